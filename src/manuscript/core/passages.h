#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "manuscript/sheet.h"
#include "manuscript/word_reading.h"

namespace simpul::manuscript {

// A file with tracked changes is two texts: with all of them accepted, and as it was before.
enum class View { Accepted, Original };

// A paragraph or table of one of the two. Deleted paragraph marks have joined what stood on both sides.
struct Passage {
  std::vector<std::size_t> parts = {};    // of the reading it comes from
  std::vector<AnchorPlace> anchors = {};  // those of parts with words first
  std::string style = {};
  std::string number = {};
  bool centred = false;
  bool table = false;
  std::string text = {};  // lines by "\n", each normal
  std::vector<std::vector<std::string>> rows = {};
};

std::vector<Passage> passages_of(const WordReading& reading, View view);

}  // namespace simpul::manuscript
