#include "scanning.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "negotiation/marks.h"
#include "text/numbers.h"

namespace simpul::drafting {
namespace {

using Tokens = std::vector<Token>;

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && i < text.size(); ++i) text[i] = ' ';
}

std::optional<unsigned> month_of(const Token& token) {
  static constexpr std::array<std::string_view, 12> names{"januari", "februari", "maret", "april", "mei", "juni",
                                                          "juli", "agustus", "september", "oktober", "november",
                                                          "desember"};
  const auto found = std::ranges::find(names, token.text);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin()) + 1;
}

std::optional<unsigned> weekday_of(const Token& token) {
  static constexpr std::array<std::string_view, 7> names{"senin", "selasa", "rabu", "kamis",
                                                         "jumat", "sabtu", "minggu"};
  const auto found = std::ranges::find(names, token.text);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin()) + 1;
}

std::optional<int> digits_of(const Token& token) {
  int number = 0;
  const char* end = token.text.data() + token.text.size();
  const auto [stop, error] = std::from_chars(token.text.data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<Date> date_of(std::int64_t day, unsigned month, std::int64_t year) {
  if (year < 1900 || year > 9999 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return Date{ymd};
}

std::string words_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += (out.empty() ? "" : " ") + tokens[i].text;
  return out;
}

// "28 Juli 2022" with the month at `at`.
std::optional<FoundDate> in_digits(const Tokens& tokens, std::size_t at, unsigned month) {
  if (at == 0 || at + 1 >= tokens.size()) return std::nullopt;
  const auto day = digits_of(tokens[at - 1]);
  const auto year = digits_of(tokens[at + 1]);
  if (!day || !year || tokens[at + 1].text.size() != 4) return std::nullopt;
  FoundDate out{date_of(*day, month, *year), std::nullopt, tokens[at - 1].begin, tokens[at + 1].end, false};
  if (at >= 2) out.weekday = weekday_of(tokens[at - 2]);
  return out;
}

// "[Kamis,] tanggal dua puluh delapan bulan Juli tahun dua ribu dua puluh dua" with the month at `at`.
std::optional<FoundDate> in_words(const Tokens& tokens, std::size_t at, unsigned month) {
  if (at < 2 || at + 2 >= tokens.size() || tokens[at - 1].text != "bulan" || tokens[at + 1].text != "tahun") {
    return std::nullopt;
  }
  std::size_t first = at - 1;
  while (first > 0 && is_number_word(tokens[first - 1].text)) --first;
  std::size_t last = at + 2;
  while (last < tokens.size() && is_number_word(tokens[last].text)) ++last;
  const auto day = number_from_words(words_of(tokens, first, at - 1));
  const auto year = number_from_words(words_of(tokens, at + 2, last));
  if (!day || !year) return std::nullopt;
  FoundDate out{date_of(*day, month, *year), std::nullopt, tokens[first].begin, tokens[last - 1].end, true};
  if (first > 0 && tokens[first - 1].text == "tanggal") --first;
  if (first > 0) out.weekday = weekday_of(tokens[first - 1]);
  return out;
}

std::optional<DurationUnit> unit_of(std::string_view token) {
  if (token == "tahun") return DurationUnit::Year;
  if (token == "bulan") return DurationUnit::Month;
  if (token == "minggu") return DurationUnit::Week;
  if (token == "hari") return DurationUnit::Day;
  return std::nullopt;
}

}  // namespace

std::string without_marks(std::string_view text) {
  std::string out(text);
  for (const negotiation::Mark& mark : negotiation::marks_of(text)) blank(out, mark.begin, mark.end);
  return out;
}

std::string without_quotations(std::string text) {
  static constexpr std::string_view opening = "“";
  static constexpr std::string_view closing = "”";
  for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at)) {
    const std::size_t end = text.find(closing, at);
    if (end == std::string::npos) break;
    blank(text, at, end + closing.size());
  }
  return text;
}

std::vector<FoundDate> dates_in(std::string_view text) {
  const Tokens tokens = tokenize(text);
  std::vector<FoundDate> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto month = month_of(tokens[i]);
    if (!month) continue;
    if (auto found = in_digits(tokens, i, *month)) out.push_back(*found);
    else if (auto worded = in_words(tokens, i, *month)) out.push_back(*worded);
  }
  return out;
}

std::optional<Duration> first_duration(std::string_view text) {
  const Tokens tokens = tokenize(text);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const auto count = digits_of(tokens[i]);
    if (!count) continue;
    std::size_t next = i + 1;
    while (next < tokens.size() && is_number_word(tokens[next].text)) ++next;
    if (next >= tokens.size()) break;
    if (const auto unit = unit_of(tokens[next].text)) return Duration{*count, *unit};
  }
  return std::nullopt;
}

bool is_number_word(std::string_view token) {
  static constexpr std::array<std::string_view, 24> words{
      "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
      "belas", "puluh", "seratus", "ratus", "seribu", "ribu", "juta", "miliar", "milyar", "triliun", "koma", "minus"};
  return std::ranges::find(words, token) != words.end() || number_from_words(token).has_value();
}

}  // namespace simpul::drafting
