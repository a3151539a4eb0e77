#pragma once

#include "ports/database.h"
#include "ports/journal_order.h"

namespace simpul::sql {

// The places are the row ids of journal_events: rows are never removed there, so that they are given without gap and
// stay the same even where SQLite would write the file anew (VACUUM). Safe from any thread.
class SqlJournalOrder final : public JournalOrder {
 public:
  // `database` must outlive it and hold the tables of journal_migrations().
  explicit SqlJournalOrder(Database& database) : database_(database) {}

  Result<std::vector<StoredEvent>, PortError> after(std::uint64_t place, std::size_t limit) override;
  Result<std::optional<StoredEvent>, PortError> at(std::uint64_t place) override;

 private:
  Database& database_;
};

}  // namespace simpul::sql
