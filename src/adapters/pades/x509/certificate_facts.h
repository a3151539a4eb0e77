#pragma once

#include <optional>
#include <string>

#include "handles.h"
#include "kernel/instant.h"
#include "ports/signature_report.h"

namespace simpul::pades {

CertificateFacts facts_of(const X509* certificate);
std::string name_text(const X509_NAME* name);
std::string common_name(const X509_NAME* name);
std::optional<Instant> instant_of(const ASN1_TIME* time);

// DER or PEM; several in one PEM text are all taken. False where it is neither.
bool read_certificates(const std::string& bytes, Certificates& out);
bool read_crls(const std::string& bytes, RevocationLists& out);

}  // namespace simpul::pades
