#pragma once

#include "shelves.h"

namespace simpul::negotiation {

// Schema Library: papers with their clauses, stock clauses, variables, and what the government keeps of its own.
Json library_view(const drafting::Library& library, const KeptShelf& own, const NameOf& name_of);

}  // namespace simpul::negotiation
