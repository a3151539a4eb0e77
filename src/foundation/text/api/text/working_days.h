#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul {

enum class HolidayKind { LiburNasional, CutiBersama };

struct Holiday {
  Date date;
  std::string name;
  HolidayKind kind = HolidayKind::LiburNasional;
  std::string source;

  bool operator==(const Holiday&) const = default;
};

// The holidays of whole years. Two holidays may fall on one day.
// Invariant: sorted by date and name, and every date lies in a year that is complete.
class Holidays {
 public:
  // Text as in data/holidays.csv: one "# complete years: 2022 2023" line, the head date,name,kind,source, then rows
  // (RFC 4180; other lines that start with '#' are remarks). Reports every bad line and keeps nothing then.
  // Codes, each with the fact `line`: holidays_years_missing, holidays_head_unreadable, holidays_line_malformed,
  // holidays_date_unreadable, holidays_kind_unknown, holidays_field_missing, holidays_year_not_complete,
  // holidays_row_repeated; and those of read_csv() where the text is no table.
  static Result<Holidays, Refusals> read(std::string_view csv);

  bool covers(int year) const { return years_.contains(year); }
  const std::set<int>& years() const { return years_; }
  std::span<const Holiday> on(Date day) const;
  std::span<const Holiday> all() const { return rows_; }

 private:
  std::set<int> years_;
  std::vector<Holiday> rows_;
};

// Monday to Friday (Perpres 21/2023, article 3) without national holidays and joint leave. All three refuse
// holidays_unknown_for_year {year} as soon as they would have to look at a day of a year that is not complete.
Result<bool, Refusal> is_working_day(const Holidays& holidays, Date day);

// The `count`-th working day after `from`; before it when `count` is negative; `from` itself for 0.
// `from` is not counted, whatever day it is.
Result<Date, Refusal> add_working_days(const Holidays& holidays, Date from, int count);

// Working days after `from` up to and with `to`; when `to` is earlier, minus those from `to` to the day before `from`.
// So working_days_between(from, add_working_days(from, n)) is n.
Result<int, Refusal> working_days_between(const Holidays& holidays, Date from, Date to);

}  // namespace simpul
