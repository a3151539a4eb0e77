#include <map>
#include <random>

#include "golden_cases.h"
#include "text/dates.h"
#include "text/letters.h"
#include "text/lists.h"
#include "text/names.h"

namespace simpul {
namespace {

Date date_at(const Json& one, std::string_view key) { return Date::parse(text_at(one, key)).value(); }
Instant instant_at(const Json& one, std::string_view key) { return Instant::parse(text_at(one, key)).value(); }
Zone zone_of(std::string_view name) {
  static const std::map<std::string_view, Zone> zones = {{"WIB", Zone::Wib}, {"WITA", Zone::Wita}, {"WIT", Zone::Wit}};
  return zones.at(name);
}
DurationUnit unit_of(std::string_view name) {
  static const std::map<std::string_view, DurationUnit> units = {
      {"minute", DurationUnit::Minute}, {"hour", DurationUnit::Hour}, {"working_day", DurationUnit::WorkingDay},
      {"day", DurationUnit::Day},       {"week", DurationUnit::Week}, {"month", DurationUnit::Month},
      {"year", DurationUnit::Year}};
  return units.at(name);
}

TEST(DateFormats, DatesAsInTheCases) {
  for (const Json& one : golden("dates")) {
    const Date day = date_at(one, "date");
    EXPECT_EQ(full_date(day), text_at(one, "full"));
    EXPECT_EQ(plain_date(day), text_at(one, "plain"));
    EXPECT_EQ(short_date(day), text_at(one, "short"));
    EXPECT_EQ(date_in_words(day), text_at(one, "words"));
    EXPECT_EQ(full_date(day, Language::En), text_at(one, "full_en"));
    EXPECT_EQ(plain_date(day, Language::En), text_at(one, "plain_en"));
  }
}

TEST(DateFormats, TheDateOfAContractAsItsLawyersWriteIt) {
  EXPECT_EQ(date_in_words(*Date::parse("2022-01-25")),
            "hari Selasa, tanggal dua puluh lima bulan Januari tahun dua ribu dua puluh dua");
}

TEST(DateFormats, ClocksAsInTheCases) {
  for (const Json& one : golden("clock")) {
    const Instant at = instant_at(one, "at");
    const Zone zone = zone_of(text_at(one, "zone"));
    EXPECT_EQ(clock_text(at, zone), text_at(one, "text"));
    EXPECT_EQ(clock_text(at, zone, Language::En), text_at(one, "text_en"));
    EXPECT_EQ(date_and_clock(at, zone), text_at(one, "date_and_clock"));
    EXPECT_EQ(date_and_clock(at, zone, Language::En), text_at(one, "date_and_clock_en"));
    EXPECT_EQ(day_of(at, zone).text(), text_at(one, "day"));
  }
  for (const Json& one : golden("zones")) {
    std::vector<Zone> zones;
    for (const Json& zone : one.as_object().at("zones").as_array())
      zones.push_back(zone_of(std::string(zone.as_string())));
    EXPECT_EQ(clock_in_zones(instant_at(one, "at"), zones), text_at(one, "text"));
    EXPECT_EQ(clock_in_zones(instant_at(one, "at"), zones, Language::En), text_at(one, "text_en"));
  }
  EXPECT_DEATH(clock_in_zones(Instant{}, {}), "zone");
}

TEST(DateFormats, DurationsAsInTheCases) {
  for (const Json& one : golden("durations")) {
    const Duration duration{.count = static_cast<int>(number_at(one, "count")), .unit = unit_of(text_at(one, "unit"))};
    EXPECT_EQ(duration_text(duration), text_at(one, "text"));
    EXPECT_EQ(duration_text(duration, Language::En), text_at(one, "text_en"));
    EXPECT_EQ(duration_in_words(duration), text_at(one, "words"));
  }
  EXPECT_DEATH(duration_text({.count = -1, .unit = DurationUnit::Day}), "negative");
}

TEST(DateFormats, DaysSeenFromTodayAsInTheCases) {
  for (const Json& one : golden("relative")) {
    const Date day = date_at(one, "day");
    const Date today = date_at(one, "today");
    EXPECT_EQ(relative_day(day, today), text_at(one, "text"));
    EXPECT_EQ(relative_day(day, today, Language::En), text_at(one, "text_en"));
    EXPECT_EQ(since_text(day, today), text_at(one, "since"));
    EXPECT_EQ(since_text(day, today, Language::En), text_at(one, "since_en"));
  }
}

TEST(DateFormats, TypedDatesAsInTheCases) {
  for (const Json& one : golden("typed_date")) {
    const auto read = parse_date(text_at(one, "typed"));
    ASSERT_EQ(read.has_value(), has(one, "date")) << text_at(one, "typed");
    if (read) {
      EXPECT_EQ(read->text(), text_at(one, "date")) << text_at(one, "typed");
    } else {
      EXPECT_EQ(read.error().code, text_at(one, "refusal")) << text_at(one, "typed");
    }
  }
}

TEST(DateFormats, AWrongDayOfTheWeekNamesTheRightOne) {
  const auto read = parse_date("Senin, 25 Januari 2022");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().facts.at("weekday"), "Selasa");
  EXPECT_EQ(read.error().facts.at("date"), "25-01-2022");
}

TEST(DateFormats, EveryFormOfADayIsReadBackAsThatDay) {
  const Date first = *Date::parse("1900-01-01");
  std::mt19937 draw(3);
  for (int i = 0; i < 20'000; ++i) {
    const Date day = first.plus_days(static_cast<int>(draw() % 2'900'000));
    for (const std::string& text : {short_date(day), plain_date(day), full_date(day), day.text(),
                                    plain_date(day, Language::En), full_date(day, Language::En)}) {
      const auto read = parse_date(text);
      ASSERT_TRUE(read.has_value()) << text;
      ASSERT_EQ(*read, day) << text;
    }
  }
}

TEST(DateFormats, TypedClocksAsInTheCases) {
  for (const Json& one : golden("typed_clock")) {
    const auto read = parse_clock(text_at(one, "typed"));
    ASSERT_EQ(read.has_value(), has(one, "minute")) << text_at(one, "typed");
    if (!read) {
      EXPECT_EQ(read.error().code, text_at(one, "refusal"));
      continue;
    }
    EXPECT_EQ(read->minute, number_at(one, "minute"));
    EXPECT_EQ(read->zone.has_value(), has(one, "zone"));
    if (read->zone) {
      EXPECT_EQ(zone_name(*read->zone), text_at(one, "zone"));
    }
  }
}

TEST(ListFormats, AsInTheCases) {
  for (const Json& one : golden("lists")) {
    std::vector<std::string> items;
    for (const Json& item : one.as_object().at("items").as_array()) items.emplace_back(item.as_string());
    const Joint joint = text_at(one, "joint") == "and" ? Joint::And : Joint::Or;
    EXPECT_EQ(joined(items, joint), text_at(one, "text"));
    EXPECT_EQ(joined(items, joint, Language::En), text_at(one, "text_en"));
  }
}

TEST(NameFormats, TitlesDoNotSort) {
  for (const Json& one : golden("names")) {
    EXPECT_EQ(bare_name(text_at(one, "name")), text_at(one, "bare"));
    EXPECT_EQ(name_sort_key(text_at(one, "name")), text_at(one, "sort_key"));
  }
  EXPECT_LT(name_sort_key("Dr. Andi"), name_sort_key("Budi"));
}

TEST(LetterFormats, FoldedAsInTheCases) {
  for (const Json& one : golden("folded")) EXPECT_EQ(folded(text_at(one, "text")), text_at(one, "folded"));
  EXPECT_EQ(folded("a\xFF\xC3z"), "a z");
  EXPECT_EQ(folded("\xC0\x80 \xED\xA0\x80 \xF4\x90\x80\x80x"), "x");
}

}  // namespace
}  // namespace simpul
