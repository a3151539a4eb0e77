#include "signing/preflight.h"

#include <algorithm>

#include "encoding/mapper.h"
#include "kernel/expects.h"

namespace simpul::signing {
namespace {

using Facts = std::map<std::string, std::string>;

Check passed(CheckCode code) { return {code, CheckResult::Passed, {}, {}}; }
Check failed(CheckCode code, std::string finding, Facts facts = {}) {
  return {code, CheckResult::Failed, std::move(finding), std::move(facts)};
}
Check unknown(CheckCode code, std::string finding, Facts facts = {}) {
  return {code, CheckResult::NotDeterminable, std::move(finding), std::move(facts)};
}

bool holds(std::span<const RegionCode> regions, const RegionCode& region) {
  return std::ranges::find(regions, region) != regions.end();
}

Check not_signed_yet(const PreflightInput& input) {
  if (!holds(input.signed_by, input.act.party)) return passed(CheckCode::NotSignedYet);
  return failed(CheckCode::NotSignedYet, "preflight_signed_already", {{"party", input.act.party.text()}});
}

// One's own refusal is withdrawn by signing; another's makes this signature wait.
Check no_refusal(const PreflightInput& input) {
  for (const RegionCode& party : input.refused_by) {
    if (party != input.act.party) {
      return failed(CheckCode::NoRefusal, "preflight_party_refuses", {{"party", party.text()}});
    }
  }
  return passed(CheckCode::NoRefusal);
}

Check text_agreed(const PreflightInput& input) {
  if (!input.text_agreed) return unknown(CheckCode::TextAgreed, "preflight_text_unknown");
  if (*input.text_agreed) return passed(CheckCode::TextAgreed);
  return failed(CheckCode::TextAgreed, "preflight_text_not_agreed");
}

Check linter_clean(const PreflightInput& input) {
  if (!input.linter_errors) return unknown(CheckCode::LinterClean, "preflight_text_not_examined");
  if (*input.linter_errors == 0) return passed(CheckCode::LinterClean);
  return failed(CheckCode::LinterClean, "preflight_text_has_errors", {{"count", std::to_string(*input.linter_errors)}});
}

// The ladder is practice, not law (rules/initials.yaml), and a paraf may stand on paper: what is missing here is a
// doubt for the signer, however much it is.
Check paraf_whole(const PreflightInput& input) {
  if (!input.parafs_missing) return unknown(CheckCode::ParafWhole, "preflight_paraf_unknown");
  if (*input.parafs_missing == 0) return passed(CheckCode::ParafWhole);
  return unknown(CheckCode::ParafWhole, "preflight_paraf_missing", {{"count", std::to_string(*input.parafs_missing)}});
}

Check signer_power(const PreflightInput& input) {
  const auto lacks = lacking_power(input.act, input.rule);
  if (!lacks) return passed(CheckCode::SignerPower);
  return failed(CheckCode::SignerPower, "preflight_" + *lacks, {{"office", input.act.signer.office}});
}

Check register_agrees(const PreflightInput& input) {
  const Facts facts{{"office", input.act.signer.office}, {"on", input.act.on.text()}};
  if (!input.register_objections) return unknown(CheckCode::RegisterAgrees, "preflight_register_silent", facts);
  if (input.register_objections->empty()) return passed(CheckCode::RegisterAgrees);
  Check check = failed(CheckCode::RegisterAgrees, "preflight_register_objects", facts);
  // The register's own code goes along: its sentence says what exactly does not fit.
  check.facts.insert_or_assign("objection", input.register_objections->front().code);
  check.facts.insert(input.register_objections->front().facts.begin(), input.register_objections->front().facts.end());
  return check;
}

// UU 30/2014 Pasal 14(7): Plt and Plh do routine acts only. Which papers are none is read from rules/capacities.yaml.
Check capacity_allows(const PreflightInput& input) {
  const Facts facts{{"capacity", enum_text(input.act.capacity)}};
  if (!input.capacity) return unknown(CheckCode::CapacityAllows, "preflight_capacity_doubtful", facts);
  switch (*input.capacity) {
    case CapacityVerdict::Allowed:
      return passed(CheckCode::CapacityAllows);
    case CapacityVerdict::Doubtful:
      return unknown(CheckCode::CapacityAllows, "preflight_capacity_doubtful", facts);
    case CapacityVerdict::Forbidden:
      return failed(CheckCode::CapacityAllows, "preflight_capacity_forbidden", facts);
  }
  return unknown(CheckCode::CapacityAllows, "preflight_capacity_doubtful", facts);
}

Check number_reserved(const PreflightInput& input) {
  if (!input.number_needed) return passed(CheckCode::NumberReserved);
  if (!input.number_reserved) return unknown(CheckCode::NumberReserved, "preflight_number_unknown");
  if (*input.number_reserved) return passed(CheckCode::NumberReserved);
  return failed(CheckCode::NumberReserved, "preflight_number_missing", {{"party", input.act.party.text()}});
}

Check order_reached(const PreflightInput& input) {
  const auto slots = slots_of(input.act.document, input.signatories, input.order);
  const auto before = waits_for(slots, input.act.party, input.signed_by);
  if (!before) return passed(CheckCode::OrderReached);
  return failed(CheckCode::OrderReached, "preflight_order_not_reached", {{"before", before->text()}});
}

Check certificate_fit(const PreflightInput& input) {
  if (!input.certificate) return unknown(CheckCode::CertificateFit, "preflight_certificate_unchecked");
  switch (*input.certificate) {
    case CertificateFitness::Fit:
      return passed(CheckCode::CertificateFit);
    case CertificateFitness::Unfit:
      return failed(CheckCode::CertificateFit, "preflight_certificate_unfit");
    case CertificateFitness::Undeterminable:
      break;
  }
  return unknown(CheckCode::CertificateFit, "preflight_certificate_undeterminable");
}

}  // namespace

std::vector<Check> preflight(const PreflightInput& input) {
  expects(holds(input.signatories, input.act.party), "only a signatory is checked before signing");
  std::vector<Check> checks{not_signed_yet(input),  no_refusal(input),   text_agreed(input),     linter_clean(input),
                            paraf_whole(input),     signer_power(input), register_agrees(input), capacity_allows(input),
                            number_reserved(input), order_reached(input)};
  if (electronic(input.act.method)) checks.push_back(certificate_fit(input));
  return checks;
}

CheckResult outcome_of(std::span<const Check> checks) {
  const auto any = [&](CheckResult result) {
    return std::ranges::find(checks, result, &Check::result) != checks.end();
  };
  if (any(CheckResult::Failed)) return CheckResult::Failed;
  // Nothing looked at is nothing known.
  if (checks.empty() || any(CheckResult::NotDeterminable)) return CheckResult::NotDeterminable;
  return CheckResult::Passed;
}

}  // namespace simpul::signing
