#pragma once

#include <source_location>
#include <string_view>

namespace simpul {

// States what the programmer owes. On in release: a broken promise ends the process before it can be stored.
// Never used on input from people, files or peers; those get a Refusal.
void expects(bool condition, std::string_view promise,
             std::source_location where = std::source_location::current());

}  // namespace simpul
