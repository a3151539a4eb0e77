#include "sitting.h"

#include <algorithm>

#include "encoding/mapper.h"
#include "signed_file.h"

namespace simpul::signing {
namespace {

constexpr int attempts_max = 3;

Refusals single(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

bool taken_on(const Consent& consent, CheckCode code) {
  return consent.doubts && std::ranges::find(*consent.doubts, code) != consent.doubts->end();
}

// A failure cannot be taken on; a doubt only by name.
bool stands_in_the_way(const Check& check, const Consent& consent) {
  if (check.result == CheckResult::Failed) return true;
  return check.result == CheckResult::NotDeterminable && !taken_on(consent, check.code);
}

bool changed_meanwhile(const Refusals& refusals) {
  return std::ranges::any_of(refusals, [](const Refusal& refusal) {
    return refusal.code == "dossier_changed_meanwhile" || refusal.code == "changed_meanwhile";
  });
}

// Exactly one signature more, and every one of them over bytes that are still there.
bool sound(const SignatureReport& report, std::size_t before) {
  return report.signatures.size() == before + 1 &&
         std::ranges::all_of(report.signatures, [](const ExaminedSignature& signature) {
           return signature.integrity == SignatureIntegrity::Intact && signature.coverage != SignatureCoverage::Partial;
         });
}

ElectronicEvidence evidence_of(const ExaminedSignature& signature) {
  ElectronicEvidence out;
  out.subject = signature.signer ? signature.signer->subject : signature.claimed_name;
  out.issuer = signature.signer ? signature.signer->issuer : std::string("-");
  if (signature.timestamp && signature.timestamp->intact) out.stamped_at = signature.timestamp->at;
  return out;
}

std::string file_name(const dossiers::Document& document, std::size_t signatures) {
  return "ditandatangani-" + document.document.text() + "-" + std::to_string(signatures) + ".pdf";
}

}  // namespace

Result<Sitting::Ready, Refusals> Sitting::ready(const std::string& dossier, const Consent& consent,
                                                const Intent& intent, const Pen& pen) const {
  auto seen = doors_.dossiers.find(dossier, caller_.government);
  if (!seen) return refuse(std::move(seen.error()));
  Ready out{std::move(*seen), nullptr, {}};
  const dossiers::State& state = *out.dossier.state;
  out.document = state.document(consent.document);
  if (!out.document) return refuse(single("document_unknown", "/consents"));
  const auto signatories = state.signatories(*out.document);
  if (std::ranges::find(signatories, caller_.government) == signatories.end()) {
    return refuse(single("party_does_not_sign", "/consents"));
  }
  const auto agreed = state.positions.agreed(consent.document, signatories);
  if (!agreed) return refuse(single("text_not_agreed", "/consents"));
  if (*agreed != consent.text)
    return refuse(single("signature_text_differs", "/consents", {{"agreed", agreed->text()}}));
  const Occasion occasion{
      consent.document, caller_.government, pen.method(), consent.text, day_of(tools_.clock.now(), Zone::Wib), {}};
  const auto own = doors_.government_of(caller_.government);
  auto act = act_of(own.get(), intent, occasion);
  if (!act) return refuse(std::move(act.error()));
  out.act = std::move(*act);
  return out;
}

SittingOutcome Sitting::sign(const std::string& dossier, const Consent& consent, const Intent& intent,
                             const std::optional<std::string>& place, Pen& pen) {
  SittingOutcome out{consent.document};
  for (int attempt = 1; attempt <= attempts_max; ++attempt) {
    auto prepared = ready(dossier, consent, intent, pen);
    if (!prepared) return {consent.document, {}, {}, std::move(prepared.error())};
    prepared->act.place = place;
    const auto checks = checks_of(doors_, knowledge_, prepared->dossier, prepared->act, &pen.certificate());
    for (const Check& check : checks) {
      if (stands_in_the_way(check, consent)) out.checks.push_back(check);
    }
    if (!out.checks.empty()) return out;
    auto done = signed_pdf(*prepared, pen);
    if (!done) return {consent.document, {}, {}, std::move(done.error())};
    auto recorded = record(*prepared, std::move(*done));
    if (recorded) return {consent.document, std::move(*recorded), {}, {}};
    out.refusals = std::move(recorded.error());
    if (!changed_meanwhile(out.refusals)) break;
  }
  return out;
}

Result<Sitting::Signed, Refusals> Sitting::signed_pdf(const Ready& ready, Pen& pen) {
  const auto sheet = sheet_to_sign(doors_, tools_, ready.dossier, *ready.document);
  if (!sheet) return refuse(sheet.error());
  const regions::Region* region = knowledge_.regions.find(ready.act.party);
  SignatureStatement statement;
  statement.field = field_of(ready.act.party);
  statement.name = ready.act.signer.name.value_or("");
  statement.office = ready.act.signer.office;
  statement.reason = "Menandatangani " + ready.document->title;
  statement.place = ready.act.place.value_or("");
  statement.at = tools_.clock.now();
  if (region) statement.zone = region->zone;
  auto pdf = pen.sign(sheet->pdf, statement);
  if (!pdf) return refuse(Refusals{std::move(pdf.error())});
  const auto report = tools_.pdf.examine(*pdf, tools_.trust());
  if (!report) return refuse(Refusals{report.error()});
  if (!sound(*report, sheet->signatures)) return refuse(single("signed_file_unsound"));
  const ElectronicEvidence evidence = evidence_of(report->signatures.back());
  return Signed{std::move(*pdf), evidence};
}

Result<dossiers::FileAttached, Refusals> Sitting::record(Ready& ready, Signed done) {
  const auto kept = doors_.dossiers.keep_pdf(caller_, done.pdf);
  if (!kept) return refuse(kept.error());
  const dossiers::State& state = *ready.dossier.state;
  const auto signatories = state.signatories(*ready.document);
  const auto electronic_before = std::ranges::count_if(signatories, [&](const RegionCode& party) {
    const Signature* signature = state.signatures.valid(ready.act.document, party);
    return signature && signature->fact.electronic;
  });
  dossiers::FileAttached file;
  file.attachment = draw_id<AttachmentId>(tools_.chance);
  file.document = ready.act.document;
  file.name = file_name(*ready.document, static_cast<std::size_t>(electronic_before) + 1);
  file.media_type = "application/pdf";
  file.size_bytes = static_cast<std::int64_t>(done.pdf.size());
  file.hash = *kept;
  file.role = dossiers::FileRole::Text;
  ready.act.electronic = std::move(done.evidence);
  ready.act.electronic->file = *kept;
  const auto acted = doors_.dossiers.act(caller_, ready.dossier, {file, ready.act});
  if (!acted) return refuse(acted.error());
  return file;
}

}  // namespace simpul::signing
