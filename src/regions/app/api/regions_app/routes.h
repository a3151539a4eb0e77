#pragma once

#include "access/route.h"
#include "regions_app/government_desk.h"
#include "web/problem.h"

namespace simpul::regions {

// Every operation of schemas/api/register.yaml. `rules` is the JSON text that getRules answers. What the references
// name outlives the routes.
access::Routes register_routes(GovernmentDesk& desk, const Register& regions, std::string rules,
                               const web::Messages& messages);

}  // namespace simpul::regions
