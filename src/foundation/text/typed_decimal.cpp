#include "typed_decimal.h"

#include <algorithm>

namespace simpul::text {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Takes the dots out of "1.500.000"; empty where they do not stand between groups of three.
std::string ungrouped(std::string_view text) {
  if (all_digits(text)) return std::string(text);
  const std::size_t first = text.find('.');
  if (first == std::string_view::npos || first > 3 || text.starts_with('0')) return {};
  std::string digits(text.substr(0, first));
  if (!all_digits(digits)) return {};
  for (std::size_t at = first; at < text.size(); at += 4) {
    const std::string_view group = text.substr(at + 1, 3);
    if (text[at] != '.' || group.size() != 3 || !all_digits(group)) return {};
    digits += group;
  }
  return digits;
}

}  // namespace

Result<TypedDecimal, DecimalFault> read_typed_decimal(std::string_view text) {
  const bool only_number = text.find_first_not_of("0123456789.,") == std::string_view::npos;
  if (!only_number || text.find_first_of("0123456789") == std::string_view::npos) {
    return refuse(DecimalFault::Unreadable);
  }
  const std::size_t comma = text.find(',');
  std::string whole = ungrouped(text.substr(0, comma));
  if (whole.empty()) return refuse(DecimalFault::SeparatorsUnclear);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  if (comma == std::string_view::npos) return TypedDecimal{.whole = std::move(whole), .fraction = {}};
  const std::string_view fraction = text.substr(comma + 1);
  if (!all_digits(fraction)) return refuse(DecimalFault::SeparatorsUnclear);
  return TypedDecimal{.whole = std::move(whole), .fraction = std::string(fraction)};
}

}  // namespace simpul::text
