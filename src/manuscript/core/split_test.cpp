#include "manuscript/split.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "negotiation/numbering.h"

namespace simpul::manuscript {
namespace {

using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseKind;

// The wording of agreements between regions as people write them, with a page break in the middle of a sentence.
constexpr const char* agreement = R"(KESEPAKATAN BERSAMA
ANTARA
PEMERINTAH PROVINSI KALIMANTAN TENGAH
DENGAN
PEMERINTAH PROVINSI BALI
TENTANG
KERJA SAMA PEMBANGUNAN DAERAH
NOMOR: 120/11/KSB/2023
NOMOR: 075/04/KB/2023
Pada hari ini Selasa, tanggal tujuh bulan Maret tahun dua ribu dua puluh tiga, bertempat di Denpasar,
kami yang bertanda tangan di bawah ini:
1. SUGIANTO SABRAN, Gubernur Kalimantan Tengah, berkedudukan di Palangka Raya, bertindak untuk dan
atas nama Pemerintah Provinsi Kalimantan Tengah, selanjutnya disebut PIHAK KESATU.
2. WAYAN KOSTER, Gubernur Bali, berkedudukan di Denpasar, bertindak untuk dan atas nama Pemerintah
Provinsi Bali, selanjutnya disebut PIHAK KEDUA.
PIHAK KESATU dan PIHAK KEDUA terlebih dahulu menerangkan hal-hal sebagai berikut:
a. bahwa daerah dapat mengadakan kerja sama sesuai dengan Pasal 363 Undang-Undang Nomor 23 Tahun 2014
tentang Pemerintahan Daerah;
b. bahwa PARA PIHAK sepakat untuk bekerja sama.
BAB I
KETENTUAN UMUM
Pasal 1
MAKSUD DAN TUJUAN
(1) Maksud Kesepakatan Bersama ini adalah sebagai landasan kerja sama.
(2) Tujuan sebagaimana dimaksud pada ayat (1) adalah meningkatkan pelayanan publik.
Pasal 2
RUANG LINGKUP
Ruang lingkup Kesepakatan Bersama ini meliputi:
a. pertanian dan ketahanan pangan;
b. pariwisata; dan
c. peningkatan kapasitas aparatur, yang meliputi pendidikan, pelatihan, dan pertukaran pegawai antara
)"
                                  "\f"
                                  R"(kedua belah pihak selama masa berlakunya Kesepakatan Bersama ini.
Pasal 3
Pelaksanaan
(1) Pelaksanaan sebagaimana dimaksud dalam Pasal 2 huruf b dituangkan dalam Perjanjian Kerja Sama.
(2) Perjanjian sebagaimana dimaksud pada Pasal 3 ayat (1) mengacu pada Pasal 9.
(4) Biaya dibebankan pada APBD menurut Pasal 12 Peraturan Pemerintah Nomor 12 Tahun 2019.
Pasal 4
PENUTUP
Hal-hal yang belum diatur disepakati kemudian oleh PARA PIHAK.
Demikian Kesepakatan Bersama ini dibuat dalam rangkap 2 (dua) bermeterai cukup.
PIHAK KEDUA, PIHAK KESATU,
WAYAN KOSTER SUGIANTO SABRAN
LAMPIRAN
RENCANA KERJA
Kegiatan dimulai bulan April 2023.
)";

SplitDraft drafted(const ForeignLines& lines) {
  auto draft = split_draft(lines);
  EXPECT_TRUE(draft) << draft.error().front().code << draft.error().front().pointer;
  return draft ? std::move(*draft) : SplitDraft{};
}

std::string shape(const SplitDraft& draft) {
  std::string out;
  for (const Clause& clause : draft.text.clauses) {
    out += clause.clause.text() + ":";
    for (const auto& block : clause.blocks) {
      out += std::string("pahnt").substr(static_cast<std::size_t>(block.kind), 1);
    }
    out += " ";
  }
  return out;
}

std::string codes(const SplitDraft& draft) {
  std::string out;
  for (const Finding& finding : draft.findings) {
    out += finding.code + (finding.clause ? "@" + finding.clause->text() : "") + " ";
  }
  return out;
}

TEST(Split, AnAgreementFallsIntoItsParts) {
  const SplitDraft draft = drafted(lines_of_pages(agreement));
  EXPECT_EQ(shape(draft),
            "judul:ppppppppp para-pihak:pnnp pertimbangan:hh maksud-dan-tujuan:aa ruang-lingkup:phhh pelaksanaan:aaa "
            "penutup:p penutup-2:p tanda-tangan:pp rencana-kerja:p ");
  EXPECT_EQ(draft.text.clauses[3].heading, "MAKSUD DAN TUJUAN");
  EXPECT_EQ(draft.text.clauses[5].heading, "Pelaksanaan");
  EXPECT_EQ(draft.text.clauses[7].kind, ClauseKind::Closing);
  EXPECT_EQ(draft.text.clauses[9].heading, "RENCANA KERJA");
}

TEST(Split, AParagraphGoesOnOverTheEndOfAPage) {
  const SplitDraft draft = drafted(lines_of_pages(agreement));
  EXPECT_TRUE(draft.text.clauses[4].blocks[3].text.ends_with(
      "pertukaran pegawai antara kedua belah pihak selama masa berlakunya Kesepakatan Bersama ini."));
}

TEST(Split, EachPartKnowsWhereItStoodOnThePage) {
  const SplitDraft draft = drafted(lines_of_pages(agreement));
  EXPECT_EQ(draft.places[0].blocks[0], (PagePlace{1, 1}));
  EXPECT_EQ(draft.places[5].head, (PagePlace{2, 2}));
  EXPECT_EQ(draft.places[5].blocks[1], (PagePlace{2, 5}));
}

TEST(Split, ReferencesAreMadeOnlyWhereOnePartIsMeant) {
  const SplitDraft draft = drafted(lines_of_pages(agreement));
  EXPECT_EQ(draft.text.clauses[3].blocks[1].text,
            "Tujuan sebagaimana dimaksud pada [[maksud-dan-tujuan/ayat-1]] adalah meningkatkan pelayanan publik.");
  const auto& practice = draft.text.clauses[5].blocks;
  EXPECT_EQ(practice[0].text,
            "Pelaksanaan sebagaimana dimaksud dalam [[ruang-lingkup/huruf-2]] dituangkan dalam Perjanjian Kerja Sama.");
  EXPECT_EQ(practice[1].text, "Perjanjian sebagaimana dimaksud pada [[pelaksanaan/ayat-1]] mengacu pada Pasal 9.");
  EXPECT_EQ(practice[2].text, "Biaya dibebankan pada APBD menurut Pasal 12 Peraturan Pemerintah Nomor 12 Tahun 2019.")
      << "an article of a law is none of this paper";
  EXPECT_NE(draft.text.clauses[2].blocks[0].text.find("Pasal 363 Undang-Undang"), std::string::npos);
  EXPECT_TRUE(negotiation::Numbering(draft.text).undefined_references().empty());
}

TEST(Split, WhatWasNotUnderstoodIsSaid) {
  const SplitDraft draft = drafted(lines_of_pages(agreement));
  EXPECT_EQ(codes(draft),
            "chapter_left_out chapter_left_out item_number_differs@pelaksanaan reference_unresolved@pelaksanaan "
            "reference_rewritten@maksud-dan-tujuan ");
  EXPECT_EQ(draft.findings[2].facts.at("written"), "(4)");
  EXPECT_EQ(draft.findings[2].facts.at("becomes"), "(3)");
  EXPECT_EQ(draft.findings[3].facts.at("written"), "Pasal 9");
  EXPECT_EQ(draft.findings[4].facts.at("becomes"), "Pasal 1 ayat (1)");
}

TEST(Split, PageNumbersAndRepeatedHeadsAreNoText) {
  std::string pages;
  for (int i = 1; i <= 4; ++i) {
    pages += "DRAF KERJA SAMA - RAHASIA\nPasal " + std::to_string(i) + "\nHEADING " +
             std::string(1, static_cast<char>('A' + i)) + "\nIsi pasal ke-" +
             std::string(static_cast<std::size_t>(i), 'x') + " cukup jelas.\nHalaman " + std::to_string(i) +
             " dari 4\n\f";
  }
  const SplitDraft draft = drafted(lines_of_pages(pages));
  EXPECT_EQ(draft.text.clauses.size(), 4u);
  EXPECT_EQ(codes(draft), "page_line_left_out parties_not_found ");
  EXPECT_EQ(draft.findings[0].facts.at("words"), "DRAF KERJA SAMA - RAHASIA");
}

ForeignLines lines(std::initializer_list<const char*> texts) {
  ForeignLines out;
  for (const char* text : texts) out.lines.push_back({.text = text});
  return out;
}

TEST(Split, PasalNumberedByWordAndItemsWithoutASentence) {
  ForeignLines from = lines({"PERJANJIAN KERJA SAMA", "Yang bertanda tangan di bawah ini:"});
  from.lines.push_back({.text = "HAK DAN KEWAJIBAN", .number = "Pasal 1"});
  from.lines.push_back({.text = "PIHAK KESATU wajib menyediakan data;", .number = "a."});
  from.lines.push_back({.text = "PIHAK KEDUA wajib membayar menurut huruf a.", .number = "b."});
  const SplitDraft draft = drafted(from);
  EXPECT_EQ(shape(draft), "judul:p para-pihak:p hak-dan-kewajiban:aa ");
  EXPECT_EQ(codes(draft),
            "items_become_ayat@hak-dan-kewajiban item_number_differs@hak-dan-kewajiban "
            "item_number_differs@hak-dan-kewajiban ");
}

TEST(Split, RepeatedPasalNumbersMakeReferencesUncertain) {
  const SplitDraft draft = drafted(lines(
      {"Pasal 1", "OBJEK", "Objek menurut Pasal 2.", "Pasal 2", "BIAYA", "Biaya.", "Pasal 2", "WAKTU", "Waktu."}));
  EXPECT_EQ(codes(draft), "parties_not_found article_number_differs@waktu reference_unresolved@objek ");
}

TEST(Split, ALineThatOnlyMentionsAPasalOpensNone) {
  const SplitDraft draft =
      drafted(lines({"Pasal 1", "OBJEK", "Pasal 2 ayat (1) berlaku juga bagi objek lain.", "Pasal 2", "BIAYA",
                     "(1) Biaya ditanggung bersama.", "Demikian pula biaya lain.", "Pasal 3", "WAKTU", "Lima tahun."}));
  EXPECT_EQ(shape(draft), "objek:p biaya:ap waktu:p ");
  EXPECT_EQ(draft.text.clauses[0].blocks[0].text, "[[biaya/ayat-1]] berlaku juga bagi objek lain.");
}

TEST(Split, TablesOfSignaturesAndAnnexesStandWhereTheyBelong) {
  ForeignLines from = lines({"Pasal 1", "OBJEK", "Objek."});
  from.lines.push_back({.rows = {{"PIHAK KEDUA,", "PIHAK KESATU,"}, {"Koster"}}});
  from.lines.push_back({.text = "LAMPIRAN I"});
  from.lines.push_back({.rows = {{"Kegiatan", "Waktu"}, {"Rapat", "Mei"}}});
  const SplitDraft draft = drafted(from);
  EXPECT_EQ(shape(draft), "objek:p tanda-tangan:t lampiran:t ");
  EXPECT_EQ(draft.text.clauses[1].blocks[0].rows[1].size(), 2u);
}

TEST(Split, AFloodOfPasalIsRefusedBeforeItIsLookedInto) {
  std::string flood;
  for (int i = 0; i < 100'000; ++i) flood += "Pasal 1\nOBJEK\nmenurut Pasal 1 ayat (1)\n";
  const auto draft = split_draft(lines_of_pages(flood));
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().front().code, "text_too_large");
}

TEST(Split, NothingIsRefused) {
  const auto draft = split_draft({});
  ASSERT_FALSE(draft);
  EXPECT_EQ(draft.error().front().code, "draft_without_text");
}

TEST(Split, NoNoiseBringsItDown) {
  const std::string whole = agreement;
  std::uint32_t seed = 20230307;
  for (int round = 0; round < 300; ++round) {
    std::string noisy = whole;
    for (int k = 0; k < 20; ++k) {
      seed = seed * 1664525 + 1013904223;
      const std::size_t at = seed % noisy.size();
      seed = seed * 1664525 + 1013904223;
      if (seed % 3 == 0)
        noisy.erase(at, 1 + (seed >> 8) % 40);
      else
        noisy.insert(at, whole.substr((seed >> 8) % whole.size(), (seed >> 20) % 30));
    }
    const auto draft = split_draft(lines_of_pages(noisy));
    if (!draft) continue;
    EXPECT_TRUE(faults_of(draft->text).empty()) << round;
    EXPECT_TRUE(negotiation::Numbering(draft->text).undefined_references().empty()) << round;
  }
}

TEST(Split, ThePartiesAtTheEndOfASentenceAreNoSignatures) {
  const auto split =
      split_draft(lines_of_pages("KESEPAKATAN BERSAMA\nPasal 1\nRUANG LINGKUP\n"
                                 "Bidang lain disepakati secara tertulis oleh\nPARA PIHAK.\n"
                                 "Pasal 2\nPENUTUP\nHal lain disepakati kemudian.\n"
                                 "PIHAK KESATU, PIHAK KEDUA,\nSugianto Sabran Wayan Koster\n"));
  ASSERT_TRUE(split);
  std::vector<ClauseKind> kinds;
  for (const Clause& clause : split->text.clauses) kinds.push_back(clause.kind);
  EXPECT_EQ(kinds, (std::vector{ClauseKind::Title, ClauseKind::Article, ClauseKind::Article, ClauseKind::Signatures}));
}

}  // namespace
}  // namespace simpul::manuscript
