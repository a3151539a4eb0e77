#include "likeness.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace simpul::archive {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Nothing for what is neither letter nor digit.
char same_shape(char c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
    case 'i':
    case '|':
    case '!':
      return 'l';
    case '5':
      return 's';
    case '8':
      return 'b';
    default:
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '\0';
  }
}

constexpr std::array<std::pair<char, char>, 8> taken_for_digits = {
    {{'o', '0'}, {'l', '1'}, {'i', '1'}, {'|', '1'}, {'s', '5'}, {'b', '8'}, {'z', '2'}, {'q', '9'}}};

}  // namespace

std::string shape_of(std::string_view text) {
  std::string shape;
  for (const char c : text) {
    const char same = same_shape(small(c));
    if (same == '\0') continue;
    if (same == 'n' && shape.ends_with('r')) {
      shape.back() = 'm';
    } else {
      shape += same;
    }
  }
  return shape;
}

std::optional<std::size_t> distance(std::string_view a, std::string_view b, std::size_t most) {
  constexpr std::size_t length_max = 96;
  if (a == b) return 0;
  const std::size_t longer = std::max(a.size(), b.size());
  if (most == 0 || longer > length_max || longer - std::min(a.size(), b.size()) > most) return std::nullopt;
  std::array<std::size_t, length_max + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    std::size_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > most) return std::nullopt;
  }
  return row[b.size()] <= most ? std::optional(row[b.size()]) : std::nullopt;
}

std::size_t tolerance(std::size_t length) { return length < 5 ? 0 : length < 12 ? 1 : length / 8; }

std::optional<std::string> digits_of(std::string_view text) {
  std::string digits;
  bool true_digit = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      true_digit = true;
      digits += c;
      continue;
    }
    const auto taken = std::ranges::find(taken_for_digits, small(c), &std::pair<char, char>::first);
    if (taken == taken_for_digits.end()) return std::nullopt;
    digits += taken->second;
  }
  return true_digit ? std::optional(digits) : std::nullopt;
}

}  // namespace simpul::archive
