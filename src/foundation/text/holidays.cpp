#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>

#include "encoding/csv.h"
#include "text/working_days.h"

namespace simpul {
namespace {

constexpr std::string_view years_mark = "# complete years:";
constexpr std::array<std::string_view, 4> head = {"date", "name", "kind", "source"};

Refusal at_line(std::string code, std::size_t line) {
  return {.code = std::move(code), .facts = {{"line", std::to_string(line)}}};
}

// The years of "2022 2023"; nullopt for anything else between them.
std::optional<std::set<int>> years_of(std::string_view text) {
  std::set<int> years;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    int year = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
    if (read.ec != std::errc{} || year < 1900 || year > 9999) return std::nullopt;
    years.insert(year);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (!text.empty() && text.front() != ' ') return std::nullopt;
  }
  if (years.empty()) return std::nullopt;
  return years;
}

std::optional<HolidayKind> kind_of(std::string_view text) {
  if (text == "libur_nasional") return HolidayKind::LiburNasional;
  if (text == "cuti_bersama") return HolidayKind::CutiBersama;
  return std::nullopt;
}

// A row of the list, or what is wrong with it.
Result<Holiday, Refusal> holiday_of(const CsvRow& row) {
  if (row.fields.size() != 4) return refuse(at_line("holidays_line_malformed", row.line));
  const auto date = Date::parse(row.fields[0]);
  if (!date) return refuse(at_line("holidays_date_unreadable", row.line));
  const auto kind = kind_of(row.fields[2]);
  if (!kind) return refuse(at_line("holidays_kind_unknown", row.line));
  if (row.fields[1].empty() || row.fields[3].empty()) return refuse(at_line("holidays_field_missing", row.line));
  return Holiday{.date = *date, .name = row.fields[1], .kind = *kind, .source = row.fields[3]};
}

// Takes the file in row by row and remembers every fault.
struct HolidayReading {
  std::set<int> years;
  std::vector<Holiday> rows;
  Refusals faults;
  bool head_seen = false;

  void take(const CsvRow& row) {
    if (row.fields.front().starts_with('#')) return take_remark(row);
    if (!head_seen) {
      head_seen = true;
      if (!std::ranges::equal(row.fields, head)) faults.push_back(at_line("holidays_head_unreadable", row.line));
      return;
    }
    auto holiday = holiday_of(row);
    if (!holiday) return faults.push_back(holiday.error());
    if (!years.contains(holiday->date.year())) {
      return faults.push_back(at_line("holidays_year_not_complete", row.line));
    }
    const auto same = [&](const Holiday& other) { return other.date == holiday->date && other.name == holiday->name; };
    if (std::ranges::any_of(rows, same)) return faults.push_back(at_line("holidays_row_repeated", row.line));
    rows.push_back(std::move(*holiday));
  }

  void take_remark(const CsvRow& row) {
    const std::string_view remark = row.fields.front();
    if (!remark.starts_with(years_mark)) return;
    auto read = years_of(remark.substr(years_mark.size()));
    if (!read || !years.empty()) return faults.push_back(at_line("holidays_years_missing", row.line));
    years = std::move(*read);
  }
};

}  // namespace

Result<Holidays, Refusals> Holidays::read(std::string_view csv) {
  const auto table = read_csv(csv);
  if (!table) return refuse(Refusals{table.error()});
  HolidayReading reading;
  for (const CsvRow& row : *table) reading.take(row);
  if (reading.years.empty() && reading.faults.empty()) reading.faults.push_back(at_line("holidays_years_missing", 1));
  if (!reading.head_seen && reading.faults.empty()) reading.faults.push_back(at_line("holidays_head_unreadable", 1));
  if (!reading.faults.empty()) return refuse(std::move(reading.faults));
  std::ranges::sort(reading.rows, {}, [](const Holiday& day) { return std::tie(day.date, day.name); });
  Holidays holidays;
  holidays.years_ = std::move(reading.years);
  holidays.rows_ = std::move(reading.rows);
  return holidays;
}

std::span<const Holiday> Holidays::on(Date day) const {
  const auto found = std::ranges::equal_range(rows_, day, {}, &Holiday::date);
  return {found.begin(), found.end()};
}

}  // namespace simpul
