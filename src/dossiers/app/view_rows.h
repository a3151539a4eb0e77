#pragma once

// Private to the dossiers app: the rows that lists and searches read, as statements computed from a woven dossier.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

// In the columns by which lists are sorted, a day nobody knows comes after all others.
inline constexpr std::string_view unknown_day = "9999-12-31";

// How a turn_key begins; their order is the order of the list.
inline constexpr std::string_view turn_mine = "1 mine ";
inline constexpr std::string_view turn_others = "2 others ";
inline constexpr std::string_view turn_nobody = "3 nobody";

// Titles sort without regard to case and leading quotes.
std::string title_key(std::string_view title);

struct ViewUpdate {
  const regions::Register& regions;
  const Woven* before = nullptr;         // what the views already show; null: nothing
  std::optional<RegionCode> author = {};  // whose act this is; absent when rebuilding
  std::vector<RegionCode> hosted = {};    // governments whose registers of numbers are kept here
};

// Everything that changes in the views when `update.before` becomes `after`. Search rows are rewritten only where
// their text changed.
std::vector<Statement> view_statements(const Woven& after, const ViewUpdate& update);

// Whether the rows of the lists are exactly what the threads give now.
Result<bool, PortError> rows_are_current(Database& database, const Woven& woven, const regions::Register& regions);

// number_already_used, with the dossier that holds it, where the own register of another dossier has this number.
std::optional<Refusal> number_used_elsewhere(Database& database, const NumberAssigned& number, const State& state);

}  // namespace simpul::dossiers
