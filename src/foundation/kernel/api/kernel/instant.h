#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simpul {

// A moment, in milliseconds since 1970-01-01T00:00:00Z. Text: RFC 3339 in UTC with milliseconds,
// "2022-07-28T03:00:00.000Z". Order of events never depends on it.
struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(const Instant&) const = default;
  std::string text() const;
  // Accepts RFC 3339 with 'Z' or a numeric offset and up to three decimals; years 1900 to 9999.
  static std::optional<Instant> parse(std::string_view text);
};

// A day in the calendar, without zone. Text: ISO 8601 "2022-07-28". Years 1900 to 9999.
struct Date {
  std::chrono::year_month_day ymd{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};

  std::strong_ordering operator<=>(const Date& other) const { return ymd <=> other.ymd; }
  bool operator==(const Date&) const = default;
  std::string text() const;
  static std::optional<Date> parse(std::string_view text);
  int year() const { return static_cast<int>(ymd.year()); }
  // ISO 8601: 1 Monday … 7 Sunday.
  unsigned weekday() const;
  Date plus_days(int days) const;
  // The same day of a later month; the last day of that month where it has no such day.
  Date plus_months(int months) const;
};

// Whole days from `from` to `to`; negative when `to` is earlier.
int days_between(Date from, Date to);

// Indonesia's three zones have fixed offsets and no summer time.
enum class Zone { Wib = 7, Wita = 8, Wit = 9 };

// The calendar day of a moment in a zone.
Date day_of(Instant at, Zone zone);
// The moment of `minute` minutes after midnight of a day in a zone.
Instant moment_of(Date day, int minute, Zone zone);

}  // namespace simpul
