#include <gtest/gtest.h>

#include "docx/docx_files.h"
#include "drafting_data.h"
#include "drawn_texts.h"
#include "trip.h"

namespace simpul::docx {
namespace {

using manuscript::Manuscript;
using negotiation::DocumentText;
using negotiation::hash_of;

// Not only the same hash: nothing is proposed and nothing was misunderstood.
void expect_same(const Manuscript& base, const std::string& what) {
  const auto reading = read_word(file_of(base));
  ASSERT_TRUE(reading) << what << " " << reading.error().code;
  EXPECT_EQ(reading->made_from, hash_of(base.text)) << what;
  const auto draft = manuscript::import_draft(*reading, base);
  ASSERT_TRUE(draft) << what << " " << codes(draft.error());
  EXPECT_EQ(hash_of(draft->text), hash_of(base.text)) << what << "\n"
                                                      << canonical_text(draft->text) << "\n"
                                                      << canonical_text(base.text);
  EXPECT_EQ(draft->proposals.size(), 0u) << what;
  EXPECT_EQ(codes(draft->findings), "") << what;
  EXPECT_EQ(draft->comments.size(), 0u) << what;
  EXPECT_EQ(manuscript::carried_text(*reading), base.text) << what;
}

TEST(RoundTrip, EveryTemplateFilledAndOpenComesBackAsItWas) {
  for (const drafting::Template& form : drafting::library().templates) {
    for (const std::size_t parties : {2u, 3u}) {
      const auto full = drafting::instantiate(drafting::library(), form, drafting::full_particulars(parties));
      ASSERT_TRUE(full) << form.id;
      expect_same({*full}, form.id);
    }
    const auto open = drafting::instantiate(drafting::library(), form, {});
    ASSERT_TRUE(open) << form.id;
    expect_same({*open}, form.id + " open");
    Manuscript filled{*open};
    const negotiation::Numbering numbering(*open);
    for (const std::string& name : numbering.variables()) filled.values[name] = "isi " + name;
    expect_same(filled, form.id + " with values of its variables");
  }
}

TEST(RoundTrip, AnyTextComesBackAsItWas) {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    negotiation::Drawing drawing(seed);
    Manuscript base{negotiation::normalized(drawing.text(1 + drawing.below(12)))};
    ASSERT_EQ(codes(faults_of(base.text)), "") << seed;
    if (drawing.one_in(2)) base.values["nama"] = drawing.one_in(2) ? "Dr. H. Isran  Noor, M.Si." : "(dua)";
    expect_same(base, "seed " + std::to_string(seed));
  }
}

TEST(RoundTrip, TheWrittenTextWithEveryKindOfBlockComesBack) {
  expect_same({negotiation::written_text(), {{"nomor.kesatu", "119/1/KB/2022"}, {"jangka_waktu.tahun", "5 (lima)"}}},
              "written");
}

TEST(RoundTrip, WordsThatLookLikeMarkupOrNumbersAreWords) {
  using negotiation::BlockKind;
  const DocumentText text{
      {negotiation::clause("judul", negotiation::ClauseKind::Title, "",
                           {negotiation::paragraph("A & B <w:p> \"c\" ]]>")}),
       negotiation::clause("satu", negotiation::ClauseKind::Article, "Pasal 7 LAMPIRAN",
                           {negotiation::paragraph("(1) bukan ayat"), negotiation::paragraph("a. bukan huruf"),
                            negotiation::paragraph("Pasal 9"), negotiation::paragraph("PASAL 10 KETENTUAN"),
                            negotiation::block(BlockKind::Huruf, "{{kosong}}{{nilai}}x"),
                            negotiation::paragraph("akhir \xEF\xBF\xBF tanda")}),
       negotiation::clause("dua", negotiation::ClauseKind::Article, "", {}),
       negotiation::clause("ttd", negotiation::ClauseKind::Signatures, "", {}),
       negotiation::clause("lampiran", negotiation::ClauseKind::Attachment, "", {}),
       negotiation::clause("lampiran-dua", negotiation::ClauseKind::Attachment, "LAMPIRAN III", {})}};
  ASSERT_EQ(codes(faults_of(text)), "");
  expect_same({text, {{"kosong", ""}, {"nilai", "Rp1.500.000,00"}}}, "odd");
}

TEST(RoundTrip, TheSameSheetGivesTheSameBytes) {
  const Manuscript base{negotiation::written_text()};
  EXPECT_EQ(file_of(base), file_of(base));
}

TEST(RoundTrip, RemarksGoOutAsCommentsAndComeBackAsKnown) {
  Manuscript base{negotiation::written_text()};
  const auto at = *Instant::parse("2022-07-28T03:04:05.678Z");
  base.remarks = {{*negotiation::ClauseId::parse("biaya"), 1, "Sekda Bali", at, "Mohon dibahas.\nBaris kedua & <tag>"},
                  {*negotiation::ClauseId::parse("lingkup"), {}, "Biro Hukum", at, "Judul ini kurang tepat."},
                  {*negotiation::ClauseId::parse("tidak-ada"), {}, "Siapa", at, "hilang"}};
  const auto reading = read_word(file_of(base));
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->comments.size(), 2u);
  EXPECT_EQ(reading->comments[0].text, "Mohon dibahas.\nBaris kedua & <tag>");
  const auto same = manuscript::import_draft(*reading, base);
  ASSERT_TRUE(same);
  EXPECT_EQ(same->comments.size(), 0u);
  base.remarks.clear();
  const auto fresh = manuscript::import_draft(*reading, base);
  ASSERT_TRUE(fresh);
  ASSERT_EQ(fresh->comments.size(), 2u);
  EXPECT_EQ(fresh->comments[0].clause->text(), "biaya");
  EXPECT_EQ(fresh->comments[0].block, 1u);
  EXPECT_EQ(fresh->comments[0].author, "Sekda Bali");
  EXPECT_EQ(fresh->comments[0].quoted, "Biaya dibebankan kepada:");
  EXPECT_EQ(fresh->comments[1].clause->text(), "lingkup");
  EXPECT_EQ(fresh->comments[1].block, std::nullopt);
}

TEST(RoundTrip, ThroughTheConfinedWorkerIsTheSame) {
  DocxFiles files(SIMPUL_WORD_WORKER);
  ASSERT_EQ(files.why_unavailable(), std::nullopt);
  const Manuscript base{negotiation::written_text()};
  const auto bytes = files.write(manuscript::sheet_of(base));
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, file_of(base));
  const auto reading = files.read(*bytes);
  ASSERT_TRUE(reading) << reading.error().code;
  EXPECT_EQ(manuscript::import_draft(*reading, base)->text, base.text);
}

}  // namespace
}  // namespace simpul::docx
