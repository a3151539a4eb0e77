#pragma once

#include <string_view>

namespace simpul::threads {

// Who besides its own government may ever hold a thread (docs/decisions/0002-threads-that-are-woven.md).
enum class Audience {
  Self,     // nobody: rooms, libraries, the register of a government with the names of its officials
  Parties,  // the parties of the dossier
};

// By the name of its subject. A kind of subject that nobody made up yet is Self: a new one is shown to others only
// where somebody decided so here.
Audience audience_of(std::string_view subject);

}  // namespace simpul::threads
