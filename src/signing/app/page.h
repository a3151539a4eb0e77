#pragma once

// Private to the signing app: answers of schema Signing.

#include "encoding/json.h"
#include "signing_app/routes.h"

namespace simpul::signing {

Json signing_page(const access::Caller& caller, const DossierSeen& dossier, const Doors& doors, const Tools& tools,
                  const Knowledge& knowledge);

// Schema SignedFile.
Json file_view(const dossiers::FileAttached& file);

}  // namespace simpul::signing
