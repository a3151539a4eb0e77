#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/region_code.h"

namespace simpul {

// The signing keys of the governments this node hosts. Safe from any thread.
class Signer {
 public:
  virtual ~Signer() = default;
  // nullopt where this node does not host the government.
  virtual std::optional<Signature> sign(const RegionCode& author, std::string_view message) = 0;
  virtual std::optional<PublicKey> public_key(const RegionCode& author) const = 0;
  virtual std::vector<RegionCode> hosted() const = 0;
};

}  // namespace simpul
