#pragma once

#include <map>
#include <string>
#include <string_view>

#include "text/language.h"

namespace simpul::web {

// A sentence with each {name} replaced by its fact, or by "–" where there is none; a fact that is a day is written out
// in the language of the sentence.
std::string filled_text(std::string_view text, const std::map<std::string, std::string>& facts, Language language);

}  // namespace simpul::web
