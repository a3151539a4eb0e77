#include "signers.h"

namespace simpul::pades {
namespace {

class Examined : public Signers {
 protected:
  // The number of the first page's object.
  static int page_object(const std::string& pdf) {
    const std::size_t type = pdf.find("/Type /Page ");
    const std::size_t line = pdf.rfind(" 0 obj", type);
    const std::size_t begin = pdf.rfind('\n', line) + 1;
    return std::stoi(pdf.substr(begin, line - begin));
  }
  std::string signed_page() { return signed_in("pihak_1", with_places(pades_, written_pdf(1)), first_); }

  void expect_named(const std::string& pdf, std::string_view code) {
    const ExaminedSignature seen = only(pdf);
    EXPECT_EQ(seen.integrity, SignatureIntegrity::Intact);
    EXPECT_EQ(seen.coverage, SignatureCoverage::WholeRevision);
    EXPECT_EQ(seen.later, LaterChanges::Other);
    EXPECT_EQ(seen.verdict, SignatureVerdict::Disproven);
    EXPECT_TRUE(says(seen.findings, code)) << code << " among " << seen.findings.size();
  }
};

TEST_F(Examined, two_signatures_are_proven) {
  const auto report = pades_.examine(signed_twice(), trust());
  ASSERT_TRUE(report) << report.error().code;
  ASSERT_EQ(report->signatures.size(), 2u);
  EXPECT_EQ(report->pages, 2);
  const ExaminedSignature& first = report->signatures[0];
  const ExaminedSignature& second = report->signatures[1];
  EXPECT_EQ(first.field, "pihak_1");
  EXPECT_EQ(first.signer->name, "ISRAN NOOR");
  EXPECT_EQ(first.signer->holder_number, "6472010101600001");
  EXPECT_EQ(first.signer->key, "RSA 2048");
  EXPECT_EQ(second.signer->key, "EC prime256v1");
  EXPECT_EQ(first.claimed_at, signing_day);
  EXPECT_EQ(first.reason, "Persetujuan");
  EXPECT_EQ(first.place, "Samarinda");
  EXPECT_EQ(first.integrity, SignatureIntegrity::Intact);
  EXPECT_EQ(first.coverage, SignatureCoverage::WholeRevision);
  EXPECT_EQ(first.later, LaterChanges::SignaturesOnly);
  EXPECT_TRUE(says(first.findings, "later_signature_added"));
  EXPECT_EQ(second.coverage, SignatureCoverage::WholeFile);
  EXPECT_EQ(second.later, LaterChanges::None);
  for (const ExaminedSignature& signature : report->signatures) {
    EXPECT_EQ(signature.trust, CertificateTrust::Trusted);
    EXPECT_EQ(signature.revocation, CertificateRevocation::Good);
    EXPECT_EQ(signature.verdict, SignatureVerdict::Proven);
    EXPECT_TRUE(says(signature.findings, "time_not_proven"));
  }
}

TEST_F(Examined, empty_places_are_named) {
  const auto report = pades_.examine(signed_once(), trust());
  ASSERT_TRUE(report);
  EXPECT_EQ(report->empty_fields, std::vector<std::string>{"pihak_2"});
}

TEST_F(Examined, file_without_signatures_has_an_empty_report) {
  const auto report = pades_.examine(cairo_pdf(3), trust());
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->signatures.empty());
  EXPECT_EQ(report->pages, 3);
}

TEST_F(Examined, every_flipped_byte_that_is_signed_is_found) {
  const std::string done = signed_page();
  const std::size_t room = done.find("/Contents <");
  for (std::size_t at = 20; at < room; at += 397) {
    std::string changed = done;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const auto report = pades_.examine(changed, trust());
    if (!report) continue;  // no longer a PDF: refused, which is not "proven" either
    for (const ExaminedSignature& seen : report->signatures) {
      EXPECT_NE(seen.verdict, SignatureVerdict::Proven) << "byte " << at;
    }
  }
  std::string changed = done;
  changed[done.find("Perjanjian")] = 'Q';
  EXPECT_EQ(only(changed).integrity, SignatureIntegrity::Changed);
  EXPECT_EQ(only(changed).verdict, SignatureVerdict::Disproven);
  EXPECT_TRUE(says(only(changed).findings, "signature_broken"));
}

TEST_F(Examined, flipped_byte_of_the_signature_itself_is_found) {
  std::string done = signed_page();
  const std::size_t begin = done.find("/Contents <") + 11;
  const std::size_t end = done.find("0000000000", begin);
  char& digit = done[begin + (end - begin) - 40];
  digit = digit == '0' ? '1' : '0';
  EXPECT_NE(only(done).verdict, SignatureVerdict::Proven);
}

TEST_F(Examined, page_replaced_after_signing_is_named) {
  const std::string done = signed_page();
  const std::string other = "BT /F1 12 Tf 72 700 Td (Nilai Rp9.000.000.000) Tj ET";
  expect_named(updated(done, {{3, fmt::format("<< /Length {} >>\nstream\n{}\nendstream", other.size(), other)}}),
               "later_page_content");
}

TEST_F(Examined, font_replaced_after_signing_is_named) {
  expect_named(updated(signed_page(), {{4, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"}}),
               "later_page_content");
}

TEST_F(Examined, annotation_added_after_signing_is_named) {
  const std::string done = signed_page();
  const int page = page_object(done);
  const std::string body = fmt::format(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> "
      "/Annots [ 6 0 R 7 0 R << /Type /Annot /Subtype /FreeText /Rect [72 700 300 720] /Contents (tambahan) >> ] >>");
  expect_named(updated(done, {{page, body}}), "later_annotation");
}

TEST_F(Examined, picture_that_could_hide_words_is_named) {
  const std::string done = signed_page();
  ASSERT_EQ(page_object(done), 5);
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> ";
  const auto with_field = [&](const std::string& area) {
    return updated(done,
                   {{5, page + "/Annots [ 6 0 R 7 0 R 40 0 R ] >>"},
                    {8, "<< /Fields [ 6 0 R 7 0 R 40 0 R ] /SigFlags 3 >>"},
                    {40, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (lain) /F 132 /P 5 0 R /Rect " + area + " >>"}});
  };
  ASSERT_NE(done.find("8 0 obj\n<< /Fields [ 6 0 R 7 0 R ]"), std::string::npos);
  expect_named(with_field("[ 0 0 595 842 ]"), "later_picture_large");
  const ExaminedSignature small = only(with_field("[ 72 300 272 360 ]"));
  EXPECT_EQ(small.later, LaterChanges::SignaturesOnly);
  EXPECT_TRUE(says(small.findings, "later_field_added"));
  expect_named(updated(done, {{5, page + "/Annots [ 7 0 R ] >>"}}), "later_signature_field");
}

TEST_F(Examined, page_added_after_signing_is_named) {
  const std::string done = signed_page();
  const int page = page_object(done);
  expect_named(updated(done, {{2, fmt::format("<< /Type /Pages /Kids [ {} 0 R 40 0 R ] /Count 2 >>", page)},
                              {40, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"}}),
               "later_page_count");
}

TEST_F(Examined, change_of_the_catalogue_is_named) {
  const std::string done = signed_page();
  const std::size_t at = done.find("/AcroForm ") + 10;
  const std::string form = done.substr(at, done.find(" R", at) + 2 - at);
  expect_named(updated(done, {{1, fmt::format("<< /Type /Catalog /Pages 2 0 R /AcroForm {} /Lang (en) >>", form)}}),
               "later_catalogue");
}

TEST_F(Examined, saved_again_without_a_difference_is_harmless) {
  const std::string done = signed_page();
  const std::size_t font = done.find("4 0 obj\n") + 8;
  const std::string same = done.substr(font, done.find("\nendobj", font) - font);
  const ExaminedSignature seen = only(updated(done, {{4, same}}));
  EXPECT_EQ(seen.later, LaterChanges::SignaturesOnly);
  EXPECT_TRUE(says(seen.findings, "later_without_effect"));
  EXPECT_EQ(seen.verdict, SignatureVerdict::Proven);
}

TEST_F(Examined, signature_over_a_part_proves_nothing) {
  std::string done = signed_page();
  const std::size_t at = done.find("/ByteRange [ 0 ");
  const std::string range = done.substr(at, done.find(']', at) - at);
  // The last number smaller: the end of the file is no longer covered.
  std::string shorter = range;
  shorter[shorter.find_last_of("0123456789")] = range[range.find_last_of("0123456789")] == '0' ? '1' : '0';
  done.replace(at, range.size(), shorter);
  const ExaminedSignature seen = only(done);
  EXPECT_EQ(seen.coverage, SignatureCoverage::Partial);
  EXPECT_NE(seen.verdict, SignatureVerdict::Proven);
  EXPECT_TRUE(says(seen.findings, "signature_covers_part"));
}

TEST_F(Examined, unknown_root_cannot_be_determined) {
  Authority stranger("Induk Lain");
  TrustMaterial other = trust();
  other.anchors = {stranger.pem()};
  const ExaminedSignature seen = only(signed_page(), other);
  EXPECT_EQ(seen.trust, CertificateTrust::UnknownIssuer);
  EXPECT_EQ(seen.revocation, CertificateRevocation::Undeterminable);
  EXPECT_EQ(seen.verdict, SignatureVerdict::Undeterminable);
  EXPECT_TRUE(says(seen.findings, "certificate_issuer_unknown"));
}

TEST_F(Examined, root_with_the_name_but_another_key_breaks_the_chain) {
  Authority forged("Induk Uji");
  TrustMaterial other = trust();
  other.anchors = {forged.pem()};
  const ExaminedSignature seen = only(signed_page(), other);
  EXPECT_EQ(seen.trust, CertificateTrust::Broken);
  EXPECT_EQ(seen.verdict, SignatureVerdict::Disproven);
}

TEST_F(Examined, without_lists_revocation_cannot_be_determined) {
  TrustMaterial bare = trust();
  bare.crls.clear();
  const ExaminedSignature seen = only(signed_page(), bare);
  EXPECT_EQ(seen.trust, CertificateTrust::Trusted);
  EXPECT_EQ(seen.revocation, CertificateRevocation::Undeterminable);
  EXPECT_EQ(seen.verdict, SignatureVerdict::Undeterminable);
  EXPECT_TRUE(says(seen.findings, "revocation_undeterminable"));
}

TEST_F(Examined, outdated_list_reassures_nobody) {
  TrustMaterial old = trust();
  old.crls = {root_.crl({}, long_ago, far_away), issuer_.crl({}, long_ago, signing_day)};
  EXPECT_EQ(only(signed_page(), old).revocation, CertificateRevocation::Undeterminable);
}

TEST_F(Examined, revoked_before_signing_is_disproven) {
  TrustMaterial listed = trust();
  listed.crls[1] = issuer_.crl({{first_, long_ago}}, signing_day, far_away);
  const ExaminedSignature seen = only(signed_page(), listed);
  EXPECT_EQ(seen.revocation, CertificateRevocation::Revoked);
  EXPECT_EQ(seen.verdict, SignatureVerdict::Disproven);
}

TEST_F(Examined, revoked_after_the_claimed_time_cannot_be_determined) {
  TrustMaterial listed = trust();
  const Instant later = *Instant::parse("2026-07-28T12:00:00.000Z");
  listed.crls[1] = issuer_.crl({{first_, later}}, later, far_away);
  const ExaminedSignature seen = only(signed_page(), listed);
  EXPECT_EQ(seen.revocation, CertificateRevocation::Undeterminable);
  EXPECT_EQ(seen.verdict, SignatureVerdict::Undeterminable);
  EXPECT_TRUE(says(seen.findings, "certificate_revoked_after_claimed_time"));
}

TEST_F(Examined, ocsp_answers_count_like_lists) {
  TrustMaterial asked = trust();
  asked.crls = {root_.crl({}, signing_day, far_away)};
  asked.ocsp_responses = {issuer_.ocsp(first_, std::nullopt, signing_day, far_away)};
  EXPECT_EQ(only(signed_page(), asked).verdict, SignatureVerdict::Proven);
  asked.ocsp_responses = {issuer_.ocsp(first_, long_ago, signing_day, far_away)};
  EXPECT_EQ(only(signed_page(), asked).revocation, CertificateRevocation::Revoked);
  asked.ocsp_responses = {issuer_.ocsp(second_, std::nullopt, signing_day, far_away)};
  EXPECT_EQ(only(signed_page(), asked).revocation, CertificateRevocation::Undeterminable);
}

TEST_F(Examined, answer_signed_by_a_stranger_counts_for_nothing) {
  Authority stranger("Penerbit Uji");
  TrustMaterial forged = trust();
  forged.crls[1] = stranger.crl({}, signing_day, far_away);
  EXPECT_EQ(only(signed_page(), forged).revocation, CertificateRevocation::Undeterminable);
}

TEST_F(Examined, certificate_outside_its_time_is_disproven) {
  const Identity expired = issuer_.issue({.name = "Lewat", .not_after = *Instant::parse("2026-01-01T00:00:00.000Z")});
  const std::string late = signed_in("pihak_1", with_places(pades_, cairo_pdf(1)), expired);
  EXPECT_EQ(only(late).trust, CertificateTrust::Expired);
  EXPECT_EQ(only(late).verdict, SignatureVerdict::Disproven);
  const Identity early = issuer_.issue({.name = "Dini", .not_before = *Instant::parse("2027-01-01T00:00:00.000Z")});
  const std::string soon = signed_in("pihak_1", with_places(pades_, cairo_pdf(1)), early);
  EXPECT_EQ(only(soon).trust, CertificateTrust::NotYetValid);
}

TEST_F(Examined, certificate_expired_since_the_claimed_time_cannot_be_determined) {
  TrustMaterial years_later = trust();
  years_later.now = *Instant::parse("2030-01-01T00:00:00.000Z");
  const Identity short_lived =
      issuer_.issue({.name = "Singkat", .not_after = *Instant::parse("2027-01-01T00:00:00.000Z")});
  const ExaminedSignature seen =
      only(signed_in("pihak_1", with_places(pades_, cairo_pdf(1)), short_lived), years_later);
  EXPECT_EQ(seen.trust, CertificateTrust::Trusted);
  EXPECT_EQ(seen.verdict, SignatureVerdict::Undeterminable);
  EXPECT_TRUE(says(seen.findings, "certificate_expired_since"));
}

TEST_F(Examined, claimed_time_in_the_future_is_not_believed) {
  TrustMaterial before = trust();
  before.now = *Instant::parse("2026-07-01T00:00:00.000Z");
  const ExaminedSignature seen = only(signed_page(), before);
  EXPECT_TRUE(says(seen.findings, "claimed_time_in_future"));
  EXPECT_NE(seen.verdict, SignatureVerdict::Proven);
}

TEST_F(Examined, certificate_for_other_uses_is_disproven) {
  const Identity other = issuer_.issue({.name = "Bukan Penanda", .usage = "critical,keyEncipherment"});
  const ExaminedSignature seen = only(signed_in("pihak_1", with_places(pades_, cairo_pdf(1)), other));
  EXPECT_TRUE(says(seen.findings, "key_usage_unsuitable"));
  EXPECT_EQ(seen.verdict, SignatureVerdict::Disproven);
}

}  // namespace
}  // namespace simpul::pades
