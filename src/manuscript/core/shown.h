#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manuscript/sheet.h"
#include "negotiation/numbering.h"

namespace simpul::manuscript {

// A heading, block or cell as it is printed, and where its marks stand in that.
struct ShownMark {
  std::size_t begin = 0;  // bytes of `words`
  std::size_t end = 0;
  std::string written;  // "{{nilai}}"
  bool open = false;
};
struct Shown {
  std::string words;  // one normal line without what XML cannot hold
  std::vector<ShownMark> marks;
};

Shown shown(std::string_view text, const negotiation::Numbering& numbering, const negotiation::VariableValues& values);
std::vector<Span> spans_of(const Shown& shown);

// What was printed, changed by somebody, as text again: marks whose words are untouched stand for themselves.
struct Recovered {
  std::string text;
  std::vector<std::string> overwritten;  // marks whose printed words were changed or removed
};
Recovered recovered(std::string_view text, const Shown& printed, std::string_view now);

}  // namespace simpul::manuscript
