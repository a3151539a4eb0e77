#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "kernel/instant.h"

namespace simpul {

inline constexpr std::int64_t totp_step_seconds = 30;

// TOTP (RFC 6238): HMAC-SHA-1, six digits, steps of 30 s, as every authenticator application speaks it.
std::uint32_t totp_code(std::string_view secret, std::int64_t step);

// The step whose code `text` is, looking one step to either side of `now`; only steps after `last_used` count, so that
// a code works once. nullopt: no match.
std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view text, Instant now,
                                       std::int64_t last_used);

// Compares without telling by its time where the texts differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace simpul
