// Our own export read as if a stranger had written it: the numbers Word prints and the words alone must do.
#include <gtest/gtest.h>

#include "drafting_data.h"
#include "manuscript/split.h"
#include "trip.h"

namespace simpul::docx {
namespace {

using negotiation::Clause;
using negotiation::ClauseKind;
using negotiation::DocumentText;

std::string shape(const DocumentText& text, ClauseKind kind) {
  std::string out;
  for (const Clause& clause : text.clauses) {
    if (clause.kind != kind) continue;
    out += clause.heading + ":";
    for (const auto& block : clause.blocks) {
      out += std::string("pahnt").substr(static_cast<std::size_t>(block.kind), 1);
    }
    out += "\n";
  }
  return out;
}

TEST(Foreign, TheExportOfAnAgreementFallsIntoTheSameParts) {
  for (const char* id : {"joint_agreement", "cooperation_agreement", "amendment", "extension"}) {
    const auto* form = drafting::library().find(id);
    const DocumentText text = *drafting::instantiate(drafting::library(), *form, drafting::full_particulars(2));
    const auto reading = read_word(file_of({text}));
    ASSERT_TRUE(reading);
    const auto draft = manuscript::split_draft(manuscript::lines_of_word(*reading));
    ASSERT_TRUE(draft) << id << codes(draft.error());
    for (const ClauseKind kind : {ClauseKind::Article, ClauseKind::Closing, ClauseKind::Signatures}) {
      EXPECT_EQ(shape(draft->text, kind), shape(text, kind)) << id;
    }
    const negotiation::Numbering before(text), after(draft->text);
    EXPECT_TRUE(after.undefined_references().empty());
    for (const auto& finding : draft->findings) {
      EXPECT_NE(finding.code, "reference_unresolved") << id << finding.facts.at("written");
    }
  }
}

TEST(Foreign, TypedNumbersAndAutomaticOnesAreBothRead) {
  Parts parts = parts_with_body(
      "<w:p><w:r><w:t>PERJANJIAN</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"4\"/>"
      "</w:numPr></w:pPr></w:p><w:p><w:r><w:t>OBJEK</w:t></w:r></w:p><w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/>"
      "<w:numId w:val=\"4\"/></w:numPr></w:pPr><w:r><w:t>Objek pertama.</w:t></w:r></w:p><w:p><w:r><w:t>(2)</w:t></w:r>"
      "<w:r><w:tab/><w:t>Objek kedua menurut Pasal 1 ayat (1).</w:t></w:r></w:p>");
  parts["word/numbering.xml"] =
      "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum "
      "w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
      "w:val=\"Pasal %1\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
      "w:val=\"(%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"4\"><w:abstractNumId "
      "w:val=\"1\"/></w:num></w:numbering>";
  parts["word/_rels/document.xml.rels"] =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
      "Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>";
  const auto reading = read_word(packed(parts).value());
  ASSERT_TRUE(reading) << reading.error().code;
  const auto draft = manuscript::split_draft(manuscript::lines_of_word(*reading));
  ASSERT_TRUE(draft) << codes(draft.error());
  EXPECT_EQ(shape(draft->text, ClauseKind::Article), "OBJEK:aa\n");
  EXPECT_EQ(draft->text.clauses[1].blocks[1].text, "Objek kedua menurut [[objek/ayat-1]].");
}

}  // namespace
}  // namespace simpul::docx
