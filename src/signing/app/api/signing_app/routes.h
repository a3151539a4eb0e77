#pragma once

#include "access/route.h"
#include "signing_app/desk.h"
#include "web/problem.h"

namespace simpul::signing {

struct Doors {
  DossierDoor dossiers;
  TextDoor texts;
  GovernmentOf government_of;
  OfficeCheck office_check;
};

// The operations of schemas/api/signing.yaml but those that only record a fact. Everything referred to outlives them.
access::Routes signing_routes(Doors doors, Tools tools, Knowledge knowledge, const web::Messages& messages);

}  // namespace simpul::signing
