// Files as Word leaves them: tracked changes, comments, and edits that nobody tracked.
#include <gtest/gtest.h>

#include "drawn_texts.h"
#include "trip.h"

namespace simpul::docx {
namespace {

using manuscript::ImportedDraft;
using manuscript::Manuscript;
using negotiation::BlockKind;
using negotiation::Change;
using negotiation::Clause;
using negotiation::ClauseKind;

constexpr const char* by_ketut = "w:id=\"901\" w:author=\"Ketut (Bali)\" w:date=\"2022-08-01T02:30:00Z\"";

Manuscript base() {
  Manuscript out{negotiation::written_text()};
  Clause more = negotiation::clause("perubahan", ClauseKind::Article, "PERUBAHAN",
                                    {negotiation::paragraph("Nilai {{nilai}} menurut [[biaya]] dapat diubah.")});
  out.text.clauses.insert(out.text.clauses.begin() + 5, std::move(more));
  out.values = {{"nilai", "Rp1.500.000,00"}};
  return out;
}

std::string deleted(const std::string& words) {
  return std::string("<w:del ") + by_ketut + "><w:r><w:delText xml:space=\"preserve\">" + words +
         "</w:delText></w:r></w:del>";
}
std::string inserted(const std::string& words) {
  return std::string("<w:ins ") + by_ketut + "><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:ins>";
}
std::string run(const std::string& words) { return "<w:t xml:space=\"preserve\">" + words + "</w:t></w:r>"; }

// The draft that these edits of word/document.xml make.
using Edits = std::vector<std::pair<std::string, std::string>>;
ImportedDraft draft_of(const Edits& edits, const Manuscript& from = base()) {
  Parts parts = word_parts(manuscript::sheet_of(from));
  for (const auto& [what, with] : edits) replace(parts, "word/document.xml", what, with);
  const auto reading = read_word(packed(parts).value());
  EXPECT_TRUE(reading) << reading.error().code;
  if (!reading) return {};
  auto draft = manuscript::import_draft(*reading, from);
  EXPECT_TRUE(draft) << codes(draft.error());
  return draft ? std::move(*draft) : ImportedDraft{};
}

// The same, with paragraphs put before the one of this name.
ImportedDraft draft_with(const std::string& anchor, const std::string& paragraphs) {
  Parts parts = word_parts(manuscript::sheet_of(base()));
  std::string& xml = parts.at("word/document.xml");
  xml.insert(xml.rfind("<w:p>", xml.find("w:name=\"" + anchor + "\"/>")), paragraphs);
  const auto draft = manuscript::import_draft(*read_word(std::move(parts)), base());
  EXPECT_TRUE(draft) << codes(draft.error());
  return draft ? *draft : ImportedDraft{};
}

const Clause& clause_of(const ImportedDraft& draft, const std::string& name) {
  static const Clause none;
  const auto found = std::ranges::find(draft.text.clauses, name, [](const Clause& c) { return c.clause.text(); });
  EXPECT_NE(found, draft.text.clauses.end()) << name;
  return found == draft.text.clauses.end() ? none : *found;
}

TEST(Edited, TrackedWordsBecomeAProposalOnTheirClauseWithWhoAndWhen) {
  const auto draft =
      draft_of({{run("pertanian; dan"), run("pertanian") + deleted("; dan") + inserted(" dan perikanan; dan")}});
  EXPECT_EQ(clause_of(draft, "lingkup").blocks[1].text, "pertanian dan perikanan; dan");
  ASSERT_EQ(draft.proposals.size(), 1u);
  EXPECT_EQ(draft.proposals[0].clause.text(), "lingkup");
  EXPECT_EQ(draft.proposals[0].change, Change::Changed);
  EXPECT_FALSE(draft.proposals[0].untracked);
  ASSERT_EQ(draft.proposals[0].editors.size(), 1u);
  EXPECT_EQ(draft.proposals[0].editors[0].author, "Ketut (Bali)");
  EXPECT_EQ(draft.proposals[0].editors[0].at, Instant::parse("2022-08-01T02:30:00Z"));
  EXPECT_EQ(codes(draft.findings), "");
}

TEST(Edited, WordsNobodyTrackedAreProposedTooAndSaidToBeSo) {
  const auto draft = draft_of({{run("APBD; dan"), run("APBD Provinsi; dan")}});
  EXPECT_EQ(clause_of(draft, "biaya").blocks[2].text, "APBD Provinsi; dan");
  ASSERT_EQ(draft.proposals.size(), 1u);
  EXPECT_TRUE(draft.proposals[0].untracked);
  EXPECT_TRUE(draft.proposals[0].editors.empty());
}

TEST(Edited, VariablesAndReferencesStandWhereTheirWordsAreUntouched) {
  const auto draft = draft_of({{run(" dapat diubah."), run(" tidak dapat diubah sepihak.")}});
  EXPECT_EQ(clause_of(draft, "perubahan").blocks[0].text,
            "Nilai {{nilai}} menurut [[biaya]] tidak dapat diubah sepihak.");
  EXPECT_EQ(codes(draft.findings), "");
}

TEST(Edited, AVariableAndAReferenceThatWereWrittenOverAreReported) {
  const auto draft = draft_of({{run("Rp1.500.000,00"), run("Rp2.000.000,00")}, {run("Pasal 2"), run("Pasal 4")}});
  EXPECT_EQ(clause_of(draft, "perubahan").blocks[0].text, "Nilai Rp2.000.000,00 menurut Pasal 4 dapat diubah.");
  EXPECT_EQ(codes(draft.findings), "variable_overwritten@perubahan reference_overwritten@perubahan");
  EXPECT_EQ(draft.findings[0].facts.at("written"), "{{nilai}}");
}

TEST(Edited, ATrackedNewParagraphIsANewAyat) {
  const auto draft =
      draft_with("_s5", std::string("<w:p><w:pPr><w:pStyle w:val=\"NaskahAyat\"/><w:rPr><w:ins ") + by_ketut +
                            "/></w:rPr></w:pPr>" + inserted("(3) Biaya dievaluasi tiap tahun.") + "</w:p>");
  const Clause& cost = clause_of(draft, "biaya");
  ASSERT_EQ(cost.blocks.size(), 7u);
  EXPECT_EQ(cost.blocks[6].kind, BlockKind::Ayat);
  EXPECT_EQ(cost.blocks[6].text, "Biaya dievaluasi tiap tahun.");
  ASSERT_EQ(draft.proposals.size(), 1u);
  EXPECT_FALSE(draft.proposals[0].untracked);
}

TEST(Edited, ADeletedParagraphMarkJoinsTwoParagraphs) {
  Parts parts =
      parts_with_body(std::string("<w:p><w:pPr><w:rPr><w:del ") + by_ketut +
                      "/></w:rPr></w:pPr><w:r><w:t>satu </w:t></w:r></w:p><w:p><w:r><w:t>dua</w:t></w:r></w:p>");
  const auto reading = read_word(std::move(parts));
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->parts.size(), 2u);
  EXPECT_EQ(reading->parts[0].paragraph.end, manuscript::RunState::Deleted);
  Manuscript two{{{negotiation::clause("judul", ClauseKind::Title, "", {negotiation::paragraph("satu dua")})}}};
  const auto draft = manuscript::import_draft(*reading, two);
  ASSERT_TRUE(draft) << codes(draft.error());
  EXPECT_EQ(draft->text, two.text);
  EXPECT_EQ(codes(draft->findings), "base_unknown");
}

TEST(Edited, WhatOneInsertedAndAnotherDeletedStandsNowhere) {
  const auto draft =
      draft_of({{run("provinsi;"), run("provinsi;") + "<w:ins " + by_ketut + ">" + deleted(" nanti") + "</w:ins>"}});
  EXPECT_EQ(draft.text, base().text);
  EXPECT_TRUE(draft.proposals.empty());
}

TEST(Edited, AWholePasalTakenOutIsAProposalToRemoveIt) {
  Parts parts = word_parts(manuscript::sheet_of(base()));
  std::string& xml = parts.at("word/document.xml");
  const std::size_t head = xml.rfind("<w:p>", xml.find("w:name=\"_s5\"/>"));
  const std::size_t end = xml.find("</w:p>", xml.find("w:name=\"_s5_0\"/>")) + 6;
  xml.erase(head, end - head);
  const auto reading = read_word(std::move(parts));
  const auto draft = manuscript::import_draft(*reading, base());
  ASSERT_TRUE(draft);
  ASSERT_EQ(draft->proposals.size(), 1u);
  EXPECT_EQ(draft->proposals[0].clause.text(), "perubahan");
  EXPECT_EQ(draft->proposals[0].change, Change::Removed);
}

TEST(Edited, ANewPasalGetsANameAndAHeading) {
  const auto draft =
      draft_with("_s6_0",
                 "<w:p><w:r><w:t>PASAL 4</w:t></w:r><w:r><w:br/></w:r><w:r><w:t>KEADAAN KAHAR</w:t></w:r></w:p>"
                 "<w:p><w:r><w:t>(1) Keadaan kahar diberitahukan.</w:t></w:r></w:p>");
  const Clause& added = clause_of(draft, "keadaan-kahar");
  EXPECT_EQ(added.kind, ClauseKind::Article);
  EXPECT_EQ(added.heading, "KEADAAN KAHAR");
  ASSERT_EQ(added.blocks.size(), 1u);
  EXPECT_EQ(added.blocks[0].kind, BlockKind::Ayat);
}

TEST(Edited, APasalThatLostItsHeadingIsKeptAndReported) {
  Parts parts = word_parts(manuscript::sheet_of(base()));
  std::string& xml = parts.at("word/document.xml");
  const std::size_t head = xml.rfind("<w:p>", xml.find("w:name=\"_s5\"/>"));
  xml.erase(head, xml.find("</w:p>", head) + 6 - head);
  const auto draft = manuscript::import_draft(*read_word(std::move(parts)), base());
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->text, base().text);
  ASSERT_EQ(codes(draft->findings), "heading_lost@perubahan");
  EXPECT_EQ(draft->findings[0].facts.at("label"), "Pasal 3");
}

TEST(Edited, CommentsAndTheirAnswersStandOnTheirClause) {
  Parts parts = word_parts(manuscript::sheet_of(base()));
  replace(parts, "word/document.xml", run("sumber lain yang sah."),
          run("sumber ") + "<w:commentRangeStart w:id=\"7\"/><w:r>" + run("lain yang sah.") +
              "<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r><w:r><w:commentReference "
              "w:id=\"8\"/></w:r>");
  parts["word/comments.xml"] =
      "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">"
      "<w:comment w:id=\"7\" w:author=\"Ketut\" w:date=\"2022-08-01T02:30:00Z\"><w:p "
      "w14:paraId=\"0A\"><w:r><w:t>Sumber apa?"
      "</w:t></w:r></w:p></w:comment><w:comment w:id=\"8\" w:author=\"Made\" w:date=\"2022-08-01T03:30:00\"><w:p "
      "w14:paraId=\"0B\"><w:r><w:t>CSR.</w:t></w:r></w:p></w:comment><w:comment w:id=\"9\" w:author=\"Lepas\"><w:p>"
      "<w:r><w:t>Ke mana?</w:t></w:r></w:p></w:comment></w:comments>";
  parts["word/commentsExtended.xml"] =
      "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"><w15:commentEx "
      "w15:paraId=\"0A\" w15:done=\"1\"/><w15:commentEx w15:paraId=\"0B\" w15:paraIdParent=\"0A\" "
      "w15:done=\"0\"/></w15:commentsEx>";
  replace(parts, "word/_rels/document.xml.rels", "</Relationships>",
          "<Relationship Id=\"rId77\" Type=\"http://schemas.microsoft.com/office/2011/relationships/commentsExtended\" "
          "Target=\"commentsExtended.xml\"/></Relationships>");
  const auto draft = manuscript::import_draft(*read_word(packed(parts).value()), base());
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->text, base().text);
  ASSERT_EQ(draft->comments.size(), 3u);
  EXPECT_EQ(draft->comments[0].clause->text(), "biaya");
  EXPECT_EQ(draft->comments[0].block, 5u);
  EXPECT_EQ(draft->comments[0].quoted, "lain yang sah.");
  EXPECT_TRUE(draft->comments[0].resolved);
  EXPECT_EQ(draft->comments[1].answers, 0u);
  EXPECT_EQ(draft->comments[1].at, Instant::parse("2022-08-01T03:30:00Z"));
  EXPECT_EQ(draft->comments[2].clause, std::nullopt);
  EXPECT_EQ(codes(draft->findings), "comment_without_place");
}

TEST(Edited, CellsAndRowsOfATableAreProposals) {
  const auto draft = draft_of({{run("Pertanian"), run("Pertanian dan pangan")}});
  EXPECT_EQ(clause_of(draft, "rencana").blocks[0].rows[1][0], "Pertanian dan pangan");
  ASSERT_EQ(draft.proposals.size(), 1u);
  EXPECT_EQ(draft.proposals[0].clause.text(), "rencana");
}

TEST(Edited, PicturesTextBoxesAndHiddenWordsAreLeftOutAndReported) {
  const auto draft =
      draft_of({{run("APBD; dan"), run("APBD; dan") +
                                       "<w:r><w:drawing/></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Rahasia</w:t>"
                                       "</w:r></w:p></w:txbxContent></w:pict></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
                                       "<w:t>tak terlihat</w:t></w:r>"}});
  EXPECT_EQ(draft.text, base().text);
  EXPECT_EQ(codes(draft.findings), "picture_left_out@biaya text_box_left_out@biaya hidden_text_left_out@biaya");
  EXPECT_EQ(draft.findings[2].facts.at("words"), "tak terlihat");
}

TEST(Edited, AFileThatLostItsMarksIsMatchedByItsWords) {
  Parts parts = word_parts(manuscript::sheet_of(base()));
  parts.erase("customXml/item1.xml");
  parts.erase("docProps/custom.xml");
  std::string& xml = parts.at("word/document.xml");
  for (std::size_t at = 0; (at = xml.find("w:name=\"_s", at)) != std::string::npos;) xml.replace(at, 10, "w:name=\"x_");
  replace(parts, "word/document.xml", run("APBD; dan"), run("APBD Provinsi Bali; dan"));
  const auto draft = manuscript::import_draft(*read_word(packed(parts).value()), base());
  ASSERT_TRUE(draft);
  EXPECT_EQ(codes(draft->findings), "base_unknown");
  ASSERT_EQ(draft->proposals.size(), 1u);
  EXPECT_EQ(draft->proposals[0].clause.text(), "biaya");
  EXPECT_EQ(*clause_of(*draft, "biaya").blocks[1].id, *negotiation::BlockId::parse("sumber"));
}

// Every word of a text as it is printed, in order.
std::string printed_words(const negotiation::DocumentText& text) {
  std::string out;
  const auto sheet = manuscript::sheet_of({text});
  const auto say = [&](const std::vector<manuscript::Span>& spans) {
    for (const manuscript::Span& span : spans) out += span.words;
    out += "\n";
  };
  for (const manuscript::SheetPart& part : sheet.parts) {
    if (const auto* line = std::get_if<manuscript::Line>(&part)) {
      out += line->mark + " ";
      say(line->spans);
      continue;
    }
    for (const auto& row : std::get<manuscript::Grid>(part).rows) std::ranges::for_each(row, say);
  }
  return out;
}

TEST(Edited, WhateverSomebodyMadeOfItTheProposalSaysWhatTheFileSays) {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    negotiation::Drawing drawing(seed);
    const Manuscript from{negotiation::normalized(drawing.text(2 + drawing.below(10)))};
    const auto other = negotiation::normalized(drawing.reworked(from.text));
    if (!faults_of(other).empty()) continue;
    Parts parts = word_parts(manuscript::sheet_of({other}));
    parts.erase("customXml/item1.xml");
    parts.erase("docProps/custom.xml");
    const auto draft = manuscript::import_draft(*read_word(std::move(parts)), from);
    if (!draft) continue;  // little of the base is left
    // A pasal whose heading alone is gone keeps it, and says so: there the file says something else.
    if (codes(draft->findings).find("heading_lost") != std::string::npos) continue;
    ++compared;
    EXPECT_EQ(printed_words(draft->text), printed_words(other)) << seed << " " << codes(draft->findings);
  }
  EXPECT_GT(compared, 60);
}

TEST(Edited, AParagraphMovedWithTrackingStandsOnlyWhereItWasMovedTo) {
  const Manuscript from = base();
  Parts parts = word_parts(manuscript::sheet_of(from));
  std::string& xml = parts.at("word/document.xml");
  const auto moved = [&](const char* what) {
    return std::string("<w:p><w:pPr><w:pStyle w:val=\"NaskahParagraf\"/><w:rPr><w:") + what + " " + by_ketut +
           "/></w:rPr></w:pPr><w:" + what + " " + by_ketut +
           "><w:r><w:t>Dibuat dalam rangkap 2 (dua) \u201casli\u201d.</w:t>" + "</w:r></w:" + what + "></w:p>";
  };
  const std::size_t at = xml.rfind("<w:p>", xml.find("w:name=\"_s6_0\"/>"));
  xml.replace(at, xml.find("</w:p>", at) + 6 - at, moved("moveFrom"));
  xml.insert(xml.rfind("<w:p>", xml.find("w:name=\"_s5_0\"/>")), moved("moveTo"));
  const auto draft = manuscript::import_draft(*read_word(std::move(parts)), from);
  ASSERT_TRUE(draft) << codes(draft.error());
  const std::string words = printed_words(draft->text);
  const std::size_t first = words.find("Dibuat dalam rangkap");
  ASSERT_NE(first, std::string::npos) << words;
  EXPECT_EQ(words.find("Dibuat dalam rangkap", first + 1), std::string::npos) << words;
}

TEST(Edited, AnotherPaperIsNoDraftOfThisOne) {
  const auto reading = read_word(file_with_body("<w:p><w:r><w:t>Resep rendang</w:t></w:r></w:p>"));
  ASSERT_TRUE(reading);
  const auto draft = manuscript::import_draft(*reading, base());
  ASSERT_FALSE(draft);
  EXPECT_EQ(codes(draft.error()), "word_draft_unrelated");
  EXPECT_EQ(manuscript::carried_text(*reading).error().code, "word_carries_no_text");
}

TEST(Edited, ACarriedTextThatWasTamperedWithIsRefused) {
  Parts parts = word_parts(manuscript::sheet_of(base()));
  std::string& part = parts.at("customXml/item1.xml");
  const std::size_t at = part.find("hash=\"") + 6;
  part[at] = part[at] == 'a' ? 'b' : 'a';
  const auto reading = read_word(std::move(parts));
  ASSERT_TRUE(reading);
  EXPECT_EQ(manuscript::carried_text(*reading).error().code, "word_carried_text_changed");
}

}  // namespace
}  // namespace simpul::docx
