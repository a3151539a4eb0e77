#pragma once

#include <string>
#include <string_view>

namespace simpul::text {

// The root or compound of the lexicon that remains after taking off as few prefixes as possible; empty where none does.
std::string known_root(std::string_view word);

}  // namespace simpul::text
