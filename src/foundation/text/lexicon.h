#pragma once

#include <string_view>

namespace simpul::text {

// What a word of the lexicon is indexed as: itself for a root, another word, or several with single spaces between;
// empty for words the lexicon does not have. The word must be folded.
std::string_view meaning_of(std::string_view word);

// Too frequent to tell documents apart.
bool is_stop(std::string_view word);

}  // namespace simpul::text
