#include "sql/audit.h"

#include <fmt/format.h>

#include "journal_rows.h"

namespace simpul::sql {
namespace {

constexpr std::size_t damages_max = 1000;

// The last column is 0 where a bit turned a text into a blob or back: the bytes are the same then, the row is not.
constexpr std::string_view select_row =
    "SELECT author, seq, kind, hash, envelope, signature, seal, subject, "
    "typeof(subject) = 'text' AND typeof(author) = 'text' AND typeof(seq) = 'integer' AND typeof(kind) = 'text' "
    "AND typeof(hash) = 'blob' AND typeof(envelope) = 'text' AND typeof(signature) = 'blob' "
    "AND typeof(seal) = 'blob' FROM journal_events NOT INDEXED WHERE rowid = ?";

// Where one event must be, by the index; its content is then read from the table.
struct Place {
  std::string author;
  std::uint64_t seq = 0;
  std::int64_t row = 0;
};

struct StoredHead {
  std::uint64_t seq = 0;
  std::string hash;
};

struct Outline {
  std::map<std::string, StoredHead> heads;
  std::vector<Place> places;
};

// How far a thread has been followed.
struct Followed {
  std::uint64_t seq = 0;
  std::optional<RecordedEvent> last;  // empty where the last one is damaged
};

class Audit {
 public:
  Audit(Database& database, const EventCheck& check) : database_(database), check_(check) {}

  Result<void, PortError> run(const AuditProgress& progress) {
    std::string after;
    for (;;) {
      const auto subject = next_subject(after);
      if (!subject) return refuse(subject.error());
      if (!*subject) break;
      after = **subject;
      ++report_.subjects;
      if (auto followed = audit_subject(after); !followed) return followed;
      if (progress && !progress(report_)) return {};
    }
    return find_unindexed();
  }

  AuditReport take_report() { return std::move(report_); }

 private:
  void add(const std::string& subject, const std::string& author, std::uint64_t seq, std::string what) {
    if (report_.damages.size() < damages_max) report_.damages.push_back({subject, author, seq, std::move(what)});
  }

  // A read that meets damaged pages is a finding; any other failure ends the audit.
  Result<bool, PortError> read(const std::function<void(Reader&)>& fn, const Damage& if_damaged) {
    const auto read = database_.read(fn);
    if (read) return true;
    if (read.error().fault != PortFault::Corrupt) return refuse(read.error());
    add(if_damaged.subject, if_damaged.author, if_damaged.seq, if_damaged.what + read.error().detail);
    return false;
  }

  // The next subject that has events or heads.
  Result<std::optional<std::string>, PortError> next_subject(const std::string& after) {
    std::optional<std::string> next;
    const auto done = read(
        [&](Reader& reader) {
          reader.query({"SELECT min(subject) FROM (SELECT min(subject) AS subject FROM journal_events "
                        "WHERE subject > ? UNION ALL SELECT min(subject) FROM journal_heads WHERE subject > ?)",
                        {after, after}},
                       [&](const Row& row) {
                         if (!row.is_null(0)) next = row.text(0);
                         return false;
                       });
        },
        {after, "", 0, "what follows cannot be listed: "});
    if (!done) return refuse(done.error());
    return next;
  }

  Result<void, PortError> audit_subject(const std::string& subject) {
    Outline outline;
    const auto listed = read([&](Reader& reader) { outline = outline_of(reader, subject); },
                             {subject, "", 0, "cannot be listed: "});
    if (!listed) return refuse(listed.error());
    std::map<std::string, Followed> threads;
    for (const Place& place : outline.places) {
      if (auto followed = follow(subject, place, threads[place.author]); !followed) return followed;
    }
    compare_heads(subject, outline.heads, threads);
    return {};
  }

  static Outline outline_of(Reader& reader, const std::string& subject) {
    Outline outline;
    reader.query({"SELECT author, seq, hash FROM journal_heads WHERE subject = ?", {subject}}, [&](const Row& row) {
      outline.heads[std::string(row.text(0))] = {static_cast<std::uint64_t>(row.integer(1)), std::string(row.blob(2))};
      return true;
    });
    reader.query({"SELECT author, seq, rowid FROM journal_events INDEXED BY journal_events_place "
                  "WHERE subject = ? ORDER BY author, seq",
                  {subject}},
                 [&](const Row& row) {
                   outline.places.push_back(
                       {std::string(row.text(0)), static_cast<std::uint64_t>(row.integer(1)), row.integer(2)});
                   return true;
                 });
    return outline;
  }

  Result<void, PortError> follow(const std::string& subject, const Place& place, Followed& thread) {
    ++report_.events;
    const std::uint64_t due = thread.seq + 1;
    if (place.seq > due) add(subject, place.author, due, fmt::format("missing up to {}", place.seq - 1));
    if (place.seq < due) add(subject, place.author, place.seq, "out of order in the index of places");
    thread.seq = place.seq;
    auto event = read_event(subject, place);
    if (!event) return refuse(event.error());
    if (check_ && *event) {
      const RecordedEvent* before = thread.last ? &*thread.last : nullptr;
      if (const auto wrong = check_(subject, **event, before)) add(subject, place.author, place.seq, *wrong);
    }
    thread.last = std::move(*event);
    return {};
  }

  Result<std::optional<RecordedEvent>, PortError> read_event(const std::string& subject, const Place& place) {
    std::string wrong = "row missing from the table";
    std::optional<RecordedEvent> event;
    const auto visit = [&](const Row& row) {
      auto stored = event_of(std::string(row.text(7)), row);
      if (!stored) {
        wrong = stored.error();
      } else if (row.integer(8) != 1) {
        wrong = "a column has another type";
      } else if (row.text(7) != subject || stored->author.text() != place.author || stored->seq != place.seq) {
        wrong = "index and table name different places";
      } else {
        event = std::move(*stored);
      }
      return false;
    };
    const auto done = read(
        [&](Reader& reader) {
          reader.query({select_row, {place.row}}, visit);
        },
        {subject, place.author, place.seq, "cannot be read: "});
    if (!done) return refuse(done.error());
    if (*done && !event) add(subject, place.author, place.seq, wrong);
    return event;
  }

  void compare_heads(const std::string& subject, const std::map<std::string, StoredHead>& heads,
                     const std::map<std::string, Followed>& threads) {
    for (const auto& [author, head] : heads) {
      const auto found = threads.find(author);
      const std::uint64_t reached = found == threads.end() ? 0 : found->second.seq;
      if (head.seq > reached) add(subject, author, reached + 1, fmt::format("missing up to {}", head.seq));
      if (head.seq < reached) add(subject, author, 0, "head is behind the thread");
      if (head.seq != reached || found == threads.end() || !found->second.last) continue;
      if (head.hash != blob_of(found->second.last->hash.bytes).bytes) add(subject, author, 0, "head has another hash");
    }
    for (const auto& [author, thread] : threads) {
      if (!heads.contains(author)) add(subject, author, 0, "head missing");
    }
  }

  // Rows of the table that the index of places does not lead to; only they would be overlooked above.
  Result<void, PortError> find_unindexed() {
    const auto visit = [&](const Row& row) {
      add(std::string(row.text(0)), std::string(row.text(1)), static_cast<std::uint64_t>(row.integer(2)),
          "not in the index of places");
      return report_.damages.size() < damages_max;
    };
    const auto done = read(
        [&](Reader& reader) {
          reader.query({"SELECT subject, author, seq FROM journal_events AS e NOT INDEXED WHERE NOT EXISTS "
                        "(SELECT 1 FROM journal_events AS i INDEXED BY journal_events_place "
                        "WHERE i.subject = e.subject AND i.author = e.author AND i.seq = e.seq)"},
                       visit);
        },
        {"", "", 0, "table cannot be read to its end: "});
    if (!done) return refuse(done.error());
    return {};
  }

  Database& database_;
  const EventCheck& check_;
  AuditReport report_;
};

}  // namespace

Result<AuditReport, PortError> audit_journal(Database& database, const EventCheck& check,
                                             const AuditProgress& progress) {
  Audit audit(database, check);
  if (auto done = audit.run(progress); !done) return refuse(done.error());
  return audit.take_report();
}

}  // namespace simpul::sql
