#pragma once

// The whole log read anew, for `simpul doctor`.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "ledger_app/sequencer.h"

namespace simpul::ledger {

struct LogAudit {
  bool begun = false;
  std::uint64_t size = 0;
  std::uint64_t waiting = 0;  // events of the journal after the last integrated one, those that stay out included
  Refusals problems = {};     // codes of Sequencer::run
};

// Called with the number of leaves read so far and of all.
using LogAuditProgress = std::function<void(std::uint64_t, std::uint64_t)>;

// Every leaf against the journal in its order, every tile and the root recomputed from the leaves, and the shown
// checkpoint against them. Writes nothing and needs no key; whether the checkpoint is signed is for Sequencer::run.
Result<LogAudit, PortError> audit_log(const LogWorld& world, const LogAuditProgress& progress = {});

}  // namespace simpul::ledger
