#pragma once

#include <optional>
#include <string_view>

#include "kernel/digest.h"

namespace simpul::signing {

// The hash that stands in a printed QR code: 52 signs of base32 (RFC 4648 section 6, without padding), in capitals or
// small letters. nullopt for anything else, other bits behind the hash included.
std::optional<Digest> digest_of_printed_code(std::string_view code);

}  // namespace simpul::signing
