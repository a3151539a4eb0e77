#pragma once

#include <optional>
#include <string>

#include "kernel/instant.h"
#include "script.h"

namespace simpul::archive {

// A number at a token, in words ("dua puluh tiga"), in digits, or in both ("5 (lima)").
struct WrittenNumber {
  Range tokens;
  std::optional<int> words;
  std::optional<int> digits;

  bool contradicts() const { return words && digits && *words != *digits; }
  // Words go before digits, as they do on a cheque: they are harder to write wrong.
  int value() const { return words ? *words : *digits; }
};

// The number that begins here. Number words with a wrong sign or a gap inside are taken.
std::optional<WrittenNumber> number_at(const Script& script, std::size_t at);

// 1 to 12 for the name of a month, also with a wrong sign.
std::optional<unsigned> month_of(const Token& token);

// A day as it stands in a paper: "hari Senin tanggal dua puluh tiga bulan September tahun dua ribu dua puluh empat
// (23-09-2024)", "23 September 2024".
struct WrittenDate {
  Range tokens;
  std::optional<Date> day;              // the month by its name
  std::optional<Date> repeated;         // in digits behind it
  std::optional<unsigned> weekday;      // ISO 8601
  std::optional<std::string> in_words;  // what makes it doubtful: day or year in words that differ from its digits
};

// The day that begins within a few words from here: weekday, "tanggal" and the like may stand before it.
std::optional<WrittenDate> date_at(const Script& script, std::size_t at);

// The first day in digits within the range, where what stands before it could not be read.
std::optional<WrittenDate> digits_within(const Script& script, Range range);

// A proposal for a day, with all that speaks against it.
Proposal proposal_of(const Script& script, const WrittenDate& date);

// "5 (lima) tahun".
struct WrittenTerm {
  Range tokens;
  WrittenNumber count;
  char unit = 'Y';  // Y, M or D as in ISO 8601
};

std::optional<WrittenTerm> term_at(const Script& script, std::size_t at);

}  // namespace simpul::archive
