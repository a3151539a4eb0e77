// Two nodes and what lies between them: whatever is lost, late or cut, in the end both hold the same bytes.

#include "federation/line.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>

#include "tested_authors.h"

namespace simpul::federation {
namespace {

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");

// A node in memory: its threads, its feed, its line to the other.
class Node final : public Shelf {
 public:
  explicit Node(RegionCode government) : own(std::move(government)) {}

  Heads heads(const std::string& subject) const override {
    Heads out;
    const auto found = threads.find(subject);
    if (found == threads.end()) return out;
    for (const auto& [author, events] : found->second) {
      out[author] = {events.size(), sha256(events.back().envelope)};
    }
    return out;
  }
  std::vector<Carried> after(const std::string& subject, const RegionCode& author, std::uint64_t seq,
                             std::size_t bytes_left) const override {
    const auto& thread = threads.at(subject).at(author);
    std::vector<Carried> out;
    for (std::size_t i = seq; i < thread.size() && bytes_left > 0; ++i) {
      bytes_left -= std::min(bytes_left, thread[i].envelope.size());
      out.push_back(thread[i]);
    }
    return out;
  }

  void append(const std::string& subject, const RegionCode& author, const Carried& carried, Instant now) {
    threads[subject][author].push_back(carried);
    feed.push_back(subject);
    line.changed(subject, now);
  }
  void write(const std::string& subject, Instant now, const std::string& words = "") {
    append(subject, own, carry(next_event(subject, own, threads[subject][own], words)), now);
  }

  // What came is examined and kept, before anything is answered.
  void keep(const std::vector<Part>& parts, Instant now) {
    for (const Part& part : parts) {
      const Held held{heads(part.subject), [&](const RegionCode& author, std::uint64_t seq) -> std::optional<Carried> {
                        const auto& thread = threads[part.subject][author];
                        if (seq > thread.size()) return std::nullopt;
                        return thread[seq - 1];
                      }};
      const Knowledge knowledge{[](const RegionCode& author) { return std::optional(key_of(author).public_key()); },
                                [this](const RegionCode& author) { return author == own; }};
      const Intake intake = examine(part.subject, part.events, held, knowledge);
      for (const Taken& taken : intake.taken) append(part.subject, taken.event.author, taken.carried, now);
      forks += intake.forks.size();
      std::erase_if(threads[part.subject], [](const auto& thread) { return thread.second.empty(); });
      if (threads[part.subject].empty()) threads.erase(part.subject);
    }
  }

  Answer answer(const Question& question, Instant now) {
    keep(question.parts, now);
    const std::uint64_t from = question.after.feed == name ? question.after.at : 0;
    const std::uint64_t to = std::min<std::uint64_t>(feed.size(), from + 3);
    const News news{
        {name, to}, to < feed.size(), {feed.begin() + static_cast<long>(from), feed.begin() + static_cast<long>(to)}};
    return answer_to(question, *this, news);
  }

  RegionCode own;
  std::string name = "feed-1";
  std::map<std::string, std::map<RegionCode, std::vector<Carried>>> threads;
  std::vector<std::string> feed;
  std::size_t forks = 0;
  Line line;
};

// The time until both agree, when only `asker` can reach the other.
class ALine : public testing::Test {
 protected:
  void exchange(Node& asker, Node& other, unsigned loss_in_ten = 0) {
    const auto question = asker.line.ask(asker, now_);
    if (!question) return;
    ++asked_;
    if (dice_() % 10 < loss_in_ten) return asker.line.failed(now_, dice_());
    const Answer answer = other.answer(*question, now_);
    if (dice_() % 10 < loss_in_ten) return asker.line.failed(now_, dice_());
    asker.keep(answer.parts, now_);
    asker.line.answered(answer, asker, now_);
  }

  // Lets `seconds` pass, with both asking as they are due.
  void pass(int seconds, unsigned loss_in_ten = 0) {
    for (int i = 0; i < seconds * 4; ++i) {
      now_.ms += 250;
      exchange(one_, two_, loss_in_ten);
      if (both_ask_) exchange(two_, one_, loss_in_ten);
    }
  }

  std::mt19937 dice_{7};
  Instant now_{1'000'000};
  Node one_{kaltim};
  Node two_{jatim};
  bool both_ask_ = true;
  int asked_ = 0;
};

TEST_F(ALine, BringsAChangeAtOnce) {
  one_.write("dossier:a", now_);
  EXPECT_EQ(one_.line.untold(), 1u);
  pass(1);
  EXPECT_EQ(two_.threads, one_.threads);
  EXPECT_EQ(one_.line.untold(), 0u);
  EXPECT_EQ(one_.line.state(), LineState::Idle);
}

TEST_F(ALine, CarriesBothWaysWhereOnlyOneCanReachTheOther) {
  both_ask_ = false;
  one_.write("dossier:a", now_);
  pass(1);
  for (int i = 0; i < 20; ++i) two_.write("dossier:a", now_);
  two_.write("dossier:b", now_);
  pass(60);
  EXPECT_EQ(one_.threads, two_.threads);
  EXPECT_EQ(one_.threads["dossier:a"][jatim].size(), 20u);
}

TEST_F(ALine, KeepsItsPaceWhileThePeerIsAway) {
  one_.write("dossier:a", now_);
  for (int i = 0; i < 24 * 3600 * 4; ++i) {
    now_.ms += 250;
    if (const auto question = one_.line.ask(one_, now_)) {
      ++asked_;
      one_.line.failed(now_, dice_());
    }
    if (i % 1000 == 0) one_.write("dossier:a", now_);
  }
  // A day away: some hundred attempts, none closer than a second, a quarter of an hour apart in the end.
  EXPECT_GT(asked_, 70);
  EXPECT_LT(asked_, 120);
  EXPECT_EQ(one_.line.untold(), 1u);
  now_.ms += 20 * 60'000;
  pass(2);
  EXPECT_EQ(two_.threads, one_.threads);
}

TEST_F(ALine, IsQuietWhereThereIsNothingToTell) {
  one_.write("dossier:a", now_);
  pass(5);
  asked_ = 0;
  pass(300);
  EXPECT_LE(asked_, 2 * 11) << "each asks every half minute";
}

TEST_F(ALine, TellsMoreThanFitsInPieces) {
  for (int i = 0; i < 2'500; ++i) one_.write("dossier:a", now_);
  for (int i = 0; i < 500; ++i) one_.write("dossier:" + std::to_string(i), now_);
  pass(10);
  EXPECT_EQ(two_.threads, one_.threads);
}

TEST_F(ALine, LeavesBothWithTheProofOfASecondStory) {
  one_.write("dossier:a", now_);
  pass(2);
  // Kalimantan Timur tells its own node one thing and Jawa Timur another.
  one_.write("dossier:a", now_, "satu");
  const auto begun = two_.threads["dossier:a"][kaltim];
  two_.append("dossier:a", kaltim, carry(next_event("dossier:a", kaltim, begun, "dua")), now_);
  pass(120);
  EXPECT_GE(one_.forks, 1u);
  EXPECT_GE(two_.forks, 1u);
  EXPECT_EQ(one_.line.untold(), 0u);
  // What comes after on other threads still arrives.
  two_.write("dossier:a", now_);
  pass(60);
  EXPECT_EQ(one_.threads["dossier:a"][jatim], two_.threads["dossier:a"][jatim]);
}

TEST_F(ALine, RemembersNothingOfSubjectsThatAreNotThere) {
  for (int i = 0; i < 1'000; ++i) {
    now_.ms += 60'000;
    const auto question = one_.line.ask(one_, now_);
    ASSERT_TRUE(question);
    Answer answer;
    answer.upto = {"palsu", static_cast<std::uint64_t>(i)};
    for (const Part& part : question->parts) answer.parts.push_back({part.subject, {{jatim, {9, {}}}}, {}});
    answer.parts.push_back({"dossier:" + std::to_string(i), {{jatim, {9, {}}}}, {}});
    one_.line.answered(answer, one_, now_);
    EXPECT_LE(one_.line.untold(), 2u);
  }
}

// Lost questions, lost answers, days without a network, restarts that forget, a feed that began anew.
TEST_F(ALine, ConvergesWhateverHappensBetween) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    dice_.seed(seed);
    one_ = Node(kaltim);
    two_ = Node(jatim);
    both_ask_ = seed % 3 != 0;
    for (int step = 0; step < 40; ++step) {
      Node& writer = dice_() % 2 == 0 ? one_ : two_;
      writer.write("dossier:" + std::to_string(dice_() % 5), now_);
      if (dice_() % 15 == 0) one_.line = Line();
      if (dice_() % 15 == 0) two_.name += "+";
      if (dice_() % 10 == 0) now_.ms += 3 * 24 * 3'600'000LL;
      pass(static_cast<int>(dice_() % 3), dice_() % 10);
    }
    // A line that forgot what it had to tell is told at its start what there is.
    for (Node* node : {&one_, &two_}) {
      for (const auto& [subject, authors] : node->threads) node->line.changed(subject, now_);
    }
    pass(40 * 60);
    EXPECT_EQ(one_.threads, two_.threads) << "seed " << seed;
    EXPECT_EQ(one_.forks + two_.forks, 0u) << "seed " << seed;
  }
}

}  // namespace
}  // namespace simpul::federation
