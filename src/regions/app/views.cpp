#include "views.h"

#include "encoding/mapper.h"

namespace simpul::regions {
namespace {

std::string_view zone_text(Zone zone) {
  switch (zone) {
    case Zone::Wib: return "wib";
    case Zone::Wita: return "wita";
    case Zone::Wit: return "wit";
  }
  return "wib";
}

// A government whose region a newer table no longer holds (a split, a new code) keeps its register under its code.
Region named_by_code(const RegionCode& code) {
  Region region;
  region.code = code;
  region.name = code.text();
  region.kind = code.is_province() ? Kind::Provinsi : Kind::Kabupaten;
  return region;
}

}  // namespace

Json region_view(const Region& region) {
  JsonObject view{{"code", region.code.text()},
                  {"name", region.name},
                  {"display_name", full_name(region)},
                  {"kind", enum_text(region.kind)},
                  {"head_title", head_title(region.kind)},
                  {"zone", zone_text(region.zone)}};
  if (!region.parent.empty()) view.emplace("parent", region.parent.text());
  if (!region.capital.empty()) view.emplace("capital", region.capital);
  if (region.lat != 0 || region.lon != 0) {
    view.emplace("lat", region.lat);
    view.emplace("lon", region.lon);
  }
  if (region.population > 0) view.emplace("population", region.population);
  return view;
}

Json government_view(const KeptGovernment& kept, const Register& regions) {
  const Region* region = regions.find(kept.region);
  const Government& government = kept.government;
  return JsonObject{{"region", region_view(region ? *region : named_by_code(kept.region))},
                    {"version", kept.version()},
                    {"agencies", to_json(government.agencies)},
                    {"offices", to_json(government.offices)},
                    {"holders", to_json(government.holders)},
                    {"mandates", to_json(government.mandates)}};
}

}  // namespace simpul::regions
