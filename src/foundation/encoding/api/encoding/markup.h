#pragma once

#include <string>
#include <string_view>

namespace simpul {

// Text as it may stand between the marks of XML 1.0 and HTML, or in an attribute in double quotes. What XML forbids,
// controls other than tab and line feed, becomes a space.
std::string escaped_markup(std::string_view text);

}  // namespace simpul
