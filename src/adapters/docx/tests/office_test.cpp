// LibreOffice as the reader who is not ours: it opens what we write, and what it writes comes back.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "drafting_data.h"
#include "drawn_texts.h"
#include "trip.h"

namespace simpul::docx {
namespace {

using manuscript::Manuscript;
using negotiation::DocumentText;

bool is_installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

// A folder of its own with a profile of its own: two runs of LibreOffice with one profile stop each other.
class Office : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!is_installed("soffice")) GTEST_SKIP() << "LibreOffice (soffice) is not installed, so nothing was opened in it";
    std::string name = (std::filesystem::temp_directory_path() / "simpul-office-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  std::filesystem::path write(const std::string& bytes) const {
    const auto path = folder_ / "naskah.docx";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  // The file of the other format; empty where LibreOffice refused.
  std::string converted(const std::string& bytes, const std::string& format) const {
    const auto path = write(bytes);
    const auto out = folder_ / "keluar";
    const std::string command = "timeout 120 soffice --headless -env:UserInstallation=file://" + folder_.string() +
                                "/profil --convert-to " + format + " --outdir " + out.string() + " " + path.string() +
                                " >/dev/null 2>&1";
    if (std::system(command.c_str()) != 0) return {};
    return content_of(out / ("naskah." + format));
  }

  static std::string content_of(const std::filesystem::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
  }

  std::string pdf_words(const std::string& pdf) const {
    const auto path = folder_ / "naskah.pdf", text = folder_ / "naskah.txt";
    std::ofstream(path, std::ios::binary) << pdf;
    if (std::system(("pdftotext -layout " + path.string() + " " + text.string()).c_str()) != 0) return {};
    return content_of(text);
  }

  std::filesystem::path folder_;
};

Manuscript agreement() {
  const auto* form = drafting::library().find("joint_agreement");
  return {*drafting::instantiate(drafting::library(), *form, drafting::full_particulars(2))};
}

TEST_F(Office, OpensTheExportAndShowsItsWordsNumbersAndPages) {
  const std::string pdf = converted(file_of(agreement()), "pdf");
  ASSERT_TRUE(pdf.starts_with("%PDF-"));
  if (!is_installed("pdftotext")) GTEST_SKIP() << "pdftotext is not installed, so the words were not looked for";
  const std::string words = pdf_words(pdf);
  for (const char* expected : {"KESEPAKATAN BERSAMA", "Pasal 1", "MAKSUD DAN TUJUAN", "(1)", "(2)", "a.", "b.",
                               "Dr. H. Isran Noor, M.Si.", "Halaman 1 dari", "Halaman 2 dari", "Sidik naskah"}) {
    EXPECT_NE(words.find(expected), std::string::npos) << expected << "\n" << words;
  }
}

// What LibreOffice saved, read against what was given to it.
manuscript::ImportedDraft imported(const std::string& bytes, const Manuscript& base) {
  const auto reading = read_word(bytes);
  EXPECT_TRUE(reading) << reading.error().code;
  if (!reading) return {};
  const auto draft = manuscript::import_draft(*reading, base);
  EXPECT_TRUE(draft) << codes(draft.error());
  return draft ? *draft : manuscript::ImportedDraft{};
}

TEST_F(Office, SavedAgainTheAgreementIsTheSame) {
  Manuscript base = agreement();
  base.remarks = {{base.text.clauses[4].clause, 0, "Sekda", *Instant::parse("2022-07-28T03:00:00Z"), "Mohon dibahas."}};
  const auto draft = imported(converted(file_of(base), "docx"), base);
  EXPECT_EQ(negotiation::hash_of(draft.text), negotiation::hash_of(base.text));
  EXPECT_EQ(draft.proposals.size(), 0u);
  EXPECT_EQ(codes(draft.findings), "");
  EXPECT_EQ(draft.comments.size(), 0u) << "the comment went out with the file";
}

TEST_F(Office, SavedAgainEveryKindOfBlockAndMarkSurvives) {
  Manuscript base{negotiation::written_text(), {{"nomor.kesatu", "119/1/KB/2022"}, {"jangka_waktu.tahun", "5 (lima)"}}};
  const auto draft = imported(converted(file_of(base), "docx"), base);
  EXPECT_EQ(negotiation::hash_of(draft.text), negotiation::hash_of(base.text)) << canonical_text(draft.text) << "\n"
                                                                               << canonical_text(base.text);
  EXPECT_EQ(codes(draft.findings), "");
}

TEST_F(Office, SavedAgainTrackedChangesStillSayWhoAndWhen) {
  const Manuscript base{negotiation::written_text()};
  Parts parts = word_parts(manuscript::sheet_of(base));
  const std::string who = "w:id=\"901\" w:author=\"Ketut (Bali)\" w:date=\"2022-08-01T02:30:00Z\"";
  replace(parts, "word/document.xml", "<w:t xml:space=\"preserve\">pertanian; dan</w:t></w:r>",
          "<w:t xml:space=\"preserve\">pertanian; </w:t></w:r><w:del " + who +
              "><w:r><w:delText>dan</w:delText></w:r></w:del><w:ins " + who +
              "><w:r><w:t>perikanan; dan</w:t></w:r></w:ins>");
  const auto draft = imported(converted(packed(parts).value(), "docx"), base);
  ASSERT_EQ(draft.proposals.size(), 1u) << codes(draft.findings);
  EXPECT_EQ(draft.proposals[0].clause.text(), "lingkup");
  EXPECT_FALSE(draft.proposals[0].untracked);
  ASSERT_EQ(draft.proposals[0].editors.size(), 1u);
  EXPECT_EQ(draft.proposals[0].editors[0].author, "Ketut (Bali)");
  EXPECT_EQ(draft.proposals[0].editors[0].at, Instant::parse("2022-08-01T02:30:00Z"));
  EXPECT_EQ(draft.text.clauses[3].blocks[1].text, "pertanian; perikanan; dan");
}

TEST_F(Office, SavedAgainAfterAPictureAndAFootnoteItSaysWhatWasLeftOut) {
  const Manuscript base = agreement();
  Parts parts = word_parts(manuscript::sheet_of(base));
  replace(parts, "word/document.xml", "</w:p>", "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>");
  replace(parts, "word/_rels/document.xml.rels", "</Relationships>",
          "<Relationship Id=\"rId90\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
          "footnotes\" Target=\"footnotes.xml\"/></Relationships>");
  replace(parts, "[Content_Types].xml", "</Types>",
          "<Override PartName=\"/word/footnotes.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
          "wordprocessingml.footnotes+xml\"/></Types>");
  parts["word/footnotes.xml"] =
      "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"2\">"
      "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Lihat berita acara.</w:t></w:r></w:p></w:footnote></w:footnotes>";
  const auto draft = imported(converted(packed(parts).value(), "docx"), base);
  EXPECT_EQ(negotiation::hash_of(draft.text), negotiation::hash_of(base.text));
  ASSERT_EQ(codes(draft.findings), "footnote_left_out@judul");
  EXPECT_EQ(draft.findings[0].facts.at("words"), "Lihat berita acara.");
}

}  // namespace
}  // namespace simpul::docx
