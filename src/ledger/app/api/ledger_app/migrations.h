#pragma once

#include <span>

#include "ports/migration.h"

namespace simpul::ledger {

// Tables of the log, numbers 300 to 399 (docs/formats/log.md).
std::span<const Migration> log_migrations();

}  // namespace simpul::ledger
