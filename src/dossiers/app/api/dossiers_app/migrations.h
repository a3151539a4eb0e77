#pragma once

#include <span>

#include "ports/migration.h"

namespace simpul::dossiers {

// View tables of the dossiers, numbers 200 to 299. All of them can be rebuilt from the journal, except
// `uploads` and `dossier_forks`.
std::span<const Migration> migrations();

}  // namespace simpul::dossiers
