#pragma once

// Private to the signing app: checks and findings as a person reads them.

#include "checks.h"
#include "encoding/json.h"

namespace simpul::signing {

// Schema PreflightCheck. What was found in the certificate is told in the check of the certificate.
Json check_view(const Check& check, const CertificateStanding* certificate, const web::FindingWords& words,
                Language language);
JsonArray checks_view(std::span<const Check> checks, const CertificateStanding* certificate,
                      const web::FindingWords& words, Language language);

// Schema SignatureFindingView.
Json finding_view(const SignatureFinding& finding, const web::FindingWords& words, Language language);

}  // namespace simpul::signing
