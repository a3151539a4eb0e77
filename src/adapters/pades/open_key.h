#pragma once

#include <memory>
#include <utility>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/pdf_signatures.h"
#include "x509/certificate_facts.h"
#include "x509/handles.h"

namespace simpul::pades {

// A key that can sign, wherever it lives.
class OpenKey final : public PdfSigningKey {
 public:
  // `home` is what must outlive the key: the session with a token.
  OpenKey(std::shared_ptr<void> home, PrivateKey key, Certificate certificate, Certificates chain)
      : home_(std::move(home)), key_(std::move(key)), certificate_(std::move(certificate)), chain_(std::move(chain)) {}

  CertificateFacts certificate() const override { return facts_of(certificate_.get()); }
  EVP_PKEY* key() const { return key_.get(); }
  X509* x509() const { return certificate_.get(); }
  const Certificates& chain() const { return chain_; }

 private:
  std::shared_ptr<void> home_;
  PrivateKey key_;
  Certificate certificate_;
  Certificates chain_;  // further certificates that came with the key
};

// Refuses keys that other programs could not verify or that are too short to bind anybody: pades_key_unsupported,
// pades_key_without_certificate (none, or one of another key).
Result<void, Refusal> usable(EVP_PKEY* key, X509* certificate);

Result<std::unique_ptr<PdfSigningKey>, Refusal> open_pkcs12_file(std::string_view file, const Secret& passphrase);

}  // namespace simpul::pades
