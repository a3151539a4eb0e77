#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "crypto/ed25519.h"
#include "kernel/digest.h"
#include "kernel/region_code.h"
#include "threads/event.h"

namespace simpul::federation {

// One event on its way between nodes: the canonical bytes and the author's signature over their hash.
struct Carried {
  std::string envelope;
  Signature signature;
  bool operator==(const Carried&) const = default;
};

// What a node holds of one subject before it looks at what a peer brought.
struct Held {
  std::map<RegionCode, threads::Seen> heads;
  // The event at one place of a thread; nullopt where nothing is held.
  std::function<std::optional<Carried>(const RegionCode&, std::uint64_t seq)> at;
};

// Whom a node believes, and for whom it writes itself.
struct Knowledge {
  std::function<std::optional<PublicKey>(const RegionCode&)> key_of;
  std::function<bool(const RegionCode&)> writes_here;
};

// Ready to be appended.
struct Taken {
  threads::Event event;
  Carried carried;
};

// Why an event was not taken. Of these only a gap can heal by itself: what is missing may be on its way.
enum class TurnedFor {
  Malformed,         // no event of this format
  OtherSubject,      // belongs to another subject, or opens another dossier
  AuthorUnknown,     // no key is known for the author
  SignatureFails,    // not the author's
  AuthorWritesHere,  // this node alone writes for the author; also a sign that its data were restored from a backup
  Gap,               // earlier events of the thread are not held
  ThreadForks        // continues a story this node does not hold at that place: see Intake::forks once both are there
};
BOOST_DESCRIBE_ENUM(TurnedFor, Malformed, OtherSubject, AuthorUnknown, SignatureFails, AuthorWritesHere, Gap,
                    ThreadForks)

struct Turned {
  std::string author;  // as the event names it; empty where it could not be read
  std::uint64_t seq = 0;
  TurnedFor reason = TurnedFor::Malformed;
  bool operator==(const Turned&) const = default;
};
BOOST_DESCRIBE_STRUCT(Turned, (), (author, seq, reason))

// Two different events of one author at one place, both signed: proof, to everybody, that the author told two stories.
struct Equivocation {
  RegionCode author;
  std::uint64_t seq = 0;
  Carried held;
  Carried brought;
};

struct Intake {
  std::vector<Taken> taken;  // each continues its thread, in the order in which they may be appended
  std::vector<Turned> turned;
  std::vector<Equivocation> forks;
  std::size_t known = 0;  // were held already
};

// Judges what a peer brought for one subject. Pure; never throws, whatever the bytes are. Takes as much of every thread
// as continues it without gap, and nothing that is not signed by its author; what the events mean is not looked at.
// Whether their past (`seen`) is there is left to weaving, which lets them wait. Costs one signature check for each
// event that is new, and none for those already held.
Intake examine(const std::string& subject, std::span<const Carried> brought, const Held& held,
               const Knowledge& knowledge);

}  // namespace simpul::federation
