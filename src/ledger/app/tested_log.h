#pragma once

// For tests: a log beside a journal in a real database, with outsides that can be made to fail.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <memory>

#include "crypto/sha256.h"
#include "files/note_file.h"
#include "ledger_app/migrations.h"
#include "ledger_app/sequencer.h"
#include "sql/database.h"
#include "sql/journal.h"
#include "sql/journal_order.h"

namespace simpul::ledger {

// Passes on to a real note until it is told to fail, before or after the note was replaced.
class FailingNote final : public ShownNote {
 public:
  enum class Failing { Never, Before, After };
  explicit FailingNote(ShownNote& note) : note_(note) {}
  Failing failing = Failing::Never;

  Result<std::optional<std::string>, PortError> read() override { return note_.read(); }
  Result<void, PortError> replace(std::string_view text) override {
    if (failing == Failing::Before) return refuse(PortError{PortFault::Full, "told to fail"});
    auto replaced = note_.replace(text);
    if (failing == Failing::After) return refuse(PortError{PortFault::Unavailable, "told to fail"});
    return replaced;
  }

 private:
  ShownNote& note_;
};

// A database whose next write fails, before or after it was stored.
class FailingDatabase final : public Database {
 public:
  enum class Failing { Never, Before, After };
  explicit FailingDatabase(Database& database) : database_(database) {}
  Failing failing = Failing::Never;

  Result<void, PortError> read(const std::function<void(Reader&)>& fn) override { return database_.read(fn); }
  Result<void, Failure> write(const Work& work) override {
    const Failure failure{PortError{PortFault::Unavailable, "told to fail"}};
    if (failing == Failing::Before) return refuse(failure);
    auto written = database_.write(work);
    if (failing == Failing::After) return refuse(failure);
    return written;
  }

 private:
  Database& database_;
};

inline SigningKey key_number(std::uint8_t number) {
  SigningKey::Seed seed{};
  seed.fill(number);
  return SigningKey(seed);
}

class TestedLog : public testing::Test {
 protected:
  TestedLog() : folder_(std::filesystem::temp_directory_path() / ("simpul-log-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    open();
  }
  ~TestedLog() override {
    close();
    std::filesystem::remove_all(folder_);
  }

  std::string database_path() const { return (folder_ / "node.db").string(); }

  void close() {
    order_.reset();
    journal_.reset();
    failing_.reset();
    database_.reset();
  }
  void open() {
    sql::OpenOptions options;
    options.path = database_path();
    options.migrations = {log_migrations().begin(), log_migrations().end()};
    auto opened = sql::open_database(options);
    ASSERT_TRUE(opened) << opened.error().code;
    database_ = std::move(*opened);
    failing_ = std::make_unique<FailingDatabase>(*database_);
    journal_ = std::make_unique<sql::SqlJournal>(*database_);
    order_ = std::make_unique<sql::SqlJournalOrder>(*database_);
  }

  // Stores `count` events more on a subject; gives their hashes.
  std::vector<Digest> append(const std::string& subject, std::size_t count = 1) {
    AppendRequest request;
    request.subject = subject;
    request.expected = *journal_->heads(subject);
    const RegionCode author = *RegionCode::parse("64");
    std::uint64_t seq = request.expected.contains(author) ? request.expected.at(author).seq : 0;
    std::vector<Digest> hashes;
    for (std::size_t at = 0; at < count; ++at) {
      const std::string envelope = subject + "#" + std::to_string(++seq);
      hashes.push_back(sha256(envelope));
      request.events.push_back({author, seq, "sample.noted", hashes.back(), envelope, {}});
    }
    const auto stored = journal_->append(request);
    EXPECT_TRUE(stored) << (stored ? "" : stored.error().detail);
    return hashes;
  }

  LogWorld world() { return {*failing_, *order_, note_}; }
  Result<LogStanding, Refusal> run(std::size_t batch_max = 100) {
    Sequencer sequencer(world(), key_number(7), {"log.example/simpul", batch_max});
    return sequencer.run();
  }
  std::string code_of_run() {
    const auto ran = run();
    return ran ? "" : ran.error().code;
  }

  // What the world sees, checked under the log's key.
  std::optional<Checkpoint> shown() {
    const auto text = file_.read();
    if (!text || !*text) return std::nullopt;
    const auto note = read_note(**text);
    const NoteKey key{"log.example/simpul", NoteKeyType::Ed25519, key_number(7).public_key()};
    if (!note || check_note(*note, key) != NoteVerdict::Signed) return std::nullopt;
    const auto checkpoint = read_checkpoint(note->text);
    return checkpoint ? std::optional(*checkpoint) : std::nullopt;
  }

  void execute(std::string_view sql) {
    const auto written = database_->write([&](Writer& writer) -> Result<void, Refusal> {
      writer.execute({sql});
      return {};
    });
    ASSERT_TRUE(written);
  }

  const std::filesystem::path folder_;
  files::NoteFile file_{(folder_ / "checkpoint").string()};
  FailingNote note_{file_};
  std::unique_ptr<sql::SqliteDatabase> database_;
  std::unique_ptr<FailingDatabase> failing_;
  std::unique_ptr<sql::SqlJournal> journal_;
  std::unique_ptr<sql::SqlJournalOrder> order_;
};

}  // namespace simpul::ledger
