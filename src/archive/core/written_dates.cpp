#include <algorithm>
#include <array>
#include <string_view>

#include "likeness.h"
#include "text/dates.h"
#include "written.h"

namespace simpul::archive {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"};
constexpr std::array<std::string_view, 12> months = {"januari",   "februari", "maret",    "april",
                                                     "mei",       "juni",     "juli",     "agustus",
                                                     "september", "oktober",  "november", "desember"};
constexpr std::array<std::pair<std::string_view, unsigned>, 6> other_months = {
    {{"pebruari", 2}, {"nopember", 11}, {"agst", 8}, {"sept", 9}, {"des", 12}, {"okt", 10}}};
// Words that stand around the parts of a date.
constexpr std::array<std::string_view, 8> between = {"pada", "hari",  "ini",   "tanggal",
                                                     "tgl",  "bulan", "tahun", "sejak"};

bool is(const Token& token, std::string_view word) {
  return distance(token.shape, shape_of(word), tolerance(word.size())).has_value();
}

// By the nearest name, so that "juni" is never read as "juli".
template <std::size_t N>
std::optional<unsigned> nearest(const std::array<std::string_view, N>& names, const Token& token) {
  std::optional<unsigned> found;
  std::size_t least = token.shape.size();
  for (unsigned i = 0; i < N; ++i) {
    const auto wrong = distance(token.shape, shape_of(names[i]), tolerance(names[i].size()));
    if (!wrong || *wrong >= least) continue;
    least = *wrong;
    found = i + 1;
  }
  return found;
}

bool is_between(const Token& token) {
  return std::ranges::any_of(between, [&](std::string_view word) { return is(token, word); });
}

std::optional<Date> day_in(int day, unsigned month, int year) {
  if (day < 1 || day > 31 || year < 1945 || year > 2199) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  return ymd.ok() ? std::optional(Date{ymd}) : std::nullopt;
}

std::optional<Date> digits_day(const Script& script, std::size_t at) {
  const auto part = [&](std::size_t n) -> std::optional<int> {
    const auto number = digits_of(script.token(at + n).text);
    if (!number || number->size() > 4) return std::nullopt;
    return std::stoi(*number);
  };
  const auto day = part(0);
  const auto year = part(2);
  if (!day || !year || script.token(at + 2).text.size() != 4) return std::nullopt;
  const auto month = part(1);
  if (month && (*month < 1 || *month > 12)) return std::nullopt;
  if (month) return day_in(*day, static_cast<unsigned>(*month), *year);
  const auto named = month_of(script.token(at + 1));
  return named ? day_in(*day, *named, *year) : std::nullopt;
}

// The same day again in digits, within a few words: "(23-09-2024)", "(23 September 2024)".
void add_repetition(const Script& script, WrittenDate& date) {
  constexpr std::size_t reach = 3;
  for (std::size_t at = date.tokens.end; at < date.tokens.end + reach; ++at) {
    const auto day = digits_day(script, at);
    if (!day) continue;
    date.repeated = day;
    date.tokens.end = at + 3;
    return;
  }
}

std::string said(const WrittenNumber& day, const WrittenNumber& year) {
  return fmt::format("{} / {}", *(day.contradicts() ? day : year).words, *(day.contradicts() ? day : year).digits);
}

std::size_t skip_between(const Script& script, std::size_t at) {
  while (at < script.size() && is_between(script.token(at))) ++at;
  return at;
}

// Day, month by name and year from exactly here.
std::optional<WrittenDate> spelled_at(const Script& script, std::size_t at) {
  const auto day = number_at(script, at);
  if (!day) return std::nullopt;
  const std::size_t month_at = skip_between(script, day->tokens.end);
  const auto month = month_of(script.token(month_at));
  if (!month) return std::nullopt;
  const auto year = number_at(script, skip_between(script, month_at + 1));
  if (!year) return std::nullopt;
  WrittenDate date;
  date.tokens = {at, year->tokens.end};
  date.day = day_in(day->value(), *month, year->value());
  if (day->contradicts() || year->contradicts()) date.in_words = said(*day, *year);
  return date;
}

}  // namespace

std::optional<unsigned> month_of(const Token& token) {
  for (const auto& [name, month] : other_months) {
    if (token.shape == shape_of(name)) return month;
  }
  return nearest(months, token);
}

std::optional<WrittenDate> date_at(const Script& script, std::size_t at) {
  constexpr std::size_t reach = 8;
  std::optional<unsigned> weekday;
  for (std::size_t from = at; from < std::min(at + reach, script.size()); ++from) {
    if (auto date = spelled_at(script, from)) {
      date->weekday = weekday;
      date->tokens.begin = at;
      add_repetition(script, *date);
      return date;
    }
    if (const auto day = digits_day(script, from)) {
      return WrittenDate{{at, from + 3}, day, std::nullopt, weekday, std::nullopt};
    }
    if (const auto named = nearest(weekdays, script.token(from))) weekday = named;
  }
  return std::nullopt;
}

std::optional<WrittenDate> digits_within(const Script& script, Range range) {
  for (std::size_t at = range.begin; at < std::min(range.end, script.size()); ++at) {
    if (const auto day = digits_day(script, at)) {
      return WrittenDate{{at, at + 3}, std::nullopt, day, std::nullopt, std::nullopt};
    }
  }
  return std::nullopt;
}

Proposal proposal_of(const Script& script, const WrittenDate& date) {
  const auto day = date.day ? date.day : date.repeated;
  Proposal out = script.proposal(day ? day->text() : "", script.words_of(date.tokens));
  if (!day) doubt(out, "archive_day_not_in_calendar");
  if (!day) return out;
  if (!date.day) doubt(out, "archive_day_only_in_digits");
  if (date.day && date.repeated && *date.day != *date.repeated) {
    doubt(out, "archive_words_against_digits",
          {{"words", plain_date(*date.day)}, {"digits", plain_date(*date.repeated)}});
  }
  if (date.in_words) doubt(out, "archive_number_against_words", {{"written", *date.in_words}});
  if (date.weekday && *date.weekday != day->weekday()) {
    doubt(out, "archive_weekday_differs",
          {{"written", std::string(weekdays[*date.weekday - 1])}, {"day", full_date(*day)}});
  }
  return out;
}

}  // namespace simpul::archive
