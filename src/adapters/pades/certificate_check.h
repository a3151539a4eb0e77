#pragma once

#include "open_key.h"
#include "x509/trust.h"

namespace simpul::pades {

// What speaks against signing with this key's certificate now.
CertificateReport checked(const OpenKey& key, const KnownTrust& known);

}  // namespace simpul::pades
