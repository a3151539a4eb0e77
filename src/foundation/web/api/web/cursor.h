#pragma once

#include <string>
#include <string_view>

#include "encoding/json.h"

namespace simpul::web {

// Where the next page of a list starts. Opaque to clients: base64url (RFC 4648 section 5) of compact JSON.
std::string cursor_text(const Json& position);
// Code: cursor_malformed. The reader still checks every field: a cursor comes from outside.
Result<Json, Refusal> read_cursor(std::string_view text);

}  // namespace simpul::web
