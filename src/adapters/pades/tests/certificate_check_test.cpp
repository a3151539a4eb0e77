#include "signers.h"

namespace simpul::pades {
namespace {

class Checked : public Signers {
 protected:
  CertificateReport checked(const Identity& who, const TrustMaterial& trust) {
    const auto out = pades_.check(*key_of(who), trust);
    EXPECT_TRUE(out) << out.error().code;
    return out.value_or(CertificateReport{});
  }
};

TEST_F(Checked, good_certificate_has_no_findings) {
  const CertificateReport seen = checked(first_, trust());
  EXPECT_EQ(seen.trust, CertificateTrust::Trusted);
  EXPECT_EQ(seen.revocation, CertificateRevocation::Good);
  EXPECT_TRUE(seen.findings.empty()) << seen.findings.front().code;
}

TEST_F(Checked, expired_and_early_certificates_are_named) {
  const Identity expired = issuer_.issue({.name = "Lewat", .not_after = signing_day});
  EXPECT_EQ(checked(expired, trust()).trust, CertificateTrust::Expired);
  EXPECT_TRUE(says(checked(expired, trust()).findings, "certificate_expired"));
  const Identity early = issuer_.issue({.name = "Dini", .not_before = far_away, .not_after = far_away});
  EXPECT_EQ(checked(early, trust()).trust, CertificateTrust::NotYetValid);
  EXPECT_TRUE(says(checked(early, trust()).findings, "certificate_not_yet_valid"));
}

TEST_F(Checked, revoked_certificate_is_named) {
  TrustMaterial listed = trust();
  listed.crls[1] = issuer_.crl({{first_, signing_day}}, signing_day, far_away);
  const CertificateReport seen = checked(first_, listed);
  EXPECT_EQ(seen.revocation, CertificateRevocation::Revoked);
  EXPECT_TRUE(says(seen.findings, "certificate_revoked"));
}

TEST_F(Checked, revoked_issuer_counts_too) {
  TrustMaterial listed = trust();
  const Identity issuer{nullptr, shared(issuer_.certificate())};
  listed.crls[0] = root_.crl({{issuer, signing_day}}, signing_day, far_away);
  EXPECT_EQ(checked(first_, listed).revocation, CertificateRevocation::Revoked);
}

TEST_F(Checked, chain_that_breaks_is_named) {
  // The issuer bears the right name but is no authority.
  const Identity false_issuer = root_.issue({.name = "Penerbit Palsu"});
  Authority other("Penerbit Palsu", root_);
  const Identity who = other.issue({.name = "Orang"});
  TrustMaterial material = trust();
  material.intermediates = {pem_of(false_issuer.certificate.get())};
  const CertificateReport seen = checked(who, material);
  EXPECT_EQ(seen.trust, CertificateTrust::Broken);
  EXPECT_TRUE(says(seen.findings, "certificate_chain_broken"));
}

TEST_F(Checked, missing_issuer_is_named) {
  Authority other("Penerbit Jauh", root_);
  const Identity who = other.issue({.name = "Orang"});
  const CertificateReport seen = checked(who, trust());
  EXPECT_EQ(seen.trust, CertificateTrust::UnknownIssuer);
  ASSERT_FALSE(seen.findings.empty());
  EXPECT_NE(seen.findings.front().facts.at("issuer").find("Penerbit Jauh"), std::string::npos);
}

TEST_F(Checked, certificate_for_other_uses_is_named) {
  const Identity encryption_only = issuer_.issue({.name = "Sandi", .usage = "critical,keyEncipherment"});
  EXPECT_TRUE(says(checked(encryption_only, trust()).findings, "key_usage_unsuitable"));
}

}  // namespace
}  // namespace simpul::pades
