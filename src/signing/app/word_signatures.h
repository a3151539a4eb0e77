#pragma once

// Only for tests: signatures as words, so that the rules around them can be looked at.

#include "ports/pdf_signatures.h"

namespace simpul::signing {

// A "PDF" is a line of words: "sheet:<fields>" and one "|<field>" for each signature.
class WordSignatures final : public PdfSignatures {
 public:
  Result<std::string, Refusal> prepare(std::string_view pdf, const std::vector<FieldPlace>& places) override {
    std::string out(pdf);
    for (const FieldPlace& place : places) out += "," + place.field;
    return out;
  }
  Result<std::string, Refusal> sign(std::string_view, const SignatureStatement&, const PdfSigningKey&) override {
    return refuse(Refusal{"pades_key_unusable"});
  }
  Result<SignatureReport, Refusal> examine(std::string_view pdf, const TrustMaterial&) override {
    SignatureReport report;
    for (std::size_t at = pdf.find('|'); at != std::string_view::npos; at = pdf.find('|', at + 1)) {
      ExaminedSignature signature;
      signature.integrity = broken ? SignatureIntegrity::Changed : SignatureIntegrity::Intact;
      signature.coverage = SignatureCoverage::WholeRevision;
      signature.later = later;
      signature.trust = trust;
      signature.revocation = revocation;
      signature.signer = signer;
      signature.findings = findings;
      report.signatures.push_back(std::move(signature));
    }
    return report;
  }
  Result<std::unique_ptr<PdfSigningKey>, Refusal> open_pkcs12(std::string_view, Secret) override {
    return refuse(Refusal{"pades_key_unusable"});
  }
  Result<std::unique_ptr<PdfSigningKey>, Refusal> open_token(const TokenAddress&, Secret) override {
    return refuse(Refusal{"pades_key_unusable"});
  }
  Result<CertificateReport, Refusal> check(const PdfSigningKey&, const TrustMaterial&) override {
    return refuse(Refusal{"pades_key_unusable"});
  }

  bool broken = false;
  LaterChanges later = LaterChanges::None;
  CertificateTrust trust = CertificateTrust::Trusted;
  CertificateRevocation revocation = CertificateRevocation::Good;
  CertificateFacts signer = named("Isran Noor");
  std::vector<SignatureFinding> findings;

  static CertificateFacts named(const std::string& name) {
    CertificateFacts out;
    out.subject = "CN=" + name;
    out.name = name;
    out.issuer = "CN=Penerbit";
    return out;
  }
};

}  // namespace simpul::signing
