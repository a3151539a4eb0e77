#pragma once

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"

namespace simpul::ledger {

// Empties the tables of a log that must not go on, so that another may begin under another key and another name: a
// database brought back from a backup may lack leaves that others saw, and the same log going on without them would
// show two histories (docs/decisions/0011). Its key is remembered, and refused from then on. Codes: storage_….
Result<void, Refusal> retire_log(Database& database);

}  // namespace simpul::ledger
