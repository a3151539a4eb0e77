#include "proof/verification.h"

#include <gtest/gtest.h>

#include "tested_bundle.h"

namespace simpul::proof {
namespace {

bool has(const Verification& found, ProblemKind kind) {
  return std::ranges::any_of(found.problems, [&](const Problem& each) { return each.kind == kind; });
}

TEST(Verification, SaysWhoSaidHowMuchUntilWhen) {
  const Verification found = verify(tested_cooperation().bytes());
  EXPECT_TRUE(found.is_proven()) << found.json();
  ASSERT_EQ(found.threads.size(), 2u);
  EXPECT_EQ(found.threads[0].government.text(), "35");
  EXPECT_EQ(found.threads[0].name, "Provinsi Jawa Timur");
  EXPECT_EQ(found.shown(), 7u);
  EXPECT_EQ(found.unlogged, 0u);
  EXPECT_EQ(found.files_present, 2u);
  EXPECT_EQ(found.logs.front().events, 7u);
}

// All of them: nothing in a bundle is left to chance, not even in headers that most programs skip.
TEST(Verification, EverySingleBitThatFlipsIsNamed) {
  std::string bytes = tested_cooperation().bytes();
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      bytes[at] = static_cast<char>(bytes[at] ^ 1 << bit);
      EXPECT_FALSE(verify(bytes).is_proven()) << "byte " << at << " bit " << bit;
      bytes[at] = static_cast<char>(bytes[at] ^ 1 << bit);
    }
  }
}

// A forger puts the archive together again with sums that fit. Only words that nothing vouches for may then change.
TEST(Verification, WhatIsVouchedForCannotChangeUnderAFittingChecksum) {
  const Entries whole = tested_cooperation().entries();
  std::size_t tried = 0;
  for (const auto& [name, content] : whole) {
    if (name == manifest_name || name == summary_name) continue;
    for (std::size_t at = tried % 5; at < content.size(); at += 5) {
      Entries changed = whole;
      changed[name][at] = static_cast<char>(changed[name][at] ^ 1 << (at % 8));
      EXPECT_FALSE(verify(compose(changed)).is_proven()) << name << " byte " << at;
      ++tried;
    }
  }
  EXPECT_GT(tried, 1'000u);
}

TEST(Verification, AnyBytesGiveAVerdict) {
  std::string bytes = tested_cooperation().bytes();
  EXPECT_FALSE(verify({}).is_proven());
  for (std::size_t cut = 1; cut < bytes.size(); cut += 37) {
    EXPECT_FALSE(verify(std::string_view(bytes).substr(0, cut)).is_proven());
    EXPECT_FALSE(verify(std::string_view(bytes).substr(cut)).is_proven());
    EXPECT_FALSE(verify(bytes.substr(0, cut) + bytes.substr(cut + 1)).is_proven());
  }
}

TEST(Verification, WithheldEventsStillProvePlaceAuthorAndLog) {
  TestedBundle bundle = tested_cooperation();
  for (auto& [author, thread] : bundle.threads) {
    for (Written& each : thread) each.is_withheld = true;
  }
  bundle.files.clear();
  const Verification found = verify(bundle.bytes());
  EXPECT_TRUE(found.is_proven()) << found.json();
  EXPECT_EQ(found.shown(), 0u);
  EXPECT_EQ(found.withheld(), 7u);
  EXPECT_EQ(found.logs.front().events, 7u);
  EXPECT_EQ(found.threads.front().last, std::nullopt);
}

// Two stories of one author about one place cannot stand in one bundle, in whatever order they come.
TEST(Verification, TwoLinesWithOneSeqAreNoThread) {
  for (const bool later_first : {false, true}) {
    TestedBundle bundle = tested_cooperation();
    auto& thread = bundle.threads.at(*RegionCode::parse("64"));
    Written other = thread.at(2);
    other.event.body = JsonObject{{"document", "kb-2"}};
    bundle.seal(other);
    thread.insert(thread.begin() + (later_first ? 2 : 3), other);
    const Verification found = verify(bundle.bytes());
    EXPECT_TRUE(has(found, ProblemKind::EventOutOfOrder)) << found.json();
  }
}

TEST(Verification, AnEventWithoutProofIsCountedAndNotHeldAgainstTheBundle) {
  TestedBundle bundle = tested_cooperation();
  bundle.logs.front().leaves_out = 3;
  const Verification found = verify(bundle.bytes());
  EXPECT_TRUE(found.is_proven()) << found.json();
  EXPECT_EQ(found.unlogged, 3u);
}

// The moment at which as many as are needed had seen it, not the last one's.
TEST(Verification, TheTimeBoundIsThatOfTheWitnessWhoMadeItEnough) {
  TestedBundle bundle = tested_cooperation();
  for (std::uint8_t at = 0; at < 3; ++at) {
    const TestedWitness witness{fmt::format("saksi-{}", at), static_cast<std::uint8_t>(90 + at), 1'000u * (3u - at)};
    bundle.add_witness(witness);
    bundle.logs.front().cosigned.push_back(witness);
  }
  bundle.manifest.witnesses_needed = 2;
  const Verification found = verify(bundle.bytes());
  EXPECT_TRUE(found.is_proven()) << found.json();
  EXPECT_EQ(found.logs.front().witnesses, 3u);
  EXPECT_EQ(found.logs.front().seen_by, Instant{2'000'000});
}

TEST(Verification, AFileThatOnlyAWithheldEventNamesIsAStranger) {
  TestedBundle bundle = tested_cooperation();
  bundle.at("64", 2).is_withheld = true;
  EXPECT_TRUE(has(verify(bundle.bytes()), ProblemKind::FileUnnamed));
}

}  // namespace
}  // namespace simpul::proof
