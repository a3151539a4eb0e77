#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "dossiers/state.h"

namespace simpul::dossiers {

// What a hash names that somebody may come and ask about: a text all signatories agreed to or signed, the file that
// bears electronic signatures, or the scan of a signed paper.
enum class ProvableKind { Text, SignedFile, Scan };
BOOST_DESCRIBE_ENUM(ProvableKind, Text, SignedFile, Scan)

struct ProvablePaper {
  Digest hash;
  ProvableKind kind = ProvableKind::Text;
  DocumentId document;
  auto operator<=>(const ProvablePaper&) const = default;
};

// Everything of a dossier that a stranger who already holds its bytes may have confirmed; each once, sorted. A text
// that only some parties hold is not among it: nobody can probe for drafts and rounds.
std::vector<ProvablePaper> provable_papers(const State& state);

}  // namespace simpul::dossiers
