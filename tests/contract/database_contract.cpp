#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "scratch_folder.h"
#include "sql/database.h"

namespace simpul {
namespace {

using testing_support::ScratchFolder;

constexpr Migration shape{.number = 100,
                          .name = "things",
                          .sql = "CREATE TABLE kinds(id INTEGER PRIMARY KEY);"
                                 "CREATE TABLE things(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size REAL,"
                                 " content BLOB, kind INTEGER REFERENCES kinds(id));"};

// Every engine behind the Database port; PostgreSQL joins here when it comes.
struct Engine {
  std::unique_ptr<ScratchFolder> folder;
  std::unique_ptr<Database> database;
};
Engine sqlite() {
  auto folder = std::make_unique<ScratchFolder>();
  auto database = *sql::open_database({.path = *folder / "node.db", .migrations = {shape}});
  return {std::move(folder), std::move(database)};
}

class DatabaseContract : public testing::TestWithParam<Engine (*)()> {
 protected:
  DatabaseContract() : engine_(GetParam()()) {}
  Database& database() { return *engine_.database; }

  std::int64_t things() {
    std::int64_t found = -1;
    EXPECT_TRUE(database().read([&](Reader& reader) { found = things_in(reader); }));
    return found;
  }
  static std::int64_t things_in(Reader& reader) {
    std::int64_t found = -1;
    reader.query({"SELECT count(*) FROM things"}, [&](const Row& row) {
      found = row.integer(0);
      return false;
    });
    return found;
  }
  static std::int64_t insert(Writer& writer, const std::string& name) {
    return writer.execute({"INSERT INTO things(name) VALUES (?)", {name}});
  }

  Engine engine_;
};

TEST_P(DatabaseContract, ValuesComeBackAsTheyWent) {
  const std::string bytes("\0\x01\xff", 3);
  ASSERT_TRUE(database().write([&](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"INSERT INTO things(id, name, size, content) VALUES (?, ?, ?, ?)",
                    {std::int64_t{1} << 62, std::string("Kutai Kartanegara \xc3\xa9"), 2.5, Blob{bytes}}});
    writer.execute({"INSERT INTO things(id, name, size, content) VALUES (?, ?, ?, ?)",
                    {std::int64_t{1}, std::string(), nullptr, Blob{}}});
    return {};
  }));
  std::vector<std::int64_t> ids;
  ASSERT_TRUE(database().read([&](Reader& reader) {
    reader.query({"SELECT id, name, size, content FROM things ORDER BY id DESC"}, [&](const Row& row) {
      ids.push_back(row.integer(0));
      if (ids.size() == 1) {
        EXPECT_EQ(row.text(1), "Kutai Kartanegara \xc3\xa9");
        EXPECT_EQ(row.number(2), 2.5);
        EXPECT_EQ(row.blob(3), bytes);
      } else {
        EXPECT_TRUE(row.is_null(2));
        EXPECT_FALSE(row.is_null(1));
        EXPECT_EQ(row.text(1), "");
        EXPECT_EQ(row.blob(3), "");
      }
      return true;
    });
  }));
  EXPECT_EQ(ids, (std::vector<std::int64_t>{std::int64_t{1} << 62, 1}));
}

TEST_P(DatabaseContract, ExecuteCountsTheRowsItChanged) {
  ASSERT_TRUE(database().write([&](Writer& writer) -> Result<void, Refusal> {
    EXPECT_EQ(insert(writer, "a"), 1);
    EXPECT_EQ(insert(writer, "b"), 1);
    EXPECT_EQ(writer.execute({"UPDATE things SET size = 1"}), 2);
    EXPECT_EQ(writer.execute({"UPDATE things SET size = 1 WHERE name = 'z'"}), 0);
    EXPECT_EQ(writer.execute({"INSERT INTO things(name) VALUES ('a') ON CONFLICT (name) DO NOTHING"}), 0);
    return {};
  }));
}

TEST_P(DatabaseContract, ARefusalUndoesTheCallAndComesBackUnchanged) {
  const Refusal wanted{"number_taken", "/number", {{"number", "7"}}};
  const auto result = database().write([&](Writer& writer) -> Result<void, Refusal> {
    insert(writer, "a");
    EXPECT_EQ(things_in(writer), 1);
    return refuse(wanted);
  });
  ASSERT_FALSE(result);
  EXPECT_EQ(std::get<Refusal>(result.error().reason), wanted);
  EXPECT_EQ(things(), 0);
}

TEST_P(DatabaseContract, ABrokenConstraintIsAConflictAndUndoesTheCall) {
  ASSERT_TRUE(database().write([&](Writer& writer) -> Result<void, Refusal> {
    insert(writer, "a");
    return {};
  }));
  for (const char* sql : {"INSERT INTO things(name) VALUES ('a')", "INSERT INTO things(name) VALUES (NULL)",
                          "INSERT INTO things(name, kind) VALUES ('c', 9)"}) {
    const auto result = database().write([&](Writer& writer) -> Result<void, Refusal> {
      insert(writer, "b");
      writer.execute({sql});
      return {};
    });
    ASSERT_FALSE(result) << sql;
    EXPECT_EQ(std::get<PortError>(result.error().reason).fault, PortFault::Conflict) << sql;
  }
  EXPECT_EQ(things(), 1);
}

TEST_P(DatabaseContract, AReadSeesOneMoment) {
  ASSERT_TRUE(database().read([&](Reader& reader) {
    EXPECT_EQ(things_in(reader), 0);
    ASSERT_TRUE(database().write([&](Writer& writer) -> Result<void, Refusal> {
      insert(writer, "later");
      return {};
    }));
    EXPECT_EQ(things_in(reader), 0);
    EXPECT_EQ(things(), 1);
  }));
}

TEST_P(DatabaseContract, AFailingReadSaysSo) {
  for (const Statement& statement :
       {Statement{"SELECT nothing FROM nowhere"}, Statement{"SELECT name FROM things WHERE id = ?"},
        Statement{"SELECT 1; SELECT 2"}, Statement{""}}) {
    const auto result = database().read([&](Reader& reader) {
      reader.query(statement, [](const Row&) { return true; });
      ADD_FAILURE() << "went on after a failure: " << statement.sql;
    });
    EXPECT_FALSE(result) << statement.sql;
  }
  EXPECT_EQ(things(), 0);
}

TEST_P(DatabaseContract, AVisitMayEndEarly) {
  ASSERT_TRUE(database().write([&](Writer& writer) -> Result<void, Refusal> {
    for (int i = 0; i < 100; ++i) insert(writer, std::to_string(i));
    return {};
  }));
  int visited = 0;
  ASSERT_TRUE(database().read([&](Reader& reader) {
    reader.query({"SELECT name FROM things"}, [&](const Row&) { return ++visited < 3; });
  }));
  EXPECT_EQ(visited, 3);
}

TEST_P(DatabaseContract, ManyThreadsReadAndWrite) {
  std::atomic<int> stored = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 16; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 30; ++i) {
        const auto result = database().write([&](Writer& writer) -> Result<void, Refusal> {
          insert(writer, std::to_string(thread % 8) + "-" + std::to_string(i));
          return {};
        });
        if (result) ++stored;
        EXPECT_GE(things(), stored.load() > 0 ? 1 : 0);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  // Two threads fight for each name; one of them has it.
  EXPECT_EQ(stored, 240);
  EXPECT_EQ(things(), 240);
}

INSTANTIATE_TEST_SUITE_P(Engines, DatabaseContract, testing::Values(&sqlite),
                         [](const auto&) { return std::string("sqlite"); });

}  // namespace
}  // namespace simpul
