#pragma once

#include <string_view>

namespace simpul::text {

// All words are given folded.
bool is_root(std::string_view word);
// The root a word is read as, against its look; empty for all others.
std::string_view alias_of(std::string_view word);
// The words, apart by single spaces, that a written-together word or short form stands for; empty for all others.
std::string_view parts_of(std::string_view word);
bool is_stop(std::string_view word);

}  // namespace simpul::text
