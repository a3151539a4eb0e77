#include "regions/region_ref.h"

#include "encoding/mapper.h"

namespace simpul::regions {

Json region_ref(const Register& register_of_regions, const RegionCode& code) {
  const Region* region = register_of_regions.find(code);
  // A region this node's register does not know yet (a new split) is shown by its code, never left out.
  if (!region)
    return JsonObject{{"code", code.text()}, {"name", code.text()}, {"kind", "kabupaten"}, {"head_title", ""}};
  return JsonObject{{"code", code.text()},
                    {"name", region->kind == Kind::Provinsi ? region->name : full_name(*region)},
                    {"kind", enum_text(region->kind)},
                    {"head_title", std::string(head_title(region->kind))},
                    {"lat", region->lat},
                    {"lon", region->lon}};
}

}  // namespace simpul::regions
