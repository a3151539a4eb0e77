#pragma once

// What is read out of running text: dates, durations, words without marks and quotations.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/dates.h"
#include "text/stemming.h"

namespace simpul::drafting {

// The text with every mark blanked out, so that places stay.
std::string without_marks(std::string_view text);
// And with what stands between quotation marks blanked out too: it is another text.
std::string without_quotations(std::string text);

struct FoundDate {
  std::optional<Date> date;        // absent for a day no calendar has
  std::optional<unsigned> weekday;  // as written, 1 Monday
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_words = false;
};

// "28 Juli 2022" and "tanggal dua puluh delapan bulan Juli tahun dua ribu dua puluh dua", each with its weekday if any.
std::vector<FoundDate> dates_in(std::string_view text);

// "5 (lima) tahun", "6 bulan"; the first in the text.
std::optional<Duration> first_duration(std::string_view text);

// Whether a word is one of those numbers are written in.
bool is_number_word(std::string_view token);

}  // namespace simpul::drafting
