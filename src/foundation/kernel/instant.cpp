#include "kernel/instant.h"

#include <fmt/format.h>

#include <charconv>

namespace simpul {
namespace {

using namespace std::chrono;

constexpr int year_min = 1900;
constexpr int year_max = 9999;
constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t ms_per_day = 86'400'000;

// Reads exactly `size` decimal digits at `at`; -1 where one is missing.
int digits(std::string_view text, std::size_t at, std::size_t size) {
  if (at + size > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + size; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Minutes east of UTC of "Z" or "+07:00"; nullopt for anything else.
std::optional<int> offset_minutes(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hours = digits(text, 1, 2);
  const int minutes = digits(text, 4, 2);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

std::string Instant::text() const {
  const sys_time<milliseconds> at{milliseconds{ms}};
  const auto day = floor<days>(at);
  const year_month_day ymd{day};
  const hh_mm_ss time{at - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count(),
                     time.subseconds().count());
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
  const auto day = Date::parse(text.substr(0, 10));
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  const int second = digits(text, 17, 2);
  if (!day || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  std::size_t at = 19;
  int milliseconds_part = 0;
  if (text[at] == '.') {
    const std::size_t end = text.find_first_not_of("0123456789", at + 1);
    const std::size_t size = end == std::string_view::npos ? 0 : end - at - 1;
    if (size < 1 || size > 3) return std::nullopt;
    milliseconds_part = digits(text, at + 1, size) * (size == 1 ? 100 : size == 2 ? 10 : 1);
    at = end;
  }
  const auto offset = offset_minutes(text.substr(at));
  if (!offset) return std::nullopt;
  const std::int64_t days_since = sys_days(day->ymd).time_since_epoch().count();
  const std::int64_t minutes = hour * 60 + minute - *offset;
  return Instant{days_since * ms_per_day + minutes * ms_per_minute + second * 1000 + milliseconds_part};
}

std::string Date::text() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), static_cast<unsigned>(ymd.month()),
                     static_cast<unsigned>(ymd.day()));
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = digits(text, 0, 4);
  const int m = digits(text, 5, 2);
  const int d = digits(text, 8, 2);
  if (y < year_min || y > year_max || m < 0 || d < 0) return std::nullopt;
  const Date date{std::chrono::year{y} / static_cast<int>(m) / static_cast<int>(d)};
  if (!date.ymd.ok()) return std::nullopt;
  return date;
}

unsigned Date::weekday() const { return std::chrono::weekday{sys_days(ymd)}.iso_encoding(); }

Date Date::plus_days(int count) const { return Date{year_month_day{sys_days(ymd) + days{count}}}; }

Date Date::plus_months(int months) const {
  const year_month_day moved = ymd + std::chrono::months{months};
  if (moved.ok()) return Date{moved};
  return Date{year_month_day{moved.year() / moved.month() / last}};
}

int days_between(Date from, Date to) {
  return static_cast<int>((sys_days(to.ymd) - sys_days(from.ymd)).count());
}

Date day_of(Instant at, Zone zone) {
  const milliseconds local{at.ms + static_cast<int>(zone) * 60 * ms_per_minute};
  return Date{year_month_day{floor<days>(sys_time<milliseconds>{local})}};
}

Instant moment_of(Date day, int minute, Zone zone) {
  const std::int64_t midnight = sys_days(day.ymd).time_since_epoch().count() * ms_per_day;
  return Instant{midnight + (minute - static_cast<int>(zone) * 60) * ms_per_minute};
}

}  // namespace simpul
