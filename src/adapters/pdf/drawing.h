#pragma once

#include <string>

#include "pages.h"

namespace simpul::pdf {

// Draws finished pages into a PDF; what cairo cannot write into one is added in finishing.h. Empty where cairo failed.
std::string drawn(Shaper& shaper, Pages& pages, const paper::Paper& paper);

// Whether a text can stand in a link as it is: printable ASCII without what ends a string there.
bool is_usable_address(const std::string& address);

}  // namespace simpul::pdf
