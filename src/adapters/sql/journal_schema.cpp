#include <fmt/format.h>

#include <cstring>

#include "crypto/sha256.h"
#include "journal_rows.h"
#include "sql/journal.h"

namespace simpul::sql {
namespace {

constexpr Migration steps[] = {{.number = 1, .name = "journal", .sql = R"sql(
CREATE TABLE journal_events (
  subject TEXT NOT NULL,
  author TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  kind TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  envelope TEXT NOT NULL,
  signature BLOB NOT NULL,
  seal BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX journal_events_place ON journal_events (subject, author, seq);
CREATE TRIGGER journal_events_stay BEFORE UPDATE ON journal_events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER journal_events_remain BEFORE DELETE ON journal_events
BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TABLE journal_heads (
  subject TEXT NOT NULL,
  author TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (subject, author)
) STRICT, WITHOUT ROWID;
CREATE TABLE journal_replies (
  owner TEXT NOT NULL,
  key TEXT NOT NULL,
  request BLOB NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_replies_at ON journal_replies (at_ms);
)sql"}};

template <std::size_t N>
bool copy_exactly(std::array<std::uint8_t, N>& out, std::string_view bytes) {
  if (bytes.size() != N) return false;
  std::memcpy(out.data(), bytes.data(), N);
  return true;
}

}  // namespace

std::span<const Migration> journal_migrations() { return steps; }

Digest seal_of(const std::string& subject, const RecordedEvent& event) {
  std::string text;
  text.reserve(256 + subject.size());
  // Lengths in front, so that no two rows have the same text.
  const auto add = [&text](std::string_view part) {
    text += fmt::to_string(part.size());
    text += ':';
    text += part;
  };
  add("simpul-journal-row-1");
  add(subject);
  add(event.author.text());
  add(fmt::to_string(event.seq));
  add(event.kind);
  add({reinterpret_cast<const char*>(event.hash.bytes.data()), event.hash.bytes.size()});
  add({reinterpret_cast<const char*>(event.signature.bytes.data()), event.signature.bytes.size()});
  return sha256(text);
}

Result<RecordedEvent, std::string> event_of(const std::string& subject, const Row& row) {
  RecordedEvent event;
  const auto author = RegionCode::parse(row.text(0));
  if (!author || row.integer(1) < 1) return refuse(std::string("author or seq unreadable"));
  event.author = *author;
  event.seq = static_cast<std::uint64_t>(row.integer(1));
  event.kind = row.text(2);
  event.envelope = row.text(4);
  Digest seal;
  const bool sizes = copy_exactly(event.hash.bytes, row.blob(3)) &&
                     copy_exactly(event.signature.bytes, row.blob(5)) && copy_exactly(seal.bytes, row.blob(6));
  if (!sizes) return refuse(std::string("hash, signature or seal unreadable"));
  if (sha256(event.envelope) != event.hash) return refuse(std::string("envelope and hash differ"));
  if (seal_of(subject, event) != seal) return refuse(std::string("seal differs from the row"));
  return event;
}

std::optional<std::pair<RegionCode, Head>> head_of(const Row& row) {
  const auto author = RegionCode::parse(row.text(0));
  Head head;
  head.seq = static_cast<std::uint64_t>(row.integer(1));
  if (!author || !copy_exactly(head.hash.bytes, row.blob(2))) return std::nullopt;
  return std::pair{*author, head};
}

}  // namespace simpul::sql
