#pragma once

#include <string>
#include <string_view>

namespace simpul {

// Normal form C of Unicode 14.0 (UAX #15): characters that are the same to a reader get the same bytes, "é" typed as
// one character or as "e" with an accent. Characters that are newer than the version stay. Bytes that are no UTF-8
// become U+FFFD. Hashes depend on the result, so the version never changes.
std::string nfc(std::string_view text);

// One line as people mean it, in normal form C: every run of white space (Unicode White_Space) is one space, none
// stands at the ends, and what nobody can see is left out: controls and Default_Ignorable_Code_Point, so soft hyphens,
// zero-width characters and the direction marks that make a text read otherwise than it is stored (CVE-2021-42574).
std::string normal_line(std::string_view text);

}  // namespace simpul
