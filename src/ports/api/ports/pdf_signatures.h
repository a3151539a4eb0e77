#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/secret.h"
#include "ports/signature_report.h"

namespace simpul {

// A rectangle on a page, in points (1/72 inch) from its lower left corner.
struct PageArea {
  int page = 1;  // the first is 1
  double left = 0;
  double bottom = 0;
  double width = 0;
  double height = 0;
};
BOOST_DESCRIBE_STRUCT(PageArea, (), (page, left, bottom, width, height))

// A place where somebody will sign: the name of the field is its identity in the file.
struct FieldPlace {
  std::string field;  // letters, digits, '_' and '-'
  PageArea area;
};
BOOST_DESCRIBE_STRUCT(FieldPlace, (), (field, area))

// What is said in the signature and printed in its place on the page.
struct SignatureStatement {
  std::string field;
  std::string name;
  std::string office;
  std::string reason;
  std::string place;
  Instant at;
  Zone zone = Zone::Wib;
};

// A private key with its certificate, opened for the acts of one sitting. What it was opened with is forgotten; the key
// itself is wiped, or its session with the token closed, when this goes. Serves only the PdfSignatures that opened it.
class PdfSigningKey {
 public:
  virtual ~PdfSigningKey() = default;
  virtual CertificateFacts certificate() const = 0;
};

// A key on a PKCS#11 token.
struct TokenAddress {
  std::string module;  // path of the PKCS#11 library
  std::string token;   // label of the token
  std::string key;     // label of the key on it
};

// Whom to believe, and what is known of revocations. Certificates and lists are DER or PEM.
struct TrustMaterial {
  std::vector<std::string> anchors;
  std::vector<std::string> intermediates;
  std::vector<std::string> crls;
  std::vector<std::string> ocsp_responses;  // DER
  Instant now;
};

// Electronic signatures in PDF files (PAdES baseline B-B and B-T, ETSI EN 319 142-1). Every change is an incremental
// update: the bytes that were there stay as they were, so that earlier signatures stay valid. Safe from any thread.
//
// Files come from strangers: an implementation reads them with bounds (bytes, pages, objects, signatures) and, where it
// is given a confined worker, only there. Refusals of every operation that reads a file: pades_pdf_damaged,
// pades_pdf_encrypted, pades_pdf_active_content, pades_pdf_too_large, pades_pdf_too_many_pages,
// pades_pdf_too_complex, pades_worker_unavailable.
class PdfSignatures {
 public:
  virtual ~PdfSignatures() = default;

  // Adds empty signature fields. Only before the first signature: pades_already_signed, pades_field_exists,
  // pades_field_name_unfit, pades_place_outside_page.
  virtual Result<std::string, Refusal> prepare(std::string_view pdf, const std::vector<FieldPlace>& places) = 0;

  // Fills one empty field. pades_field_unknown, pades_field_signed, pades_forbidden_by_signature,
  // pades_timestamp_unavailable, pades_key_unusable.
  virtual Result<std::string, Refusal> sign(std::string_view pdf, const SignatureStatement& statement,
                                            const PdfSigningKey& key) = 0;

  // Never refuses because of what a signature is worth; that is in the report. Also pades_trust_unreadable.
  virtual Result<SignatureReport, Refusal> examine(std::string_view pdf, const TrustMaterial& trust) = 0;

  // The passphrase is wiped when this returns. pades_passphrase_wrong, pades_pkcs12_damaged,
  // pades_pkcs12_old_encryption, pades_key_without_certificate, pades_key_unsupported.
  virtual Result<std::unique_ptr<PdfSigningKey>, Refusal> open_pkcs12(std::string_view file, Secret passphrase) = 0;

  // The PIN is wiped when this returns; the token is logged in until the key goes, and for nobody else meanwhile.
  // pades_token_module_unavailable, pades_token_missing, pades_token_busy, pades_token_pin_wrong,
  // pades_token_pin_locked, pades_token_key_missing, pades_key_without_certificate, pades_key_unsupported.
  virtual Result<std::unique_ptr<PdfSigningKey>, Refusal> open_token(const TokenAddress& address, Secret pin) = 0;

  // What speaks against signing with this certificate at `trust.now`; the caller decides. Also pades_trust_unreadable.
  virtual Result<CertificateReport, Refusal> check(const PdfSigningKey& key, const TrustMaterial& trust) = 0;
};

}  // namespace simpul
