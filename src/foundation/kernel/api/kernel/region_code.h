#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace simpul {

// A Kemendagri code of a province ("64") or of a kabupaten/kota ("64.71"). Only the shape is checked here;
// whether the region exists is the register's to say (regions/register.h).
class RegionCode {
 public:
  RegionCode() = default;
  static std::optional<RegionCode> parse(std::string_view text);
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  bool is_province() const { return text_.size() == 2; }
  RegionCode province() const { return RegionCode(text_.substr(0, 2)); }
  auto operator<=>(const RegionCode&) const = default;

 private:
  explicit RegionCode(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace simpul

template <>
struct std::hash<simpul::RegionCode> {
  std::size_t operator()(const simpul::RegionCode& code) const noexcept {
    return std::hash<std::string>{}(code.text());
  }
};
