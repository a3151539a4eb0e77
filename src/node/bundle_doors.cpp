#include "bundle_doors.h"

namespace simpul::node {

LoggedDoor logged_in(const ledger::LogReader& reader) {
  return [&reader](const std::vector<Digest>& events) -> Result<std::vector<proof::LoggedEvents>, Refusals> {
    const auto key = reader.key();
    if (!key) return refuse(proof::storage_refusals(key.error()));
    auto found = reader.inclusions(events);
    if (!found) return refuse(proof::storage_refusals(found.error()));
    if (!*key || !*found) return std::vector<proof::LoggedEvents>{};
    proof::LoggedEvents out{**key, std::move((*found)->note), {}};
    for (auto& each : (*found)->events) out.proofs.push_back({each.event, each.index, std::move(each.path)});
    return std::vector{std::move(out)};
  };
}

std::string name_of_region(const Law& law, const RegionCode& region) {
  const regions::Region* known = law.regions.find(region);
  return known ? regions::full_name(*known) : region.text();
}

proof::WitnessPolicy policy_of(const WitnessSetup& setup) {
  proof::WitnessPolicy out{{}, setup.needed};
  for (const ledger::Witness& witness : setup.witnesses) out.witnesses.push_back(witness.key);
  return out;
}

proof::BundleWorld bundle_world(Adapters& adapters, const Law& law, LoggedDoor logged, const WitnessSetup& witnesses) {
  return {*adapters.journal,
          adapters.clock,
          [&blobs = *adapters.blobs](const Digest& hash) { return blobs.contains(hash); },
          [&blobs = *adapters.blobs](const Digest& hash) { return blobs.get(hash); },
          [&keys = *adapters.keys](const RegionCode& region) { return keys.public_key(region); },
          [&law](const RegionCode& region) { return name_of_region(law, region); },
          std::move(logged),
          [policy = policy_of(witnesses)] { return policy; }};
}

proof::FindDossier bundle_door(dossiers::Desk& desk) {
  return [&desk](const std::string& id, const RegionCode& government) -> Result<dossiers::DossierSeen, Refusals> {
    const auto woven = desk.find(id, government);
    if (!woven) return refuse(woven.error());
    return dossiers::DossierSeen{(*woven)->id, {*woven, &(*woven)->state}, (*woven)->mark};
  };
}

}  // namespace simpul::node
