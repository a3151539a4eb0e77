#include "ledger_app/audit.h"

#include "tested_log.h"

namespace simpul::ledger {
namespace {

class Auditing : public TestedLog {
 protected:
  std::vector<std::string> codes() {
    const auto audit = audit_log(world());
    EXPECT_TRUE(audit) << (audit ? "" : audit.error().detail);
    std::vector<std::string> out;
    for (const Refusal& problem : audit->problems) out.push_back(problem.code);
    return out;
  }
};

using Codes = std::vector<std::string>;

TEST_F(Auditing, AWholeLogIsWholeAndSaysWhatWaits) {
  EXPECT_FALSE(audit_log(world())->begun);
  append("dossier:a", 700);
  append("room:a:64", 3);
  ASSERT_TRUE(run());
  EXPECT_EQ(codes(), Codes{});
  append("dossier:a", 2);
  const auto audit = audit_log(world());
  EXPECT_TRUE(audit->begun);
  EXPECT_EQ(audit->size, 700u);
  EXPECT_EQ(audit->waiting, 2u);
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(Auditing, EveryTileIsComparedAlsoOnesNoSignatureLooksAt) {
  append("dossier:a", 700);
  ASSERT_TRUE(run());
  execute("UPDATE log_tiles SET hashes = zeroblob(8192) WHERE level = 0 AND place = 1");
  ASSERT_TRUE(run());
  EXPECT_EQ(codes(), Codes{"log_damaged"});
}

TEST_F(Auditing, LostLeavesAreFound) {
  append("dossier:a", 700);
  ASSERT_TRUE(run());
  execute("DROP TRIGGER log_leaves_remain");
  execute("DELETE FROM log_leaves WHERE place = 300");
  EXPECT_EQ(codes(), Codes{"log_damaged"});
}

TEST_F(Auditing, ALogThatIsNotTheOneShownIsFound) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  const auto older = *file_.read();
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  const auto newer = *file_.read();
  ASSERT_TRUE(file_.replace(*older));
  EXPECT_EQ(codes(), Codes{});
  Checkpoint other = *shown();
  other.root = sha256("another tree");
  ASSERT_TRUE(file_.replace(Note{other.text(), {sign_note(other.text(), other.origin, key_number(7))}}.bytes()));
  EXPECT_EQ(codes(), Codes{"log_differs_from_shown"});
  ASSERT_TRUE(file_.replace("no note"));
  EXPECT_EQ(codes(), Codes{"log_differs_from_shown"});
  ASSERT_TRUE(file_.replace(*newer));
  execute("DELETE FROM log_state");
  EXPECT_EQ(codes(), Codes{"log_behind_shown"});
}

TEST_F(Auditing, AStateThatDoesNotFitTheJournalIsFound) {
  append("dossier:a", 4);
  ASSERT_TRUE(run());
  execute("UPDATE log_state SET journal_hash = zeroblob(32)");
  EXPECT_EQ(codes(), Codes{"log_journal_differs"});
}

}  // namespace
}  // namespace simpul::ledger
