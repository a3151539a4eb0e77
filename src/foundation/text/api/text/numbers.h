#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul {

// The largest number that is written in words: 999 triliun and all below it.
inline constexpr std::int64_t terbilang_max = 999'999'999'999'999;

// A number from 0 to terbilang_max in Indonesian words, small letters: 1'001'000 is "satu juta seribu".
std::string terbilang(std::int64_t number);

// The number that words name. Takes capitals, any white space, and spellings found on signed papers: "satu ribu",
// "duapuluh lima", "milyar". nullopt for words that name no single number ("dua tiga", "sebelas puluh").
std::optional<std::int64_t> number_from_words(std::string_view words);

// Digits with a dot between thousands: "1.500.000", "-12".
std::string grouped(std::int64_t number);

// Digits after the comma: at least `least`, at most `most` (0 to 12); zeros between the two are dropped.
struct Decimals {
  int least = 0;
  int most = 2;
};

// A finite number with dots and comma: 1234.5 is "1.234,5". Rounds half away from zero what a person sees, the shortest
// decimal text of the value, so that 1.005 becomes "1,01" here and in the browser alike.
std::string decimal(double value, Decimals digits = {});

// `value` counts hundredths already: 0.7 is "0,7%".
std::string percent(double value, Decimals digits = {});

// What people type: "12,5", "1.250,75", "-3", "0,7%". Dots only group thousands: "1.5" is refused rather than guessed.
// Codes: number_unreadable, number_separators_unclear, number_out_of_range.
Result<double, Refusal> parse_number(std::string_view typed);

}  // namespace simpul
