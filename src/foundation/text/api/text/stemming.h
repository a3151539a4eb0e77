#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace simpul {

// A run of letters and digits, folded to small letters without accents; an apostrophe inside a word is dropped
// ("Jum'at" is "jumat"). `begin` and `end` are byte offsets in the text it came from.
struct Token {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Token&) const = default;
};

std::vector<Token> tokenize(std::string_view text);

// Words that stand in every document: yang, dan, di, ... Given as tokens.
bool is_stop_word(std::string_view token);

// The stems of one token: one, or two where a written-together word is two ("kerjasama" is kerja + sama).
// Known roots first (affixes taken off until a root of the lexicon remains, Nazief and Adriani 1996), then the
// Snowball stemmer for all other words. Safe from any thread.
std::vector<std::string> stems_of(std::string_view token);

// The stems of a text without stop words, in order, repetitions kept. Index and query both go through here.
// A text of stop words only gives its stop words, so that it can still be looked for.
std::vector<std::string> search_terms(std::string_view text);

}  // namespace simpul
