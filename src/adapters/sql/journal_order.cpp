#include "sql/journal_order.h"

#include <fmt/format.h>

#include <cstring>

namespace simpul::sql {
namespace {

constexpr std::string_view select_after =
    "SELECT rowid, subject, hash FROM journal_events WHERE rowid > ? ORDER BY rowid LIMIT ?";

}  // namespace

Result<std::vector<StoredEvent>, PortError> SqlJournalOrder::after(std::uint64_t place, std::size_t limit) {
  std::vector<StoredEvent> events;
  std::optional<std::uint64_t> unreadable;
  const Statement statement{select_after, {static_cast<std::int64_t>(place), static_cast<std::int64_t>(limit)}};
  const auto read = database_.read([&](Reader& reader) {
    reader.query(statement, [&](const Row& row) {
      StoredEvent event{static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1)), {}};
      const std::string_view hash = row.blob(2);
      if (hash.size() != event.hash.bytes.size()) {
        unreadable = event.place;
        return false;
      }
      std::memcpy(event.hash.bytes.data(), hash.data(), hash.size());
      events.push_back(std::move(event));
      return true;
    });
  });
  if (!read) return refuse(read.error());
  if (unreadable) return refuse(PortError{PortFault::Corrupt, fmt::format("hash of event row {}", *unreadable)});
  return events;
}

Result<std::optional<StoredEvent>, PortError> SqlJournalOrder::at(std::uint64_t place) {
  if (place == 0) return std::nullopt;
  auto events = after(place - 1, 1);
  if (!events) return refuse(std::move(events.error()));
  if (events->empty() || events->front().place != place) return std::nullopt;
  return std::move(events->front());
}

}  // namespace simpul::sql
