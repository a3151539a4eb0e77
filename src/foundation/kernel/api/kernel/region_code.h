#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace simpul {

// A Kemendagri code of a province ("64") or of a kabupaten/kota ("64.71"). Only the shape is checked here;
// whether the region exists is the register's to say (regions/register.h).
class RegionCode {
 public:
  constexpr RegionCode() = default;
  static std::optional<RegionCode> parse(std::string_view text);
  std::string text() const;
  bool empty() const { return packed_ == 0; }
  bool is_province() const { return (packed_ & ~province_mask) == 0 && !empty(); }
  RegionCode province() const { return RegionCode(packed_ & province_mask); }
  auto operator<=>(const RegionCode&) const = default;

 private:
  friend struct std::hash<RegionCode>;
  static constexpr std::uint64_t province_mask = 0xffff'0000'0000'0000;

  explicit RegionCode(std::uint64_t packed) : packed_(packed) {}

  // Its characters from the highest byte on, then zeros: numbers compare as the texts do. Weaving compares millions.
  std::uint64_t packed_ = 0;
};

}  // namespace simpul

template <>
struct std::hash<simpul::RegionCode> {
  std::size_t operator()(const simpul::RegionCode& code) const noexcept {
    return std::hash<std::uint64_t>{}(code.packed_);
  }
};
