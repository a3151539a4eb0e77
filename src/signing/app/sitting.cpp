#include "sitting.h"

#include <algorithm>

#include "crypto/sha256.h"
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

// Exactly one signature more, and every one of them over bytes that are still there and mean what they meant.
bool sound(const SignatureReport& report, std::size_t before) {
  return report.signatures.size() == before + 1 &&
         std::ranges::all_of(report.signatures, [](const ExaminedSignature& signature) {
           const bool as_it_was =
               signature.later == LaterChanges::None || signature.later == LaterChanges::SignaturesOnly;
           return signature.integrity == SignatureIntegrity::Intact &&
                  signature.coverage != SignatureCoverage::Partial && as_it_was;
         });
}

ElectronicEvidence evidence_of(const ExaminedSignature& signature) {
  ElectronicEvidence out;
  out.subject = signature.signer->subject;
  out.issuer = signature.signer->issuer;
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
  const Occasion occasion{consent.document,
                          caller_.government,
                          pen.method(),
                          consent.text,
                          signing_day(knowledge_.regions, caller_.government, tools_.clock.now()),
                          {}};
  const auto own = doors_.government_of(caller_.government);
  auto act = act_of(own.get(), intent, occasion);
  if (!act) return refuse(std::move(act.error()));
  out.act = std::move(*act);
  return out;
}

std::vector<Check> Sitting::in_the_way(const Ready& ready, const Consent& consent, const Pen& pen) const {
  std::vector<Check> out;
  for (Check& check : checks_of(doors_, knowledge_, ready.dossier, ready.act, &pen.certificate())) {
    if (stands_in_the_way(check, consent)) out.push_back(std::move(check));
  }
  return out;
}

SittingOutcome Sitting::sign(const std::string& dossier, const Consent& consent, const Intent& intent,
                             const std::optional<std::string>& place, Pen& pen) {
  std::optional<Signed> done;
  SittingOutcome out;
  for (int attempt = 1; attempt <= attempts_max; ++attempt) {
    out = {consent.document};
    auto prepared = ready(dossier, consent, intent, pen);
    if (!prepared) {
      out.refusals = std::move(prepared.error());
      return out;
    }
    prepared->act.place = place;
    out.checks = in_the_way(*prepared, consent, pen);
    if (!out.checks.empty() || !sign_sheet(*prepared, pen, done, out)) return out;
    auto recorded = record(*prepared, *done);
    if (recorded) {
      out.file = std::move(*recorded);
      return out;
    }
    out.refusals = std::move(recorded.error());
    if (!changed_meanwhile(out.refusals)) break;
  }
  return out;
}

SignatureStatement Sitting::statement_of(const Ready& ready) const {
  SignatureStatement statement;
  statement.field = field_of(ready.act.party);
  statement.name = ready.act.signer.name.value_or("");
  statement.office = ready.act.signer.office;
  statement.reason = "Menandatangani " + ready.document->title;
  statement.place = ready.act.place.value_or("");
  statement.at = tools_.clock.now();
  statement.zone = zone_of(knowledge_.regions, ready.act.party);
  return statement;
}

bool Sitting::sign_sheet(const Ready& ready, Pen& pen, std::optional<Signed>& done, SittingOutcome& out) const {
  const auto sheet = sheet_to_sign(doors_, tools_, ready.dossier, *ready.document);
  if (!sheet) {
    out.refusals = sheet.error();
    return false;
  }
  const Digest as_it_was = sha256(sheet->pdf);
  if (done && done->sheet == as_it_was) return true;
  if (done && !pen.may_sign_anew()) {
    out.refusals = single("signed_sheet_changed");
    return false;
  }
  auto pdf = pen.sign(sheet->pdf, statement_of(ready));
  if (!pdf) {
    out.refusals = {std::move(pdf.error())};
    return false;
  }
  done = Signed{as_it_was, std::move(*pdf), {}};
  return accept(sheet->signatures, pen, *done, out);
}

bool Sitting::accept(std::size_t signatures_before, const Pen& pen, Signed& done, SittingOutcome& out) const {
  const auto report = tools_.pdf.examine(done.pdf, tools_.trust());
  if (!report || !sound(*report, signatures_before)) {
    out.refusals = report ? single("signed_file_unsound") : Refusals{report.error()};
    return false;
  }
  CertificateStanding shown = standing_of(report->signatures.back(), pen.holder());
  if (shown.fitness == CertificateFitness::Unfit) {
    out.checks = {{CheckCode::CertificateFit, CheckResult::Failed, "preflight_certificate_unfit", {}}};
    out.refusals = single("signed_certificate_unfit");
    out.certificate = std::move(shown);
    return false;
  }
  done.evidence = evidence_of(report->signatures.back());
  return true;
}

Result<dossiers::FileAttached, Refusals> Sitting::record(Ready& ready, const Signed& done) {
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
  ready.act.electronic = done.evidence;
  ready.act.electronic->file = *kept;
  const auto acted = doors_.dossiers.act(caller_, ready.dossier, {file, ready.act});
  if (!acted) return refuse(acted.error());
  return file;
}

}  // namespace simpul::signing
