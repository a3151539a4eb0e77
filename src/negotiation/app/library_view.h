#pragma once

#include "drafting/library.h"

namespace simpul::negotiation {

// Schema Library: papers with their clauses, stock clauses, variables.
Json library_view(const drafting::Library& library);

}  // namespace simpul::negotiation
