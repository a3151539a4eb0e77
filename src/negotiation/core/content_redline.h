#pragma once

#include <string_view>
#include <vector>

#include "negotiation/redline.h"
#include "pairing.h"

namespace simpul::negotiation {

// What became of a pair; parts of one side only are Added or Removed.
Change change_of(const Pair& pair, bool same);

std::vector<Piece> pieces_of(std::string_view before, std::string_view after);
std::vector<RowChange> rows_redline(const Block& before, const Block& after);
std::vector<BlockChange> blocks_redline(const std::vector<Block>& before, const std::vector<Block>& after);

}  // namespace simpul::negotiation
