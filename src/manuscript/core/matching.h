#pragma once

#include <optional>
#include <string>
#include <vector>

#include "passages.h"
#include "shown.h"

namespace simpul::manuscript {

// A head or block of the base as it was printed.
struct BasePart {
  AnchorPlace place;
  Shown printed;      // of a table: empty
  std::string words;  // of a table: all its cells
  bool table = false;
  bool pasal = false;      // the head of one
  std::string label = {};  // typed before a heading: "LAMPIRAN II"
};

std::vector<BasePart> base_parts(const Manuscript& base, const negotiation::Numbering& numbering);

// For each passage the part of the base it is, each part at most once: by its anchor where anchors count, then by its
// words.
enum class Anchors { Count, Ignore };
std::vector<std::optional<std::size_t>> matched(const std::vector<Passage>& passages,
                                                const std::vector<BasePart>& parts, Anchors anchors);

// The words of a passage, to be compared with those of a part.
std::string words_of(const Passage& passage);

}  // namespace simpul::manuscript
