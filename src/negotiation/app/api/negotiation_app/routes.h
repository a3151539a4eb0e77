#pragma once

#include "access/route.h"
#include "negotiation_app/desk.h"
#include "web/problem.h"

namespace simpul::negotiation {

// The operations of schemas/api/negotiation.yaml. Everything referred to outlives the routes.
access::Routes negotiation_routes(World world, DossierDoor dossiers, GovernmentOf government_of, Knowledge knowledge,
                                  const web::Messages& messages);

}  // namespace simpul::negotiation
