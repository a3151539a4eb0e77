#pragma once

// Private to the regions app: what the screens are told.

#include "encoding/json.h"
#include "regions/register.h"
#include "regions_app/government_desk.h"

namespace simpul::regions {

// Schema Region.
Json region_view(const Region& region);
// Schema Government.
Json government_view(const KeptGovernment& kept, const Register& regions);

}  // namespace simpul::regions
