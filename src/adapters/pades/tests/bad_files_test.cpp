// Files that are refused, with the cause, before anything is done with them.
#include <cmath>

#include "pades/confined.h"
#include "signers.h"

namespace simpul::pades {
namespace {

class BadFile : public Signers {
 protected:
  // Every operation says the same.
  void expect_refused(const std::string& pdf, const std::string& code) {
    const auto prepared = pades_.prepare(pdf, {{"pihak_1", {1, 72, 100, 200, 60}}});
    const auto seen = pades_.examine(pdf, trust());
    const auto done = pades_.sign(pdf, statement("pihak_1"), *key_of(first_));
    EXPECT_EQ(prepared ? "done" : prepared.error().code, code);
    EXPECT_EQ(seen ? "done" : seen.error().code, code);
    EXPECT_EQ(done ? "done" : done.error().code, code);
  }
  std::string refusal_of_places(const std::string& pdf, const std::vector<FieldPlace>& places) {
    const auto out = pades_.prepare(pdf, places);
    return out ? "prepared" : out.error().code;
  }
  std::string refusal_of_signing(const std::string& pdf, const std::string& field) {
    const auto out = pades_.sign(pdf, statement(field), *key_of(first_));
    return out ? "signed" : out.error().code;
  }
};

TEST_F(BadFile, locked) {
  expect_refused(encrypted(written_pdf(1), "sandi"), "pades_pdf_encrypted");
  expect_refused(encrypted(written_pdf(1), ""), "pades_pdf_encrypted");
}

TEST_F(BadFile, cut_off) {
  const std::string whole = signed_once();
  expect_refused(whole.substr(0, whole.size() / 2), "pades_pdf_damaged");
  expect_refused(whole.substr(0, whole.size() - 200), "pades_pdf_damaged");
  expect_refused("", "pades_pdf_damaged");
  expect_refused("bukan PDF", "pades_pdf_damaged");
}

TEST_F(BadFile, with_scripts) {
  expect_refused(written_pdf(1, "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "pades_pdf_active_content");
  expect_refused(written_pdf(1, "/OpenAction << /S /Launch /F (x.exe) >>"), "pades_pdf_active_content");
  const std::string hidden = packed(written_pdf(1, "/Names << /JavaScript 5 0 R >>", {"<< /Names [] >>"}));
  expect_refused(hidden, "pades_pdf_active_content");
}

TEST_F(BadFile, of_thousands_of_pages) {
  for (const int pages : {2'001, 5'000}) expect_refused(written_pdf(pages), "pades_pdf_too_many_pages");
  EXPECT_EQ(refusal_of_places(written_pdf(2'000), {{"pihak_1", {2'000, 72, 100, 200, 60}}}), "prepared");
}

TEST_F(BadFile, places_that_do_not_fit) {
  const std::string pdf = cairo_pdf(1);
  EXPECT_EQ(refusal_of_places(pdf, {{"a", {2, 72, 100, 200, 60}}}), "pades_place_outside_page");
  EXPECT_EQ(refusal_of_places(pdf, {{"a", {0, 72, 100, 200, 60}}}), "pades_place_outside_page");
  EXPECT_EQ(refusal_of_places(pdf, {{"a", {1, 500, 100, 200, 60}}}), "pades_place_outside_page");
  EXPECT_EQ(refusal_of_places(pdf, {{"a", {1, 72, 100, 10, 60}}}), "pades_place_outside_page");
  EXPECT_EQ(refusal_of_places(pdf, {{"a", {1, 72, 100, std::nan(""), 60}}}), "pades_place_outside_page");
  EXPECT_EQ(refusal_of_places(pdf, {{"a)b", {1, 72, 100, 200, 60}}}), "pades_field_name_unfit");
  EXPECT_EQ(refusal_of_places(pdf, {{"a", {1, 72, 100, 200, 60}}, {"a", {1, 300, 100, 200, 60}}}),
            "pades_field_exists");
  EXPECT_EQ(refusal_of_places(pdf, {}), "pades_places_count");
}

TEST_F(BadFile, fields_that_cannot_be_filled) {
  const std::string once = signed_once();
  EXPECT_EQ(refusal_of_signing(once, "pihak_1"), "pades_field_signed");
  EXPECT_EQ(refusal_of_signing(once, "pihak_3"), "pades_field_unknown");
  EXPECT_EQ(refusal_of_places(once, {{"pihak_3", {1, 72, 300, 200, 60}}}), "pades_already_signed");
  const std::string locked = written_pdf(
      1, "/AcroForm << /SigFlags 3 /Fields [ 5 0 R ] >>",
      {"<< /Type /Annot /Subtype /Widget /FT /Sig /T (pihak_1) /Rect [0 0 0 0] /Lock << /Action /All >> >>"});
  EXPECT_EQ(refusal_of_signing(locked, "pihak_1"), "pades_field_has_conditions");
}

TEST_F(BadFile, certified_against_any_change) {
  const std::string closed = written_pdf(
      1,
      "/AcroForm << /SigFlags 3 /Fields [ 5 0 R ] >> /Perms << /DocMDP << /Type /Sig /Reference [ << /TransformParams "
      "<< /P 1 >> >> ] >> >>",
      {"<< /Type /Annot /Subtype /Widget /FT /Sig /T (pihak_1) /Rect [0 0 0 0] >>"});
  EXPECT_EQ(refusal_of_signing(closed, "pihak_1"), "pades_forbidden_by_signature");
}

TEST_F(BadFile, unreadable_material_is_named) {
  TrustMaterial broken = trust();
  broken.anchors = {"bukan sertifikat"};
  const auto seen = pades_.examine(signed_once(), broken);
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, "pades_trust_unreadable");
  EXPECT_EQ(seen.error().facts.at("kind"), "root");
}

TEST_F(BadFile, everything_works_in_the_confined_worker) {
  cage::ConfinedProgram program(SIMPUL_PADES_WORKER, {}, {});
  ASSERT_EQ(program.why_unavailable(), std::nullopt);
  PadesSignatures confined({.worker = confined_to(program), .timestamp_service = {}});
  const auto once = confined.sign(with_places(confined, cairo_pdf(2)), statement("pihak_1"), *key_of(first_));
  ASSERT_TRUE(once) << once.error().code;
  const auto report = confined.examine(*once, trust());
  ASSERT_TRUE(report) << report.error().code;
  EXPECT_EQ(report->signatures.front().verdict, SignatureVerdict::Proven);
  const auto refused = confined.examine(encrypted(written_pdf(1), "sandi"), trust());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "pades_pdf_encrypted");
}

TEST_F(BadFile, where_no_worker_can_be_confined_nothing_is_read) {
  cage::ConfinedProgram program("/bin/true", {}, {});
  PadesSignatures confined({.worker = confined_to(program), .timestamp_service = {}});
  const auto seen = confined.examine(cairo_pdf(1), trust());
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, "pades_worker_unavailable");
}

TEST_F(BadFile, report_of_a_hijacked_worker_cannot_change_what_is_signed) {
  PadesSignatures forged({.worker = [](std::string_view) -> Result<std::string, Refusal> {
                            return std::string("{\"code\":\"\",\"facts\":{}}\nbukan bagian yang sah");
                          },
                          .timestamp_service = {}});
  const auto done = forged.sign(cairo_pdf(1), statement("pihak_1"), *key_of(first_));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "pades_pdf_damaged");
  PadesSignatures babbling({.worker = [](std::string_view) -> Result<std::string, Refusal> {
                              return std::string("{\"code\":\"signed_by_governor\",\"facts\":{}}\n");
                            },
                            .timestamp_service = {}});
  const auto seen = babbling.examine(cairo_pdf(1), trust());
  ASSERT_FALSE(seen);
  EXPECT_EQ(seen.error().code, "pades_pdf_damaged");
}

}  // namespace
}  // namespace simpul::pades
