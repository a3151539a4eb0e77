#pragma once

#include "drafting/findings.h"
#include "negotiation_app/desk.h"

namespace simpul::negotiation {

// The parts of a page as JSON: schemas of schemas/api/negotiation.yaml.
Json round_view(const Positions::Taken& taken);
Json finding_view(const drafting::Finding& finding, const web::FindingSentences& sentences);
Json rung_view(const Rung& rung, const RungStanding& standing, bool may_give, const NameOf& name_of);
JsonArray comments_view(const dossiers::State& state, const DocumentId& document);
JsonArray notes_view(const Room& room, const DocumentId& document, const NameOf& name_of);

}  // namespace simpul::negotiation
