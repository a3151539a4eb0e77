#include "sql/database.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <filesystem>
#include <thread>

namespace simpul::sql {
namespace {

namespace fs = std::filesystem;

constexpr Migration note_table{
    .number = 100,
    .name = "notes",
    .sql = "CREATE TABLE folders(id INTEGER PRIMARY KEY) STRICT;"
           "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE,"
           " folder INTEGER REFERENCES folders(id) DEFERRABLE INITIALLY DEFERRED) STRICT;"};

class SqliteFile : public testing::Test {
 protected:
  SqliteFile() : folder_(fs::temp_directory_path() / ("simpul-sql-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~SqliteFile() override { fs::remove_all(folder_); }

  std::string path(const char* name = "node.db") const { return (folder_ / name).string(); }

  std::unique_ptr<SqliteDatabase> open(OpenOptions options = {}) {
    options.path = path();
    if (options.migrations.empty()) options.migrations = {note_table};
    auto opened = open_database(options);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().code + " " + opened.error().facts["detail"]);
    return opened ? std::move(*opened) : nullptr;
  }

  fs::path folder_;
};

std::int64_t number(Database& database, std::string_view sql) {
  std::int64_t value = -1;
  const auto read = database.read([&](Reader& reader) {
    reader.query({sql}, [&](const Row& row) {
      value = row.integer(0);
      return false;
    });
  });
  EXPECT_TRUE(read) << (read ? "" : read.error().detail);
  return value;
}

auto insert(std::string text) {
  return [text = std::move(text)](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"INSERT INTO notes(text) VALUES (?)", {text}});
    return {};
  };
}

TEST_F(SqliteFile, ConnectionsAreSetAsPromised) {
  const auto database = open();
  const auto expect_settings = [](Reader& reader) {
    const std::pair<const char*, const char*> settings[] = {
        {"PRAGMA journal_mode", "wal"}, {"PRAGMA synchronous", "2"},     {"PRAGMA foreign_keys", "1"},
        {"PRAGMA trusted_schema", "0"}, {"PRAGMA cell_size_check", "1"}, {"PRAGMA wal_autocheckpoint", "0"},
        {"PRAGMA mmap_size", "0"}};
    for (const auto& [sql, value] : settings) {
      reader.query({sql}, [&, name = sql, wanted = value](const Row& row) {
        EXPECT_EQ(row.text(0), wanted) << name;
        return true;
      });
    }
  };
  ASSERT_TRUE(database->read(expect_settings));
  ASSERT_TRUE(database->write([&](Writer& writer) -> Result<void, Refusal> {
    expect_settings(writer);
    return {};
  }));
}

TEST_F(SqliteFile, ANewerFileIsRefusedByNumber) {
  { open({.path = "", .migrations = {note_table, {101, "later", "CREATE TABLE later(x) "}}}); }
  const auto older = open_database({.path = path(), .migrations = {note_table}});
  ASSERT_FALSE(older);
  EXPECT_EQ(older.error().code, "storage_newer");
  EXPECT_EQ(older.error().facts.at("number"), "101");
}

TEST_F(SqliteFile, AFailingStepLeavesTheFileAsTheOlderProgramKnewIt) {
  { open()->write(insert("kept")); }
  const std::vector<Migration> broken = {note_table,
                                         {101, "good", "CREATE TABLE good(x)"},
                                         {102, "bad", "CREATE TABLE half(x); SELECT nothing FROM nowhere"}};
  const auto refused = open_database({.path = path(), .migrations = broken});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "storage_migration_failed");
  EXPECT_EQ(refused.error().facts.at("number"), "102");
  const auto again = open();
  EXPECT_EQ(number(*again, "SELECT count(*) FROM notes"), 1);
  EXPECT_EQ(number(*again, "SELECT count(*) FROM sqlite_schema WHERE name IN ('good', 'half')"), 0);
}

TEST_F(SqliteFile, AStepThatRanIsNeverChanged) {
  { open(); }
  const auto refused = open_database({.path = path(), .migrations = {{100, "notes", "CREATE TABLE other(x)"}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "storage_migration_changed");
}

TEST_F(SqliteFile, ALaterAreaMayBringASmallerNumber) {
  const Migration early{200, "b", "CREATE TABLE b(x)"};
  { open({.path = "", .migrations = {early}}); }
  const auto both = open({.path = "", .migrations = {early, {150, "a", "CREATE TABLE a(x)"}}});
  EXPECT_EQ(number(*both, "SELECT count(*) FROM sqlite_schema WHERE name IN ('a', 'b')"), 2);
}

TEST_F(SqliteFile, WhatIsNoDatabaseIsDamaged) {
  FILE* file = std::fopen(path().c_str(), "w");
  std::fputs(std::string(8192, 'x').c_str(), file);
  std::fclose(file);
  const auto refused = open_database({.path = path()});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "storage_damaged");
  EXPECT_EQ(open_database({.path = path("no/such/folder.db")}).error().code, "storage_unavailable");
}

// Holds the writer until `count` calls wait, so that they become one group.
template <class Start>
void in_one_group(SqliteDatabase& database, int count, const Start& start) {
  std::atomic<bool> inside = false;
  std::atomic<int> waiting = 0;
  std::thread holder([&] {
    (void)database.write([&](Writer&) -> Result<void, Refusal> {
      inside = true;
      while (waiting < count) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      return {};
    });
  });
  while (!inside) std::this_thread::yield();
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&, i] {
      ++waiting;
      start(i);
    });
  }
  holder.join();
  for (auto& thread : threads) thread.join();
}

TEST_F(SqliteFile, WhatWaitsBecomesOneCommitAndOneFailureSpoilsNobodyElse) {
  const auto database = open();
  std::atomic<int> stored = 0;
  std::atomic<int> refused = 0;
  std::atomic<int> conflicts = 0;
  in_one_group(*database, 12, [&](int i) {
    const auto result = database->write([&](Writer& writer) -> Result<void, Refusal> {
      writer.execute({"INSERT INTO notes(text) VALUES (?)", {"note " + std::to_string(i)}});
      if (i % 4 == 1) return refuse(Refusal{"no"});
      if (i % 4 == 2) writer.execute({"INSERT INTO notes(text) VALUES (?)", {"note " + std::to_string(i)}});
      if (i % 4 == 3) writer.execute({"UPDATE notes SET folder = 7 WHERE text = ?", {"note " + std::to_string(i)}});
      return {};
    });
    if (result) ++stored;
    else if (std::holds_alternative<Refusal>(result.error().reason)) ++refused;
    else if (std::get<PortError>(result.error().reason).fault == PortFault::Conflict) ++conflicts;
  });
  EXPECT_EQ(stored, 3);
  EXPECT_EQ(refused, 3);
  EXPECT_EQ(conflicts, 6);  // a unique text, and a reference that would have failed the whole commit
  EXPECT_EQ(number(*database, "SELECT count(*) FROM notes"), 3);
  EXPECT_EQ(database->status().groups, 2u);
}

TEST_F(SqliteFile, TheCallersOwnExceptionComesBackToItAndUndoesItsCall) {
  const auto database = open();
  EXPECT_THROW((void)database->write([](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"INSERT INTO notes(text) VALUES ('x')"});
    throw std::runtime_error("mine");
  }), std::runtime_error);
  EXPECT_EQ(number(*database, "SELECT count(*) FROM notes"), 0);
  EXPECT_TRUE(database->write(insert("y")));
}

TEST_F(SqliteFile, ASwallowedFailureIsNoSuccess) {
  const auto database = open();
  const auto result = database->write([](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"INSERT INTO notes(text) VALUES ('x')"});
    try {
      writer.execute({"INSERT INTO notes(text) VALUES ('x')"});
    } catch (...) {
    }
    return {};
  });
  EXPECT_FALSE(result);
  EXPECT_EQ(number(*database, "SELECT count(*) FROM notes"), 0);
}

TEST_F(SqliteFile, TransactionsAreTheWritersOwn) {
  const auto database = open();
  for (const char* sql : {"COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT a", "ATTACH 'x.db' AS x",
                          "INSERT INTO notes(text) VALUES ('a'); COMMIT"}) {
    EXPECT_FALSE(database->write([&](Writer& writer) -> Result<void, Refusal> {
      writer.execute({sql});
      return {};
    })) << sql;
  }
  EXPECT_FALSE(database->read([](Reader& reader) {
    reader.query({"INSERT INTO notes(text) VALUES ('a')"}, [](const Row&) { return true; });
  }));
  EXPECT_EQ(number(*database, "SELECT count(*) FROM notes"), 0);
}

TEST_F(SqliteFile, AStatementMayRunInsideItself) {
  const auto database = open();
  for (const char* text : {"a", "b", "c"}) ASSERT_TRUE(database->write(insert(text)));
  int pairs = 0;
  ASSERT_TRUE(database->read([&](Reader& reader) {
    const Statement all{"SELECT text FROM notes"};
    reader.query(all, [&](const Row&) {
      reader.query(all, [&](const Row&) { return ++pairs > 0; });
      return true;
    });
  }));
  EXPECT_EQ(pairs, 9);
}

TEST_F(SqliteFile, TheLogStaysSmallUnderLoadAndIsEmptiedAfterwards) {
  OpenOptions options;
  options.checkpoint_pages = 50;
  options.idle_after = std::chrono::milliseconds(30);
  const auto database = open(options);
  int largest = 0;
  for (int i = 0; i < 400; ++i) {
    ASSERT_TRUE(database->write(insert(std::string(3000, 'a') + std::to_string(i))));
    largest = std::max(largest, database->status().log_pages);
  }
  EXPECT_LT(largest, 100);
  EXPECT_GT(database->status().checkpoints, 10u);
  for (int i = 0; i < 200 && fs::file_size(path("node.db-wal")) > 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(fs::file_size(path("node.db-wal")), 0u);
}

TEST_F(SqliteFile, AReaderThatNeverEndsHoldsUpNeitherWritersNorReaders) {
  OpenOptions options;
  options.checkpoint_pages = 20;
  const auto database = open(options);
  ASSERT_TRUE(database->write(insert("first")));
  ASSERT_TRUE(database->read([&](Reader& reader) {
    const auto count = [&] {
      std::int64_t found = 0;
      reader.query({"SELECT count(*) FROM notes"}, [&](const Row& row) {
        found = row.integer(0);
        return false;
      });
      return found;
    };
    EXPECT_EQ(count(), 1);
    for (int i = 0; i < 200; ++i) {
      ASSERT_TRUE(database->write(insert(std::string(2000, 'b') + std::to_string(i))));
    }
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(number(*database, "SELECT count(*) FROM notes"), 201);
  }));
}

TEST_F(SqliteFile, ClosingLeavesOneFile) {
  { open()->write(insert("x")); }
  EXPECT_FALSE(fs::exists(path("node.db-wal")));
  EXPECT_FALSE(fs::exists(path("node.db-shm")));
}

TEST_F(SqliteFile, ABackupIsOneCheckedFileOfOneMoment) {
  auto database = open();
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(database->write(insert(std::string(2000, 'c') + std::to_string(i))));
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; !stop; ++i) ASSERT_TRUE(database->write(insert("later " + std::to_string(i))));
  });
  int calls = 0;
  const auto made = database->backup_to(path("copy.db"), [&](int done, int total) { calls += done <= total; });
  stop = true;
  writer.join();
  ASSERT_TRUE(made) << made.error().facts.at("detail");
  EXPECT_GT(calls, 0);
  EXPECT_FALSE(fs::exists(path("copy.db-wal")));
  EXPECT_FALSE(fs::exists(path("copy.db.part")));
  EXPECT_EQ(database->backup_to(path("copy.db")).error().code, "storage_target_exists");
  ASSERT_TRUE(backup_database(path(), path("second.db")));
  const auto copy = open_database({.path = path("copy.db"), .migrations = {note_table}});
  ASSERT_TRUE(copy);
  EXPECT_GE(number(**copy, "SELECT count(*) FROM notes"), 300);
  EXPECT_TRUE((*copy)->check(SqliteDatabase::Check::Thorough)->empty());
}

TEST_F(SqliteFile, ADamagedPageIsFoundByTheCheck) {
  {
    const auto database = open();
    for (int i = 0; i < 300; ++i) ASSERT_TRUE(database->write(insert(std::string(2000, 'd') + std::to_string(i))));
  }
  FILE* file = std::fopen(path().c_str(), "r+");
  std::fseek(file, 40 * 4096, SEEK_SET);
  std::fputs("\x09garbage in the page header", file);
  std::fclose(file);
  const auto database = open();
  ASSERT_TRUE(database->check());
  EXPECT_FALSE(database->check()->empty());
}

}  // namespace
}  // namespace simpul::sql
