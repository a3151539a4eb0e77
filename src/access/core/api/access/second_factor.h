#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "access/role.h"
#include "kernel/instant.h"

namespace simpul::access {

// Who must use a second factor outside the demonstration; everybody else may (ASVS 5.0 6.3.3).
inline const std::set<Role> second_factor_roles_default = {Role::Signatory, Role::Administrator};

bool needs_second_factor(const std::set<Role>& roles, const std::set<Role>& second_factor_roles);

// An enrolment that was begun but not confirmed within this time is void.
inline constexpr std::int64_t enrolment_lasts_ms = 10 * 60 * 1000;
bool enrolment_is_open(Instant begun, Instant now);

// 160 bits, as RFC 4226 section 4 (R6) recommends.
using TotpSecret = std::array<std::uint8_t, 20>;

// The text behind the QR code that authenticator applications read (Key URI Format).
std::string otpauth_uri(std::string_view secret_base32, std::string_view account, std::string_view issuer);

// Recovery codes replace the authenticator, once each.
inline constexpr std::size_t recovery_codes_count = 10;

}  // namespace simpul::access
