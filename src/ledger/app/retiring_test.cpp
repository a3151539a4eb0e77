#include "ledger_app/retiring.h"

#include "ledger_app/audit.h"
#include "tested_log.h"

namespace simpul::ledger {
namespace {

class Retiring : public TestedLog {};

TEST_F(Retiring, MakesRoomForALogOfAnotherKeyOverTheSameJournal) {
  append("dossier:a", 300);
  ASSERT_TRUE(run());
  ASSERT_TRUE(retire_log(*database_));
  std::filesystem::remove(folder_ / "checkpoint");
  // The same key would show the same log with other leaves.
  EXPECT_EQ(code_of_run(), "log_key_retired");
  Sequencer next(world(), key_number(9), {"log.example/next"});
  const auto standing = next.run();
  ASSERT_TRUE(standing) << standing.error().code;
  EXPECT_EQ(standing->origin, "log.example/next");
  EXPECT_EQ(standing->size, 300u);
  EXPECT_TRUE(audit_log(world())->problems.empty());
  // Leaves stay leaves.
  const auto removed = database_->write([](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"DELETE FROM log_leaves WHERE place = 5"});
    return {};
  });
  EXPECT_FALSE(removed);
}

TEST_F(Retiring, OfALogThatNeverBeganChangesNothing) {
  ASSERT_TRUE(retire_log(*database_));
  append("dossier:a");
  EXPECT_EQ(run()->size, 1u);
}

}  // namespace
}  // namespace simpul::ledger
