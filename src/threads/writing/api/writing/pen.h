#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "encoding/json.h"
#include "kernel/region_code.h"
#include "kernel/result.h"
#include "ports/chance.h"
#include "ports/journal.h"
#include "ports/signer.h"
#include "threads/event.h"
#include "threads/weave.h"

namespace simpul::writing {

// All threads of one subject as this node holds them, woven.
struct Subject {
  std::string name;  // "dossier:<hash>", "government:<code>"
  Heads heads;
  threads::Cloth cloth;
};

// Reads and weaves; an unknown subject gives an empty cloth. Corrupt where a stored event no longer reads.
Result<Subject, PortError> read_subject(Journal& journal, const std::string& name);

// What an event that `writer` writes now may name as seen: its own last event, and of the others the last that is
// woven. One that still waits for its past must not make the writer's own event wait with it.
Heads heads_to_see(const Subject& subject, const RegionCode& writer);

// A short text that changes with every event of the subject: what an ETag is made of.
std::string version_mark(const Heads& heads);

// One event on its way into the journal: the bytes to store and the event to weave.
struct Written {
  RecordedEvent record;
  std::shared_ptr<const threads::Event> event;
};

// Writes for one government on one subject: chains, names what was seen, salts and signs. Each write moves `heads` on,
// so that several facts of one act follow each other. One thread at a time.
class Pen {
 public:
  struct Hand {
    RegionCode author;
    threads::Actor actor;
    Instant at;
  };
  Pen(Signer& signer, Chance& chance, std::string subject, Heads heads, Hand hand);

  // Unavailable where this node does not hold the author's key.
  Result<Written, PortError> write(std::string_view kind, Json body);

  const Heads& heads() const { return heads_; }
  // Known once the first event is written: a dossier is named by the hash of its opening event.
  const std::string& subject() const { return subject_; }

 private:
  Signer& signer_;
  Chance& chance_;
  std::string subject_;
  Heads heads_;
  Hand hand_;
};

}  // namespace simpul::writing
