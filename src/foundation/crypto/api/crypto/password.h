#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace simpul {

// Argon2id (RFC 9106) with the parameters in force; about 0.1 s and 64 MiB a call, so callers bound
// how many run at once.
struct PasswordCost {
  unsigned long long passes = 3;
  std::size_t memory_bytes = 64u << 20;
};

// The encoded hash ("$argon2id$v=19$…"), with its parameters inside. `salt` comes from the Chance port.
std::string hash_password(std::string_view password, const std::array<std::uint8_t, 16>& salt, PasswordCost cost = {});
// Runs in time independent of where the two differ.
bool password_matches(std::string_view password, const std::string& encoded);
// True where `encoded` was made with other parameters than `cost`, so that the next login should hash anew.
bool password_needs_rehash(const std::string& encoded, PasswordCost cost = {});

}  // namespace simpul
