// What strangers may send: each is refused with the code that says why.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "docx/docx_files.h"
#include "drawn_texts.h"
#include "encoding/json.h"
#include "ports/file_bounds.h"
#include "trip.h"

namespace simpul::docx {
namespace {

DocxFiles& files() {
  static DocxFiles made(SIMPUL_WORD_WORKER);
  return made;
}

// The code, or "ok"; asked through the worker, as a stranger's file is.
std::string verdict(const std::string& bytes) {
  const auto reading = files().read(bytes);
  return reading ? "ok" : reading.error().code;
}

Parts sound() { return word_parts(manuscript::sheet_of({negotiation::written_text()})); }
std::string verdict(const Parts& parts) { return verdict(packed(parts).value()); }

void relate(Parts& parts, const std::string& type, const std::string& target, const std::string& mode) {
  replace(parts, "word/_rels/document.xml.rels", "</Relationships>",
          "<Relationship Id=\"rId66\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
              type + "\" Target=\"" + target + "\"" + (mode.empty() ? "" : " TargetMode=\"" + mode + "\"") +
              "/></Relationships>");
}

TEST(Refused, ASoundFileIsNot) { EXPECT_EQ(verdict(sound()), "ok"); }

TEST(Refused, WhatIsNoWordFile) {
  EXPECT_EQ(verdict(""), "word_not_docx");
  EXPECT_EQ(verdict("%PDF-1.7"), "word_not_docx");
  EXPECT_EQ(verdict(packed({{"[Content_Types].xml", "<x/>"}}).value()), "word_structure_lost");
  EXPECT_EQ(verdict("PK\x03\x04 not an archive"), "word_damaged");
  Parts book = sound();
  book["_rels/.rels"] =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
      "Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  book["xl/workbook.xml"] = "<workbook/>";
  EXPECT_EQ(verdict(book), "word_not_docx");
}

TEST(Refused, OldAndLockedFiles) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  EXPECT_EQ(verdict(ole + std::string(512, '\0')), "word_old_format");
  std::string name;
  for (const char c : std::string("EncryptedPackage")) name += {c, '\0'};
  EXPECT_EQ(verdict(ole + std::string(512, '\0') + name), "word_encrypted");
}

TEST(Refused, AnArchiveThatSwells) {
  Parts parts = sound();
  parts["word/media.xml"] = std::string(40u << 20, ' ');
  EXPECT_EQ(verdict(parts), "word_unpacks_too_large") << "forty mebibytes of nothing";
  parts = sound();
  for (std::size_t i = 0; i <= entries_max; ++i) parts["word/media/" + std::to_string(i)] = "x";
  EXPECT_EQ(verdict(parts), "word_unpacks_too_large") << "too many entries";
}

TEST(Refused, AnEntryThatLiesAboutItsSize) {
  std::string bytes = packed(sound()).value();
  // The last entry of the central directory says one byte more than there is (APPNOTE.TXT 4.3.12).
  const std::size_t entry = bytes.rfind("PK\x01\x02");
  ASSERT_NE(entry, std::string::npos);
  ++bytes[entry + 24];
  EXPECT_EQ(verdict(bytes), "word_damaged");
}

TEST(Refused, Macros) {
  Parts parts = sound();
  parts["word/vbaProject.bin"] = "x";
  EXPECT_EQ(verdict(parts), "word_has_macros");
  parts = sound();
  parts["word/activeX/activeX1.xml"] = "<x/>";
  EXPECT_EQ(verdict(parts), "word_has_macros");
  parts = sound();
  replace(parts, "[Content_Types].xml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          "application/vnd.ms-word.document.macroEnabled.main+xml");
  EXPECT_EQ(verdict(parts), "word_has_macros");
  parts = sound();
  relate(parts, "vbaProject", "other.bin", "");
  EXPECT_EQ(verdict(parts), "word_has_macros");
}

TEST(Refused, ContentFromOutside) {
  for (const char* type : {"attachedTemplate", "image", "oleObject", "frame", "subDocument"}) {
    Parts parts = sound();
    relate(parts, type, "http://example.test/t.dotm", "External");
    const auto reading = files().read(packed(parts).value());
    ASSERT_FALSE(reading) << type;
    EXPECT_EQ(reading.error().code, "word_external_content") << type;
    EXPECT_EQ(reading.error().facts.at("found"), type);
  }
  Parts parts = sound();
  relate(parts, "hyperlink", "http://example.test/", "External");
  EXPECT_EQ(verdict(parts), "ok") << "a link is only words";
}

TEST(Refused, DocumentTypesAndEntities) {
  Parts parts = sound();
  std::string& xml = parts.at("word/document.xml");
  xml.insert(xml.find("<w:document"), "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>");
  EXPECT_EQ(verdict(parts), "word_xml_unsafe");
  parts = sound();
  parts.at("word/styles.xml")
      .insert(parts.at("word/styles.xml").find("<w:styles"), "<!DOCTYPE w SYSTEM \"file:///etc/passwd\">");
  EXPECT_EQ(verdict(parts), "word_xml_unsafe");
}

TEST(Refused, LostStructureAndBrokenXml) {
  Parts parts = sound();
  parts.erase("word/document.xml");
  EXPECT_EQ(verdict(parts), "word_structure_lost");
  parts = sound();
  parts["word/document.xml"] = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";
  EXPECT_EQ(verdict(parts), "word_structure_lost");
  parts = sound();
  parts["word/document.xml"].resize(parts["word/document.xml"].size() / 2);
  EXPECT_EQ(verdict(parts), "word_damaged");
  std::string deep = "<w:p xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  for (std::size_t i = 0; i < 4 * depth_max; ++i) deep += "<w:sdt>";
  parts["word/document.xml"] = deep;
  EXPECT_EQ(verdict(parts), "word_too_complex");
}

TEST(Refused, WhatIsTooLarge) {
  const auto reading = files().read("PK" + std::string(reading_bytes_max, 'x'));
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().code, "word_too_large");
  EXPECT_EQ(reading.error().facts.at("limit_mb"), "20");
}

TEST(Refused, MoreParagraphsAndCellsThanAnyTextHas) {
  std::string many;
  for (std::size_t i = 0; i <= 20'001; ++i) many += "<w:p><w:r><w:t>Pasal 1</w:t></w:r></w:p>";
  EXPECT_EQ(verdict(file_with_body(many)), "word_too_complex");
  std::string rows = "<w:tbl>";
  for (int i = 0; i < 400; ++i) rows += "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"999\"/></w:tcPr><w:p/></w:tc></w:tr>";
  EXPECT_EQ(verdict(file_with_body(rows + "</w:tbl>")), "word_too_complex");
}

TEST(Refused, EveryCutOfAFile) {
  const std::string whole = packed(sound()).value();
  for (std::size_t size = 2; size < whole.size(); size += 997) {
    const auto reading = read_word(std::string_view(whole).substr(0, size));
    ASSERT_FALSE(reading) << size;
    EXPECT_EQ(reading.error().code, "word_damaged") << size;
  }
}

TEST(Refused, NoNoiseBringsTheReaderDown) {
  const std::string whole = packed(sound()).value();
  std::uint32_t seed = 20220728;
  for (int round = 0; round < 400; ++round) {
    std::string noisy = whole;
    for (int k = 0; k < 4; ++k) {
      seed = seed * 1664525 + 1013904223;
      noisy[2 + seed % (noisy.size() - 2)] = static_cast<char>(seed >> 24);
    }
    const auto reading = read_word(noisy);
    EXPECT_TRUE(reading || reading.error().code.starts_with("word_")) << reading.error().code;
  }
}

TEST(Workers, ThatMisbehaveHarmNobody) {
  const auto verdict_of = [](const char* misbehaviour, std::chrono::milliseconds time) {
    DocxFiles crooked(SIMPUL_WORD_WORKER, {misbehaviour}, {.time = time, .parallel = 1, .report_bytes_max = 1u << 20});
    const auto reading = crooked.read("PK");
    return reading ? "ok" : reading.error().code;
  };
  constexpr std::chrono::milliseconds enough{20'000};
  EXPECT_EQ(verdict_of("crash", enough), "word_damaged");
  EXPECT_EQ(verdict_of("silent", enough), "word_damaged");
  EXPECT_EQ(verdict_of("forge", enough), "word_damaged") << "a worker cannot put words into our mouth";
  EXPECT_EQ(verdict_of("no-such-editor", enough), "word_damaged");
  EXPECT_EQ(verdict_of("hang", std::chrono::milliseconds(1'000)), "word_too_complex");
  DocxFiles missing("/nonexistent/simpul");
  EXPECT_EQ(missing.read("PK").error().code, "word_reading_unavailable");
}

TEST(Sentences, ExistForEveryFindingOfAnImport) {
  std::ifstream in(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/findings/import.json");
  std::stringstream text;
  text << in.rdbuf();
  const auto json = read_json(text.str());
  ASSERT_TRUE(json);
  for (const char* code :
       {"base_differs", "base_unknown", "numbers_lost", "heading_lost", "variable_overwritten", "reference_overwritten",
        "table_evened", "table_as_line", "number_not_here", "clause_reordered", "comment_without_place",
        "picture_left_out", "footnote_left_out", "text_box_left_out", "nested_table_left_out", "equation_left_out",
        "object_left_out", "hidden_text_left_out"}) {
    ASSERT_TRUE(json->as_object().contains(code)) << code;
    for (const char* language : {"id", "en"}) {
      for (const char* part : {"what", "why", "fix"}) {
        EXPECT_TRUE(json->at(code).at(language).as_object().contains(part)) << code;
      }
    }
  }
}

}  // namespace
}  // namespace simpul::docx
