#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace simpul {

// Unpredictable bytes, fit for keys, salts, ids and session tokens. Safe from any thread; never fails (a machine
// without randomness ends the process).
class Chance {
 public:
  virtual ~Chance() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  template <std::size_t N>
  std::array<std::uint8_t, N> bytes() {
    std::array<std::uint8_t, N> out{};
    fill(out);
    return out;
  }
};

}  // namespace simpul
