#include "checks.h"

#include <iterator>
#include <set>

#include "encoding/mapper.h"

namespace simpul::signing {
namespace {

std::optional<bool> text_agreed(const dossiers::State& state, const dossiers::Document& document) {
  if (!state.positions.any(document.document)) return std::nullopt;
  return state.positions.agreed(document.document, state.signatories(document)).has_value();
}

// What an examination finds about the certificate, not about file or clock.
bool is_of_certificate(const SignatureFinding& finding) {
  static const std::set<std::string> told{"certificate_issuer_unknown", "certificate_not_yet_valid",
                                          "certificate_expired",        "certificate_chain_broken",
                                          "certificate_revoked",        "key_usage_unsuitable"};
  return told.contains(finding.code);
}

bool is_for_other_uses(const CertificateReport& report) {
  return std::ranges::find(report.findings, "key_usage_unsuitable", &SignatureFinding::code) != report.findings.end();
}

void put_parties(PreflightInput& input, const dossiers::State& state, const dossiers::Document& document) {
  input.signatories = state.signatories(document);
  if (document.order) input.order = document.order->parties;
  for (const RegionCode& party : input.signatories) {
    if (state.signatures.valid(document.document, party)) input.signed_by.push_back(party);
    if (state.refusal(document, party)) input.refused_by.push_back(party);
  }
}

// Regions stand in the sentences by their names.
void name_regions(Check& check, const regions::Register& regions) {
  for (const char* fact : {"party", "before"}) {
    const auto found = check.facts.find(fact);
    if (found == check.facts.end()) continue;
    const auto code = RegionCode::parse(found->second);
    const regions::Region* region = code ? regions.find(*code) : nullptr;
    if (region) found->second = regions::full_name(*region);
  }
}

CertificateFitness fitness_of(const CertificateReport& report) {
  const bool revoked = report.revocation == CertificateRevocation::Revoked;
  if (revoked || is_another(report.findings) || is_for_other_uses(report)) return CertificateFitness::Unfit;
  switch (report.trust) {
    case CertificateTrust::Broken:
    case CertificateTrust::Expired:
    case CertificateTrust::NotYetValid:
      return CertificateFitness::Unfit;
    case CertificateTrust::UnknownIssuer:
      return CertificateFitness::Undeterminable;
    case CertificateTrust::Trusted:
      break;
  }
  const bool good = report.revocation == CertificateRevocation::Good && report.findings.empty();
  return good ? CertificateFitness::Fit : CertificateFitness::Undeterminable;
}

}  // namespace

CertificateStanding standing_of(CertificateReport report) {
  const CertificateFitness fitness = fitness_of(report);
  return {fitness, std::move(report.findings)};
}

CertificateStanding standing_of(const ExaminedSignature& signature, const ExpectedHolder& expected) {
  if (!signature.signer) return {CertificateFitness::Unfit, {{"certificate_chain_broken", {}}}};
  CertificateReport report{*signature.signer, signature.trust, signature.revocation, {}};
  std::ranges::copy_if(signature.findings, std::back_inserter(report.findings), is_of_certificate);
  for (SignatureFinding& finding : holder_findings(*signature.signer, expected)) {
    if (finding.code != "holder_number_absent") report.findings.push_back(std::move(finding));
  }
  return standing_of(std::move(report));
}

std::vector<Check> checks_of(const Doors& doors, const Knowledge& knowledge, const DossierSeen& dossier,
                             const SignatureRecorded& act, const CertificateStanding* certificate) {
  const dossiers::State& state = *dossier.state;
  const dossiers::Document& document = *state.document(act.document);
  PreflightInput input;
  input.act = act;
  input.rule = knowledge.law.document(document.type).signer;
  put_parties(input, state, document);
  input.text_agreed = text_agreed(state, document);
  if (const auto review = doors.texts.review(act.party, dossier, document)) {
    input.linter_errors = review->linter_errors;
    input.parafs_missing = review->parafs_missing;
  }
  if (doors.government_of(act.party)) input.register_objections = doors.office_check(act.party, act);
  input.capacity = knowledge.law.capacity(act.capacity, document.type);
  input.number_reserved = document.numbers.contains(act.party);
  if (certificate) input.certificate = certificate->fitness;
  std::vector<Check> checks = preflight(input);
  for (Check& check : checks) name_regions(check, knowledge.regions);
  return checks;
}

}  // namespace simpul::signing
