#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace simpul {

// RFC 4648 section 4: standard alphabet, padded.
std::string base64(std::span<const std::uint8_t> bytes);
std::string base64(std::string_view bytes);
// Strict: no white space, full padding, zero trailing bits.
std::optional<std::string> base64_decode(std::string_view text);

// RFC 4648 section 6, without padding, upper case: the text of TOTP secrets.
std::string base32(std::span<const std::uint8_t> bytes);

// Lower-case hex.
std::string hex(std::span<const std::uint8_t> bytes);
std::optional<std::string> hex_decode(std::string_view text);

}  // namespace simpul
