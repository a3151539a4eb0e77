#pragma once

// Private to the signing app: what an examination found, as a person reads it (schema SignatureReport).

#include "encoding/json.h"
#include "ports/signature_report.h"
#include "web/finding_words.h"

namespace simpul::signing {

Json report_view(const SignatureReport& report, const Digest& file, const web::FindingWords& words, Language language);

}  // namespace simpul::signing
