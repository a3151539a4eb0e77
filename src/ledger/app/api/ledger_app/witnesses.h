#pragma once

// The witnesses of this node's log: who is asked to cosign its checkpoints, and what they answered.

#include <boost/describe.hpp>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger_app/log_reader.h"
#include "ports/clock.h"
#include "ports/outbound.h"

namespace simpul::ledger {

struct Witness {
  NoteKey key;          // of type Cosignature
  std::string address;  // the submission prefix: "https://saksi.example/witness"
};

// What came of the last time a witness was asked.
enum class WitnessOutcome {
  NotAsked,
  Cosigned,
  Unreachable,
  Declined,  // it does not know this log, or refused its proof
  Ahead,     // it cosigned a larger tree: this log lost leaves that others saw
  Unusable   // no answer of the protocol, or a cosignature that does not hold
};
BOOST_DESCRIBE_ENUM(WitnessOutcome, NotAsked, Cosigned, Unreachable, Declined, Ahead, Unusable)

struct WitnessStanding {
  NoteKey key;
  WitnessOutcome outcome = WitnessOutcome::NotAsked;
  std::uint64_t size = 0;     // of the largest tree it cosigned
  std::optional<Instant> at;  // when, by its own clock
};

// Safe from any thread.
class Witnesses {
 public:
  struct World {
    Database& database;  // with the tables of log_migrations()
    const LogReader& log;
    Outbound& outbound;
    Clock& clock;
  };
  Witnesses(World world, std::vector<Witness> witnesses);

  // Asks each witness that has not cosigned the shown checkpoint and whose time has come; blocks for as long as they
  // take to answer, up to ten seconds each. A cosignature is kept only where it holds.
  void ask();

  std::vector<WitnessStanding> standings() const;

 private:
  struct Line {
    Witness witness;
    WitnessStanding standing;
    Instant due;
    int failures = 0;
  };
  WitnessOutcome ask_one(Line& line, const Note& shown, std::uint64_t size);
  std::optional<std::string> answer_of(const Line& line, const std::string& request, int& status);
  bool keep(Line& line, const Note& shown, std::uint64_t size, const NoteSignature& cosignature);
  void settle(std::size_t at, Line line, WitnessOutcome outcome);

  const World world_;
  std::mutex asking_;         // one round at a time
  mutable std::mutex mutex_;  // guards lines_
  std::vector<Line> lines_;
};

}  // namespace simpul::ledger
