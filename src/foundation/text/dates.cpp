#include "text/dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "kernel/expects.h"
#include "text/numbers.h"

namespace simpul {
namespace {

using Names = std::array<std::string_view, 12>;
constexpr Names months_id = {"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                             "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr Names months_en = {"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> days_id = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};
constexpr std::array<std::string_view, 7> days_en = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                     "Friday", "Saturday", "Sunday"};

unsigned day_of_month(Date day) { return static_cast<unsigned>(day.ymd.day()); }

struct Clock {
  int hour = 0;
  int minute = 0;
};

Clock clock_of(Instant at, Zone zone) {
  const std::int64_t minutes = (at.ms - moment_of(day_of(at, zone), 0, zone).ms) / 60'000;
  return {.hour = static_cast<int>(minutes / 60), .minute = static_cast<int>(minutes % 60)};
}

// Indonesian official writing puts a dot between hours and minutes, English a colon.
std::string bare_clock(Instant at, Zone zone, Language language) {
  const Clock clock = clock_of(at, zone);
  return fmt::format("{:02}{}{:02} {}", clock.hour, language == Language::Id ? '.' : ':', clock.minute,
                     zone_name(zone));
}

std::string_view unit_id(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::Minute:
      return "menit";
    case DurationUnit::Hour:
      return "jam";
    case DurationUnit::WorkingDay:
      return "hari kerja";
    case DurationUnit::Day:
      return "hari";
    case DurationUnit::Week:
      return "minggu";
    case DurationUnit::Month:
      return "bulan";
    case DurationUnit::Year:
      return "tahun";
  }
  return {};
}

std::string_view unit_en(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::Minute:
      return "minute";
    case DurationUnit::Hour:
      return "hour";
    case DurationUnit::WorkingDay:
      return "working day";
    case DurationUnit::Day:
      return "day";
    case DurationUnit::Week:
      return "week";
    case DurationUnit::Month:
      return "month";
    case DurationUnit::Year:
      return "year";
  }
  return {};
}

std::string days_text(int count, Language language) {
  return duration_text({.count = count, .unit = DurationUnit::Day}, language);
}

}  // namespace

std::string_view day_name(Date day, Language language) {
  return (language == Language::Id ? days_id : days_en)[day.weekday() - 1];
}

std::string_view month_name(unsigned month, Language language) {
  expects(month >= 1 && month <= 12, "month_name: 1 to 12");
  return (language == Language::Id ? months_id : months_en)[month - 1];
}

std::string_view zone_name(Zone zone) {
  switch (zone) {
    case Zone::Wib:
      return "WIB";
    case Zone::Wita:
      return "WITA";
    case Zone::Wit:
      return "WIT";
  }
  return {};
}

std::string full_date(Date day, Language language) {
  return fmt::format("{}, {}", day_name(day, language), plain_date(day, language));
}

std::string plain_date(Date day, Language language) {
  const auto month = static_cast<unsigned>(day.ymd.month());
  return fmt::format("{} {} {}", day_of_month(day), month_name(month, language), day.year());
}

std::string short_date(Date day) {
  return fmt::format("{:02}-{:02}-{:04}", day_of_month(day), static_cast<unsigned>(day.ymd.month()), day.year());
}

std::string date_in_words(Date day) {
  return fmt::format("hari {}, tanggal {} bulan {} tahun {}", day_name(day), terbilang(day_of_month(day)),
                     month_name(static_cast<unsigned>(day.ymd.month())), terbilang(day.year()));
}

std::string clock_text(Instant at, Zone zone, Language language) {
  return (language == Language::Id ? "pukul " : "") + bare_clock(at, zone, language);
}

std::string clock_in_zones(Instant at, std::span<const Zone> zones, Language language) {
  expects(!zones.empty(), "clock_in_zones: at least one zone");
  std::string out;
  std::vector<Zone> told;
  for (const Zone zone : zones) {
    if (std::ranges::find(told, zone) != told.end()) continue;
    if (!told.empty()) out += " / ";
    told.push_back(zone);
    out += bare_clock(at, zone, language);
    const int shift = days_between(day_of(at, zones.front()), day_of(at, zone));
    if (shift != 0) out += fmt::format(" ({:+} {})", shift, language == Language::Id ? "hari" : "day");
  }
  return out;
}

std::string date_and_clock(Instant at, Zone zone, Language language) {
  const std::string_view between = language == Language::Id ? " " : ", ";
  return fmt::format("{}{}{}", full_date(day_of(at, zone), language), between, clock_text(at, zone, language));
}

std::string duration_text(Duration duration, Language language) {
  expects(duration.count >= 0, "duration_text: not negative");
  if (language == Language::Id) return fmt::format("{} {}", grouped(duration.count), unit_id(duration.unit));
  return fmt::format("{} {}{}", duration.count, unit_en(duration.unit), duration.count == 1 ? "" : "s");
}

std::string duration_in_words(Duration duration) {
  expects(duration.count >= 0, "duration_in_words: not negative");
  return fmt::format("{} ({}) {}", grouped(duration.count), terbilang(duration.count), unit_id(duration.unit));
}

std::string relative_day(Date day, Date today, Language language) {
  const int ahead = days_between(today, day);
  const bool id = language == Language::Id;
  if (ahead == 0) return id ? "hari ini" : "today";
  if (ahead == -1) return id ? "kemarin" : "yesterday";
  if (ahead == 1) return id ? "besok" : "tomorrow";
  if (ahead < 0) return days_text(-ahead, language) + (id ? " yang lalu" : " ago");
  return id ? days_text(ahead, language) + " lagi" : "in " + days_text(ahead, language);
}

std::string since_text(Date since, Date today, Language language) {
  const int ahead = days_between(today, since);
  const bool id = language == Language::Id;
  const std::string_view head = ahead > 0 ? (id ? "mulai" : "from") : (id ? "sejak" : "since");
  if (ahead >= -1 && ahead <= 1) return fmt::format("{} {}", head, relative_day(since, today, language));
  const std::string distance = ahead < 0 ? days_text(-ahead, language) : relative_day(since, today, language);
  return fmt::format("{} {} ({})", head, full_date(since, language), distance);
}

}  // namespace simpul
