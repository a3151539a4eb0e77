#pragma once

#include <cstdint>
#include <span>

#include "ports/journal.h"
#include "ports/migration.h"

namespace simpul::sql {

// The journal in relational tables (docs/formats/journal.md). Safe from any thread. Every row read has its hash
// recomputed, so a damaged one is Corrupt and named, never an event.
class SqlJournal final : public Journal {
 public:
  struct Options {
    // A reply is kept at least this long after its own `at`; its key is free again afterwards.
    std::int64_t reply_kept_ms = std::int64_t{7} * 24 * 3'600'000;
  };
  // `database` must outlive the journal and hold the tables of journal_migrations().
  explicit SqlJournal(Database& database) : SqlJournal(database, Options{}) {}
  SqlJournal(Database& database, Options options) : database_(database), options_(options) {}

  Result<void, PortError> append(const AppendRequest& request) override;
  Result<Heads, PortError> heads(const std::string& subject) override;
  Result<std::vector<RecordedEvent>, PortError> read(const std::string& subject) override;
  Result<std::vector<std::string>, PortError> subjects(const std::string& after, std::size_t limit) override;
  Result<std::optional<IdempotentReply>, PortError> reply(const std::string& owner, const std::string& key) override;

 private:
  Database& database_;
  const Options options_;
};

// Steps 1 to 9; open_database() adds them by itself.
std::span<const Migration> journal_migrations();

}  // namespace simpul::sql
