#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "ports/journal.h"
#include "sample_events.h"
#include "sql/audit.h"
#include "sql/journal.h"
#include "workload.h"

namespace simpul::crash {
namespace {

namespace fs = std::filesystem;

// Memory where there is some: no run depends on a real disk, since the layer decides what a crash leaves.
fs::path scratch() {
  const fs::path memory = "/dev/shm";
  std::error_code ignored;
  const bool usable = fs::is_directory(memory, ignored) && ::access(memory.c_str(), W_OK) == 0;
  return (usable ? memory : fs::temp_directory_path()) / ("simpul-crash-" + std::to_string(::getpid()));
}

std::set<std::string> texts(Database& database, const std::string& sql) {
  std::set<std::string> found;
  EXPECT_TRUE(database.read([&](Reader& reader) {
    reader.query({sql}, [&](const Row& row) { return found.insert(std::string(row.text(0))), true; });
  }));
  return found;
}

class Crash : public testing::TestWithParam<Fault> {
 protected:
  Crash() : folder_(scratch()) { clean(); }
  ~Crash() override { fs::remove_all(folder_); }

  void clean() const {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  std::string path() const { return (folder_ / "node.db").string(); }

  // Everything that must hold of the file after any end whatever.
  void inspect(const std::vector<Report>& reports, const std::string& when) {
    SCOPED_TRACE(when);
    auto opened = sql::open_database(options_for(path()));
    ASSERT_TRUE(opened) << opened.error().code << " " << opened.error().facts["detail"];
    sql::SqliteDatabase& database = **opened;
    const auto structure = database.check(sql::SqliteDatabase::Check::Thorough);
    ASSERT_TRUE(structure);
    EXPECT_TRUE(structure->empty()) << structure->front();
    const auto audit = sql::audit_journal(database);
    ASSERT_TRUE(audit);
    EXPECT_TRUE(audit->damages.empty()) << audit->damages.front().subject << " " << audit->damages.front().what;
    const auto stored = texts(database, "SELECT lower(hex(hash)) FROM journal_events");
    EXPECT_EQ(stored, texts(database, "SELECT hash FROM view"));
    const auto replies = texts(database, "SELECT key FROM journal_replies");
    for (const Report& report : reports) compare(report, stored, replies);
    take_one_more(database);
  }

  static void compare(const Report& report, const std::set<std::string>& stored, const std::set<std::string>& replies) {
    for (const std::string& broken : report.broken_promises) ADD_FAILURE() << broken;
    for (const auto& [number, attempt] : report.attempts) {
      std::size_t found = 0;
      for (const std::string& hash : attempt.hashes) found += stored.count(hash);
      EXPECT_TRUE(found == 0 || found == attempt.hashes.size()) << "half of request " << number;
      if (attempt.acknowledged) {
        EXPECT_EQ(found, attempt.hashes.size()) << "lost " << number;
      }
      if (attempt.refused_as_full) {
        EXPECT_EQ(found, 0u) << "refused, yet stored: " << number;
      }
      EXPECT_EQ(replies.contains(std::to_string(number)), found > 0) << "reply of " << number;
    }
  }

  static void take_one_more(sql::SqliteDatabase& database) {
    sql::SqlJournal journal(database);
    const auto code = testing_support::region("17");
    AppendRequest request{"after", *journal.heads("after"), {}, {}, {}};
    const auto head = request.expected.find(code);
    const std::uint64_t seq = head == request.expected.end() ? 1 : head->second.seq + 1;
    request.events = {testing_support::sample_event("after", code, seq)};
    request.views = {{"INSERT INTO view(hash, request) VALUES (?, -1)", {request.events[0].hash.text()}}};
    EXPECT_TRUE(journal.append(request));
  }

  const fs::path folder_;
};

TEST_P(Crash, NothingAcknowledgedIsLostAtAnyStep) {
  const Fault fault = GetParam();
  int runs = 0;
  int acknowledged = 0;
  for (int at = 1;; ++at) {
    clean();
    const Report report = run_workload(path(), {fault, at});
    inspect({report}, "step " + std::to_string(at));
    if (HasFailure()) return;
    for (const auto& [number, attempt] : report.attempts) acknowledged += attempt.acknowledged;
    ++runs;
    if (!report.ended && !report.reached) break;
  }
  // The loop has really walked through a run: opening, shaping, a dozen appends, checkpoints, closing.
  EXPECT_GT(runs, 100);
  EXPECT_GT(acknowledged, runs);
}

INSTANTIATE_TEST_SUITE_P(EveryStep, Crash,
                         testing::Values(Fault::KillBefore, Fault::KillAfter, Fault::KillTorn, Fault::LoseAll,
                                         Fault::LoseSome, Fault::ErrorOnce, Fault::ErrorSticky, Fault::FullOnce,
                                         Fault::FullSticky),
                         [](const auto& row) -> std::string {
                           switch (row.param) {
                             case Fault::None:
                               return "None";
                             case Fault::KillBefore:
                               return "KillBefore";
                             case Fault::KillAfter:
                               return "KillAfter";
                             case Fault::KillTorn:
                               return "KillTorn";
                             case Fault::LoseAll:
                               return "LoseAll";
                             case Fault::LoseSome:
                               return "LoseSome";
                             case Fault::ErrorOnce:
                               return "ErrorOnce";
                             case Fault::ErrorSticky:
                               return "ErrorSticky";
                             case Fault::FullOnce:
                               return "FullOnce";
                             case Fault::FullSticky:
                               return "FullSticky";
                           }
                           return "Unknown";
                         });

// A crash while the file recovers from a crash, again and again at each step.
class CrashInRecovery : public Crash {};

TEST_P(CrashInRecovery, EveryStepOfRecoveryMayFailToo) {
  for (const int first : {20, 45, 70, 95, 120, 145}) {
    clean();
    std::vector<Report> reports{run_workload(path(), {Fault::KillAfter, first})};
    ASSERT_TRUE(reports.front().ended) << first;
    for (int at = 1; at < 40; ++at) {
      Report again = run_workload(path(), {GetParam(), at});
      // Later runs use the same request numbers; only what the first said is compared by number.
      for (const std::string& broken : again.broken_promises) ADD_FAILURE() << broken;
      if (!again.ended && !again.reached) break;
    }
    inspect(reports, "first crash at " + std::to_string(first));
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Twice, CrashInRecovery, testing::Values(Fault::KillBefore, Fault::LoseSome, Fault::ErrorOnce),
                         [](const auto& row) -> std::string {
                           return row.param == Fault::KillBefore ? "KillBefore"
                                  : row.param == Fault::LoseSome ? "LoseSome"
                                                                 : "ErrorOnce";
                         });

}  // namespace
}  // namespace simpul::crash
