#pragma once

// How the capabilities of this node reach each other: each keeps to its own and names what it needs, the node joins
// them.

#include "adapters_of_node.h"
#include "dossiers_app/desk.h"
#include "dossiers_app/routes.h"
#include "law.h"
#include "negotiation_app/agreed_papers.h"
#include "negotiation_app/desk.h"
#include "signing_app/desk.h"
#include "signing_app/verification.h"

namespace simpul::node {

// Everything a door refers to outlives it.
negotiation::World world_of_negotiation(Adapters& adapters);
negotiation::DossierDoor negotiation_door(dossiers::Desk& desk);

signing::DossierDoor signing_door(dossiers::Desk& desk);
signing::TextDoor text_door(std::shared_ptr<negotiation::AgreedPapers> papers);
signing::Tools signing_tools(Adapters& adapters);
dossiers::ScanReader scan_reader(std::shared_ptr<signing::ScanDesk> scans);
signing::VerifierWorld verifier_world(Adapters& adapters, dossiers::Desk& desk, const Law& law);

}  // namespace simpul::node
