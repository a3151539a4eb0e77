#pragma once

#include <functional>
#include <optional>

#include "access/route.h"
#include "ledger_app/log_reader.h"
#include "ledger_app/sequencer.h"
#include "ledger_app/witness_desk.h"
#include "ledger_app/witnesses.h"
#include "web/problem.h"

namespace simpul::ledger {

// How the log of this node does, as far as whoever keeps it going knows.
struct LogHealth {
  std::optional<LogStanding> standing;  // of the last round that ended well
  std::optional<Refusal> stopped;       // why the last round did not
};

// The log of this node and those who watch each other with it. Everything outlives the routes.
struct LogHouse {
  const LogReader& reader;
  WitnessDesk& desk;
  const Witnesses& witnesses;
  std::size_t needed = 0;  // witnesses, for a checkpoint to count as seen
  std::function<LogHealth()> health;
};

// Every operation of schemas/api/ledger.yaml.
access::Routes log_routes(LogHouse house, const web::Messages& messages);

}  // namespace simpul::ledger
