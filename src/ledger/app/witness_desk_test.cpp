// A node that watches the log of another.

#include "ledger_app/witness_desk.h"

#include <algorithm>
#include <thread>

#include "crypto/sha256.h"
#include "ledger/witness_reply.h"
#include "ledger_app/log_reader.h"
#include "memory/clock.h"
#include "tested_log.h"

namespace simpul::ledger {
namespace {

// The log of TestedLog asks; the witness keeps what it sees in the same database.
class Witnessing : public TestedLog {
 protected:
  WitnessDesk desk() {
    return WitnessDesk({*failing_, clock_,
                        [this](const std::string& origin) -> std::optional<NoteKey> {
                          if (origin != "log.example/simpul") return std::nullopt;
                          return trusted_;
                        }},
                       key_number(3), "saksi.example/pusat");
  }

  // What the log sends where the witness saw `old` last.
  WitnessRequest request(std::uint64_t old) {
    const LogReader reader(*database_, file_);
    const auto note = read_note(**reader.checkpoint());
    const auto size = read_checkpoint(note->text)->size;
    return {old, old == 0 ? std::vector<Digest>() : **reader.consistency(old, size), *note};
  }
  WitnessReplyBody ask(const WitnessRequest& asked) { return *desk().add_checkpoint(asked.text()); }

  memory::ManualClock clock_{Instant{1'679'315'147'000}};
  std::optional<NoteKey> trusted_ = NoteKey{"log.example/simpul", NoteKeyType::Ed25519, key_number(7).public_key()};
};

TEST_F(Witnessing, CosignsAGrowingLogAndRemembersIt) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  const WitnessRequest first = request(0);
  const WitnessReplyBody reply = ask(first);
  ASSERT_EQ(reply.status, 200);
  const auto said = read_witness_reply(reply.status, reply.body, first, desk().key());
  ASSERT_TRUE(std::holds_alternative<CosignedAt>(said));
  EXPECT_EQ(std::get<CosignedAt>(said).seconds, 1'679'315'147u);
  append("dossier:b", 300);
  ASSERT_TRUE(run());
  ASSERT_EQ(ask(request(5)).status, 200);
  EXPECT_EQ(desk().watched()->front().size, 305u);
  const auto last = desk().last(sha256("log.example/simpul"));
  const auto note = read_note(**last);
  ASSERT_TRUE(note);
  EXPECT_EQ(check_cosignature(*note, desk().key()).verdict, NoteVerdict::Signed);
  EXPECT_EQ(*desk().last(sha256("another")), std::nullopt);
}

TEST_F(Witnessing, AnswersAsTheSpecificationHasIt) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  const WitnessRequest good = request(0);
  ASSERT_EQ(ask(good).status, 200);
  const WitnessReplyBody again = ask(good);
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.body, "5\n");
  EXPECT_EQ(again.content_type, "text/x.tlog.size");
  EXPECT_EQ(ask(request(5)).status, 200);  // the same tree again: a newer moment
  WitnessRequest above = request(5);
  above.old_size = 9;
  EXPECT_EQ(ask(above).status, 400);
  EXPECT_EQ(desk().add_checkpoint("old 0\n")->status, 400);
  EXPECT_EQ(desk().add_checkpoint("")->status, 400);
  append("dossier:b", 3);
  ASSERT_TRUE(run());
  WitnessRequest unproven = request(5);
  unproven.proof.back().bytes[0] ^= 1;
  EXPECT_EQ(ask(unproven).status, 422);
  trusted_->key = key_number(9).public_key();
  EXPECT_EQ(ask(request(5)).status, 403);
  trusted_.reset();
  EXPECT_EQ(desk().watched()->front().size, 5u);
}

TEST_F(Witnessing, KnowsNothingOfLogsNobodyTrusts) {
  append("dossier:a");
  ASSERT_TRUE(run());
  WitnessRequest other = request(0);
  const Checkpoint checkpoint{"other.example/log", 1, read_checkpoint(other.checkpoint.text)->root, {}};
  other.checkpoint = {checkpoint.text(), {sign_note(checkpoint.text(), "other.example/log", key_number(7))}};
  EXPECT_EQ(ask(other).status, 404);
  const Checkpoint empty{"log.example/simpul", 0, sha256("x"), {}};
  WitnessRequest false_empty{0, {}, {empty.text(), {sign_note(empty.text(), "log.example/simpul", key_number(7))}}};
  EXPECT_EQ(ask(false_empty).status, 422);
}

TEST_F(Witnessing, KeepsProofOfALogThatShowsTwoHistories) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  ASSERT_EQ(ask(request(0)).status, 200);
  const Checkpoint forked{"log.example/simpul", 5, sha256("another tree"), {}};
  const Note note{forked.text(), {sign_note(forked.text(), "log.example/simpul", key_number(7))}};
  EXPECT_EQ(ask({5, {}, note}).status, 422);
  EXPECT_EQ(ask({5, {}, note}).status, 422);
  const auto splits = *desk().splits();
  ASSERT_EQ(splits.size(), 1u);
  // Both notes bear the log's own signature: whoever has them needs nobody's word.
  EXPECT_EQ(check_note(*read_note(splits[0].seen), *trusted_), NoteVerdict::Signed);
  EXPECT_EQ(check_note(*read_note(splits[0].other), *trusted_), NoteVerdict::Signed);
  EXPECT_NE(read_note(splits[0].seen)->text, read_note(splits[0].other)->text);
  EXPECT_EQ(desk().watched()->front().size, 5u);
}

TEST_F(Witnessing, CosignsNothingItCouldNotKeep) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  const std::string asked = request(0).text();
  failing_->failing = FailingDatabase::Failing::Before;
  EXPECT_FALSE(desk().add_checkpoint(asked));
  failing_->failing = FailingDatabase::Failing::Never;
  EXPECT_TRUE(desk().watched()->empty());
}

TEST_F(Witnessing, OfTwoRequestsAtOnceOnlyOneFindsTheOldSize) {
  append("dossier:a", 5);
  ASSERT_TRUE(run());
  const std::string asked = request(0).text();
  WitnessDesk both = desk();
  std::vector<int> statuses(8);
  std::vector<std::thread> threads;
  for (int& status : statuses) threads.emplace_back([&] { status = both.add_checkpoint(asked)->status; });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::ranges::count(statuses, 200), 1);
  EXPECT_EQ(std::ranges::count(statuses, 409), 7);
}

}  // namespace
}  // namespace simpul::ledger
