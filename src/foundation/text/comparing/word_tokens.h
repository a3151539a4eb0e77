#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace simpul::text {

// The smallest thing a comparison takes out or puts in: a word, a number ("1.500.000"), a run of white space, one sign,
// a placeholder ({{…}}, [[…]]), or a byte that is no UTF-8.
struct WordToken {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_word = false;  // words, numbers and placeholders

  std::size_t size() const { return end - begin; }
};

// In order and without gaps.
std::vector<WordToken> word_tokens(std::string_view source);

}  // namespace simpul::text
