// What a peer may bring, and what becomes of it.

#include "federation/intake.h"

#include <gtest/gtest.h>

#include <random>

#include "tested_authors.h"

namespace simpul::federation {
namespace {

using threads::Event;

RegionCode region(const char* code) { return *RegionCode::parse(code); }
const RegionCode kaltim = region("64");
const RegionCode jatim = region("35");
const RegionCode bali = region("51");

// Two governments with keys; a node that writes for Jawa Timur looks at what Kalimantan Timur sends.
class AnIntake : public testing::Test {
 protected:
  Event next(const RegionCode& author, const std::vector<Carried>& before, const char* words = "") {
    const bool opens = before.empty() && author == kaltim;
    return next_event(opens ? std::string(threads::unborn_dossier) : subject_, author, before, words);
  }

  // A dossier is named by its opening event.
  void name(Carried& opening) { subject_ = "dossier:" + sha256(opening.envelope).text(); }

  std::vector<Carried> named_thread(std::size_t length) {
    std::vector<Carried> out{carry(next(kaltim, {}))};
    name(out.front());
    while (out.size() < length) out.push_back(carry(next(kaltim, out)));
    return out;
  }

  void hold(const std::vector<Carried>& events) {
    for (const Carried& carried : events) {
      const auto event = *threads::read_event(carried.envelope);
      held_[event.author].push_back(carried);
      heads_[event.author] = {event.seq, event.hash};
    }
  }

  Intake examined(const std::vector<Carried>& brought) {
    const Held held{heads_, [this](const RegionCode& author, std::uint64_t seq) -> std::optional<Carried> {
                      const auto found = held_.find(author);
                      if (found == held_.end() || seq > found->second.size()) return std::nullopt;
                      return found->second[seq - 1];
                    }};
    const Knowledge knowledge{[](const RegionCode& author) -> std::optional<PublicKey> {
                                if (author == bali) return std::nullopt;
                                return key_of(author).public_key();
                              },
                              [](const RegionCode& author) { return author == jatim; }};
    return examine(subject_, brought, held, knowledge);
  }

  TurnedFor only_reason(const Intake& intake) {
    EXPECT_EQ(intake.turned.size(), 1u);
    EXPECT_TRUE(intake.taken.empty());
    return intake.turned.empty() ? TurnedFor::Malformed : intake.turned.front().reason;
  }

  std::string subject_ = "dossier:unnamed";
  std::map<RegionCode, threads::Seen> heads_;
  std::map<RegionCode, std::vector<Carried>> held_;
};

TEST_F(AnIntake, TakesANewDossierFromItsOpening) {
  const auto brought = named_thread(3);
  const Intake intake = examined(brought);
  ASSERT_EQ(intake.taken.size(), 3u);
  EXPECT_EQ(intake.taken[2].carried, brought[2]);
  EXPECT_TRUE(intake.turned.empty());
}

TEST_F(AnIntake, TakesOnlyWhatIsNew) {
  const auto all = named_thread(5);
  hold({all.begin(), all.begin() + 3});
  const Intake intake = examined(all);
  EXPECT_EQ(intake.known, 3u);
  ASSERT_EQ(intake.taken.size(), 2u);
  EXPECT_EQ(intake.taken.front().event.seq, 4u);
  EXPECT_TRUE(examined({}).taken.empty());
}

TEST_F(AnIntake, LeavesWhatLiesBehindAGap) {
  const auto all = named_thread(4);
  hold({all.front()});
  const Intake intake = examined({all[3], all[1]});
  ASSERT_EQ(intake.taken.size(), 1u);
  EXPECT_EQ(intake.taken.front().event.seq, 2u);
  ASSERT_EQ(intake.turned.size(), 1u);
  EXPECT_EQ(intake.turned.front(), (Turned{"64", 4, TurnedFor::Gap}));
}

TEST_F(AnIntake, TurnsAwayWhatIsNoEventOfThisSubject) {
  const auto all = named_thread(2);
  EXPECT_EQ(only_reason(examined({Carried{"{}", {}}})), TurnedFor::Malformed);
  EXPECT_EQ(only_reason(examined({Carried{all.front().envelope + " ", all.front().signature}})), TurnedFor::Malformed);
  Event elsewhere = next(kaltim, {all.front()});
  elsewhere.subject = "dossier:" + std::string(64, '0');
  EXPECT_EQ(only_reason(examined({carry(elsewhere)})), TurnedFor::OtherSubject);
  Event other_opening = next(kaltim, {}, "lain");
  other_opening.subject = std::string(threads::unborn_dossier);
  EXPECT_EQ(only_reason(examined({carry(other_opening)})), TurnedFor::OtherSubject);
}

TEST_F(AnIntake, BelievesNobodyButTheAuthor) {
  const auto all = named_thread(2);
  hold({all.front()});
  EXPECT_EQ(only_reason(examined({carry(next(kaltim, {all.front()}), jatim)})), TurnedFor::SignatureFails);
  Event stranger = next(bali, {});
  EXPECT_EQ(only_reason(examined({carry(stranger)})), TurnedFor::AuthorUnknown);
  Event our_own = next(jatim, {});
  EXPECT_EQ(only_reason(examined({carry(our_own)})), TurnedFor::AuthorWritesHere);
}

TEST_F(AnIntake, KeepsTheProofOfASecondStory) {
  const auto all = named_thread(3);
  hold(all);
  const Carried second = carry(next(kaltim, {all.front()}, "cerita lain"));
  const Carried third = carry(next(kaltim, {all.front()}, "cerita ketiga"));
  const Intake intake = examined({second, third});
  ASSERT_EQ(intake.forks.size(), 1u) << "one proof for each place";
  EXPECT_EQ(intake.forks.front().seq, 2u);
  EXPECT_EQ(intake.forks.front().held, all[1]);
  EXPECT_EQ(intake.forks.front().brought, second);
  EXPECT_TRUE(intake.taken.empty());
  // Nobody can make another look like a liar.
  const Intake forged = examined({carry(next(kaltim, {all.front()}, "fitnah"), jatim)});
  EXPECT_TRUE(forged.forks.empty());
  EXPECT_EQ(only_reason(forged), TurnedFor::SignatureFails);
  // The second story without the place where it parted.
  const Carried behind = carry(next(kaltim, {all[0], second}));
  EXPECT_EQ(only_reason(examined({carry(next(kaltim, {all[0], second, behind}))})), TurnedFor::ThreadForks);
}

TEST_F(AnIntake, SeesASecondStoryWithinOneBatch) {
  const auto all = named_thread(2);
  const Carried second = carry(next(kaltim, {all.front()}, "cerita lain"));
  const Intake intake = examined({all[0], all[1], second});
  EXPECT_EQ(intake.taken.size(), 2u);
  ASSERT_EQ(intake.forks.size(), 1u);
  EXPECT_EQ(intake.forks.front().held, all[1]);
}

// Whatever a peer brings in whatever order, what is taken continues its thread, and in the end everything is there.
TEST_F(AnIntake, ConvergesFromAnyOrderOfArrival) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 dice(seed);
    heads_.clear();
    held_.clear();
    const auto all = named_thread(1 + dice() % 12);
    for (int round = 0; held_[kaltim].size() < all.size(); ++round) {
      ASSERT_LT(round, 200) << "seed " << seed;
      std::vector<Carried> brought;
      for (std::size_t i = dice() % (all.size() + 1); i > 0; --i) brought.push_back(all[dice() % all.size()]);
      if (!brought.empty() && dice() % 4 == 0) brought[dice() % brought.size()].envelope[dice() % 20] ^= 1;
      const Intake intake = examined(brought);
      EXPECT_TRUE(intake.forks.empty());
      std::uint64_t last = held_[kaltim].size();
      for (const Taken& taken : intake.taken) {
        EXPECT_EQ(taken.event.seq, ++last);
        hold({taken.carried});
      }
    }
    EXPECT_EQ(held_[kaltim], all) << "seed " << seed;
  }
}

}  // namespace
}  // namespace simpul::federation
