#include "drafting/printed_paper.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "drafting_data.h"

namespace simpul::drafting {
namespace {

using negotiation::Block;
using negotiation::BlockId;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseId;
using negotiation::ClauseKind;
using negotiation::DocumentText;
using paper::Runs;
using paper::RunStyle;

Block block(BlockKind kind, std::string text) { return {std::nullopt, kind, std::move(text), {}}; }
Block named(const char* id, BlockKind kind, std::string text) {
  return {*BlockId::parse(id), kind, std::move(text), {}};
}
Block table(std::vector<std::vector<std::string>> rows) {
  return {std::nullopt, BlockKind::Table, "", std::move(rows)};
}
Clause article(const char* name, std::string heading, std::vector<Block> blocks) {
  return {*ClauseId::parse(name), ClauseKind::Article, std::move(heading), std::move(blocks)};
}
Clause part(ClauseKind kind, std::string heading, std::vector<Block> blocks) {
  return {*ClauseId::parse("bagian"), kind, std::move(heading), std::move(blocks)};
}

PrintedAs as_agreement() {
  PrintedAs out;
  out.title = "Contoh";
  return out;
}

// "x", "{+x+}", "[-x-]", "{=x=}", "{?x?}" for plain, put in, taken out, moved and open.
std::string shown(const Runs& runs) {
  std::string out;
  for (const paper::Run& run : runs) {
    switch (run.style) {
      case RunStyle::Plain:
        out += run.text;
        break;
      case RunStyle::Inserted:
        out += "{+" + run.text + "+}";
        break;
      case RunStyle::Deleted:
        out += "[-" + run.text + "-]";
        break;
      case RunStyle::Moved:
        out += "{=" + run.text + "=}";
        break;
      case RunStyle::Open:
        out += "{?" + run.text + "?}";
        break;
    }
  }
  return out;
}

// One line for each block: what it is, where it stands, its words, and | or || for its bar.
std::string shown(const paper::Paper& paper) {
  std::string out;
  for (const paper::Block& one : paper.blocks) {
    if (one.bar != paper::ChangeBar::None) out += one.bar == paper::ChangeBar::Moved ? "|| " : "| ";
    std::visit(Overloaded{
                   [&](const paper::TitleLine& it) { out += "title " + shown(it.words); },
                   [&](const paper::Heading& it) { out += "heading " + shown(it.label) + " / " + shown(it.words); },
                   [&](const paper::Paragraph& it) {
                     const char* const names[] = {"", " left", " centre", " right"};
                     out += "words" + std::string(names[static_cast<int>(it.alignment)]) + " " + shown(it.words);
                   },
                   [&](const paper::Item& it) {
                     out += fmt::format("item{} {} {}", it.depth, shown(it.mark), shown(it.words));
                   },
                   [&](const paper::Labelled& it) { out += "label " + shown(it.label) + " " + shown(it.words); },
                   [&](const paper::Note& it) { out += "note " + shown(it.words); },
                   [&](const paper::Table& it) {
                     out += "table";
                     for (const auto& row : it.rows) {
                       out += " /";
                       for (const Runs& cell : row) out += " " + shown(cell);
                     }
                   },
                   [&](const paper::Signatures& it) {
                     out += "sign";
                     for (const paper::Signatory& who : it.signatories) {
                       out += " /";
                       for (const Runs& line : who.above) out += " " + shown(line);
                       out += " _ " + shown(who.name);
                     }
                   },
                   [&](const paper::Pause&) { out += "pause"; },
                   [&](const paper::PageStart&) { out += "page"; },
               },
               one.body);
    out += "\n";
  }
  return out;
}

std::string printed(const std::vector<Clause>& clauses, const PrintedAs& as = as_agreement()) {
  return shown(printed_paper({clauses}, library(), as));
}

TEST(PrintedPaper, ItemsAreSetInBelowAnAyatAndNotBelowAParagraph) {
  EXPECT_EQ(
      printed({article("a", "LINGKUP",
                       {block(BlockKind::Ayat, "Satu:"), block(BlockKind::Huruf, "h"), block(BlockKind::Angka, "n"),
                        block(BlockKind::Ayat, "Dua.")}),
               article("b", "",
                       {block(BlockKind::Paragraph, "Isi:"), block(BlockKind::Huruf, "h"), block(BlockKind::Angka, "n"),
                        block(BlockKind::Paragraph, "Isi:"), block(BlockKind::Angka, "n")})}),
      "heading Pasal 1 / LINGKUP\nitem0 (1) Satu:\nitem1 a. h\nitem2 1. n\nitem0 (2) Dua.\n"
      "heading Pasal 2 / \nwords Isi:\nitem0 a. h\nitem1 1. n\nwords Isi:\nitem0 1. n\n");
}

TEST(PrintedPaper, ReferencesAndValuesStandInWords) {
  PrintedAs as = as_agreement();
  as.values = {{"objek", "pangan  dan\npupuk"}, {"maksud", ""}};
  EXPECT_EQ(printed({article("a", "", {named("x", BlockKind::Ayat, "Objek {{objek}}.")}),
                     article("b", "", {block(BlockKind::Paragraph, "Menurut [[a/x]] dan [[b]].")})},
                    as),
            "heading Pasal 1 / \nitem0 (1) Objek pangan dan pupuk.\nheading Pasal 2 / \n"
            "words Menurut Pasal 1 ayat (1) dan Pasal 2.\n");
}

TEST(PrintedPaper, WhatIsOpenIsMarkedAndCounted) {
  const std::string out = printed({article("a", "",
                                           {block(BlockKind::Paragraph,
                                                  "{{pihak.2.pejabat}} pada {{tanggal.penandatanganan.hari}} "
                                                  "di {{wilayah_lain}} menurut [[tidak-ada]] {{Nama Kota}}"),
                                            table({{"{{judul.kapital}}"}})})});
  EXPECT_EQ(out,
            "note Naskah ini memuat 6 isian yang belum diisi, ditandai {?[seperti ini]?}.\npause\n"
            "heading Pasal 1 / \nwords {?[Nama penanda tangan beserta gelar, pihak 2]?} pada "
            "{?[Tanggal penandatanganan: hari]?} di {?[wilayah_lain]?} menurut {?[[tidak-ada]]?} {?{{Nama Kota}}?}\n"
            "table / {?[Yang dikerjasamakan]?}\n");
}

TEST(PrintedPaper, WhoSignsStandsInColumns) {
  EXPECT_EQ(printed({part(ClauseKind::Closing, "", {block(BlockKind::Paragraph, "Demikian.")}),
                     part(ClauseKind::Signatures, "",
                          {table({{"PIHAK KESATU", "PIHAK KEDUA"}, {"GUBERNUR", "BUPATI"}, {"A", "B"}})})}),
            "pause\nwords Demikian.\nsign / PIHAK KESATU GUBERNUR _ A / PIHAK KEDUA BUPATI _ B\n");
  EXPECT_EQ(printed({part(ClauseKind::Signatures, "",
                          {block(BlockKind::Paragraph, "GUBERNUR"), block(BlockKind::Paragraph, "A")})}),
            "sign / GUBERNUR _ A\n");
  EXPECT_EQ(printed({part(ClauseKind::Signatures, "", {table({{"PIHAK"}})})}), "sign / PIHAK _ \n");
  EXPECT_EQ(printed({part(ClauseKind::Signatures, "", {})}), "");
}

TEST(PrintedPaper, AttachmentsBeginOnAPageOfTheirOwn) {
  EXPECT_EQ(printed({part(ClauseKind::Attachment, "RENCANA", {table({{"a", "b"}, {"c", ""}})})}),
            "page\nheading LAMPIRAN / RENCANA\ntable / a b / c \n");
}

TEST(PrintedPaper, LettersLookLikeLetters) {
  PrintedAs as = as_agreement();
  as.document = dossiers::DocumentType::OfferLetter;
  const DocumentText text{
      {part(ClauseKind::Title, "",
            {block(BlockKind::Paragraph, "GUBERNUR BALI"), block(BlockKind::Paragraph, "Jalan Basuki"),
             block(BlockKind::Paragraph, "Denpasar, 1 Juli 2022"), block(BlockKind::Paragraph, "Nomor: 12"),
             block(BlockKind::Paragraph, "Hal: Tawaran")}),
       part(ClauseKind::Parties, "", {block(BlockKind::Paragraph, "Yth. Gubernur")}),
       part(ClauseKind::Attachment, "TEMBUSAN", {block(BlockKind::Angka, "Menteri.")})}};
  const paper::Paper out = printed_paper(text, library(), as);
  EXPECT_EQ(out.letterhead, (paper::Letterhead{{"GUBERNUR BALI"}, {"Jalan Basuki"}}));
  EXPECT_EQ(shown(out),
            "words right Denpasar, 1 Juli 2022\nlabel Nomor : 12\nlabel Hal : Tawaran\npause\n"
            "words left Yth. Gubernur\npause\nheading  / TEMBUSAN\nitem0 1. Menteri.\n");
}

TEST(PrintedPaper, NamesItsTextInTheFooter) {
  const DocumentText text{{article("a", "", {})}};
  PrintedAs as = as_agreement();
  as.verify_origin = "https://simpul.example";
  const paper::Paper out = printed_paper(text, library(), as);
  const std::string hex = hash_of(text).text();
  EXPECT_EQ(out.footer.fingerprint, "Sidik naskah " + hex.substr(0, 4) + " " + hex.substr(4, 4) + " " +
                                        hex.substr(8, 4) + " " + hex.substr(12, 4));
  EXPECT_EQ(out.footer.address, "https://simpul.example/periksa/" + hex);
  EXPECT_EQ(out.footer.code, verification_code("https://simpul.example", hash_of(text)));
  EXPECT_EQ(out.footer.page, "Halaman {page} dari {pages}");
}

TEST(PrintedPaper, IsVerifiedAtTheAddressOfItsNodeByItsWholeHash) {
  const Digest text = hash_of(DocumentText{{article("a", "", {})}});
  EXPECT_EQ(verification_address("https://simpul.example", text), "https://simpul.example/periksa/" + text.text());
  EXPECT_EQ(verification_address("", text), "") << "no address is better than one that leads nowhere";
  const auto known = Digest::parse("3f2a91c077de05b19c44e0d2a6b8f7135e9071ac3d62f84b05c7d91e6a2f83bd");
  EXPECT_EQ(verification_code("https://simpul.example:8443", *known),
            "HTTPS://SIMPUL.EXAMPLE:8443/P/H4VJDQDX3YC3DHCE4DJKNOHXCNPJA4NMHVRPQSYFY7MR42RPQO6Q");
  EXPECT_EQ(verification_code("", text), "");
}

std::string compared(const DocumentText& before, const DocumentText& after) {
  const auto lines = negotiation::redline(before, after);
  const std::string out = shown(printed_redline(lines, library(), as_agreement(), {"lama", "baru"}));
  const std::string legend =
      "note Perbandingan lama dengan baru. Cara membaca: {+ditambahkan+}, [-dihapus-], "
      "{=dipindahkan=}";
  EXPECT_TRUE(out.starts_with(legend)) << out;
  return out.substr(out.find("pause\n") + 6);
}

TEST(PrintedRedline, MarksWordsAndNumbers) {
  const DocumentText before{{article("a", "OBJEK", {block(BlockKind::Ayat, "Objek kerja sama ini adalah pangan.")}),
                             article("b", "BIAYA", {block(BlockKind::Paragraph, "Menurut [[a]] biaya dibagi dua.")})}};
  DocumentText after = before;
  after.clauses[0].blocks[0].text = "Objek kerja sama ini adalah pupuk.";
  after.clauses.insert(after.clauses.begin(),
                       article("baru", "UMUM", {block(BlockKind::Paragraph, "Ketentuan baru.")}));
  EXPECT_EQ(compared(before, after),
            "| heading {+Pasal 1+} / {+UMUM+}\nnote Ditambahkan.\n| words {+Ketentuan baru.+}\n"
            "heading Pasal 2 / OBJEK\nnote Semula Pasal 1.\n"
            "| item0 (1) Objek kerja sama ini adalah [-pangan-]{+pupuk+}.\n"
            "heading Pasal 3 / BIAYA\nnote Semula Pasal 2.\nwords Menurut Pasal 2 biaya dibagi dua.\n");
}

TEST(PrintedRedline, SaysWhenceAPartMoved) {
  const DocumentText before{
      {article("a", "A",
               {named("x", BlockKind::Ayat, "Satu satu."), named("y", BlockKind::Ayat, "Dua dua."),
                named("z", BlockKind::Ayat, "Tiga tiga.")}),
       article("b", "B", {block(BlockKind::Paragraph, "Isi dari b.")}),
       article("c", "C", {block(BlockKind::Paragraph, "Isi dari c.")})}};
  DocumentText after = before;
  std::rotate(after.clauses.begin(), after.clauses.begin() + 2, after.clauses.end());
  auto& blocks = after.clauses[1].blocks;
  std::rotate(blocks.begin(), blocks.begin() + 2, blocks.end());
  EXPECT_EQ(compared(before, after),
            "|| heading Pasal 1 / C\nnote Dipindahkan, semula Pasal 3.\n|| words Isi dari c.\n"
            "heading Pasal 2 / A\nnote Semula Pasal 1.\nnote Dipindahkan, semula Pasal 1 ayat (3).\n"
            "|| item0 (1) {=Tiga tiga.=}\nitem0 (2) Satu satu.\nitem0 (3) Dua dua.\n"
            "heading Pasal 3 / B\nnote Semula Pasal 2.\nwords Isi dari b.\n");
}

TEST(PrintedRedline, ShowsWhatWasTakenOutWhereItStood) {
  const DocumentText before{{article("a", "A", {block(BlockKind::Paragraph, "Isi a.")}),
                             article("b", "B", {block(BlockKind::Paragraph, "Menurut [[a]] {{objek}}.")})}};
  const DocumentText after{{before.clauses[0]}};
  EXPECT_EQ(compared(before, after),
            "heading Pasal 1 / A\nwords Isi a.\n| heading [-Pasal 2-] / [-B-]\nnote Dihapus, semula Pasal 2.\n"
            "| words [-Menurut Pasal 1 [Objek kerja sama].-]\n");
}

TEST(PrintedRedline, ATableWithOtherColumnsStandsTwice) {
  DocumentText before{{article("a", "A", {table({{"Bidang", "Dinas"}, {"Tani", "X"}})})}};
  DocumentText after = before;
  after.clauses[0].blocks[0].rows = {{"Bidang", "Dinas"}, {"Tani", "Y"}, {"Laut", "Z"}};
  EXPECT_EQ(compared(before, after),
            "heading Pasal 1 / A\n| table / Bidang Dinas / Tani [-X-]{+Y+} / {+Laut+} {+Z+}\n");
  after.clauses[0].blocks[0].rows = {{"Bidang", "Dinas", "Tahun"}, {"Tani", "X", "2022"}};
  EXPECT_EQ(compared(before, after),
            "heading Pasal 1 / A\nnote Tabel semula:\n| table / [-Bidang-] [-Dinas-] / [-Tani-] [-X-]\n"
            "note Tabel menjadi:\n| table / {+Bidang+} {+Dinas+} {+Tahun+} / {+Tani+} {+X+} {+2022+}\n");
}

TEST(PrintedRedline, OfATextWithItselfMarksNothing) {
  for (const Template& form : library().templates) {
    const DocumentText text = *instantiate(library(), form, full_particulars(2));
    PrintedAs as = as_agreement();
    as.document = form.document;
    paper::Paper lines = printed_redline(negotiation::redline(text, text), library(), as, {"lama", "baru"});
    lines.blocks.erase(lines.blocks.begin(), lines.blocks.begin() + 2);
    EXPECT_EQ(shown(lines), shown(printed_paper(text, library(), as))) << form.id;
  }
}

}  // namespace
}  // namespace simpul::drafting
