#pragma once

// A tree that is kept as tiles, read at one size and grown from there.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ledger/merkle.h"
#include "ledger/tile.h"

namespace simpul::ledger {

// The hashes of a stored tile: all that stand in it, which may be more than an older size had. nullopt: cannot be had.
using StoredTile = std::function<std::optional<std::vector<Digest>>(unsigned level, std::uint64_t place)>;

// Roots of full subtrees, out of tiles.
SubtreeRoot roots_in(StoredTile tile_of);

// The root of the tree at a size, recomputed out of its tiles. nullopt where a tile is missing or too narrow.
std::optional<Digest> root_in(std::uint64_t size, const StoredTile& tile_of);

// A tile with all its hashes, as it is to be stored from now on.
struct GrownTile {
  unsigned level = 0;
  std::uint64_t place = 0;
  std::vector<Digest> hashes;
};

// Invariant: the tiles taken so far and the partial ones in hand are those of the tree at size().
class GrowingTree {
 public:
  // nullopt where a tile on the right edge is missing, or holds fewer or more hashes than the size says.
  static std::optional<GrowingTree> open(std::uint64_t size, const StoredTile& tile_of);

  void append(const Digest& leaf);
  std::uint64_t size() const { return edge_.size(); }
  Digest root() const { return edge_.root(); }

  // Every tile that came to stand or grew since the tree was opened or this was last asked, by level; full ones first.
  std::vector<GrownTile> take();

 private:
  // The tile of one level that is not full yet.
  struct Filling {
    std::uint64_t place = 0;
    std::vector<Digest> hashes = {};
    bool grown = false;
  };
  explicit GrowingTree(Edge edge) : edge_(std::move(edge)) {}
  void put(unsigned level, const Digest& hash);

  Edge edge_;
  std::array<Filling, tile_level_max + 1> filling_;
  std::array<std::vector<GrownTile>, tile_level_max + 1> full_;
};

}  // namespace simpul::ledger
