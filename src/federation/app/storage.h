#pragma once

// Private to the federation app.

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"

namespace simpul::federation {

// What the world's failures mean to a person.
Refusals storage_refusal(const PortError& error);
// Statements that become durable together.
Result<void, Refusals> write_all(Database& database, const std::vector<Statement>& statements);

}  // namespace simpul::federation
