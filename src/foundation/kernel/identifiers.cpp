#include <algorithm>

#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/region_code.h"

namespace simpul {
namespace {

constexpr std::size_t id_length_max = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool is_id_text(std::string_view text) {
  if (text.empty() || text.size() > id_length_max) return false;
  return std::ranges::all_of(text, [](char c) { return is_digit(c) || is_lower(c) || c == '-'; });
}

std::string Digest::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(bytes.size() * 2, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = digits[bytes[i] >> 4];
    out[2 * i + 1] = digits[bytes[i] & 15];
  }
  return out;
}

std::optional<Digest> Digest::parse(std::string_view text) {
  Digest digest;
  if (text.size() != digest.bytes.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < digest.bytes.size(); ++i) {
    const int high = hex_value(text[2 * i]);
    const int low = hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

std::optional<RegionCode> RegionCode::parse(std::string_view text) {
  const bool province = text.size() == 2;
  const bool regency = text.size() == 5 && text[2] == '.';
  if (!province && !regency) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 2 && !is_digit(text[i])) return std::nullopt;
  }
  std::uint64_t packed = 0;
  for (std::size_t i = 0; i < sizeof packed; ++i) {
    packed = packed << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return RegionCode(packed);
}

std::string RegionCode::text() const {
  std::string text;
  for (std::uint64_t rest = packed_; rest != 0; rest <<= 8) text += static_cast<char>(rest >> 56);
  return text;
}

}  // namespace simpul
