#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "negotiation/redline.h"
#include "pairing.h"

namespace simpul::negotiation {

// What became of a pair; parts of one side only are Added or Removed.
Change change_of(const Pair& pair, bool same);

// Compares what stands in the clauses of one pair of texts. After a million bytes that differ it says of further ones
// only that they were replaced: nobody reads so much word by word, and a text of strangers must not cost seconds.
class ContentRedline {
 public:
  std::vector<Piece> pieces(std::string_view before, std::string_view after);
  std::vector<BlockChange> blocks(const std::vector<Block>& before, const std::vector<Block>& after);

 private:
  using Row = std::vector<std::string>;

  std::vector<RowChange> rows(const Block& before, const Block& after);
  RowChange row(const Block& before, const Block& after, const Pair& pair, const std::vector<Pair>& columns);
  std::vector<CellChange> cells(const Row& before, const Row& after, const std::vector<Pair>& columns);

  std::size_t bytes_left_ = 1'000'000;
};

}  // namespace simpul::negotiation
