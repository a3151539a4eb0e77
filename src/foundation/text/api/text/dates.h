#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "text/language.h"

namespace simpul {

std::string_view day_name(Date day, Language language = Language::Id);
// `month` is 1 to 12.
std::string_view month_name(unsigned month, Language language = Language::Id);
// "WIB", "WITA", "WIT".
std::string_view zone_name(Zone zone);

// "Selasa, 25 Januari 2022"; "Tuesday, 25 January 2022".
std::string full_date(Date day, Language language = Language::Id);
// "25 Januari 2022"; "25 January 2022".
std::string plain_date(Date day, Language language = Language::Id);
// "25-01-2022", day first in both languages.
std::string short_date(Date day);
// For papers: "hari Selasa, tanggal dua puluh lima bulan Januari tahun dua ribu dua puluh dua".
std::string date_in_words(Date day);

// "pukul 16.56 WIB"; "16:56 WIB".
std::string clock_text(Instant at, Zone zone, Language language = Language::Id);
// One moment for readers in several zones: "09.00 WIB / 10.00 WITA". Where a later zone is already in the next day it
// says so: "23.30 WIB / 00.30 WITA (+1 hari)". Needs at least one zone.
std::string clock_in_zones(Instant at, std::span<const Zone> zones, Language language = Language::Id);
// "Minggu, 3 Mei 2026 pukul 02.10 WIB"; "Sunday, 3 May 2026, 02:10 WIB".
std::string date_and_clock(Instant at, Zone zone, Language language = Language::Id);

enum class DurationUnit { Minute, Hour, WorkingDay, Day, Week, Month, Year };

// `count` is not negative.
struct Duration {
  int count = 0;
  DurationUnit unit = DurationUnit::Day;

  bool operator==(const Duration&) const = default;
};

// "14 hari", "5 hari kerja"; "1 day", "5 working days".
std::string duration_text(Duration duration, Language language = Language::Id);
// For papers: "5 (lima) tahun".
std::string duration_in_words(Duration duration);

// A day as seen from `today`: "hari ini", "kemarin", "besok", "14 hari yang lalu", "14 hari lagi".
std::string relative_day(Date day, Date today, Language language = Language::Id);
// Since when someone is awaited: "sejak hari ini", "sejak kemarin", "sejak Kamis, 28 Juli 2022 (14 hari)"; a day still
// to come is "mulai besok", "mulai Kamis, 28 Juli 2022 (14 hari lagi)".
std::string since_text(Date since, Date today, Language language = Language::Id);

// What people type: "25-01-2022", "25/1/2022", "25.1.2022", "25 Januari 2022", "Selasa, 25 Jan 2022", "2022-01-25", and
// English month names. Day before month always. Codes: date_unreadable, date_year_needs_four_digits, date_unknown_day
// (31-02-2022, 1/25/2022), date_year_out_of_range, date_weekday_differs.
Result<Date, Refusal> parse_date(std::string_view typed);

// A time of day as typed; the zone only where it was named.
struct ClockTime {
  int minute = 0;  // since midnight
  std::optional<Zone> zone;

  bool operator==(const ClockTime&) const = default;
};

// "16.56", "16:56", "pukul 9.05 WIT". Code: time_unreadable.
Result<ClockTime, Refusal> parse_clock(std::string_view typed);

}  // namespace simpul
