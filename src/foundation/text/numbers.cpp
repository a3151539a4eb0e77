#include "text/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "kernel/expects.h"
#include "text/letters.h"
#include "typed_decimal.h"

namespace simpul {
namespace {

constexpr std::array<std::string_view, 10> unit_words = {"nol",  "satu", "dua",   "tiga",    "empat",
                                                         "lima", "enam", "tujuh", "delapan", "sembilan"};

struct Scale {
  std::int64_t value;
  std::string_view word;
};
constexpr std::array<Scale, 4> scales = {
    {{1'000'000'000'000, "triliun"}, {1'000'000'000, "miliar"}, {1'000'000, "juta"}, {1'000, "ribu"}}};

void append_word(std::string& out, std::string_view word) {
  if (!out.empty()) out += ' ';
  out += word;
}

// 1 to 999.
void append_group(std::string& out, int number) {
  const int hundreds = number / 100;
  const int rest = number % 100;
  if (hundreds == 1) append_word(out, "seratus");
  if (hundreds > 1) append_word(out, fmt::format("{} ratus", unit_words[hundreds]));
  if (rest == 0) return;
  if (rest == 10) return append_word(out, "sepuluh");
  if (rest == 11) return append_word(out, "sebelas");
  if (rest > 11 && rest < 20) return append_word(out, fmt::format("{} belas", unit_words[rest - 10]));
  if (rest >= 20) append_word(out, fmt::format("{} puluh", unit_words[rest / 10]));
  if (rest % 10 != 0) append_word(out, unit_words[rest % 10]);
}

// The shortest decimal text that reads back as the same value, as digits and the place of the point among them.
struct ShortestDigits {
  std::string digits;
  int point = 0;
};

ShortestDigits shortest_digits(double value) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t mark = text.find('e');
  ShortestDigits shortest;
  for (const char c : text.substr(0, mark)) {
    if (c != '.') shortest.digits += c;
  }
  const std::size_t skip = text[mark + 1] == '+' ? 2 : 1;
  std::from_chars(text.data() + mark + skip, text.data() + text.size(), shortest.point);
  ++shortest.point;
  return shortest;
}

// Whole digits and exactly `places` fraction digits, rounded half up, in one string without a point.
std::string rounded_digits(const ShortestDigits& shortest, int places) {
  const int length = shortest.point + places;
  if (length < 0) return std::string(static_cast<std::size_t>(places) + 1, '0');
  const auto size = static_cast<std::size_t>(length);
  std::string digits = shortest.digits.substr(0, size);
  digits.resize(size, '0');
  bool carry = size < shortest.digits.size() && shortest.digits[size] >= '5';
  for (std::size_t i = digits.size(); carry && i-- > 0;) {
    carry = digits[i] == '9';
    digits[i] = carry ? '0' : static_cast<char>(digits[i] + 1);
  }
  if (carry) digits.insert(0, 1, '1');
  const auto least = static_cast<std::size_t>(places) + 1;
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  return digits;
}

std::string grouped_digits(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out += '.';
    out += digits[i];
  }
  return out;
}

Refusal number_refusal(text::DecimalFault fault) {
  switch (fault) {
    case text::DecimalFault::Unreadable:
      return {.code = "number_unreadable"};
    case text::DecimalFault::SeparatorsUnclear:
      return {.code = "number_separators_unclear"};
  }
  return {.code = "number_unreadable"};
}

}  // namespace

std::string terbilang(std::int64_t number) {
  expects(number >= 0 && number <= terbilang_max, "terbilang: 0 to 999 triliun");
  if (number == 0) return std::string(unit_words[0]);
  std::string out;
  for (const Scale& scale : scales) {
    const int group = static_cast<int>(number / scale.value);
    number %= scale.value;
    if (group == 0) continue;
    if (group == 1 && scale.value == 1'000) {
      append_word(out, "seribu");
      continue;
    }
    append_group(out, group);
    append_word(out, scale.word);
  }
  if (number > 0) append_group(out, static_cast<int>(number));
  return out;
}

std::string grouped(std::int64_t number) {
  const std::string digits = std::to_string(number);
  if (number >= 0) return grouped_digits(digits);
  return "-" + grouped_digits(std::string_view(digits).substr(1));
}

std::string decimal(double value, Decimals places) {
  expects(std::isfinite(value), "decimal: a finite number");
  expects(0 <= places.least && places.least <= places.most && places.most <= 12, "decimal: 0 <= least <= most <= 12");
  const std::string digits = rounded_digits(shortest_digits(std::abs(value)), places.most);
  const std::size_t whole_size = digits.size() - static_cast<std::size_t>(places.most);
  const std::size_t first = std::min(digits.find_first_not_of('0'), whole_size - 1);
  std::string fraction = digits.substr(whole_size);
  while (fraction.size() > static_cast<std::size_t>(places.least) && fraction.back() == '0') fraction.pop_back();
  const bool negative = value < 0 && digits.find_first_not_of('0') != std::string::npos;
  const std::string whole = grouped_digits(std::string_view(digits).substr(first, whole_size - first));
  return fmt::format("{}{}{}{}", negative ? "-" : "", whole, fraction.empty() ? "" : ",", fraction);
}

std::string percent(double value, Decimals places) { return decimal(value, places) + "%"; }

Result<double, Refusal> parse_number(std::string_view typed) {
  std::string text = folded(typed);
  if (text.ends_with('%')) text.pop_back();
  if (text.ends_with(' ')) text.pop_back();
  bool negative = false;
  for (const std::string_view sign : {"-", "\u2212"}) {
    if (negative || !text.starts_with(sign)) continue;
    negative = true;
    text.erase(0, sign.size());
  }
  const auto read = text::read_typed_decimal(text);
  if (!read) return refuse(number_refusal(read.error()));
  if (read->whole.size() > 15) return refuse(Refusal{.code = "number_out_of_range"});
  const std::string plain = read->whole + "." + (read->fraction.empty() ? "0" : read->fraction);
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return negative && value != 0 ? -value : value;
}

}  // namespace simpul
