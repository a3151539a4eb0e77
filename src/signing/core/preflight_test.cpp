#include <gtest/gtest.h>

#include <functional>

#include "signing/preflight.h"

namespace simpul::signing {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");

PreflightInput good(Method method) {
  PreflightInput input;
  input.act.document = *DocumentId::parse("kb");
  input.act.party = jatim;
  input.act.method = method;
  input.act.signer = {{}, "Gubernur", OfficeKind::HeadOfRegion, {}};
  input.act.on = *Date::parse("2026-08-12");
  input.rule = SignerRule::HeadOfRegion;
  input.signatories = {kaltim, jatim};
  input.order = {kaltim, jatim};
  input.signed_by = {kaltim};
  input.text_agreed = true;
  input.linter_errors = 0;
  input.parafs_missing = 0;
  input.register_objections = Refusals();
  input.capacity = CapacityVerdict::Allowed;
  input.number_reserved = true;
  input.certificate = CertificateFitness::Fit;
  return input;
}

struct Change {
  const char* says;
  CheckCode code;
  CheckResult result;
  std::function<void(PreflightInput&)> make;
};

std::vector<Change> changes() {
  using enum CheckCode;
  using enum CheckResult;
  return {
      {"signed already", NotSignedYet, Failed, [](auto& in) { in.signed_by.push_back(jatim); }},
      {"the other refuses", NoRefusal, Failed, [](auto& in) { in.refused_by = {kaltim}; }},
      {"text open", TextAgreed, Failed, [](auto& in) { in.text_agreed = false; }},
      {"text unknown", TextAgreed, NotDeterminable, [](auto& in) { in.text_agreed.reset(); }},
      {"errors in the text", LinterClean, Failed, [](auto& in) { in.linter_errors = 2; }},
      {"text not examined", LinterClean, NotDeterminable, [](auto& in) { in.linter_errors.reset(); }},
      {"a paraf fell", ParafWhole, NotDeterminable, [](auto& in) { in.parafs_missing = 1; }},
      {"paraf unknown", ParafWhole, NotDeterminable, [](auto& in) { in.parafs_missing.reset(); }},
      {"not the head", SignerPower, Failed, [](auto& in) { in.act.signer.office_kind = OfficeKind::AgencyHead; }},
      {"office ended", RegisterAgrees, Failed,
       [](auto& in) { in.register_objections = Refusals{Refusal{"holder_ended", "", {}}}; }},
      {"no register", RegisterAgrees, NotDeterminable, [](auto& in) { in.register_objections.reset(); }},
      {"Plh, no routine act", CapacityAllows, Failed, [](auto& in) { in.capacity = CapacityVerdict::Forbidden; }},
      {"Pj", CapacityAllows, NotDeterminable, [](auto& in) { in.capacity = CapacityVerdict::Doubtful; }},
      {"no rule", CapacityAllows, NotDeterminable, [](auto& in) { in.capacity.reset(); }},
      {"no number", NumberReserved, Failed, [](auto& in) { in.number_reserved = false; }},
      {"number unknown", NumberReserved, NotDeterminable, [](auto& in) { in.number_reserved.reset(); }},
      {"too early", OrderReached, Failed, [](auto& in) { in.signed_by.clear(); }},
      {"revoked", CertificateFit, Failed, [](auto& in) { in.certificate = CertificateFitness::Unfit; }},
      {"no lists", CertificateFit, NotDeterminable,
       [](auto& in) { in.certificate = CertificateFitness::Undeterminable; }},
      {"unchecked", CertificateFit, NotDeterminable, [](auto& in) { in.certificate.reset(); }},
  };
}

const Check& at(const std::vector<Check>& checks, CheckCode code) {
  return *std::ranges::find(checks, code, &Check::code);
}

TEST(Preflight, PassesWhereEverythingIsKnownAndGood) {
  for (const Method method : {Method::Wet, Method::Pades, Method::Bsre}) {
    const auto checks = preflight(good(method));
    EXPECT_EQ(outcome_of(checks), CheckResult::Passed);
    EXPECT_EQ(checks.size(), electronic(method) ? 11u : 10u);
  }
  EXPECT_EQ(outcome_of({}), CheckResult::NotDeterminable);
}

TEST(Preflight, NothingPassesWhenOneInputDoesNot) {
  for (const Change& change : changes()) {
    auto input = good(Method::Pades);
    change.make(input);
    const auto checks = preflight(input);
    EXPECT_EQ(outcome_of(checks), change.result) << change.says;
    EXPECT_EQ(at(checks, change.code).result, change.result) << change.says;
    for (const Check& check : checks) {
      EXPECT_EQ(check.finding.has_value(), check.result != CheckResult::Passed) << change.says;
      const auto expected = check.code == change.code ? change.result : CheckResult::Passed;
      EXPECT_EQ(check.result, expected) << change.says;
    }
  }
}

// Any two troubles together: neither hides the other, and a failure is never softened into doubt.
TEST(Preflight, TwoTroublesAreBothTold) {
  for (const Change& first : changes()) {
    for (const Change& second : changes()) {
      if (first.code == second.code) continue;
      if (first.code == CheckCode::NotSignedYet && second.code == CheckCode::OrderReached) continue;  // one undoes it
      auto input = good(Method::Bsre);
      first.make(input);
      second.make(input);
      const auto checks = preflight(input);
      EXPECT_EQ(at(checks, first.code).result, first.result) << first.says << ", " << second.says;
      EXPECT_EQ(at(checks, second.code).result, second.result) << first.says << ", " << second.says;
      const bool fails = first.result == CheckResult::Failed || second.result == CheckResult::Failed;
      EXPECT_EQ(outcome_of(checks), fails ? CheckResult::Failed : CheckResult::NotDeterminable);
    }
  }
}

TEST(Preflight, InkNeedsNoCertificateAndOnesOwnRefusalIsWithdrawnBySigning) {
  auto input = good(Method::Wet);
  input.certificate = CertificateFitness::Unfit;
  input.refused_by = {jatim};
  EXPECT_EQ(outcome_of(preflight(input)), CheckResult::Passed);
}

TEST(Slots, SideBySideUnlessAnOrderIsFixed) {
  const auto kb = *DocumentId::parse("kb");
  const std::vector parties{kaltim, jatim};
  const auto parallel = slots_of(kb, parties, {});
  EXPECT_EQ(parallel, (std::vector<Slot>{{kb, kaltim, 1}, {kb, jatim, 1}}));
  EXPECT_FALSE(waits_for(parallel, jatim, {}));
  const auto ordered = slots_of(kb, parties, std::vector{jatim, kaltim});
  EXPECT_EQ(ordered, (std::vector<Slot>{{kb, jatim, 1}, {kb, kaltim, 2}}));
  EXPECT_EQ(waits_for(ordered, kaltim, {}), jatim);
  EXPECT_FALSE(waits_for(ordered, kaltim, std::vector{jatim}));
}

}  // namespace
}  // namespace simpul::signing
