#pragma once

#include <span>

#include "ports/migration.h"

namespace simpul::access {

// Steps 100 to 199.
std::span<const Migration> access_migrations();

}  // namespace simpul::access
