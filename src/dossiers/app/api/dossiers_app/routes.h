#pragma once

#include "access/route.h"
#include "dossiers_app/desk.h"
#include "regions/government.h"
#include "web/problem.h"

namespace simpul::dossiers {

// The register of a government, null where none was begun.
using GovernmentOf = std::function<std::shared_ptr<const regions::Government>(const RegionCode&)>;

// Every operation of schemas/api/dossiers.yaml. What it refers to outlives the routes.
access::Routes dossier_routes(Desk& desk, GovernmentOf government_of, const web::Messages& messages);

// Registers a table of agreements from the command line; the report is schema ImportReport.
Json import_report(Desk& desk, const access::Caller& caller, std::string_view csv, bool dry_run,
                   const web::Messages& messages, web::Language language, Refusals& refused);

}  // namespace simpul::dossiers
