#pragma once

// Private to the dossiers app: authors who told two stories, kept with the proof.

#include <vector>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

// By author and place.
Result<std::vector<ForkProof>, PortError> forks_of(Database& database, const std::string& dossier);

// In its order; false where one for the same place is there already, or where the author has told too many: a hundred
// proofs are enough.
bool add_fork(std::vector<ForkProof>& forks, const ForkProof& fork);
Statement fork_row(const std::string& dossier, const ForkProof& fork);

}  // namespace simpul::dossiers
