#pragma once

#include "ports/chance.h"

namespace simpul::files {

// The kernel's random bytes (getrandom). Waits at boot until the pool is ready; without one the process ends.
class SystemChance final : public Chance {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace simpul::files
