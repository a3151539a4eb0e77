#include "ledger/growth.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

namespace simpul::ledger {
namespace {

// Tiles as a database keeps them: the last content by level and place.
class Kept {
 public:
  StoredTile source() const {
    return [this](unsigned level, std::uint64_t place) -> std::optional<std::vector<Digest>> {
      const auto found = tiles.find({level, place});
      if (found == tiles.end()) return std::nullopt;
      return found->second;
    };
  }
  void store(std::vector<GrownTile> grown) {
    for (GrownTile& tile : grown) tiles[{tile.level, tile.place}] = std::move(tile.hashes);
  }

  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Digest>> tiles;
};

Digest leaf(std::uint64_t number) { return leaf_hash(fmt::format("leaf-{:06}", number)); }

// A tree of that size without any tiles, to compare with.
Digest plain_root(std::uint64_t size) {
  Edge edge;
  for (std::uint64_t at = 0; at < size; ++at) edge.append(leaf(at));
  return edge.root();
}

TEST(Growth, HoweverItGrewTheTilesAreThoseOfItsSize) {
  for (const std::uint64_t step : {1u, 3u, 255u, 256u, 257u, 70'000u}) {
    const std::uint64_t size = step < 200 ? 3'000 : 70'000;
    Kept kept;
    for (std::uint64_t at = 0; at < size;) {
      auto tree = GrowingTree::open(at, kept.source());
      ASSERT_TRUE(tree) << at;
      const std::uint64_t until = std::min(size, at + step);
      for (; at < until; ++at) tree->append(leaf(at));
      kept.store(tree->take());
      EXPECT_TRUE(tree->take().empty());
      EXPECT_EQ(root_in(at, kept.source()), tree->root());
    }
    EXPECT_EQ(root_in(size, kept.source()), plain_root(size)) << step;
    const auto expected = tiles_between(0, size);
    EXPECT_EQ(kept.tiles.size(), expected.size());
    for (const Tile& tile : expected) {
      EXPECT_EQ((kept.tiles[{tile.level, tile.place}].size()), tile.width) << tile.path();
    }
  }
}

TEST(Growth, OlderSizesStandInTheTilesOfNewerOnes) {
  Kept kept;
  auto tree = GrowingTree::open(0, kept.source());
  for (std::uint64_t at = 0; at < 1000; ++at) tree->append(leaf(at));
  kept.store(tree->take());
  for (const std::uint64_t size : {0u, 1u, 255u, 256u, 257u, 511u, 768u, 999u, 1000u}) {
    EXPECT_EQ(root_in(size, kept.source()), plain_root(size)) << size;
  }
  EXPECT_FALSE(root_in(1001, kept.source()));
}

TEST(Growth, ATreeWhoseTilesAreNotThoseOfItsSizeIsNotGrown) {
  Kept kept;
  auto tree = GrowingTree::open(0, kept.source());
  for (std::uint64_t at = 0; at < 300; ++at) tree->append(leaf(at));
  kept.store(tree->take());
  ASSERT_TRUE(GrowingTree::open(300, kept.source()));
  EXPECT_FALSE(GrowingTree::open(299, kept.source()));
  EXPECT_FALSE(GrowingTree::open(301, kept.source()));
  for (const auto& [place, hashes] : kept.tiles) {
    // A full tile on level 0 is not read again: level 1 holds its root.
    if (hashes.size() == tile_hashes_max) continue;
    Kept without = kept;
    without.tiles.erase(place);
    EXPECT_FALSE(GrowingTree::open(300, without.source())) << place.first;
  }
}

}  // namespace
}  // namespace simpul::ledger
