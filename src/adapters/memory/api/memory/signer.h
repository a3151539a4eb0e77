#pragma once

#include <cstdint>
#include <map>
#include <mutex>

#include "ports/signer.h"

namespace simpul::memory {

// Keys that follow from a seed and the region code, for tests and scenarios: the same everywhere. Safe from any thread.
class MemorySigner final : public Signer {
 public:
  explicit MemorySigner(std::uint64_t seed) : seed_(seed) {}
  // Hosts one more government; hosting it again changes nothing.
  PublicKey host(const RegionCode& author);

  std::optional<Signature> sign(const RegionCode& author, std::string_view message) override;
  std::optional<PublicKey> public_key(const RegionCode& author) const override;
  std::vector<RegionCode> hosted() const override;

 private:
  const std::uint64_t seed_;
  mutable std::mutex mutex_;  // guards keys_
  std::map<RegionCode, SigningKey> keys_;
};

}  // namespace simpul::memory
