#pragma once

#include "encoding/json.h"
#include "regions/register.h"

namespace simpul::regions {

// A region as every answer names it: schema RegionRef, {"code","name","kind","head_title","lat","lon"}.
Json region_ref(const Register& register_of_regions, const RegionCode& code);

}  // namespace simpul::regions
