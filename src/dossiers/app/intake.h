#pragma once

// Private to the dossiers app: what the node fills in before a client's words become a fact.

#include <string>

#include "access/role.h"
#include "dossiers_app/desk.h"
#include "dossiers_app/routes.h"
#include "regions/government.h"

namespace simpul::dossiers {



// Reads a client's body of `kind` into a fact: draws missing ids, takes the caller's government where a party is not
// named, describes an attachment from its upload, and names the signer from a holder of the own register.
// Codes besides field_…: attachment_not_uploaded, holder_unknown.
Result<Fact, Refusals> take_in(Desk& desk, const GovernmentOf& government_of, const access::Caller& caller,
                               const std::string& kind, Json body);

// What was uploaded by `government` under this hash.
struct Upload {
  std::string media_type;
  std::int64_t size_bytes = 0;
  std::int64_t pages = 0;
};
Result<std::optional<Upload>, Refusals> find_upload(Database& database, const Digest& hash,
                                                    const RegionCode& government);

}  // namespace simpul::dossiers
