#include "sql/journal.h"

#include <fmt/format.h>

#include "crypto/sha256.h"
#include "journal_rows.h"
#include "kernel/expects.h"

namespace simpul::sql {
namespace {

constexpr std::string_view select_heads = "SELECT author, seq, hash FROM journal_heads WHERE subject = ?";
constexpr std::string_view insert_event =
    "INSERT INTO journal_events(subject, author, seq, kind, hash, envelope, signature, seal) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view upsert_head =
    "INSERT INTO journal_heads(subject, author, seq, hash) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (subject, author) DO UPDATE SET seq = excluded.seq, hash = excluded.hash";
constexpr std::string_view insert_reply =
    "INSERT INTO journal_replies(owner, key, request, status, body, at_ms) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (owner, key) DO UPDATE SET request = excluded.request, status = excluded.status, "
    "body = excluded.body, at_ms = excluded.at_ms WHERE journal_replies.at_ms < ?";
// A few at a time: what expires in a burst is removed by the calls that follow.
constexpr std::string_view delete_old_replies =
    "DELETE FROM journal_replies WHERE (owner, key) IN "
    "(SELECT owner, key FROM journal_replies WHERE at_ms < ? ORDER BY at_ms LIMIT 8)";
constexpr std::string_view select_event =
    "SELECT author, seq, kind, hash, envelope, signature, seal FROM journal_events "
    "WHERE subject = ? AND author = ? AND seq = ?";
constexpr std::string_view select_events =
    "SELECT author, seq, kind, hash, envelope, signature, seal FROM journal_events "
    "WHERE subject = ? ORDER BY author, seq";

PortError conflict(std::string detail) { return {PortFault::Conflict, std::move(detail)}; }
PortError corrupt(std::string detail) { return {PortFault::Corrupt, std::move(detail)}; }

std::string place_of(const std::string& subject, const RecordedEvent& event) {
  return fmt::format("{}/{}/{}", subject, event.author.text(), event.seq);
}

// Heads after all events, or why they do not continue the expected ones.
Result<Heads, PortError> continued(const AppendRequest& request) {
  Heads heads = request.expected;
  for (const RecordedEvent& event : request.events) {
    if (event.hash != sha256(event.envelope)) {
      return refuse(corrupt("wrong hash at " + place_of(request.subject, event)));
    }
    Head& head = heads[event.author];
    if (event.seq != head.seq + 1) return refuse(conflict("gap at " + place_of(request.subject, event)));
    head = Head{event.seq, event.hash};
  }
  return heads;
}

// A statement whose values are moved in one by one; a braced list would copy each of them, envelopes too.
template <class... Values>
Statement statement(std::string_view sql, Values&&... values) {
  Statement out{sql};
  out.values.reserve(sizeof...(values));
  (out.values.emplace_back(std::forward<Values>(values)), ...);
  return out;
}

std::int64_t signed_seq(std::uint64_t seq) { return static_cast<std::int64_t>(seq); }

// Everything to write, made on the caller's thread: the writer's time is shared by all.
struct Prepared {
  Statement heads_before;
  std::vector<Statement> events;
  std::vector<Statement> heads_after;
  std::vector<Statement> reads_back;
};

Prepared prepare(const AppendRequest& request, const Heads& after) {
  Prepared out{statement(select_heads, request.subject), {}, {}, {}};
  for (const RecordedEvent& event : request.events) {
    out.events.push_back(statement(insert_event, request.subject, event.author.text(), signed_seq(event.seq),
                                   event.kind, blob_of(event.hash.bytes), event.envelope,
                                   blob_of(event.signature.bytes), blob_of(seal_of(request.subject, event).bytes)));
    out.reads_back.push_back(statement(select_event, request.subject, event.author.text(), signed_seq(event.seq)));
  }
  for (const auto& [author, head] : after) {
    const auto before = request.expected.find(author);
    if (before != request.expected.end() && before->second == head) continue;
    out.heads_after.push_back(
        statement(upsert_head, request.subject, author.text(), signed_seq(head.seq), blob_of(head.hash.bytes)));
  }
  return out;
}

Result<Heads, PortError> heads_in(Reader& reader, const Statement& select) {
  Heads heads;
  bool readable = true;
  reader.query(select, [&](const Row& row) {
    const auto head = head_of(row);
    readable = head.has_value();
    if (readable) heads.insert(*head);
    return readable;
  });
  if (!readable) return refuse(corrupt("unreadable head of " + std::get<std::string>(select.values.front())));
  return heads;
}

Result<void, PortError> write_reply(Writer& writer, const IdempotentReply& reply, std::int64_t kept_ms) {
  const std::int64_t oldest = reply.at.ms - kept_ms;
  writer.execute({delete_old_replies, {oldest}});
  const auto stored = writer.execute({insert_reply,
                                      {reply.owner, reply.key, blob_of(reply.request.bytes),
                                       std::int64_t{reply.status}, reply.body, reply.at.ms, oldest}});
  if (stored == 0) return refuse(conflict("reply key taken: " + reply.key));
  return {};
}

bool same_bytes(std::string_view stored, const SqlValue& given) {
  if (const auto* text = std::get_if<std::string>(&given)) return stored == *text;
  const auto* blob = std::get_if<Blob>(&given);
  return blob && stored == blob->bytes;
}

// What SQLite would hand to the next reader must be what was given to it, and its hash must come out again. The columns
// of select_event stand in the order in which insert_event names them, after the three of the place.
Result<void, PortError> read_back(Writer& writer, const AppendRequest& request, const Prepared& prepared) {
  for (std::size_t i = 0; i < request.events.size(); ++i) {
    const std::vector<SqlValue>& given = prepared.events[i].values;
    bool same = false;
    writer.query(prepared.reads_back[i], [&](const Row& row) {
      same = same_bytes(row.text(2), given[3]) && same_bytes(row.blob(3), given[4]) &&
             same_bytes(row.blob(5), given[6]) && same_bytes(row.blob(6), given[7]) &&
             sha256(row.text(4)) == request.events[i].hash;
      return false;
    });
    if (!same) return refuse(corrupt("read back differs: " + place_of(request.subject, request.events[i])));
  }
  return {};
}

Result<void, PortError> append_in(Writer& writer, const AppendRequest& request, const Prepared& prepared) {
  const auto heads = heads_in(writer, prepared.heads_before);
  if (!heads) return refuse(heads.error());
  if (*heads != request.expected) return refuse(conflict("other heads at " + request.subject));
  for (const Statement& insert : prepared.events) writer.execute(insert);
  for (const Statement& upsert : prepared.heads_after) writer.execute(upsert);
  for (const Statement& view : request.views) writer.execute(view);
  return read_back(writer, request, prepared);
}

PortError port_error_of(const Database::Failure& failure) {
  if (const auto* error = std::get_if<PortError>(&failure.reason)) return *error;
  return {PortFault::Unavailable, std::get<Refusal>(failure.reason).code};
}

}  // namespace

Result<void, PortError> SqlJournal::append(const AppendRequest& request) {
  expects(request.events.empty() || !request.subject.empty(), "events belong to a subject");
  const auto after = continued(request);
  if (!after) return refuse(after.error());
  const Prepared prepared = prepare(request, *after);
  std::optional<PortError> reason;
  const auto written = database_.write([&](Writer& writer) -> Result<void, Refusal> {
    auto appended = append_in(writer, request, prepared);
    if (appended && request.reply) appended = write_reply(writer, *request.reply, options_.reply_kept_ms);
    if (appended) return {};
    reason = appended.error();
    return refuse(Refusal{"journal_not_appended"});  // undoes this call; the reason goes beside it
  });
  if (written) return {};
  if (reason && std::holds_alternative<Refusal>(written.error().reason)) return refuse(*reason);
  return refuse(port_error_of(written.error()));
}

Result<Heads, PortError> SqlJournal::heads(const std::string& subject) {
  Result<Heads, PortError> heads;
  const auto read = database_.read([&](Reader& reader) { heads = heads_in(reader, {select_heads, {subject}}); });
  if (!read) return refuse(read.error());
  return heads;
}

Result<std::vector<RecordedEvent>, PortError> SqlJournal::read(const std::string& subject) {
  std::vector<RecordedEvent> events;
  std::optional<PortError> damage;
  const auto read = database_.read([&](Reader& reader) {
    reader.query({select_events, {subject}}, [&](const Row& row) {
      auto event = event_of(subject, row);
      if (!event) {
        damage = corrupt(fmt::format("{}/{}/{}: {}", subject, row.text(0), row.integer(1), event.error()));
        return false;
      }
      events.push_back(std::move(*event));
      return true;
    });
  });
  if (!read) return refuse(read.error());
  if (damage) return refuse(*damage);
  return events;
}

Result<std::vector<std::string>, PortError> SqlJournal::subjects(const std::string& after, std::size_t limit) {
  std::vector<std::string> names;
  const auto read = database_.read([&](Reader& reader) {
    reader.query({"SELECT DISTINCT subject FROM journal_heads WHERE subject > ? ORDER BY subject LIMIT ?",
                  {after, static_cast<std::int64_t>(limit)}},
                 [&](const Row& row) {
                   names.emplace_back(row.text(0));
                   return true;
                 });
  });
  if (!read) return refuse(read.error());
  return names;
}

Result<std::optional<IdempotentReply>, PortError> SqlJournal::reply(const std::string& owner, const std::string& key) {
  std::optional<IdempotentReply> found;
  const auto read = database_.read([&](Reader& reader) {
    reader.query({"SELECT request, status, body, at_ms FROM journal_replies WHERE owner = ? AND key = ?", {owner, key}},
                 [&](const Row& row) {
                   found = IdempotentReply{owner, key, {}, static_cast<int>(row.integer(1)), std::string(row.text(2)),
                                           Instant{row.integer(3)}};
                   const std::string_view request = row.blob(0);
                   std::copy_n(request.begin(), std::min(request.size(), found->request.bytes.size()),
                               found->request.bytes.begin());
                   return false;
                 });
  });
  if (!read) return refuse(read.error());
  return found;
}

}  // namespace simpul::sql
