#include <gtest/gtest.h>

#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"

namespace simpul {
namespace {

TEST(Instant, TextAndParseAreInverse) {
  for (const char* text : {"1970-01-01T00:00:00.000Z", "2022-07-28T03:00:00.125Z", "2038-01-19T03:14:08.000Z"}) {
    ASSERT_TRUE(Instant::parse(text)) << text;
    EXPECT_EQ(Instant::parse(text)->text(), text);
  }
}

TEST(Instant, OffsetIsTakenOff) {
  EXPECT_EQ(Instant::parse("2022-07-28T10:00:00+07:00")->text(), "2022-07-28T03:00:00.000Z");
  EXPECT_EQ(Instant::parse("2022-01-01T00:30:00.5+09:00")->text(), "2021-12-31T15:30:00.500Z");
}

TEST(Instant, RefusesWhatIsNoMoment) {
  for (const char* text : {"", "2022-07-28", "2022-07-28T10:00:00", "2022-02-30T10:00:00Z", "2022-07-28T24:00:00Z",
                           "2022-07-28T10:00:00.1234Z", "2022-07-28T10:00:00+7", "2022-07-28T10:00:00Zx"}) {
    EXPECT_FALSE(Instant::parse(text)) << text;
  }
}

TEST(Date, KnowsTheCalendar) {
  EXPECT_TRUE(Date::parse("2024-02-29"));
  EXPECT_FALSE(Date::parse("2023-02-29"));
  EXPECT_FALSE(Date::parse("1899-12-31"));
  EXPECT_EQ(Date::parse("2022-07-28")->weekday(), 4u);
  EXPECT_EQ(Date::parse("2022-01-31")->plus_months(1).text(), "2022-02-28");
  EXPECT_EQ(Date::parse("2022-12-31")->plus_days(1).text(), "2023-01-01");
  EXPECT_EQ(days_between(*Date::parse("2022-07-28"), *Date::parse("2022-08-11")), 14);
}

TEST(Zone, TheSameMomentIsAnotherDayInTheEast) {
  const Instant evening = *Instant::parse("2022-07-28T15:30:00Z");
  EXPECT_EQ(day_of(evening, Zone::Wib).text(), "2022-07-28");
  EXPECT_EQ(day_of(evening, Zone::Wit).text(), "2022-07-29");
  EXPECT_EQ(day_of(moment_of(*Date::parse("2022-07-28"), 0, Zone::Wita), Zone::Wita).text(), "2022-07-28");
}

TEST(RegionCode, OnlyTheTwoShapes) {
  EXPECT_TRUE(RegionCode::parse("64"));
  EXPECT_TRUE(RegionCode::parse("64.71"));
  EXPECT_EQ(RegionCode::parse("64.71")->province().text(), "64");
  for (const char* text : {"", "6", "640", "64.7", "64-71", "64.711", "ab", "64.7a"}) {
    EXPECT_FALSE(RegionCode::parse(text)) << text;
  }
}

TEST(Digest, OnlyLowerCaseHexOfTheRightLength) {
  const std::string text(64, 'a');
  EXPECT_EQ(Digest::parse(text)->text(), text);
  EXPECT_FALSE(Digest::parse(std::string(64, 'A')));
  EXPECT_FALSE(Digest::parse(std::string(63, 'a')));
}

TEST(Id, OnlySmallLettersDigitsAndDash) {
  using ThingId = Id<struct Thing>;
  EXPECT_TRUE(ThingId::parse("kb-1"));
  EXPECT_FALSE(ThingId::parse(""));
  EXPECT_FALSE(ThingId::parse("KB"));
  EXPECT_FALSE(ThingId::parse(std::string(65, 'a')));
}

}  // namespace
}  // namespace simpul
