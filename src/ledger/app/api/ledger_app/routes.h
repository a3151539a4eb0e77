#pragma once

#include <functional>
#include <optional>

#include "access/route.h"
#include "ledger_app/log_reader.h"
#include "ledger_app/sequencer.h"
#include "web/problem.h"

namespace simpul::ledger {

// How the log of this node does, as far as whoever keeps it going knows.
struct LogHealth {
  std::optional<LogStanding> standing;  // of the last round that ended well
  std::optional<Refusal> stopped;       // why the last round did not
};

// Every operation of schemas/api/ledger.yaml. What it refers to outlives the routes.
access::Routes log_routes(const LogReader& reader, std::function<LogHealth()> health, const web::Messages& messages);

}  // namespace simpul::ledger
