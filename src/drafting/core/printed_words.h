#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "drafting/printed_paper.h"

namespace simpul::drafting {

// Puts words for the marks of a text, and counts what is left open.
class PrintedWords {
 public:
  PrintedWords(const Library& library, const negotiation::VariableValues& values);

  paper::Runs runs(std::string_view text, const negotiation::Numbering& numbering,
                   paper::RunStyle style = paper::RunStyle::Plain);
  // Removed pieces are read by the numbers of the old text, all others by those of the new one.
  struct Numbers {
    const negotiation::Numbering& before;
    const negotiation::Numbering& after;
  };
  paper::Runs runs(const std::vector<negotiation::Piece>& pieces, const Numbers& numbers, paper::RunStyle same);

  std::size_t open() const { return open_; }

 private:
  std::string open_words(const negotiation::Mark& mark, std::string_view written) const;

  const Library& library_;
  negotiation::VariableValues values_;
  std::size_t open_ = 0;
};

}  // namespace simpul::drafting
