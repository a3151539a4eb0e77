#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

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

// An id nobody has yet: 10 letters and digits that cannot be mistaken for one another, 49 random bits.
template <class IdType>
IdType draw_id(Chance& chance) {
  static constexpr char letters[] = "abcdefghjkmnpqrstvwxyz23456789";
  std::string text;
  for (const std::uint8_t byte : chance.bytes<10>()) text += letters[byte % (sizeof letters - 1)];
  return *IdType::parse(text);
}

}  // namespace simpul
