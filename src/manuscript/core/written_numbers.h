#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "labels.h"
#include "manuscript/split.h"

namespace simpul::manuscript {

// A text being split, and the numbers its writer gave: references are to those, whatever they become.
struct WrittenClause {
  std::size_t number = 0;  // of a pasal; 0 where none was written
  std::vector<std::optional<Label>> blocks;
};
struct Splitting {
  negotiation::DocumentText text;
  std::vector<WrittenClause> written;  // by clause
  std::vector<ClausePlaces> places;    // by clause
  std::vector<Finding> findings;
};

// Turns references in words into references of the text.
void resolve_references(Splitting& draft);

}  // namespace simpul::manuscript
