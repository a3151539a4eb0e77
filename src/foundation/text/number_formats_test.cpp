#include <cmath>
#include <random>

#include "golden_cases.h"
#include "text/money.h"
#include "text/numbers.h"

namespace simpul {
namespace {

TEST(NumberFormats, TerbilangAsInTheCases) {
  for (const Json& one : golden("terbilang")) {
    EXPECT_EQ(terbilang(number_at(one, "number")), text_at(one, "words"));
    EXPECT_EQ(grouped(number_at(one, "number")), text_at(one, "grouped"));
    EXPECT_EQ(number_from_words(text_at(one, "words")), number_at(one, "number"));
  }
  for (const Json& one : golden("terbilang_by_hand")) {
    EXPECT_EQ(terbilang(number_at(one, "number")), text_at(one, "words"));
  }
}

TEST(NumberFormats, WordsAreReadAsInTheCases) {
  for (const Json& one : golden("words")) {
    const auto number = number_from_words(text_at(one, "words"));
    ASSERT_EQ(number.has_value(), has(one, "number")) << text_at(one, "words");
    if (number) {
      EXPECT_EQ(*number, number_at(one, "number"));
    }
  }
}

TEST(NumberFormats, WordsOfEveryNumberNameThatNumber) {
  for (std::int64_t number = 0; number <= 30'000; ++number) {
    ASSERT_EQ(number_from_words(terbilang(number)), number) << terbilang(number);
  }
  for (std::int64_t power = 10; power <= terbilang_max; power *= 10) {
    for (std::int64_t digit = 1; digit <= 9; ++digit) {
      for (std::int64_t away = -111; away <= 111; ++away) {
        const std::int64_t number = digit * power + away;
        if (number < 0 || number > terbilang_max) continue;
        ASSERT_EQ(number_from_words(terbilang(number)), number) << terbilang(number);
      }
    }
  }
  std::mt19937_64 draw(20220728);
  for (int i = 0; i < 60'000; ++i) {
    const auto number = static_cast<std::int64_t>(draw() % (terbilang_max + 1)) >> (draw() % 40);
    ASSERT_EQ(number_from_words(terbilang(number)), number) << terbilang(number);
  }
  EXPECT_EQ(number_from_words(terbilang(terbilang_max)), terbilang_max);
}

TEST(NumberFormats, BeyondTheWordsIsAProgrammersError) {
  EXPECT_DEATH(terbilang(-1), "terbilang");
  EXPECT_DEATH(terbilang(terbilang_max + 1), "terbilang");
}

TEST(NumberFormats, GroupedDecimalPercentAsInTheCases) {
  for (const Json& one : golden("grouped")) EXPECT_EQ(grouped(number_at(one, "number")), text_at(one, "text"));
  EXPECT_EQ(grouped(INT64_MIN), "-9.223.372.036.854.775.808");
  for (const Json& one : golden("decimal")) {
    const Decimals places{.least = static_cast<int>(number_at(one, "least")),
                          .most = static_cast<int>(number_at(one, "most"))};
    EXPECT_EQ(decimal(one.as_object().at("value").to_number<double>(), places), text_at(one, "text"));
  }
  for (const Json& one : golden("percent")) {
    EXPECT_EQ(percent(one.as_object().at("value").to_number<double>()), text_at(one, "text"));
  }
  EXPECT_DEATH(decimal(std::nan("")), "finite");
  EXPECT_DEATH(decimal(1, {.least = 3, .most = 2}), "least");
}

TEST(NumberFormats, TypedNumbersAsInTheCases) {
  for (const Json& one : golden("typed_number")) {
    const auto read = parse_number(text_at(one, "typed"));
    ASSERT_EQ(read.has_value(), has(one, "value")) << text_at(one, "typed");
    if (read) {
      EXPECT_EQ(*read, one.as_object().at("value").to_number<double>()) << text_at(one, "typed");
    } else {
      EXPECT_EQ(read.error().code, text_at(one, "refusal")) << text_at(one, "typed");
    }
  }
}

TEST(NumberFormats, WhatIsWrittenIsReadBack) {
  std::mt19937_64 draw(7);
  for (int i = 0; i < 20'000; ++i) {
    const double value =
        static_cast<double>(static_cast<std::int64_t>(draw() % 20'000'000'000) - 10'000'000'000) / 1000;
    const std::string text = decimal(value, {.least = 0, .most = 3});
    const auto read = parse_number(text);
    ASSERT_TRUE(read.has_value()) << text;
    ASSERT_EQ(*read, value) << text;
  }
}

TEST(MoneyFormats, AsInTheCases) {
  for (const Json& one : golden("rupiah")) {
    const auto amount = Money::parse(text_at(one, "text"));
    ASSERT_TRUE(amount.has_value()) << text_at(one, "text");
    EXPECT_EQ(amount->text(), text_at(one, "text"));
    EXPECT_EQ(rupiah(*amount), text_at(one, "digits"));
    EXPECT_EQ(rupiah_short(*amount), text_at(one, "short"));
    EXPECT_EQ(rupiah_in_words(*amount), text_at(one, "words"));
  }
  for (const Json& one : golden("money_text_refused")) EXPECT_FALSE(Money::parse(std::string(one.as_string()))) << one;
  EXPECT_DEATH(rupiah(Money{Money::sen_max + 1}), "Money");
}

TEST(MoneyFormats, WordsAreReadAsInTheCases) {
  for (const Json& one : golden("rupiah_words")) {
    const auto amount = rupiah_from_words(text_at(one, "words"));
    ASSERT_EQ(amount.has_value(), has(one, "text")) << text_at(one, "words");
    if (amount) {
      EXPECT_EQ(amount->text(), text_at(one, "text"));
    }
  }
}

TEST(MoneyFormats, TypedAmountsAsInTheCases) {
  for (const Json& one : golden("typed_rupiah")) {
    const auto read = parse_rupiah(text_at(one, "typed"));
    ASSERT_EQ(read.has_value(), has(one, "text")) << text_at(one, "typed");
    if (read) {
      EXPECT_EQ(read->text(), text_at(one, "text")) << text_at(one, "typed");
    } else {
      EXPECT_EQ(read.error().code, text_at(one, "refusal")) << text_at(one, "typed");
    }
  }
}

TEST(MoneyFormats, EveryFormNamesTheSameAmount) {
  std::mt19937_64 draw(11);
  for (int i = 0; i < 30'000; ++i) {
    const auto sen = static_cast<std::int64_t>(draw() % (Money::sen_max + 1)) >> (draw() % 45);
    const Money amount{sen};
    ASSERT_EQ(Money::parse(amount.text()), amount);
    ASSERT_EQ(rupiah_from_words(rupiah_in_words(amount)), amount) << rupiah_in_words(amount);
    ASSERT_EQ(parse_rupiah(rupiah(amount)).value_or(Money{-1}), amount) << rupiah(amount);
    const Money debt{-sen};
    ASSERT_EQ(Money::parse(debt.text()), debt);
    ASSERT_EQ(rupiah_from_words(rupiah_in_words(debt)), debt);
  }
}

}  // namespace
}  // namespace simpul
