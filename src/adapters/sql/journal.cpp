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

// Heads after all events, or why they do not continue the expected ones.
Result<Heads, PortError> continued(const AppendRequest& request) {
  Heads heads = request.expected;
  for (const RecordedEvent& event : request.events) {
    const std::string place = fmt::format("{}/{}/{}", request.subject, event.author.text(), event.seq);
    if (event.hash != sha256(event.envelope)) return refuse(corrupt("wrong hash at " + place));
    Head& head = heads[event.author];
    if (event.seq != head.seq + 1) return refuse(conflict("gap at " + place));
    head = Head{event.seq, event.hash};
  }
  return heads;
}

// Everything to write, made on the caller's thread: the writer's time is shared by all.
struct Prepared {
  std::vector<Statement> events;
  std::vector<Statement> heads;
  std::vector<Statement> reads_back;
};

Prepared prepare(const AppendRequest& request, const Heads& after) {
  Prepared out;
  const auto seq_of = [](std::uint64_t seq) { return static_cast<std::int64_t>(seq); };
  for (const RecordedEvent& event : request.events) {
    out.events.push_back({insert_event,
                          {request.subject, event.author.text(), seq_of(event.seq), event.kind,
                           blob_of(event.hash.bytes), event.envelope, blob_of(event.signature.bytes),
                           blob_of(seal_of(request.subject, event).bytes)}});
    out.reads_back.push_back({select_event, {request.subject, event.author.text(), seq_of(event.seq)}});
  }
  for (const auto& [author, head] : after) {
    const auto before = request.expected.find(author);
    if (before != request.expected.end() && before->second == head) continue;
    out.heads.push_back({upsert_head, {request.subject, author.text(), seq_of(head.seq), blob_of(head.hash.bytes)}});
  }
  return out;
}

Result<Heads, PortError> heads_in(Reader& reader, const std::string& subject) {
  Heads heads;
  bool readable = true;
  reader.query({select_heads, {subject}}, [&](const Row& row) {
    const auto head = head_of(row);
    readable = head.has_value();
    if (readable) heads.insert(*head);
    return readable;
  });
  if (!readable) return refuse(corrupt("unreadable head of " + subject));
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

// What SQLite would hand to the next reader must be what the caller gave.
Result<void, PortError> read_back(Writer& writer, const AppendRequest& request, const Prepared& prepared) {
  for (std::size_t i = 0; i < request.events.size(); ++i) {
    bool same = false;
    writer.query(prepared.reads_back[i], [&](const Row& row) {
      const auto stored = event_of(request.subject, row);
      same = stored && *stored == request.events[i];
      return false;
    });
    if (!same) return refuse(corrupt("read back differs: " + request.events[i].hash.text()));
  }
  return {};
}

Result<void, PortError> append_in(Writer& writer, const AppendRequest& request, const Prepared& prepared) {
  const auto heads = heads_in(writer, request.subject);
  if (!heads) return refuse(heads.error());
  if (*heads != request.expected) return refuse(conflict("other heads at " + request.subject));
  for (const Statement& statement : prepared.events) writer.execute(statement);
  for (const Statement& statement : prepared.heads) writer.execute(statement);
  for (const Statement& statement : request.views) writer.execute(statement);
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
  const auto read = database_.read([&](Reader& reader) { heads = heads_in(reader, subject); });
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
