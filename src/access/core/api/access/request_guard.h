#pragma once

#include <string>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "web/message.h"

namespace simpul::access {

// Keeps other sites from acting with a visitor's cookie (ASVS 5.0 3.5.1 to 3.5.3). For every method but GET, HEAD and
// OPTIONS:
//  - web::check_same_origin must hold, or Origin be `public_origin` ("https://host") where a proxy changes Host;
//  - the header "X-Simpul: 1" must be there: a page of another origin may send it only after a preflight, and that is
//    never answered. This also holds for old browsers that send neither Sec-Fetch-Site nor Origin.
// Codes: cross_site_request, request_mark_missing.
Result<void, Refusal> guard_against_forgery(const web::Request& request, const std::string& public_origin);

}  // namespace simpul::access
