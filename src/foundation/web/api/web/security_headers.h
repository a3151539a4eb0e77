#pragma once

#include "web/message.h"

namespace simpul::web {

struct HeaderPolicy {
  // Only where TLS is certain, here or at the proxy in front: HSTS binds a browser for a year.
  bool behind_tls = false;
};

// Completes every answer with the headers of OWASP ASVS 5.0 section 3.4. A header the answer already has is kept, so
// that a downloaded attachment can bring its stricter "sandbox" policy. Without a Cache-Control of its own an answer
// is not stored; one with an ETag may be, and is asked for again each time.
void apply_security_headers(Response& response, const HeaderPolicy& policy);

// An attachment from a stranger: never shown inside our pages (ASVS 5.0, 3.2.1): download only, sandboxed.
void apply_download_headers(Response& response, std::string_view file_name);

}  // namespace simpul::web
