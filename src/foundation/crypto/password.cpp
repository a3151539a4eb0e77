#include "crypto/password.h"

#include <sodium.h>

#include "encoding/base64.h"
#include "kernel/expects.h"

namespace simpul {
namespace {

std::string unpadded_base64(std::span<const std::uint8_t> bytes) {
  std::string text = base64(bytes);
  text.resize(text.find_last_not_of('=') + 1);
  return text;
}

}  // namespace

std::string hash_password(std::string_view password, const std::array<std::uint8_t, 16>& salt, PasswordCost cost) {
  static_assert(crypto_pwhash_SALTBYTES == 16);
  std::array<std::uint8_t, 32> hash{};
  const int done = crypto_pwhash(hash.data(), hash.size(), password.data(), password.size(), salt.data(), cost.passes,
                                 cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  expects(done == 0, "memory for one password hash is available");
  return "$argon2id$v=19$m=" + std::to_string(cost.memory_bytes / 1024) + ",t=" + std::to_string(cost.passes) +
         ",p=1$" + unpadded_base64(salt) + "$" + unpadded_base64(hash);
}

bool password_matches(std::string_view password, const std::string& encoded) {
  return crypto_pwhash_str_verify(encoded.c_str(), password.data(), password.size()) == 0;
}

bool password_needs_rehash(const std::string& encoded, PasswordCost cost) {
  return crypto_pwhash_str_needs_rehash(encoded.c_str(), cost.passes, cost.memory_bytes) != 0;
}

}  // namespace simpul
