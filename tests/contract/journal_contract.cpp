#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

#include "memory/journal.h"
#include "sample_events.h"
#include "scratch_folder.h"
#include "sql/database.h"
#include "sql/journal.h"

namespace simpul {
namespace {

using namespace testing_support;

constexpr Migration view_table{.number = 100,
                               .name = "view",
                               .sql = "CREATE TABLE view(subject TEXT PRIMARY KEY, events INTEGER NOT NULL) STRICT"};

// A journal and whatever must live as long.
class Home {
 public:
  virtual ~Home() = default;
  virtual Journal& journal() = 0;
  // Closes and opens it again, where something outlives the process.
  virtual void restart() {}
};

class MemoryHome final : public Home {
 public:
  Journal& journal() override { return journal_; }

 private:
  memory::MemoryJournal journal_;
};

class SqliteHome final : public Home {
 public:
  SqliteHome() { open(); }
  Journal& journal() override { return *journal_; }
  Database& database() { return *database_; }
  void restart() override {
    journal_.reset();
    database_.reset();
    open();
  }

 private:
  void open() {
    auto opened = sql::open_database({.path = folder_ / "node.db", .migrations = {view_table}});
    ASSERT_TRUE(opened);
    database_ = std::move(*opened);
    journal_ = std::make_unique<sql::SqlJournal>(*database_);
  }

  ScratchFolder folder_;
  std::unique_ptr<sql::SqliteDatabase> database_;
  std::unique_ptr<sql::SqlJournal> journal_;
};

struct Adapter {
  const char* name;
  std::unique_ptr<Home> (*make)();
};

class JournalContract : public testing::TestWithParam<Adapter> {
 protected:
  JournalContract() : home_(GetParam().make()) {}
  Journal& journal() { return home_->journal(); }

  PortFault fault_of(const AppendRequest& request) {
    const auto result = journal().append(request);
    EXPECT_FALSE(result);
    return result ? PortFault::NotFound : result.error().fault;
  }

  std::unique_ptr<Home> home_;
  const RegionCode kaltim_ = region("64");
  const RegionCode jatim_ = region("35");
  const RegionCode bontang_ = region("64.74");
};

AppendRequest request(std::string subject, Heads expected, std::vector<RecordedEvent> events) {
  return {std::move(subject), std::move(expected), std::move(events), {}, {}};
}

IdempotentReply reply_at(std::int64_t ms, std::string key = "k") {
  return {"account", std::move(key), sha256("request"), 201, "{\"id\":\"a\"}", Instant{ms}};
}

TEST_P(JournalContract, WhatWasAppendedIsReadByAuthorAndSeq) {
  const auto a1 = sample_event("s", kaltim_, 1);
  const auto a2 = sample_event("s", kaltim_, 2);
  const auto b1 = sample_event("s", jatim_, 1);
  const auto c1 = sample_event("s", bontang_, 1);
  ASSERT_TRUE(journal().append(request("s", {}, {c1, a1, b1})));
  ASSERT_TRUE(journal().append(
      request("s", {{kaltim_, head_of(a1)}, {jatim_, head_of(b1)}, {bontang_, head_of(c1)}}, {a2})));
  EXPECT_EQ(*journal().read("s"), (std::vector<RecordedEvent>{b1, a1, a2, c1}));
  EXPECT_EQ(*journal().heads("s"),
            (Heads{{jatim_, head_of(b1)}, {kaltim_, head_of(a2)}, {bontang_, head_of(c1)}}));
}

TEST_P(JournalContract, AnUnknownSubjectIsEmpty) {
  EXPECT_TRUE(journal().read("nothing")->empty());
  EXPECT_TRUE(journal().heads("nothing")->empty());
  EXPECT_FALSE(journal().reply("account", "nothing")->has_value());
  EXPECT_TRUE(journal().subjects("", 10)->empty());
}

TEST_P(JournalContract, OtherHeadsAreAConflict) {
  const auto a1 = sample_event("s", kaltim_, 1);
  const auto b1 = sample_event("s", jatim_, 1);
  ASSERT_TRUE(journal().append(request("s", {}, {a1, b1})));
  const auto a2 = sample_event("s", kaltim_, 2);
  const Heads good{{kaltim_, head_of(a1)}, {jatim_, head_of(b1)}};
  Heads stale = good;
  stale[kaltim_].seq = 2;
  Heads other_hash = good;
  other_hash[jatim_].hash = sha256("else");
  Heads more = good;
  more[bontang_] = {1, sha256("x")};
  for (const Heads& heads : {Heads{}, Heads{{kaltim_, head_of(a1)}}, stale, other_hash, more}) {
    EXPECT_EQ(fault_of(request("s", heads, {a2})), PortFault::Conflict);
  }
  EXPECT_TRUE(journal().append(request("s", good, {a2})));
}

TEST_P(JournalContract, AGapOrAForkIsAConflictAndStoresNothing) {
  const auto a1 = sample_event("s", kaltim_, 1);
  ASSERT_TRUE(journal().append(request("s", {}, {a1})));
  const Heads heads{{kaltim_, head_of(a1)}};
  const auto a2 = sample_event("s", kaltim_, 2);
  EXPECT_EQ(fault_of(request("s", heads, {sample_event("s", kaltim_, 3)})), PortFault::Conflict);
  EXPECT_EQ(fault_of(request("s", heads, {a2, sample_event("s", kaltim_, 4)})), PortFault::Conflict);
  EXPECT_EQ(fault_of(request("s", heads, {a2, sample_event("s", kaltim_, 2, "fork")})), PortFault::Conflict);
  EXPECT_EQ(fault_of(request("s", heads, {sample_event("s", kaltim_, 1, "fork")})), PortFault::Conflict);
  EXPECT_EQ(fault_of(request("s", heads, {sample_event("s", jatim_, 2)})), PortFault::Conflict);
  EXPECT_EQ(fault_of(request("s", heads, {sample_event("s", jatim_, 0)})), PortFault::Conflict);
  EXPECT_EQ(*journal().read("s"), (std::vector<RecordedEvent>{a1}));
  EXPECT_EQ(*journal().heads("s"), heads);
}

TEST_P(JournalContract, AWrongHashIsCorruptAndStoresNothing) {
  auto wrong = sample_event("s", kaltim_, 1);
  wrong.envelope += " ";
  EXPECT_EQ(fault_of(request("s", {}, {wrong})), PortFault::Corrupt);
  EXPECT_TRUE(journal().read("s")->empty());
  EXPECT_TRUE(journal().subjects("", 10)->empty());
}

TEST_P(JournalContract, OneEventStandsInOnePlaceOnly) {
  const auto event = sample_event("s", kaltim_, 1);
  ASSERT_TRUE(journal().append(request("s", {}, {event})));
  EXPECT_EQ(fault_of(request("other", {}, {event})), PortFault::Conflict);
  EXPECT_TRUE(journal().read("other")->empty());
}

TEST_P(JournalContract, ATakenKeyIsAConflictAndTheFirstAnswerStays) {
  auto first = request("s", {}, {sample_event("s", kaltim_, 1)});
  first.reply = reply_at(1000);
  ASSERT_TRUE(journal().append(first));
  auto again = request("t", {}, {sample_event("t", kaltim_, 1)});
  again.reply = reply_at(2000);
  again.reply->body = "other";
  EXPECT_EQ(fault_of(again), PortFault::Conflict);
  EXPECT_TRUE(journal().read("t")->empty());
  const auto kept = *journal().reply("account", "k");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->status, 201);
  EXPECT_EQ(kept->body, "{\"id\":\"a\"}");
  EXPECT_EQ(kept->request, sha256("request"));
  EXPECT_EQ(kept->at, Instant{1000});
  again.reply->owner = "another account";
  EXPECT_TRUE(journal().append(again));
}

TEST_P(JournalContract, AReplyMayStandWithoutEventsAndItsKeyIsFreeAfterAWeek) {
  constexpr std::int64_t day = 24 * 3'600'000;
  auto only_reply = request("", {}, {});
  only_reply.reply = reply_at(0);
  ASSERT_TRUE(journal().append(only_reply));
  only_reply.reply = reply_at(6 * day);
  EXPECT_EQ(fault_of(only_reply), PortFault::Conflict);
  only_reply.reply = reply_at(8 * day);
  only_reply.reply->body = "new";
  EXPECT_TRUE(journal().append(only_reply));
  EXPECT_EQ((*journal().reply("account", "k"))->body, "new");
}

TEST_P(JournalContract, SubjectsComeInOrderPageByPage) {
  std::vector<std::string> names;
  for (int i = 0; i < 25; ++i) names.push_back(fmt::format("subject-{:02}", (i * 7) % 25));
  for (const auto& name : names) {
    ASSERT_TRUE(journal().append(request(name, {}, {sample_event(name, kaltim_, 1), sample_event(name, jatim_, 1)})));
  }
  std::ranges::sort(names);
  std::vector<std::string> walked;
  for (std::string after;;) {
    const auto page = *journal().subjects(after, 10);
    if (page.empty()) break;
    EXPECT_LE(page.size(), 10u);
    walked.insert(walked.end(), page.begin(), page.end());
    after = page.back();
  }
  EXPECT_EQ(walked, names);
}

TEST_P(JournalContract, LargeEnvelopesAndOddSubjectsComeBackAsTheyWere) {
  const std::string odd = "Perjanjian 'Kerja'; \"Sama\"\n\xc3\xa9";
  const auto large = sample_event(odd, kaltim_, 1, std::string(2'000'000, 'p'));
  ASSERT_TRUE(journal().append(request(odd, {}, {large})));
  EXPECT_EQ(*journal().read(odd), (std::vector<RecordedEvent>{large}));
}

TEST_P(JournalContract, EightThreadsRaceAndEveryHeadHasOneWinner) {
  constexpr int each = 25;
  std::mutex mutex;
  std::map<std::uint64_t, Digest> won;
  const auto race = [&](int thread) {
    for (int done = 0, round = 0; done < each; ++round) {
      const Heads heads = *journal().heads("s");
      const std::uint64_t next = heads.empty() ? 1 : heads.at(kaltim_).seq + 1;
      const auto event = sample_event("s", kaltim_, next, fmt::format("{}-{}", thread, round));
      const auto result = journal().append(request("s", heads, {event}));
      if (!result) {
        EXPECT_EQ(result.error().fault, PortFault::Conflict) << result.error().detail;
        continue;
      }
      ++done;
      const std::scoped_lock lock(mutex);
      EXPECT_TRUE(won.emplace(next, event.hash).second) << "two winners at " << next;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back(race, i);
  for (auto& thread : threads) thread.join();
  home_->restart();
  const auto stored = *journal().read("s");
  ASSERT_EQ(stored.size(), static_cast<std::size_t>(8 * each));
  ASSERT_EQ(won.size(), stored.size());
  for (const auto& event : stored) EXPECT_EQ(won.at(event.seq), event.hash);
}

TEST_P(JournalContract, EverythingIsThereAfterARestart) {
  auto first = request("s", {}, {sample_event("s", kaltim_, 1), sample_event("s", jatim_, 1)});
  first.reply = reply_at(1000);
  ASSERT_TRUE(journal().append(first));
  const auto events = *journal().read("s");
  const auto heads = *journal().heads("s");
  home_->restart();
  EXPECT_EQ(*journal().read("s"), events);
  EXPECT_EQ(*journal().heads("s"), heads);
  EXPECT_TRUE(journal().reply("account", "k")->has_value());
  EXPECT_TRUE(journal().append(request("s", heads, {sample_event("s", kaltim_, 2)})));
}

INSTANTIATE_TEST_SUITE_P(
    Adapters, JournalContract,
    testing::Values(Adapter{"memory", []() -> std::unique_ptr<Home> { return std::make_unique<MemoryHome>(); }},
                    Adapter{"sqlite", []() -> std::unique_ptr<Home> { return std::make_unique<SqliteHome>(); }}),
    [](const auto& row) { return std::string(row.param.name); });

std::int64_t count(Database& database, std::string_view sql) {
  std::int64_t found = -1;
  EXPECT_TRUE(database.read([&](Reader& reader) {
    reader.query({sql}, [&](const Row& row) {
      found = row.integer(0);
      return false;
    });
  }));
  return found;
}

TEST(JournalWithViews, ViewsAreWrittenWithTheEventsOrNotAtAll) {
  SqliteHome home;
  Journal& journal = home.journal();
  const RegionCode kaltim = region("64");
  auto good = request("s", {}, {sample_event("s", kaltim, 1)});
  good.views = {{"INSERT INTO view(subject, events) VALUES (?, ?)", {std::string("s"), std::int64_t{1}}}};
  ASSERT_TRUE(journal.append(good));
  EXPECT_EQ(count(home.database(), "SELECT count(*) FROM view"), 1);
  const std::pair<const char*, PortFault> failing[] = {
      {"INSERT INTO view(subject, events) VALUES ('s', 2)", PortFault::Conflict},
      {"INSERT INTO view(subject, events) VALUES ('t', NULL)", PortFault::Conflict},
      {"UPDATE nowhere SET a = 1", PortFault::Unavailable},
      {"not sql", PortFault::Unavailable},
      {"DELETE FROM journal_events", PortFault::Conflict},
      {"UPDATE journal_events SET kind = 'x'", PortFault::Conflict},
  };
  for (const auto& [sql, fault] : failing) {
    auto bad = request("t", {}, {sample_event("t", kaltim, 1)});
    bad.views = {{"INSERT INTO view(subject, events) VALUES ('u', 1)"}, {sql}};
    bad.reply = reply_at(1000);
    const auto result = journal.append(bad);
    ASSERT_FALSE(result) << sql;
    EXPECT_EQ(result.error().fault, fault) << sql;
    EXPECT_TRUE(journal.read("t")->empty()) << sql;
    EXPECT_TRUE(journal.heads("t")->empty()) << sql;
    EXPECT_FALSE(journal.reply("account", "k")->has_value()) << sql;
    EXPECT_EQ(count(home.database(), "SELECT count(*) FROM view"), 1) << sql;
  }
}

}  // namespace
}  // namespace simpul
