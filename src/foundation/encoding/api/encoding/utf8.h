#pragma once

#include <string_view>

namespace simpul {

// Whether the bytes are UTF-8 as RFC 3629 has it: shortest form, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

}  // namespace simpul
