#pragma once

#include "access/route.h"
#include "proof_app/bundle_maker.h"
#include "web/problem.h"

namespace simpul::proof {

// The dossier where the government is a party to it; dossier_unknown otherwise.
using FindDossier =
    std::function<Result<dossiers::DossierSeen, Refusals>(const std::string& id, const RegionCode& government)>;

// Every operation of schemas/api/proof.yaml.
access::Routes proof_routes(BundleWorld world, FindDossier find, const web::Messages& messages);

}  // namespace simpul::proof
