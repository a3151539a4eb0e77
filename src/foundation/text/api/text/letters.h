#pragma once

#include <string>
#include <string_view>

namespace simpul {

// Small letters without accents for Latin script, other scripts as they are; single spaces, none at the ends.
// For comparing and sorting, never for showing. Bytes that are no UTF-8 become spaces.
std::string folded(std::string_view text);

}  // namespace simpul
