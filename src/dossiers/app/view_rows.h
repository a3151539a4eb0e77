#pragma once

// Private to the dossiers app: the rows that lists and searches read, as statements computed from a woven dossier.

#include <optional>
#include <vector>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

struct ViewUpdate {
  const regions::Register& regions;
  const Woven* before = nullptr;         // what the views already show; null: nothing
  std::optional<RegionCode> author = {};  // whose act this is; absent when rebuilding
  std::vector<RegionCode> hosted = {};    // governments whose registers of numbers are kept here
};

// Everything that changes in the views when `update.before` becomes `after`. Search rows are rewritten only where
// their text changed.
std::vector<Statement> view_statements(const Woven& after, const ViewUpdate& update);

// Whether the row of the lists is exactly what the threads give now.
Result<bool, PortError> row_is_current(Database& database, const Woven& woven, const regions::Register& regions);

// number_already_used, with the dossier that holds it, where the own register of another dossier has this number.
std::optional<Refusal> number_used_elsewhere(Database& database, const NumberAssigned& number, const State& state);

}  // namespace simpul::dossiers
