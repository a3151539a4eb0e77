#pragma once

#include <span>

#include "connection.h"
#include "ports/migration.h"

namespace simpul::sql {

// Brings the shape of the file up to date, all missing steps in one transaction. Throws StorageFailure where the
// storage fails; refuses where the file is newer than the program, a step fails, or a step that has run was changed.
Result<void, Refusal> migrate(Connection& connection, std::span<const Migration> migrations);

}  // namespace simpul::sql
