#pragma once

#include <string_view>

namespace simpul {

// Whether the bytes are UTF-8 as RFC 3629 has it: shortest form, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

// Whether UTF-8 holds a character nobody sees that can make a text read as another: controls other than tab and line
// ends, and the signs that turn the direction of writing (Unicode Standard Annex 9, explicit formatting characters).
bool has_unseen_signs(std::string_view text);

}  // namespace simpul
