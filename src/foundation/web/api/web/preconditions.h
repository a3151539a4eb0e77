#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/digest.h"
#include "kernel/result.h"
#include "web/message.h"

namespace simpul::web {

// The strong entity tag of a version (RFC 9110 section 8.8.3): `version` in quotes. `version` is ASCII without quotes,
// for instance a number of woven events or a hash.
std::string entity_tag(std::string_view version);
// The strong entity tag of bytes: the first 128 bits of their SHA-256.
std::string content_tag(std::string_view bytes);

// True where If-None-Match names the tag (weak comparison, RFC 9110 section 13.1.2) or "*".
bool client_has(const Request& request, std::string_view tag);
// The answer with its ETag; an empty 304 instead where the client holds that version already.
Response tagged(const Request& request, std::string_view tag, Response response);

// A change states the version it was decided on: precondition_required where If-Match is absent, precondition_failed
// where it names another version (strong comparison, RFC 9110 section 13.1.1).
Result<void, Refusal> check_if_match(const Request& request, std::string_view tag);

// The Idempotency-Key header: 8 to 128 printable ASCII characters, with or without quotes.
// Codes: idempotency_key_required, idempotency_key_malformed.
Result<std::string, Refusal> idempotency_key(const Request& request);
// What makes a repeated request the same request: method, target and body.
Digest request_digest(const Request& request);

}  // namespace simpul::web
