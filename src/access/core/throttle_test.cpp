#include "access/throttle.h"

#include <gtest/gtest.h>

namespace simpul::access {
namespace {

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;

std::vector<Instant> failures_at(std::initializer_list<std::int64_t> moments) {
  std::vector<Instant> out;
  for (const auto ms : moments) out.push_back({ms});
  return out;
}

TEST(Throttle, TheFirstThreeFailuresCostNothing) {
  const ThrottleRules rules;
  EXPECT_EQ(wait_ms(rules, {}, {0}), 0);
  EXPECT_EQ(wait_ms(rules, failures_at({0}), {0}), 0);
  EXPECT_EQ(wait_ms(rules, failures_at({0, 0}), {0}), 0);
  EXPECT_EQ(attempts_left(rules, failures_at({0, 0}), {0}), 8);
}

TEST(Throttle, ThenTheDelayDoublesFromTheLastFailure) {
  const ThrottleRules rules;
  std::vector<Instant> failures = failures_at({0, 0, 0});
  for (const std::int64_t seconds : {1, 2, 4, 8, 16, 32, 64}) {
    EXPECT_EQ(wait_ms(rules, failures, failures.back()), seconds * second);
    EXPECT_EQ(wait_ms(rules, failures, {failures.back().ms + seconds * second - 1}), 1);
    const Instant next{failures.back().ms + seconds * second};
    EXPECT_EQ(wait_ms(rules, failures, next), 0);
    failures.push_back(next);
  }
  EXPECT_EQ(failures.size(), 10u);
  EXPECT_EQ(wait_ms(rules, failures, failures.back()), 15 * minute - failures.back().ms);
  EXPECT_EQ(attempts_left(rules, failures, failures.back()), 0);
}

TEST(Throttle, WhatLeftTheWindowIsForgotten) {
  const ThrottleRules rules;
  const auto failures = failures_at({0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  EXPECT_EQ(wait_ms(rules, failures, {15 * minute - 1}), 1);
  EXPECT_EQ(wait_ms(rules, failures, {15 * minute}), 0);
  EXPECT_EQ(attempts_left(rules, failures, {15 * minute}), 10);
}

// Somebody who guesses as fast as he may for a day: never more than ten in any window, and never locked out for good.
TEST(Throttle, ATirelessGuesserGetsTenAWindowAndNoMore) {
  const ThrottleRules rules;
  std::vector<Instant> failures;
  for (std::int64_t ms = 0; ms < 24 * 60 * minute; ms += 500) {
    const auto wait = wait_ms(rules, failures, {ms});
    ASSERT_LE(wait, rules.window_ms);
    if (wait == 0) failures.push_back({ms});
  }
  for (std::size_t i = 10; i < failures.size(); ++i) {
    ASSERT_GE(failures[i].ms - failures[i - 10].ms, rules.window_ms);
  }
  EXPECT_GT(failures.size(), 900u);
  EXPECT_EQ(wait_ms(rules, failures, {failures.back().ms + rules.window_ms}), 0);
}

TEST(Throttle, TheSecondFactorGrantsFewer) {
  EXPECT_EQ(wait_ms(second_factor_throttle, failures_at({0, 0}), {0}), second);
  EXPECT_EQ(wait_ms(second_factor_throttle, failures_at({0, 0, 0, 0, 0}), {0}), 15 * minute);
}

TEST(Throttle, AnAddressIsSlowedButNeverShutOut) {
  const AddressThrottleRules rules;
  EXPECT_EQ(wait_ms(rules, {.count = 59, .last = {0}}, {0}), 0);
  EXPECT_EQ(wait_ms(rules, {.count = 60, .last = {0}}, {0}), 2 * second);
  EXPECT_EQ(wait_ms(rules, {.count = 100'000, .last = {0}}, {0}), 2 * second);
  EXPECT_EQ(wait_ms(rules, {.count = 100'000, .last = {0}}, {2 * second}), 0);
}

TEST(Throttle, AClockSetBackDelaysNobodyLongerThanAWindow) {
  const ThrottleRules rules;
  const std::int64_t tomorrow = 24 * 60 * minute;
  EXPECT_EQ(wait_ms(rules, std::vector<Instant>(10, {tomorrow}), {0}), rules.window_ms);
  EXPECT_EQ(wait_ms(rules, failures_at({tomorrow, tomorrow, tomorrow}), {0}), second);
  EXPECT_EQ(wait_ms(AddressThrottleRules{}, {.count = 60, .last = {tomorrow}}, {0}), 2 * second);
}

TEST(Throttle, OneIpv6SubscriberIsOneAddress) {
  EXPECT_EQ(address_group("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_group("2001:db8:1:2:aaaa::1"), "2001:db8:1:2::/64");
  EXPECT_EQ(address_group("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(address_group("2001:db8::1"), address_group("2001:db8::ffff:2"));
  EXPECT_NE(address_group("2001:db8:0:1::1"), address_group("2001:db8:0:2::1"));
  EXPECT_EQ(address_group("::ffff:192.0.2.7"), "::ffff:192.0.2.7");
}

}  // namespace
}  // namespace simpul::access
