#pragma once

#include <memory>
#include <string>

#include "dossiers/state.h"

namespace simpul::dossiers {

// One shared dossier as another capability looks at it. The state is immutable and lives as long as the pointer.
struct DossierSeen {
  std::string id;
  std::shared_ptr<const State> state;
  std::string mark;  // changes with every event
};

}  // namespace simpul::dossiers
