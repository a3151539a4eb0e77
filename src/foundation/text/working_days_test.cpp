#include <algorithm>
#include <random>

#include "golden_cases.h"
#include "text/working_days.h"

namespace simpul {
namespace {

Date day(std::string_view text) { return Date::parse(text).value(); }

const Holidays& known_holidays() {
  static const Holidays holidays = [] {
    auto read = Holidays::read(file_text("data/holidays.csv"));
    EXPECT_TRUE(read.has_value()) << (read ? "" : read.error().front().code);
    return read.value_or(Holidays{});
  }();
  return holidays;
}

std::size_t count_of(int year, HolidayKind kind) {
  return static_cast<std::size_t>(std::ranges::count_if(known_holidays().all(), [&](const Holiday& holiday) {
    return holiday.date.year() == year && holiday.kind == kind && holiday.source.starts_with("SKB");
  }));
}

TEST(Holidays, EveryYearHasAsManyDaysAsItsDecreeNames) {
  // The totals that the ministries announced with each SKB and its amendments.
  const std::map<int, std::pair<std::size_t, std::size_t>> announced = {
      {2022, {16, 4}}, {2023, {16, 11}}, {2024, {17, 10}}, {2025, {17, 11}}, {2026, {17, 8}}};
  for (const auto& [year, days] : announced) {
    EXPECT_EQ(count_of(year, HolidayKind::LiburNasional), days.first) << year;
    EXPECT_EQ(count_of(year, HolidayKind::CutiBersama), days.second) << year;
  }
  EXPECT_EQ(known_holidays().years(), (std::set<int>{2022, 2023, 2024, 2025, 2026}));
}

TEST(Holidays, JointLeaveNeverFallsOnAWeekend) {
  for (const Holiday& holiday : known_holidays().all()) {
    if (holiday.kind == HolidayKind::CutiBersama) {
      EXPECT_LE(holiday.date.weekday(), 5u) << holiday.date.text();
    }
  }
}

TEST(Holidays, TwoMayFallOnOneDay) {
  const auto read = Holidays::read(
      "# complete years: 2008\ndate,name,kind,source\n2008-05-01,\"Kenaikan, Isa\",libur_nasional,SKB\n"
      "2008-05-01,Hari Buruh,libur_nasional,SKB\n2008-01-01,Tahun Baru,libur_nasional,SKB\n");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->on(day("2008-05-01")).size(), 2u);
  EXPECT_EQ(read->on(day("2008-05-01")).front().name, "Hari Buruh");
  EXPECT_EQ(read->on(day("2008-05-01")).back().name, "Kenaikan, Isa");
  EXPECT_EQ(read->all().front().date, day("2008-01-01"));
}

std::string fault_of(std::string_view csv) {
  const auto read = Holidays::read(csv);
  if (read) return "none";
  std::string out;
  for (const Refusal& fault : read.error()) {
    if (!out.empty()) out += ' ';
    out += fault.code + (fault.facts.contains("line") ? "@" + fault.facts.at("line") : "");
  }
  return out;
}

TEST(Holidays, EveryBadLineIsNamed) {
  const std::string head = "# complete years: 2022\ndate,name,kind,source\n";
  EXPECT_EQ(fault_of(head), "none");
  EXPECT_EQ(fault_of(head + "2022-01-01,A,libur_nasional,S\r\n\n# remark\n"), "none");
  EXPECT_EQ(fault_of("\xEF\xBB\xBF" + head), "none");
  EXPECT_EQ(fault_of(""), "holidays_years_missing@1");
  EXPECT_EQ(fault_of("date,name,kind,source\n"), "holidays_years_missing@1");
  EXPECT_EQ(fault_of("# complete years: 2022\n"), "holidays_head_unreadable@1");
  EXPECT_EQ(fault_of("# complete years: soon\ndate,name,kind,source\n"), "holidays_years_missing@1");
  EXPECT_EQ(fault_of("# complete years: 2022-2024\ndate,name,kind,source\n"), "holidays_years_missing@1");
  EXPECT_EQ(fault_of("# complete years: 2022\n" + head), "holidays_years_missing@2");
  EXPECT_EQ(fault_of("# complete years: 2022\ndatum,name,kind,source\n"), "holidays_head_unreadable@2");
  EXPECT_EQ(fault_of(head + "2022-02-30,A,libur_nasional,S\n2022-01-01,A,libur,S\n2022-01-02,A,libur_nasional\n"),
            "holidays_date_unreadable@3 holidays_kind_unknown@4 holidays_line_malformed@5");
  EXPECT_EQ(fault_of(head + "2022-01-01,,libur_nasional,S\n2022-01-02,A,cuti_bersama,\n"),
            "holidays_field_missing@3 holidays_field_missing@4");
  EXPECT_EQ(fault_of(head + "2023-01-01,A,libur_nasional,S\n"), "holidays_year_not_complete@3");
  EXPECT_EQ(fault_of(head + "2022-01-01,A,libur_nasional,S\n2022-01-01,A,libur_nasional,S\n"),
            "holidays_row_repeated@4");
  EXPECT_TRUE(fault_of(head + "2022-01-01,\"A,libur_nasional,S\n").starts_with("csv_malformed"));
}

TEST(WorkingDays, AsInTheCases) {
  for (const Json& one : golden("working_days_add")) {
    const auto found =
        add_working_days(known_holidays(), day(text_at(one, "from")), static_cast<int>(number_at(one, "add")));
    ASSERT_EQ(found.has_value(), has(one, "day")) << one;
    if (found) {
      EXPECT_EQ(found->text(), text_at(one, "day")) << one;
    } else {
      EXPECT_EQ(found.error().code, text_at(one, "refusal"));
      EXPECT_EQ(found.error().facts.at("year"), text_at(one, "year")) << one;
    }
  }
  for (const Json& one : golden("working_days_between")) {
    const auto count = working_days_between(known_holidays(), day(text_at(one, "from")), day(text_at(one, "to")));
    EXPECT_EQ(count.value_or(-1'000'000), number_at(one, "count")) << one;
  }
}

TEST(WorkingDays, ADayOfAnUnknownYearIsNeitherWorkingNorFree) {
  const auto asked = is_working_day(known_holidays(), day("2027-01-04"));
  ASSERT_FALSE(asked.has_value());
  EXPECT_EQ(asked.error().code, "holidays_unknown_for_year");
  EXPECT_FALSE(working_days_between(known_holidays(), day("2026-12-30"), day("2027-01-04")).has_value());
  EXPECT_EQ(add_working_days(known_holidays(), day("2030-01-01"), 0)->text(), "2030-01-01");
}

TEST(WorkingDays, AddingAndCountingAreInverse) {
  const Holidays& holidays = known_holidays();
  std::mt19937 draw(9);
  const Date first = day("2023-01-01");
  for (int i = 0; i < 5'000; ++i) {
    const Date from = first.plus_days(static_cast<int>(draw() % 1000));
    const int count = static_cast<int>(draw() % 401) - 200;
    const auto to = add_working_days(holidays, from, count);
    ASSERT_TRUE(to.has_value());
    EXPECT_EQ(*working_days_between(holidays, from, *to), count);
    if (count != 0) {
      EXPECT_TRUE(*is_working_day(holidays, *to));
    }
    if (*is_working_day(holidays, from)) {
      EXPECT_EQ(*add_working_days(holidays, *to, -count), from);
    }
  }
}

TEST(WorkingDays, CountsAddUp) {
  std::mt19937 draw(13);
  const Date first = day("2022-01-01");
  for (int i = 0; i < 2'000; ++i) {
    const Date a = first.plus_days(static_cast<int>(draw() % 600));
    const Date b = a.plus_days(static_cast<int>(draw() % 400));
    const Date c = b.plus_days(static_cast<int>(draw() % 400));
    const auto count = [](Date from, Date to) { return *working_days_between(known_holidays(), from, to); };
    EXPECT_EQ(count(a, b) + count(b, c), count(a, c));
    EXPECT_EQ(count(a, a), 0);
  }
}

}  // namespace
}  // namespace simpul
