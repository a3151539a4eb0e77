#pragma once

#include <optional>

namespace simpul::negotiation {

// What a government's own house has to say of the text that lies there to be signed. An absent member is not known.
struct TextReview {
  std::optional<int> linter_errors;  // absent where no text of clauses is kept
  std::optional<int>
      parafs_missing;  // absent where nothing was drafted and nobody put a paraf here: it may stand on paper
};

}  // namespace simpul::negotiation
