#include "negotiation/numbering.h"

#include <gtest/gtest.h>

#include "drawn_texts.h"

namespace simpul::negotiation {
namespace {

std::string words(std::string_view text, const Numbering& numbering) { return printed(text, numbering, {}).text; }

std::string marks(const ClauseNumber& clause) {
  std::string out;
  for (const BlockNumber& one : clause.blocks) out += std::to_string(one.depth) + "[" + one.mark + "] ";
  return out;
}

TEST(Numbering, CountsInOrderOfTheText) {
  const Numbering numbering(written_text());
  const auto& clauses = numbering.clauses();
  EXPECT_EQ(clauses[0].label, "Judul");
  EXPECT_EQ(clauses[1].blocks[0].label, "Para Pihak angka 1");
  EXPECT_EQ(clauses[2].blocks[0].label, "Pertimbangan huruf a");
  EXPECT_EQ(clauses[3].label, "Pasal 1");
  EXPECT_EQ(clauses[4].label, "Pasal 2");
  EXPECT_EQ(clauses[5].label, "Penutup");
  EXPECT_EQ(clauses[6].label, "Tanda Tangan");
  EXPECT_EQ(clauses[7].label, "Lampiran");
  EXPECT_EQ(marks(clauses[3]), "0[] 1[a.] 1[b.] ");
  EXPECT_EQ(marks(clauses[4]), "0[(1)] 0[(2)] 1[a.] 2[1.] 2[2.] 1[b.] ");
  EXPECT_EQ(clauses[4].blocks[4].label, "Pasal 2 ayat (2) huruf a angka 2");
  EXPECT_EQ(clauses[4].blocks[5].label, "Pasal 2 ayat (2) huruf b");
}

TEST(Numbering, ItemsBeginAnewInEveryAyatAndParagraph) {
  using enum BlockKind;
  const DocumentText text{{clause("a", ClauseKind::Article, "",
                                  {block(Ayat, "x"), block(Angka, "x"), block(Angka, "x"), block(Ayat, "x"),
                                   block(Huruf, "x"), block(Table, ""), block(Huruf, "x"), block(Paragraph, "x"),
                                   block(Huruf, "x"), block(Angka, "x")})}};
  const Numbering numbering(text);
  EXPECT_EQ(marks(numbering.clauses()[0]), "0[(1)] 1[1.] 1[2.] 0[(2)] 1[a.] 0[] 1[b.] 0[] 1[a.] 2[1.] ");
  EXPECT_EQ(numbering.clauses()[0].blocks[2].label, "Pasal 1 ayat (1) angka 2");
  EXPECT_EQ(numbering.clauses()[0].blocks[7].label, "Pasal 1 ayat (2)");
}

TEST(Numbering, LettersGoOnAfterZAndAttachmentsAreRoman) {
  EXPECT_EQ(letter_number(1), "a");
  EXPECT_EQ(letter_number(26), "z");
  EXPECT_EQ(letter_number(27), "aa");
  EXPECT_EQ(letter_number(28), "ab");
  EXPECT_EQ(letter_number(52), "az");
  EXPECT_EQ(letter_number(53), "ba");
  EXPECT_EQ(letter_number(703), "aaa");
  EXPECT_EQ(roman_number(4), "IV");
  EXPECT_EQ(roman_number(9), "IX");
  EXPECT_EQ(roman_number(49), "XLIX");
  EXPECT_EQ(roman_number(400), "CD");
  DocumentText text = written_text();
  text.clauses.push_back(clause("peta", ClauseKind::Attachment, "", {block(BlockKind::Huruf, "x")}));
  const Numbering numbering(text);
  EXPECT_EQ(numbering.clauses()[7].label, "Lampiran I");
  EXPECT_EQ(numbering.clauses()[8].blocks[0].label, "Lampiran II huruf a");
}

TEST(Numbering, ReferencesFollowAMove) {
  DocumentText text = written_text();
  EXPECT_EQ(words("menurut [[biaya/sumber]] dan [[lingkup]]", Numbering(text)), "menurut Pasal 2 ayat (2) dan Pasal 1");
  std::swap(text.clauses[3], text.clauses[4]);
  std::swap(text.clauses[3].blocks[0], text.clauses[3].blocks[1]);
  EXPECT_EQ(words("menurut [[biaya/sumber]] dan [[lingkup]]", Numbering(text)), "menurut Pasal 1 ayat (1) dan Pasal 2");
}

TEST(Numbering, WhatIsNotThereStaysVisibleAndIsListed) {
  DocumentText text = written_text();
  text.clauses[5].blocks.push_back(
      paragraph("lihat [[hapus]], [[biaya/lain]], {{Nama}}, [[ biaya ]] dan {{nomor.kesatu}}"));
  text.clauses[7].blocks[0].rows[1][1] = "[[hilang]]";
  text.clauses[7].heading = "{{judul";
  const Numbering numbering(text);
  ASSERT_EQ(numbering.undefined_references().size(), 3u);
  EXPECT_EQ(numbering.undefined_references()[0].written, "[[hapus]]");
  EXPECT_EQ(numbering.undefined_references()[1].written, "[[biaya/lain]]");
  EXPECT_EQ(numbering.undefined_references()[2].clause, 7u);
  EXPECT_EQ(numbering.undefined_references()[2].block, 0u);
  ASSERT_EQ(numbering.unreadable_marks().size(), 3u);
  EXPECT_EQ(numbering.unreadable_marks()[0].written, "{{Nama}}");
  EXPECT_EQ(numbering.unreadable_marks()[1].written, "[[ biaya ]]");
  EXPECT_EQ(numbering.unreadable_marks()[2].written, "{{");
  EXPECT_FALSE(numbering.unreadable_marks()[2].block);
  EXPECT_EQ(numbering.variables(), (std::vector<std::string>{"nomor.kesatu", "jangka_waktu.tahun"}));
  EXPECT_EQ(words("[[hapus]] {{Nama}}", numbering), "[[hapus]] {{Nama}}");
}

TEST(Printed, FillsVariablesOnceAndListsTheRest) {
  const Numbering numbering(written_text());
  const VariableValues values = {{"a", "{{b}} [[biaya]]"}, {"kosong", ""}};
  const Printed out = printed("{{a}}|{{kosong}}|{{b}}|{{{a}}|[[x]]|[[[biaya]]]", numbering, values);
  EXPECT_EQ(out.text, "{{b}} [[biaya]]||{{b}}|{{{a}}|[[x]]|[[[biaya]]]");
  EXPECT_EQ(out.unfilled, std::vector<std::string>{"b"});
  EXPECT_EQ(out.undefined, std::vector<std::string>{"[[x]]"});
}

TEST(Marks, StandInOrderAndNeverOverlap) {
  Drawing drawing(4);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = drawing.below(40); i > 0; --i) {
      text +=
          std::vector<std::string>{"[[", "]]", "{{", "}}", "biaya", "/", "[", "}", ".", " ", "A"}[drawing.below(11)];
    }
    std::size_t end = 0;
    for (const Mark& mark : marks_of(text)) {
      ASSERT_GE(mark.begin, end);
      ASSERT_GT(mark.end, mark.begin + 1);
      ASSERT_LE(mark.end, text.size());
      end = mark.end;
      const std::string written = text.substr(mark.begin, mark.end - mark.begin);
      if (mark.kind == MarkKind::Variable) {
        ASSERT_EQ(written, "{{" + mark.name + "}}");
      }
      if (mark.kind != MarkKind::Reference) continue;
      ASSERT_EQ(written, "[[" + mark.name + (mark.block.empty() ? "" : "/" + mark.block) + "]]");
    }
  }
}

}  // namespace
}  // namespace simpul::negotiation
