#pragma once

// Private to the signing app: what the node knows of a paper, without anything that is not on the paper itself.

#include "encoding/json.h"
#include "signing_app/verification.h"

namespace simpul::signing {

// The complete papers that change or end a document, in the order in which they came.
std::vector<const dossiers::Document*> later_papers(const dossiers::State& state, const DocumentId& document);

// Schema KnownPaper.
Json known_view(const KnownPaper& paper, const regions::Register& regions);

}  // namespace simpul::signing
