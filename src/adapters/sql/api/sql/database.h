#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"
#include "ports/migration.h"

namespace simpul::sql {

// A word of a text as the search index keeps it; [begin, end) are the bytes it stands for. Tokens come in order of
// `begin`. A token with the same [begin, end) as the one before it is another form of the same word (a stem beside the
// written form), and a query finds either.
struct Token {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};
using Tokenize = std::function<std::vector<Token>(std::string_view)>;

struct OpenOptions {
  std::string path;
  // Steps of every capability; the journal's own (numbers 1 to 9) are always there.
  std::vector<Migration> migrations = {};
  // Makes the FTS5 tokenizer `simpul`; called from any thread. Without it FTS5 has only its own.
  Tokenize tokenize = {};
  std::size_t readers_max = 8;
  // After a commit that leaves more pages than this in the write-ahead log, the writer copies them into the file.
  int checkpoint_pages = 1000;
  // Without a write for this long the write-ahead log is emptied.
  std::chrono::milliseconds idle_after{1000};
};

// For /readyz, /metrics and the log.
struct StorageStatus {
  bool accepts_writes = true;
  // Why the last group was not stored; gone after the next that was.
  std::optional<PortError> last_failure;
  std::uint64_t groups = 0;       // commits
  std::uint64_t jobs = 0;         // write() calls stored by them
  std::uint64_t checkpoints = 0;
  int log_pages = 0;              // pages in the write-ahead log
};

// SQLite behind the Database port. Safe from any thread.
//
// 1. One thread owns the only connection that writes, and that connection is also the only one that checkpoints
//    (docs/decisions/0003-one-writer-one-checkpointer.md).
// 2. What waits while a commit is on its way becomes the next group: one transaction, one fsync, a savepoint for each
//    call. A lone call never waits for company.
// 3. A failed fsync is never retried (Rebello et al., USENIX ATC 2020): every call of the group fails with Unavailable
//    and so does every later one, until the file is opened anew. Reads go on.
// 4. A full disk fails the group with Full and changes nothing; the next call tries again.
// 5. An answer, a refusal too, is given only after the transaction it was computed in is durable, since it may rest on
//    what its neighbours in the group wrote.
//
// Connections: journal_mode=WAL, synchronous=FULL, foreign_keys=ON, trusted_schema=OFF, cell_size_check=ON,
// mmap_size=0, wal_autocheckpoint=0, temp_store=MEMORY, DEFENSIVE, no double-quoted strings. Readers: query_only=ON
// and no checkpoint at close. A statement text must be one statement; transaction and ATTACH statements are refused.
class SqliteDatabase final : public Database {
 public:
  ~SqliteDatabase() override;
  SqliteDatabase(const SqliteDatabase&) = delete;
  SqliteDatabase& operator=(const SqliteDatabase&) = delete;

  Result<void, PortError> read(const std::function<void(Reader&)>& fn) override;
  Result<void, Failure> write(const Work& work) override;

  StorageStatus status() const;

  // Pages copied so far and in all; may be empty.
  using Progress = std::function<void(int done, int total)>;
  // A copy of one moment in a file of its own (no -wal beside it), checked and synced when this returns; `target` must
  // not exist. Writers go on meanwhile. Runs on a reading connection, so the file is never checkpointed by it.
  Result<void, Refusal> backup_to(const std::string& target, const Progress& progress = {});

  // SQLite's own check of the file's structure: empty where all is well, else what is wrong, in its words.
  // `Thorough` also compares every index with its table.
  enum class Check { Quick, Thorough };
  Result<std::vector<std::string>, PortError> check(Check depth = Check::Quick);

 private:
  struct Parts;
  explicit SqliteDatabase(std::unique_ptr<Parts> parts);
  friend Result<std::unique_ptr<SqliteDatabase>, Refusal> open_database(const OpenOptions& options);
  std::unique_ptr<Parts> parts_;
};

// Opens or creates the file and brings its shape up to date: all missing steps in one transaction, so that a failing
// one leaves the file as the older program knew it. Refusals: storage_unavailable, storage_full, storage_damaged,
// storage_newer, storage_migration_failed, storage_migration_changed.
Result<std::unique_ptr<SqliteDatabase>, Refusal> open_database(const OpenOptions& options);

// Like SqliteDatabase::backup_to for a file another process may have open. Changes nothing in `source`.
Result<void, Refusal> backup_database(const std::string& source, const std::string& target,
                                      const SqliteDatabase::Progress& progress = {});

}  // namespace simpul::sql
