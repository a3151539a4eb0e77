#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/ed25519.h"
#include "encoding/json.h"
#include "kernel/digest.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "kernel/result.h"

namespace simpul::threads {

// Who acted for the government: the office and its capacity (definitif, pj, plt, plh) as the act names them, and the
// account that pressed the key. Accounts are opaque ids here; no personal data enters an event.
struct Actor {
  std::string office;
  std::string capacity;
  std::string account;
  bool operator==(const Actor&) const = default;
};

// The head of another author's thread as this author had seen it.
struct Seen {
  std::uint64_t seq = 0;
  Digest hash;
  bool operator==(const Seen&) const = default;
};

// One fact on one thread (architecture section 1; exact bytes in docs/formats/event.md).
// Invariants of a well-formed event:
//   1. seq starts at 1 and `prev` is absent exactly then
//   2. `seen` never names the author itself
//   3. the hash is SHA-256 of the canonical JSON; the signature is the author's over "simpul/event/v1\n" || hash
struct Event {
  std::string subject;
  RegionCode author;
  std::uint64_t seq = 0;
  std::optional<Digest> prev;
  std::map<RegionCode, Seen> seen;
  Instant at;
  Actor actor;
  std::string kind;
  Json body;
  std::string salt;  // 32 lower-case hex digits: lets a log commit to the event without revealing it

  // Derived from the canonical bytes, not part of them.
  Digest hash;
};

// A dossier does not know its own id before its opening event is hashed; that event carries this subject instead.
inline constexpr std::string_view unborn_dossier = "dossier";

// The canonical bytes of an event (RFC 8785).
std::string envelope_of(const Event& event);

// Reads canonical bytes back and fills `hash`. Refuses, by name, whatever is not byte for byte canonical
// (event_not_canonical), misses or adds a member (event_malformed), or has another version (event_version_unknown).
Result<Event, Refusal> read_event(std::string_view envelope);

// What is signed for an event.
std::string signing_message(const Digest& event_hash);

bool signature_holds(const Digest& event_hash, const Signature& signature, const PublicKey& author);

}  // namespace simpul::threads
