#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "labels.h"
#include "manuscript/import.h"
#include "matching.h"

namespace simpul::manuscript {

// Where a part of the reading stands in the proposed text.
struct Landing {
  negotiation::ClauseId clause;
  std::optional<std::size_t> block;
};

// The proposed text, and what was noticed while it was put together.
struct Rebuilt {
  negotiation::DocumentText text;
  std::map<std::size_t, Landing> landings;  // by part of the reading
  std::vector<Finding> findings;
  bool related = false;  // something of the base was found again
};

Rebuilt rebuilt(const std::vector<Passage>& passages, const Manuscript& base, Anchors anchors);

// The rows of a table as text again, compared with those of the base where there are any.
struct RecoveredRows {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> overwritten;
  bool evened = false;  // rows had different lengths
};
RecoveredRows recovered_rows(const std::vector<std::vector<std::string>>& now, const negotiation::Block* base,
                             const negotiation::Numbering& numbering, const negotiation::VariableValues& values);

// Brings clauses and blocks into the order and places their kinds may have, and says what it moved.
void settle(Rebuilt& draft);

}  // namespace simpul::manuscript
