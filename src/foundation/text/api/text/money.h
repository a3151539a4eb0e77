#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul {

// An amount of rupiah in whole sen, at most 999 triliun rupiah either way. Wire and storage text: "1500000.00",
// so that no reader turns it into a binary fraction.
struct Money {
  static constexpr std::int64_t sen_max = 99'999'999'999'999'999;

  std::int64_t sen = 0;

  auto operator<=>(const Money&) const = default;
  // Only the exact text form: no grouping, two decimals, no leading zeros, no "-0.00".
  static std::optional<Money> parse(std::string_view text);
  std::string text() const;
};

// "Rp1.500.000,00": no space and no dot after Rp.
std::string rupiah(Money amount);

// For tables and headings, at most two decimals: "Rp12,5 miliar", "Rp750 juta"; whole digits below one million.
// Agreements print rupiah() and rupiah_in_words().
std::string rupiah_short(Money amount);

// "satu juta lima ratus ribu rupiah", "... rupiah lima puluh sen"; "minus ..." below zero.
std::string rupiah_in_words(Money amount);

// The amount that words name, as number_from_words(): needs the word "rupiah", then may have "... sen".
std::optional<Money> rupiah_from_words(std::string_view words);

// What people type: "Rp1.500.000,00", "rp. 1500000", "1.500.000,-", "12,5 miliar", "750 jt". Never negative.
// Codes: money_unreadable, money_scale_unclear ("12 M" is miliar to some and million to others),
// number_separators_unclear, money_finer_than_sen, money_out_of_range.
Result<Money, Refusal> parse_rupiah(std::string_view typed);

}  // namespace simpul
