#include "ledger_app/sequencer.h"

#include "ledger/entry.h"
#include "tested_log.h"

namespace simpul::ledger {
namespace {

class Sequencing : public TestedLog {};

Digest root_of(const std::vector<Digest>& events) {
  Edge edge;
  for (const Digest& event : events) edge.append(leaf_of(event));
  return edge.root();
}

TEST_F(Sequencing, AnEmptyLogIsShownAsSuch) {
  const auto standing = run();
  ASSERT_TRUE(standing) << standing.error().code;
  EXPECT_EQ(standing->size, 0u);
  EXPECT_EQ(shown(), (Checkpoint{"log.example/simpul", 0, empty_root(), {}}));
}

TEST_F(Sequencing, SharedEventsBecomeLeavesInTheOrderOfTheirStoringAndOthersNever) {
  std::vector<Digest> leaves = append("dossier:a", 3);
  append("room:a:64", 5);
  append("government:64", 2);
  append("library:64");
  leaves.push_back(append("dossier:b").front());
  leaves.push_back(append("dossier:a").front());
  const auto standing = run();
  ASSERT_TRUE(standing) << standing.error().code;
  EXPECT_EQ(standing->size, leaves.size());
  EXPECT_EQ(standing->journal_place, 13u);
  EXPECT_EQ(shown(), (Checkpoint{"log.example/simpul", leaves.size(), root_of(leaves), {}}));
}

TEST_F(Sequencing, ManyRoundsGiveTheTreeOfOneRound) {
  std::vector<Digest> leaves;
  for (const std::size_t count : {1u, 254u, 1u, 1u, 300u, 700u}) {
    for (const Digest& hash : append("dossier:a", count)) leaves.push_back(hash);
    ASSERT_TRUE(run(97));
    EXPECT_EQ(shown(), (Checkpoint{"log.example/simpul", leaves.size(), root_of(leaves), {}}));
  }
}

TEST_F(Sequencing, EventsThatStayInsideAreNotReadAgain) {
  append("room:a:64", 5);
  EXPECT_EQ(run()->journal_place, 5u);
  const auto before = *file_.read();
  append("room:a:64");
  EXPECT_EQ(run()->journal_place, 6u);
  EXPECT_EQ(*file_.read(), before);
}

TEST_F(Sequencing, NothingIsShownThatIsNotStored) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  append("dossier:a", 4);
  failing_->failing = FailingDatabase::Failing::Before;
  EXPECT_EQ(code_of_run(), "storage_unavailable");
  EXPECT_EQ(shown()->size, 4u);
  // Stored, but the answer got lost: the next round shows what stands there.
  failing_->failing = FailingDatabase::Failing::After;
  EXPECT_EQ(code_of_run(), "storage_unavailable");
  EXPECT_EQ(shown()->size, 4u);
  failing_->failing = FailingDatabase::Failing::Never;
  EXPECT_EQ(run()->size, 8u);
  EXPECT_EQ(shown()->size, 8u);
}

TEST_F(Sequencing, AfterAFailureToShowTheSameCheckpointIsShown) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  const std::vector<Digest> all = [&] {
    append("dossier:a", 4);
    std::vector<Digest> hashes;
    for (int seq = 1; seq <= 8; ++seq) hashes.push_back(sha256("dossier:a#" + std::to_string(seq)));
    return hashes;
  }();
  note_.failing = FailingNote::Failing::Before;
  EXPECT_EQ(code_of_run(), "storage_full");
  EXPECT_EQ(shown()->size, 4u);
  note_.failing = FailingNote::Failing::After;
  EXPECT_EQ(code_of_run(), "storage_unavailable");
  EXPECT_EQ(shown(), (Checkpoint{"log.example/simpul", 8, root_of(all), {}}));
  note_.failing = FailingNote::Failing::Never;
  ASSERT_TRUE(run());
  EXPECT_EQ(shown(), (Checkpoint{"log.example/simpul", 8, root_of(all), {}}));
}

TEST_F(Sequencing, ADatabaseSetBackSignsNothing) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  const std::string aside = (folder_ / "aside.db").string();
  ASSERT_TRUE(database_->backup_to(aside));
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  close();
  for (const char* beside : {"", "-wal", "-shm"}) std::filesystem::remove(database_path() + beside);
  std::filesystem::copy_file(aside, database_path());
  open();
  // Other events than those that were lost, and more of them: the log must not take their places.
  append("dossier:b", 9);
  const auto refused = run();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (Refusal{"log_behind_shown", "", {{"stored", "4"}, {"shown", "8"}}}));
  EXPECT_EQ(shown()->size, 8u);
  EXPECT_EQ(code_of_run(), "log_behind_shown");
}

TEST_F(Sequencing, AnotherTreeThanTheOneShownIsNotContinued) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  Checkpoint other{"log.example/simpul", 3, sha256("another tree"), {}};
  Note note{other.text(), {}};
  note.signatures.push_back(sign_note(note.text, other.origin, key_number(7)));
  ASSERT_TRUE(file_.replace(note.bytes()));
  append("dossier:a");
  EXPECT_EQ(code_of_run(), "log_differs_from_shown");
  EXPECT_EQ(shown()->root, other.root);
  for (const std::string& text : {std::string("no note"), Checkpoint{"x.example", 3, other.root, {}}.text()}) {
    ASSERT_TRUE(file_.replace(text));
    EXPECT_EQ(code_of_run(), "log_differs_from_shown");
    EXPECT_EQ(**file_.read(), text);
  }
}

TEST_F(Sequencing, DamageIsNeverSigned) {
  append("dossier:a", 300);
  ASSERT_TRUE(run());
  append("dossier:a");
  execute("UPDATE log_tiles SET hashes = zeroblob(44 * 32) WHERE level = 0 AND place = 1");
  EXPECT_EQ(code_of_run(), "log_damaged");
  EXPECT_EQ(shown()->size, 300u);
  std::filesystem::remove(folder_ / "checkpoint");
  EXPECT_EQ(code_of_run(), "log_damaged");
  EXPECT_FALSE(shown());
}

TEST_F(Sequencing, AJournalThatIsNotTheOneIntegratedIsNotFollowed) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  execute("UPDATE log_state SET journal_hash = zeroblob(32)");
  append("dossier:a");
  EXPECT_EQ(code_of_run(), "log_journal_differs");
  execute("UPDATE log_state SET journal_place = 17");
  EXPECT_EQ(code_of_run(), "log_journal_differs");
  EXPECT_EQ(shown()->size, 4u);
}

TEST_F(Sequencing, ALogHasOneKeyAndKeepsItsName) {
  append("dossier:a");
  ASSERT_TRUE(run());
  Sequencer stranger(world(), key_number(8), {"log.example/simpul"});
  EXPECT_EQ(stranger.run().error().code, "log_key_differs");
  Sequencer renamed(world(), key_number(7), {"other.example/simpul"});
  EXPECT_EQ(renamed.run()->origin, "log.example/simpul");
}

}  // namespace
}  // namespace simpul::ledger
