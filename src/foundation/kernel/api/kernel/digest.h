#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace simpul {

// A SHA-256 value. Its text is 64 lower-case hex digits.
struct Digest {
  std::array<std::uint8_t, 32> bytes{};

  auto operator<=>(const Digest&) const = default;
  std::string text() const;
  // Only the exact text form; upper case, other lengths and spaces are refused.
  static std::optional<Digest> parse(std::string_view text);
};

}  // namespace simpul

template <>
struct std::hash<simpul::Digest> {
  std::size_t operator()(const simpul::Digest& digest) const noexcept {
    std::size_t head = 0;
    std::memcpy(&head, digest.bytes.data(), sizeof head);
    return head;
  }
};
