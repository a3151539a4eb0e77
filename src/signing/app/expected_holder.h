#pragma once

// Private to the signing app: whose certificate it must be, and whether it is.

#include <string>
#include <vector>

#include "ports/signature_report.h"

namespace simpul::signing {

// Who signs, as the register and the signer say; an empty member is not compared.
struct ExpectedHolder {
  std::string name;
  std::string nik;
};

// What in a certificate speaks of another person. Codes: holder_name_differs {expected, certificate},
// holder_number_differs, holder_number_absent (the certificate bears no NIK). The number itself is never told.
std::vector<SignatureFinding> holder_findings(const CertificateFacts& certificate, const ExpectedHolder& expected);

// Whether the findings name another person.
bool is_another(const std::vector<SignatureFinding>& findings);

}  // namespace simpul::signing
