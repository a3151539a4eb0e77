#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "sql/database.h"

namespace simpul::sql {
namespace {

// Words of lower-case letters; "menjanjikan" also stands as "janji", and "kerjasama" is two words.
std::vector<Token> words(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
    const std::string_view word = text.substr(at, end - at);
    if (word == "kerjasama") {
      tokens.push_back({"kerja", at, at + 5});
      tokens.push_back({"sama", at + 5, end});
    } else if (!word.empty()) {
      tokens.push_back({std::string(word), at, end});
      if (word == "menjanjikan") tokens.push_back({"janji", at, end});
    }
    at = end + 1;
  }
  return tokens;
}

class Search : public testing::Test {
 protected:
  Search() : path_(std::filesystem::temp_directory_path() / ("simpul-fts-" + std::to_string(::getpid()) + ".db")) {
    std::filesystem::remove(path_);
    auto opened = open_database(
        {.path = path_.string(),
         .migrations = {{100, "search", "CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='simpul')"}},
         .tokenize = words});
    EXPECT_TRUE(opened);
    database_ = std::move(*opened);
    EXPECT_TRUE(database_->write([](Writer& writer) -> Result<void, Refusal> {
      for (const char* body : {"para pihak menjanjikan bantuan", "kerjasama antar daerah", "kerja bersama"}) {
        writer.execute({"INSERT INTO texts(body) VALUES (?)", {std::string(body)}});
      }
      return {};
    }));
  }
  ~Search() override {
    database_.reset();
    std::filesystem::remove(path_);
  }

  std::vector<std::int64_t> find(const std::string& query) {
    std::vector<std::int64_t> rows;
    EXPECT_TRUE(database_->read([&](Reader& reader) {
      reader.query({"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", {query}}, [&](const Row& row) {
        rows.push_back(row.integer(0));
        return true;
      });
    }));
    return rows;
  }

  std::filesystem::path path_;
  std::unique_ptr<SqliteDatabase> database_;
};

TEST_F(Search, AStemAndTheWrittenFormFindTheSameText) {
  EXPECT_EQ(find("janji"), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(find("menjanjikan"), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(find("menjanj*"), (std::vector<std::int64_t>{1}));
}

TEST_F(Search, AJoinedSpellingIsFoundAsAPhrase) {
  EXPECT_EQ(find("\"kerja sama\""), (std::vector<std::int64_t>{2}));
  EXPECT_EQ(find("kerja"), (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(find("kerjasama"), (std::vector<std::int64_t>{2}));
}

TEST_F(Search, TheFoundWordIsMarkedAsWritten) {
  std::string marked;
  ASSERT_TRUE(database_->read([&](Reader& reader) {
    reader.query({"SELECT highlight(texts, 0, '[', ']') FROM texts WHERE texts MATCH 'janji'"}, [&](const Row& row) {
      marked = row.text(0);
      return false;
    });
  }));
  EXPECT_EQ(marked, "para pihak [menjanjikan] bantuan");
}

}  // namespace
}  // namespace simpul::sql
