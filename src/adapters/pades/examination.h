#pragma once

#include <string_view>

#include "pdf/plain.h"
#include "ports/signature_report.h"
#include "x509/trust.h"

namespace simpul::pades {

// Judges every signature that was found in a file.
SignatureReport examined(std::string_view pdf, const FoundSignatures& found, const KnownTrust& known);

// The bytes a signature is over, and how far they reach (ISO 32000-1 section 12.8.1): two pieces around exactly the
// signature itself.
struct SignedBytes {
  std::string content;
  std::size_t end = 0;
  SignatureCoverage coverage = SignatureCoverage::Partial;
};
SignedBytes signed_bytes(std::string_view pdf, const FoundSignature& signature);

// D:20220728100000+07'00' with all that may be left out (ISO 32000-1 section 7.9.4).
std::optional<Instant> read_pdf_time(std::string_view text);

}  // namespace simpul::pades
