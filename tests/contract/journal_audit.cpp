#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "sample_events.h"
#include "scratch_folder.h"
#include "sql/audit.h"
#include "sql/database.h"
#include "sql/journal.h"

namespace simpul {
namespace {

using namespace testing_support;

class JournalAudit : public testing::Test {
 protected:
  JournalAudit() {
    const auto database = open();
    sql::SqlJournal journal(*database);
    for (const std::string subject : {"one", "target", "zulu"}) {
      AppendRequest request{subject, {}, {}, {}, {}};
      for (std::uint64_t seq = 1; seq <= 3; ++seq) {
        request.events.push_back(sample_event(subject, kaltim_, seq, "isi"));
        request.events.push_back(sample_event(subject, jatim_, seq, "isi"));
      }
      EXPECT_TRUE(journal.append(request));
    }
  }

  std::unique_ptr<sql::SqliteDatabase> open() {
    auto opened = sql::open_database({.path = path_});
    EXPECT_TRUE(opened);
    return opened ? std::move(*opened) : nullptr;
  }

  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void overwrite(const std::string& content) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc).write(content.data(),
                                                                   static_cast<std::streamsize>(content.size()));
  }

  // As somebody with the sqlite3 shell could.
  void tamper(const std::string& sql) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
    ASSERT_EQ(
        sqlite3_exec(handle, ("DROP TRIGGER journal_events_stay; DROP TRIGGER journal_events_remain;" + sql).c_str(),
                     nullptr, nullptr, nullptr),
        SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }

  static bool names(const sql::AuditReport& report, const std::string& author, std::uint64_t seq) {
    return std::ranges::any_of(report.damages, [&](const sql::Damage& damage) {
      return damage.subject == "target" && damage.author == author && damage.seq == seq;
    });
  }

  ScratchFolder folder_;
  const std::string path_ = folder_ / "node.db";
  const RegionCode kaltim_ = region("64");
  const RegionCode jatim_ = region("35");
};

TEST_F(JournalAudit, AWholeJournalHasNoDamage) {
  const auto database = open();
  const auto report = sql::audit_journal(*database);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->subjects, 3u);
  EXPECT_EQ(report->events, 18u);
  EXPECT_TRUE(report->damages.empty());
}

TEST_F(JournalAudit, AFlippedBitAnywhereInAStoredEventIsFoundAndNamed) {
  const std::string whole = bytes();
  const auto event = sample_event("target", kaltim_, 2, "isi");
  // The row in the file: length, id, header, then the columns from subject to seal without a gap.
  const std::size_t envelope = whole.find(event.envelope);
  ASSERT_NE(envelope, std::string::npos);
  ASSERT_EQ(whole.find(event.envelope, envelope + 1), std::string::npos);
  const std::size_t columns_before = 6 + 2 + 1 + event.kind.size() + 32;
  const std::size_t subject = whole.rfind("target", envelope);
  ASSERT_EQ(subject, envelope - columns_before);
  const std::size_t header_bytes = 2 + 1 + 11;
  const std::size_t first = subject - header_bytes;
  const std::size_t last = envelope + event.envelope.size() + 64 + 32;
  for (std::size_t at = first; at < last; ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
      overwrite(damaged);
      const auto database = open();
      ASSERT_TRUE(database) << at - first;
      const auto report = sql::audit_journal(*database);
      ASSERT_TRUE(report) << at - first << ": " << report.error().detail;
      EXPECT_TRUE(names(*report, "64", 2)) << "byte " << at - first << " bit " << bit << ", damages "
                                           << report->damages.size();
    }
  }
}

TEST_F(JournalAudit, ADamagedEventIsNeverRead) {
  tamper("UPDATE journal_events SET envelope = replace(envelope, 'isi', 'isl') WHERE subject = 'target' AND seq = 3 "
         "AND author = '35'");
  const auto database = open();
  const auto read = sql::SqlJournal(*database).read("target");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().fault, PortFault::Corrupt);
  EXPECT_NE(read.error().detail.find("target/35/3"), std::string::npos) << read.error().detail;
  EXPECT_TRUE(sql::SqlJournal(*database).read("one"));
}

TEST_F(JournalAudit, WhatIsMissingIsNamed) {
  tamper("DELETE FROM journal_events WHERE subject = 'target' AND author = '64' AND seq = 2;"
         "DELETE FROM journal_events WHERE subject = 'target' AND author = '35' AND seq = 3;"
         "DELETE FROM journal_heads WHERE subject = 'zulu' AND author = '64';"
         "DELETE FROM journal_events WHERE subject = 'one'");
  const auto database = open();
  const auto report = sql::audit_journal(*database);
  ASSERT_TRUE(report);
  EXPECT_TRUE(names(*report, "64", 2));
  EXPECT_TRUE(names(*report, "35", 3));
  std::vector<std::string> found;
  for (const auto& damage : report->damages) {
    found.push_back(fmt::format("{}/{}/{} {}", damage.subject, damage.author, damage.seq, damage.what));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"one/35/1 missing up to 3", "one/64/1 missing up to 3",
                                             "target/64/2 missing up to 2", "target/35/3 missing up to 3",
                                             "zulu/64/0 head missing"}));
}

TEST_F(JournalAudit, AThreadReplacedWholeIsFoundByItsHead) {
  tamper("UPDATE journal_heads SET hash = zeroblob(32) WHERE subject = 'target' AND author = '64'");
  const auto database = open();
  const auto report = sql::audit_journal(*database);
  ASSERT_TRUE(report);
  EXPECT_TRUE(names(*report, "64", 0));
  EXPECT_EQ(report->damages.size(), 1u);
}

// The example of docs/formats/journal.md.
TEST_F(JournalAudit, TheSealIsAsSpecified) {
  const auto database = open();
  RecordedEvent event;
  event.author = kaltim_;
  event.seq = 1;
  event.kind = "sample.noted";
  event.envelope = "{}";
  event.hash = sha256(event.envelope);
  ASSERT_TRUE(sql::SqlJournal(*database).append({"s", {}, {event}, {}, {}}));
  std::string stored;
  ASSERT_TRUE(database->read([&](Reader& reader) {
    reader.query({"SELECT lower(hex(seal)) FROM journal_events WHERE subject = 's'"}, [&](const Row& row) {
      stored = row.text(0);
      return false;
    });
  }));
  EXPECT_EQ(stored, "9f66312c346145348f8b60ab2906537ee9f3c2f85e0ed988658723c5bd52885a");
}

TEST_F(JournalAudit, TheOwnerOfTheFormatAddsItsOwnCheck) {
  const auto database = open();
  int with_predecessor = 0;
  const auto report = sql::audit_journal(
      *database, [&](const std::string& subject, const RecordedEvent& event,
                     const RecordedEvent* before) -> std::optional<std::string> {
        if (before) {
          ++with_predecessor;
          EXPECT_EQ(before->seq + 1, event.seq);
          EXPECT_EQ(before->author, event.author);
        }
        if (subject == "target" && event.author.text() == "35" && event.seq == 2) return "signature does not hold";
        return std::nullopt;
      });
  ASSERT_TRUE(report);
  EXPECT_EQ(with_predecessor, 12);
  ASSERT_EQ(report->damages.size(), 1u);
  EXPECT_TRUE(names(*report, "35", 2));
}

}  // namespace
}  // namespace simpul
