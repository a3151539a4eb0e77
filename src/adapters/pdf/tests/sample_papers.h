#pragma once

#include <string>

#include "paper/paper.h"

namespace simpul::pdf {

inline paper::Runs words(std::string text, paper::RunStyle style = paper::RunStyle::Plain) {
  return {{std::move(text), style}};
}
inline paper::Block block(paper::Body body) { return {std::move(body), paper::ChangeBar::None}; }

// One of everything a paper can hold, on several pages.
paper::Paper sample_paper();
// A paper with a footer and no blocks.
paper::Paper bare_paper();

}  // namespace simpul::pdf
