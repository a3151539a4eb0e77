#include "report_view.h"

#include "certificate_words.h"
#include "encoding/mapper.h"

namespace simpul::signing {
namespace {

// Without the holder's number: a NIK has no business on a page that anybody may see.
Json certificate_view(const CertificateFacts& certificate) {
  return JsonObject{{"name", certificate.name},
                    {"organisation", certificate.organisation},
                    {"issuer", certificate.issuer},
                    {"serial", certificate.serial},
                    {"not_before", certificate.not_before.text()},
                    {"not_after", certificate.not_after.text()},
                    {"fingerprint", certificate.fingerprint.text()}};
}

void put_claims(JsonObject& out, const ExaminedSignature& signature) {
  if (!signature.claimed_name.empty()) out.emplace("claimed_name", signature.claimed_name);
  if (signature.claimed_at) out.emplace("claimed_at", signature.claimed_at->text());
  if (!signature.reason.empty()) out.emplace("reason", signature.reason);
  if (!signature.place.empty()) out.emplace("place", signature.place);
}

Json signature_view(const ExaminedSignature& signature, const web::FindingWords& words, Language language) {
  JsonObject out{{"field", signature.field},
                 {"verdict", enum_text(signature.verdict)},
                 {"integrity", enum_text(signature.integrity)},
                 {"coverage", enum_text(signature.coverage)},
                 {"later", enum_text(signature.later)},
                 {"trust", enum_text(signature.trust)},
                 {"revocation", enum_text(signature.revocation)}};
  if (signature.signer) out.emplace("signer", certificate_view(*signature.signer));
  put_claims(out, signature);
  if (signature.timestamp) out.emplace("timestamp", to_json(*signature.timestamp));
  JsonArray findings;
  for (const SignatureFinding& finding : signature.findings) findings.push_back(finding_view(finding, words, language));
  out.emplace("findings", std::move(findings));
  return out;
}

}  // namespace

Json report_view(const SignatureReport& report, const Digest& file, const web::FindingWords& words, Language language) {
  JsonArray signatures;
  for (const ExaminedSignature& signature : report.signatures) {
    signatures.push_back(signature_view(signature, words, language));
  }
  return JsonObject{{"hash", file.text()},
                    {"pages", report.pages},
                    {"signatures", std::move(signatures)},
                    {"empty_fields", to_json(report.empty_fields)}};
}

}  // namespace simpul::signing
