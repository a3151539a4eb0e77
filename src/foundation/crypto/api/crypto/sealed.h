#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simpul {

// Authenticated encryption of a secret at rest (XChaCha20-Poly1305). `nonce` comes from the Chance port
// and is used once.
using SealKey = std::array<std::uint8_t, 32>;
using SealNonce = std::array<std::uint8_t, 24>;

std::string seal(const SealKey& key, const SealNonce& nonce, std::string_view plain);
// nullopt where the key is another one or a bit was changed.
std::optional<std::string> unseal(const SealKey& key, std::string_view sealed);

}  // namespace simpul
