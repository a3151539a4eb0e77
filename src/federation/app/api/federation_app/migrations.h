#pragma once

#include <span>

#include "ports/migration.h"

namespace simpul::federation {

// Tables of other nodes, numbers 400 to 499 (docs/formats/federation.md).
std::span<const Migration> migrations();

}  // namespace simpul::federation
