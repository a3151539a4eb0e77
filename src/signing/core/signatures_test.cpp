#include <gtest/gtest.h>

#include "signing/signatures.h"

namespace simpul::signing {
namespace {

SignatureRecorded by(OfficeKind kind, Authority authority, std::optional<Mandate> mandate = {}) {
  SignatureRecorded fact;
  fact.document = *DocumentId::parse("kb");
  fact.party = *RegionCode::parse("64");
  fact.signer = {{}, "Gubernur", kind, {}};
  fact.authority = authority;
  fact.mandate = std::move(mandate);
  fact.on = *Date::parse("2022-07-28");
  return fact;
}

TEST(LackingPower, FollowsPp28Pasal2) {
  const Mandate kuasa{"180/1", *Date::parse("2022-07-01"), "Gubernur"};
  const Mandate late{"180/2", *Date::parse("2022-08-01"), "Gubernur"};
  struct Case {
    const char* rule_says;
    SignatureRecorded fact;
    SignerRule rule;
    std::optional<std::string> lacks;
  };
  const Case cases[] = {
      {"head signs KB", by(OfficeKind::HeadOfRegion, Authority::Office), SignerRule::HeadOfRegion, {}},
      {"kuasa does not reach the KB", by(OfficeKind::AgencyHead, Authority::Mandate, kuasa), SignerRule::HeadOfRegion,
       "signature_needs_head_of_region"},
      {"agency head needs kuasa for PKS", by(OfficeKind::AgencyHead, Authority::Office), SignerRule::HeadOrMandate,
       "signature_needs_mandate"},
      {"agency head with kuasa signs PKS",
       by(OfficeKind::AgencyHead, Authority::Mandate, kuasa),
       SignerRule::HeadOrMandate,
       {}},
      {"kuasa given after the act", by(OfficeKind::AgencyHead, Authority::Mandate, late), SignerRule::HeadOrMandate,
       "mandate_dated_after_signature"},
      {"head may sign PKS himself", by(OfficeKind::HeadOfRegion, Authority::Office), SignerRule::HeadOrMandate, {}},
      {"a KAK is not signed here", by(OfficeKind::HeadOfRegion, Authority::Office), SignerRule::Nobody,
       "document_not_signed"},
  };
  for (const Case& c : cases) EXPECT_EQ(lacking_power(c.fact, c.rule), c.lacks) << c.rule_says;
}

TEST(Signatures, ARetractedSignatureNoLongerCounts) {
  Signatures signatures;
  const auto fact = by(OfficeKind::HeadOfRegion, Authority::Office);
  signatures.record(fact, Digest{{1}}, fact.party, {});
  EXPECT_TRUE(signatures.complete(fact.document, std::vector{fact.party}));
  signatures.set_status(Digest{{1}}, SignatureStatus::Retracted);
  EXPECT_FALSE(signatures.any_valid(fact.document));
  EXPECT_EQ(signatures.all().size(), 1u);
}

}  // namespace
}  // namespace simpul::signing
