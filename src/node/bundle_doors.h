#pragma once

// What makes bundles, joined to what it needs: journal, files, keys, and the log.

#include "adapters_of_node.h"
#include "dossiers_app/desk.h"
#include "law.h"
#include "ledger_app/log_reader.h"
#include "proof_app/routes.h"
#include "witness_setup.h"

namespace simpul::node {

using LoggedDoor = decltype(proof::BundleWorld::logged);

// What a log says; nothing before it has shown a checkpoint. The reader outlives the door.
LoggedDoor logged_in(const ledger::LogReader& reader);

// Everything a door refers to outlives it.
proof::BundleWorld bundle_world(Adapters& adapters, const Law& law, LoggedDoor logged, const WitnessSetup& witnesses);
proof::WitnessPolicy policy_of(const WitnessSetup& setup);
proof::FindDossier bundle_door(dossiers::Desk& desk);

// "Provinsi Kalimantan Timur"; the code where the register does not know it.
std::string name_of_region(const Law& law, const RegionCode& region);

}  // namespace simpul::node
