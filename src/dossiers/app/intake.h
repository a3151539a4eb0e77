#pragma once

// Private to the dossiers app: what the node fills in before a client's words become a fact.

#include <string>

#include "access/role.h"
#include "dossiers_app/desk.h"
#include "dossiers_app/routes.h"
#include "regions/government.h"

namespace simpul::dossiers {



// What was uploaded by `government` under this hash.
struct Upload {
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::int64_t pages = 0;
};
Result<std::optional<Upload>, Refusals> find_upload(Database& database, const Digest& hash,
                                                    const RegionCode& government);

}  // namespace simpul::dossiers
