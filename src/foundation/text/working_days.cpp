#include "text/working_days.h"

namespace simpul {
namespace {

constexpr unsigned friday = 5;

}  // namespace

Result<bool, Refusal> is_working_day(const Holidays& holidays, Date day) {
  if (!holidays.covers(day.year())) {
    return refuse(Refusal{.code = "holidays_unknown_for_year", .facts = {{"year", std::to_string(day.year())}}});
  }
  return day.weekday() <= friday && holidays.on(day).empty();
}

Result<Date, Refusal> add_working_days(const Holidays& holidays, Date from, int count) {
  const int step = count < 0 ? -1 : 1;
  Date day = from;
  for (int counted = 0; counted != count;) {
    day = day.plus_days(step);
    const auto working = is_working_day(holidays, day);
    if (!working) return refuse(working.error());
    if (*working) counted += step;
  }
  return day;
}

Result<int, Refusal> working_days_between(const Holidays& holidays, Date from, Date to) {
  const int step = to < from ? -1 : 1;
  int counted = 0;
  for (Date day = from; day != to;) {
    day = day.plus_days(step);
    const auto working = is_working_day(holidays, day);
    if (!working) return refuse(working.error());
    if (*working) counted += step;
  }
  return counted;
}

}  // namespace simpul
