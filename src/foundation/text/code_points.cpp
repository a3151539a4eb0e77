#include "code_points.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace simpul::text {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Blocks above Latin Extended-A that hold punctuation and symbols, not letters.
constexpr std::array<Range, 16> symbol_ranges = {{
    {0x02C2, 0x02DF},
    {0x060C, 0x060D},
    {0x061B, 0x061F},
    {0x066A, 0x066D},
    {0x2000, 0x2BFF},
    {0x2E00, 0x2E7F},
    {0x3000, 0x3004},
    {0x3008, 0x3020},
    {0xE000, 0xF8FF},
    {0xFE10, 0xFE6F},
    {0xFEFF, 0xFEFF},
    {0xFF00, 0xFF0F},
    {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65},
    {0xFFF0, 0xFFFF},
}};

std::size_t sequence_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_valid(char32_t value, std::size_t length) {
  constexpr std::array<char32_t, 5> least = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= least[length] && value <= 0x10FFFF && !surrogate;
}

}  // namespace

CodePoint code_point_at(std::string_view source, std::size_t at) {
  const CodePoint broken{.begin = at, .end = at + 1};
  const auto lead = static_cast<std::uint8_t>(source[at]);
  const std::size_t length = sequence_length(lead);
  if (length == 0 || at + length > source.size()) return broken;
  if (length == 1) return {.value = lead, .begin = at, .end = at + 1};
  char32_t value = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<std::uint8_t>(source[at + i]);
    if ((next & 0xC0) != 0x80) return broken;
    value = (value << 6) | (next & 0x3F);
  }
  if (!is_valid(value, length)) return broken;
  return {.value = value, .begin = at, .end = at + length};
}

bool is_unseen(char32_t value) {
  return (value >= 0x300 && value <= 0x36F) || value == 0xAD || (value >= 0x200B && value <= 0x200D) ||
         value == 0x2060 || (value >= 0xFE00 && value <= 0xFE0F) || value == 0xFEFF;
}

bool is_word(char32_t value) {
  if (value < 0x80) {
    return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
  }
  if (value < 0xC0) return value == 0xAA || value == 0xB5 || value == 0xBA || value == 0xAD;
  if (value == 0xD7 || value == 0xF7 || value == no_code_point) return false;
  if (is_unseen(value)) return true;
  if (value >= 0x1F000 && value <= 0x1FAFF) return false;
  return std::ranges::none_of(symbol_ranges, [&](Range range) { return value >= range.first && value <= range.last; });
}

}  // namespace simpul::text
