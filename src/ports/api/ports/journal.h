#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/digest.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "kernel/result.h"
#include "ports/database.h"
#include "ports/error.h"

namespace simpul {

// Where a thread ends.
struct Head {
  std::uint64_t seq = 0;
  Digest hash;
  bool operator==(const Head&) const = default;
};

// The heads of all threads of one subject, by author.
using Heads = std::map<RegionCode, Head>;

// One signed event as the journal keeps it: bytes, not meaning. `envelope` is canonical JSON (RFC 8785) and `hash` its
// SHA-256; `signature` is the author's.
struct RecordedEvent {
  RegionCode author;
  std::uint64_t seq = 0;
  std::string kind;
  Digest hash;
  std::string envelope;
  Signature signature;
  bool operator==(const RecordedEvent&) const = default;
};

// The answer to one request, kept so that a repeated request gets the same answer and does nothing twice.
struct IdempotentReply {
  std::string owner;  // whose key it is: the account
  std::string key;
  Digest request;  // over method, target and body
  int status = 0;
  std::string body;
  Instant at;
};

struct AppendRequest {
  std::string subject;
  // Every thread of the subject, exactly as the events were decided upon; empty for a new subject.
  Heads expected;
  std::vector<RecordedEvent> events;
  // View rows that follow from the events, written in the same transaction. Adapters without SQL ignore them.
  std::vector<Statement> views;
  std::optional<IdempotentReply> reply;
};

// Append-only store of threads. Safe from any thread.
class Journal {
 public:
  virtual ~Journal() = default;

  // All or nothing. On success events, views and reply are durable (fsync), and the stored bytes were read back and
  // compared with their hashes before the answer. Fails with Conflict where a head differs from `expected`, where an
  // event does not continue its thread, or where the reply's key is taken.
  virtual Result<void, PortError> append(const AppendRequest& request) = 0;

  virtual Result<Heads, PortError> heads(const std::string& subject) = 0;
  // All events of a subject, by author and seq; empty for an unknown subject.
  virtual Result<std::vector<RecordedEvent>, PortError> read(const std::string& subject) = 0;
  // Subjects in order of their text, after `after`, at most `limit`: for rebuilding views and for checks.
  virtual Result<std::vector<std::string>, PortError> subjects(const std::string& after, std::size_t limit) = 0;
  virtual Result<std::optional<IdempotentReply>, PortError> reply(const std::string& owner,
                                                                  const std::string& key) = 0;
};

}  // namespace simpul
