#include "memory/signer.h"

#include <fmt/format.h>

#include "crypto/sha256.h"

namespace simpul::memory {

PublicKey MemorySigner::host(const RegionCode& author) {
  const Digest seed = sha256(fmt::format("simpul-signer {} {}", seed_, author.text()));
  const std::scoped_lock lock(mutex_);
  return keys_.try_emplace(author, SigningKey::Seed(seed.bytes)).first->second.public_key();
}

std::optional<Signature> MemorySigner::sign(const RegionCode& author, std::string_view message) {
  const std::scoped_lock lock(mutex_);
  const auto key = keys_.find(author);
  if (key == keys_.end()) return std::nullopt;
  return key->second.sign(message);
}

std::optional<PublicKey> MemorySigner::public_key(const RegionCode& author) const {
  const std::scoped_lock lock(mutex_);
  const auto key = keys_.find(author);
  if (key == keys_.end()) return std::nullopt;
  return key->second.public_key();
}

std::vector<RegionCode> MemorySigner::hosted() const {
  const std::scoped_lock lock(mutex_);
  std::vector<RegionCode> codes;
  for (const auto& [code, key] : keys_) codes.push_back(code);
  return codes;
}

}  // namespace simpul::memory
