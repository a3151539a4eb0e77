#pragma once

#include <string>

#include "kernel/result.h"
#include "ports/error.h"
#include "ports/pdf_signatures.h"

namespace simpul::files {

// Whom a node believes, as its administrator put it into one folder: *.pem, *.crt and *.cer are certificate authorities
// (below intermediates/ the ones between), *.crl lists of revoked certificates. Read at each question, so that a list
// that was replaced counts at once. An absent folder is an empty one. Unavailable where a file cannot be read or is
// larger than 16 MiB.
Result<TrustMaterial, PortError> read_trust_folder(const std::string& folder, Instant now);

// How many files of certificate authorities there are, without reading them.
std::size_t trust_anchor_files(const std::string& folder);

}  // namespace simpul::files
