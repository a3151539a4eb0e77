#include "text/sequence_diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace simpul {
namespace {

using Sequence = std::vector<std::uint32_t>;

Sequence drawn(std::mt19937& draw, std::size_t length, std::uint32_t letters) {
  Sequence out(length);
  for (auto& element : out) element = static_cast<std::uint32_t>(draw() % letters);
  return out;
}

std::size_t total(const std::vector<Stretch>& stretches) {
  std::size_t out = 0;
  for (const Stretch& one : stretches) out += one.count;
  return out;
}

// The textbook table, as an independent judge.
std::size_t longest_common(const Sequence& a, const Sequence& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (const std::uint32_t element : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = element == b[j] ? diagonal + 1 : std::max(row[j + 1], row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

void expect_common(const Sequence& a, const Sequence& b, const std::vector<Stretch>& stretches) {
  std::size_t x = 0;
  std::size_t y = 0;
  for (const Stretch& one : stretches) {
    ASSERT_GT(one.count, 0u);
    ASSERT_GE(one.before, x);
    ASSERT_GE(one.after, y);
    x = one.before + one.count;
    y = one.after + one.count;
    ASSERT_LE(x, a.size());
    ASSERT_LE(y, b.size());
    for (std::size_t i = 0; i < one.count; ++i) ASSERT_EQ(a[one.before + i], b[one.after + i]);
  }
}

TEST(SequenceDiff, IsALongestCommonSubsequence) {
  std::mt19937 draw(1986);
  for (int round = 0; round < 4000; ++round) {
    const auto letters = 1 + draw() % 6;
    const Sequence a = drawn(draw, draw() % 40, static_cast<std::uint32_t>(letters));
    const Sequence b = drawn(draw, draw() % 40, static_cast<std::uint32_t>(letters));
    const auto stretches = common_stretches(a, b);
    expect_common(a, b, stretches);
    ASSERT_EQ(total(stretches), longest_common(a, b)) << "round " << round;
  }
}

TEST(SequenceDiff, FindsTheLongestInLongSequencesWithFewDifferences) {
  std::mt19937 draw(7);
  for (int round = 0; round < 20; ++round) {
    const Sequence a = drawn(draw, 3000, 50);
    Sequence b = a;
    for (int edit = 0; edit < 30; ++edit) b.erase(b.begin() + static_cast<std::ptrdiff_t>(draw() % b.size()));
    const auto stretches = common_stretches(a, b);
    expect_common(a, b, stretches);
    EXPECT_EQ(total(stretches), b.size());
  }
}

TEST(SequenceDiff, StaysRightWhereItGivesUpBeingLongest) {
  std::mt19937 draw(11);
  for (const std::uint32_t letters : {2u, 3u, 20u, 1000u}) {
    const Sequence a = drawn(draw, 20'000, letters);
    const Sequence b = drawn(draw, 17'000, letters);
    const auto stretches = common_stretches(a, b);
    expect_common(a, b, stretches);
    EXPECT_GT(total(stretches), 0u);
  }
}

TEST(SequenceDiff, NothingIsInCommonWithNothing) {
  EXPECT_TRUE(common_stretches({}, {}).empty());
  EXPECT_TRUE(common_stretches({}, Sequence{1}).empty());
  EXPECT_TRUE(common_stretches(Sequence{1, 2}, Sequence{3}).empty());
  EXPECT_EQ(common_stretches(Sequence{1, 2}, Sequence{2}), (std::vector<Stretch>{{1, 0, 1}}));
}

}  // namespace
}  // namespace simpul
