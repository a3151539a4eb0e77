#include "text/money.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "kernel/expects.h"
#include "text/letters.h"
#include "text/numbers.h"
#include "typed_decimal.h"

namespace simpul {
namespace {

constexpr std::int64_t sen_per_rupiah = 100;

struct ShortUnit {
  std::int64_t sen;
  std::string_view word;
};
constexpr std::array<ShortUnit, 3> short_units = {
    {{100'000'000, "juta"}, {100'000'000'000, "miliar"}, {100'000'000'000'000, "triliun"}}};

// A power of ten by the words people put behind an amount.
struct TypedScale {
  std::string_view word;
  std::size_t zeros;
};
constexpr std::array<TypedScale, 10> typed_scales = {{{"", 0},
                                                      {"rb", 3},
                                                      {"ribu", 3},
                                                      {"jt", 6},
                                                      {"juta", 6},
                                                      {"miliar", 9},
                                                      {"milyar", 9},
                                                      {"triliun", 12},
                                                      {"trilyun", 12},
                                                      {"triliyun", 12}}};
constexpr std::array<std::string_view, 10> unclear_scales = {"m", "mn", "mio",     "b",       "bn",
                                                             "t", "k",  "million", "billion", "trillion"};

void expects_in_range(Money amount) {
  expects(amount.sen >= -Money::sen_max && amount.sen <= Money::sen_max, "Money: at most 999 triliun rupiah");
}

bool drop_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

// "rp. ", "idr " before and " rupiah" after an amount.
void drop_currency(std::string_view& text) {
  if (drop_prefix(text, "rp") || drop_prefix(text, "idr")) {
    drop_prefix(text, ".");
    drop_prefix(text, " ");
  }
  if (drop_suffix(text, "rupiah")) drop_suffix(text, " ");
}

// "1.500.000,-" is how receipts close an amount without sen.
void drop_closing_dash(std::string_view& number, std::string_view& rest) {
  const bool dash = rest == "-" || rest == "--";
  if (dash && (drop_suffix(number, ",") || drop_suffix(number, "."))) rest = {};
}

Refusal money_refusal(text::DecimalFault fault) {
  switch (fault) {
    case text::DecimalFault::Unreadable:
      return {.code = "money_unreadable"};
    case text::DecimalFault::SeparatorsUnclear:
      return {.code = "number_separators_unclear"};
  }
  return {.code = "money_unreadable"};
}

// The amount times ten to the power of `zeros`, in sen.
Result<Money, Refusal> scaled(text::TypedDecimal typed, std::size_t zeros) {
  while (typed.fraction.ends_with('0')) typed.fraction.pop_back();
  const std::size_t places = zeros + 2;
  if (typed.fraction.size() > places) return refuse(Refusal{.code = "money_finer_than_sen"});
  typed.fraction.resize(places, '0');
  std::string digits = typed.whole + typed.fraction;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits.size() > 17) return refuse(Refusal{.code = "money_out_of_range"});
  Money amount;
  std::from_chars(digits.data(), digits.data() + digits.size(), amount.sen);
  return amount;
}

}  // namespace

std::string Money::text() const {
  const std::int64_t size = sen < 0 ? -sen : sen;
  return fmt::format("{}{}.{:02}", sen < 0 ? "-" : "", size / sen_per_rupiah, size % sen_per_rupiah);
}

std::optional<Money> Money::parse(std::string_view text) {
  const bool negative = drop_prefix(text, "-");
  if (text.size() < 4 || text.size() > 18 || text[text.size() - 3] != '.') return std::nullopt;
  std::string digits(text.substr(0, text.size() - 3));
  if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
  digits += text.substr(text.size() - 2);
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  Money amount;
  std::from_chars(digits.data(), digits.data() + digits.size(), amount.sen);
  if (negative && amount.sen == 0) return std::nullopt;
  if (negative) amount.sen = -amount.sen;
  return amount;
}

std::string rupiah(Money amount) {
  expects_in_range(amount);
  const std::int64_t size = amount.sen < 0 ? -amount.sen : amount.sen;
  return fmt::format("{}Rp{},{:02}", amount.sen < 0 ? "-" : "", grouped(size / sen_per_rupiah), size % sen_per_rupiah);
}

std::string rupiah_short(Money amount) {
  expects_in_range(amount);
  const std::int64_t size = amount.sen < 0 ? -amount.sen : amount.sen;
  const std::string_view sign = amount.sen < 0 ? "-" : "";
  if (size < short_units.front().sen) {
    const std::int64_t rest = size % sen_per_rupiah;
    const std::string fraction = rest == 0 ? "" : fmt::format(",{:02}", rest);
    return fmt::format("{}Rp{}{}", sign, grouped(size / sen_per_rupiah), fraction);
  }
  for (const ShortUnit& unit : short_units) {
    const std::int64_t hundredths = (size + unit.sen / 200) / (unit.sen / 100);
    // 999.999.999 rounds to 1.000 juta, which is read as 1 miliar.
    if (hundredths >= 100'000 && &unit != &short_units.back()) continue;
    std::string fraction = fmt::format("{:02}", hundredths % 100);
    while (fraction.ends_with('0')) fraction.pop_back();
    return fmt::format("{}Rp{}{}{} {}", sign, grouped(hundredths / 100), fraction.empty() ? "" : ",", fraction,
                       unit.word);
  }
  return rupiah(amount);
}

std::string rupiah_in_words(Money amount) {
  expects_in_range(amount);
  const std::int64_t size = amount.sen < 0 ? -amount.sen : amount.sen;
  std::string words = (amount.sen < 0 ? "minus " : "") + terbilang(size / sen_per_rupiah) + " rupiah";
  if (size % sen_per_rupiah != 0) words += " " + terbilang(size % sen_per_rupiah) + " sen";
  return words;
}

std::optional<Money> rupiah_from_words(std::string_view words) {
  const std::string read = folded(words);
  std::string_view text = read;
  const bool negative = drop_prefix(text, "minus ");
  constexpr std::string_view unit = " rupiah";
  const std::size_t at = text.find(unit);
  const bool alone = at != std::string_view::npos && (at + unit.size() == text.size() || text[at + unit.size()] == ' ');
  if (!alone) return std::nullopt;
  const auto whole = number_from_words(text.substr(0, at));
  text.remove_prefix(at + unit.size());
  std::optional<std::int64_t> sen = 0;
  if (!text.empty()) sen = drop_suffix(text, " sen") ? number_from_words(text) : std::nullopt;
  if (!whole || !sen || *sen >= sen_per_rupiah) return std::nullopt;
  const std::int64_t size = *whole * sen_per_rupiah + *sen;
  return Money{negative ? -size : size};
}

Result<Money, Refusal> parse_rupiah(std::string_view typed) {
  const std::string read = folded(typed);
  std::string_view rest = read;
  drop_currency(rest);
  const std::size_t size = std::min(rest.find_first_not_of("0123456789.,"), rest.size());
  std::string_view number = rest.substr(0, size);
  rest.remove_prefix(size);
  drop_prefix(rest, " ");
  drop_suffix(rest, " ");
  drop_closing_dash(number, rest);
  const auto scale = std::ranges::find(typed_scales, rest, &TypedScale::word);
  if (scale == typed_scales.end()) {
    const bool unclear = !number.empty() && std::ranges::find(unclear_scales, rest) != unclear_scales.end();
    return refuse(Refusal{.code = unclear ? "money_scale_unclear" : "money_unreadable"});
  }
  const auto amount = text::read_typed_decimal(number);
  if (!amount) return refuse(money_refusal(amount.error()));
  return scaled(*amount, scale->zeros);
}

}  // namespace simpul
