#include <gtest/gtest.h>

#include <set>

#include "files/chance.h"
#include "files/clock.h"
#include "memory/chance.h"
#include "memory/clock.h"

namespace simpul {
namespace {

std::unique_ptr<Chance> seeded() { return std::make_unique<memory::SeededChance>(7); }
std::unique_ptr<Chance> of_the_system() { return std::make_unique<files::SystemChance>(); }

class ChanceContract : public testing::TestWithParam<std::unique_ptr<Chance> (*)()> {};

TEST_P(ChanceContract, DrawsDifferEvenSmallOnes) {
  const auto chance = GetParam()();
  std::set<std::array<std::uint8_t, 16>> seen;
  for (int i = 0; i < 2000; ++i) EXPECT_TRUE(seen.insert(chance->bytes<16>()).second);
}

TEST_P(ChanceContract, EveryByteIsFilledAndBitsAreEven) {
  const auto chance = GetParam()();
  std::vector<std::uint8_t> bytes(100'000, 0);
  chance->fill(bytes);
  std::size_t ones = 0;
  for (const auto byte : bytes) ones += static_cast<std::size_t>(__builtin_popcount(byte));
  // 800,000 fair bits lie outside these bounds once in 10^28 runs.
  EXPECT_GT(ones, 395'000u);
  EXPECT_LT(ones, 405'000u);
  EXPECT_NE(std::vector<std::uint8_t>(bytes.end() - 64, bytes.end()), std::vector<std::uint8_t>(64, 0));
}

INSTANTIATE_TEST_SUITE_P(Adapters, ChanceContract, testing::Values(&seeded, &of_the_system),
                         [](const auto& row) { return row.param == &seeded ? "seeded" : "system"; });

TEST(SeededChance, RepeatsItselfFromItsSeedAndIsTheSameEverywhere) {
  memory::SeededChance one(7);
  memory::SeededChance same(7);
  memory::SeededChance other(8);
  const auto first = one.bytes<40>();
  EXPECT_EQ(first, same.bytes<40>());
  EXPECT_NE(first, other.bytes<40>());
  EXPECT_EQ(one.bytes<8>(), same.bytes<8>());
  EXPECT_EQ(memory::SeededChance(1).bytes<4>(), (std::array<std::uint8_t, 4>{0xb8, 0xc8, 0x55, 0xa1}));
}

TEST(ManualClock, MovesOnlyWhenMoved) {
  memory::ManualClock clock(*Instant::parse("2022-07-28T03:00:00Z"));
  EXPECT_EQ(clock.now(), clock.now());
  clock.advance_ms(60'000);
  EXPECT_EQ(clock.now().text(), "2022-07-28T03:01:00.000Z");
  clock.set(*Instant::parse("2022-01-25T00:00:00Z"));
  EXPECT_EQ(clock.now().text(), "2022-01-25T00:00:00.000Z");
}

TEST(SystemClock, TellsTheMachinesTime) {
  const auto before = std::chrono::system_clock::now().time_since_epoch();
  const Instant now = files::SystemClock().now();
  const auto after = std::chrono::system_clock::now().time_since_epoch();
  EXPECT_GE(now.ms, std::chrono::duration_cast<std::chrono::milliseconds>(before).count());
  EXPECT_LE(now.ms, std::chrono::duration_cast<std::chrono::milliseconds>(after).count());
}

}  // namespace
}  // namespace simpul
