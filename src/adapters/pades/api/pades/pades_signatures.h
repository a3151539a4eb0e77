#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "pades/pades_work.h"
#include "ports/pdf_signatures.h"

namespace simpul::pades {

// A time-stamp authority (RFC 3161 over HTTP).
struct TimestampService {
  std::string url;  // http or https; the token is signed, so plain http is common
};

// Signs and examines with libqpdf and OpenSSL; keys from PKCS#12 files and PKCS#11 tokens.
class PadesSignatures final : public PdfSignatures {
 public:
  struct Options {
    Worker worker = {};                                      // empty: in this process, for tests only
    std::optional<TimestampService> timestamp_service = {};  // absent: signatures without time stamp (B-B)
  };
  explicit PadesSignatures(Options options);
  ~PadesSignatures() override;

  Result<std::string, Refusal> prepare(std::string_view pdf, const std::vector<FieldPlace>& places) override;
  Result<std::string, Refusal> sign(std::string_view pdf, const SignatureStatement& statement,
                                    const PdfSigningKey& key) override;
  Result<SignatureReport, Refusal> examine(std::string_view pdf, const TrustMaterial& trust) override;
  Result<std::unique_ptr<PdfSigningKey>, Refusal> open_pkcs12(std::string_view file, Secret passphrase) override;
  Result<std::unique_ptr<PdfSigningKey>, Refusal> open_token(const TokenAddress& address, Secret pin) override;
  Result<CertificateReport, Refusal> check(const PdfSigningKey& key, const TrustMaterial& trust) override;

 private:
  class Tokens;
  const Options options_;
  const std::unique_ptr<Tokens> tokens_;
};

}  // namespace simpul::pades
