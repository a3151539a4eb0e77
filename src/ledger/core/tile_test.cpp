#include "ledger/tile.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "encoding/base64.h"

namespace simpul::ledger {
namespace {

std::vector<std::string> paths(const std::vector<Tile>& tiles) {
  std::vector<std::string> out;
  for (const Tile& tile : tiles) out.push_back(tile.path());
  return out;
}

TEST(Tile, PathsAreThoseOfTheSpecification) {
  const std::vector<std::pair<Tile, std::string>> known = {
      {{0, 0, 3}, "0/000.p/3"}, {{0, 1000, 256}, "0/x001/000"}, {{3, 1234067, 256}, "3/x001/x234/067"}};
  for (const auto& [tile, path] : known) {
    EXPECT_EQ(tile.path(), path);
    EXPECT_EQ(Tile::parse(path), tile);
  }
  EXPECT_EQ(entries_path(0, 44), "000.p/44");
}

TEST(Tile, OnlyTheExactPathIsRead) {
  for (const char* path : {"",
                           "0",
                           "0/",
                           "0/0",
                           "0/00",
                           "0/0000",
                           "0/001/000",
                           "0/x001",
                           "0/x001/x000",
                           "00/000",
                           "8/000",
                           "-1/000",
                           "0/000.p/0",
                           "0/000.p/256",
                           "0/000.p/03",
                           "0/000.p/",
                           "0/000/",
                           "0/x000/001",
                           "0/99999999999999999999999",
                           "0/000.p/1.p/2",
                           "../000"}) {
    EXPECT_FALSE(Tile::parse(path)) << path;
  }
}

TEST(Tile, ALogOfSeventyThousandLeavesHasTheKnownTiles) {
  const auto tiles = paths(tiles_between(0, 70'000));
  ASSERT_EQ(tiles.size(), 274u + 2u + 1u);
  EXPECT_EQ(tiles[272], "0/272");
  EXPECT_EQ(tiles[273], "0/273.p/112");
  EXPECT_EQ(tiles[274], "1/000");
  EXPECT_EQ(tiles[275], "1/001.p/17");
  EXPECT_EQ(tiles[276], "2/000.p/1");
  EXPECT_EQ(paths(tiles_between(0, 256)), (std::vector<std::string>{"0/000", "1/000.p/1"}));
  EXPECT_EQ(paths(tiles_between(255, 257)), (std::vector<std::string>{"0/000", "0/001.p/1", "1/000.p/1"}));
  EXPECT_TRUE(tiles_between(300, 300).empty());
}

TEST(Tile, RootsOfTheKnownLogs) {
  const std::map<std::uint64_t, std::string> roots = {{1, "aW0ak4ZRoftuYH7ImksEVT6GFaw81Eb3CksW+QNZcrw="},
                                                      {255, "Q3uJqppSuOy17GUn2QZqW7i7ynAaL9y86ir6ejBxKCs="},
                                                      {256, "X+XUPqouVMNF6Jzj9i1kd06khV2ZuzM8uIUr7AsxPs4="},
                                                      {257, "jpx86mE+oVK015/pCSyeCjuhXA0j4XkXC7Mzn/zOwK8="},
                                                      {70000, "PSxx7ZnyTCLO60oIKhlUkVdnhaePbxTGubunK5UsCRg="}};
  Edge edge;
  for (std::uint64_t at = 0; at < 70'000; ++at) {
    edge.append(leaf_hash(fmt::format("leaf-{:06}", at)));
    const auto known = roots.find(edge.size());
    if (known == roots.end()) continue;
    EXPECT_EQ(base64(edge.root().bytes), known->second) << edge.size();
  }
}

// Tiles of a log, kept as the product keeps them, give every hash a proof asks for.
TEST(Tile, ProofsCanBeMadeFromTilesAlone) {
  constexpr std::uint64_t size = 1000;
  std::map<std::pair<unsigned, std::uint64_t>, std::vector<Digest>> kept;
  std::vector<Digest> leaves;
  Edge edge;
  for (std::uint64_t at = 0; at < size; ++at) {
    leaves.push_back(leaf_hash(fmt::format("leaf-{:06}", at)));
    edge.append(leaves.back(), [&](unsigned level, std::uint64_t place, const Digest& root) {
      if (level % 8 == 0) kept[{level / 8, place / 256}].push_back(root);
    });
  }
  for (const Tile& tile : tiles_between(0, size)) EXPECT_EQ(kept.at({tile.level, tile.place}).size(), tile.width);
  const SubtreeRoot from_tiles = [&](unsigned level, std::uint64_t place) -> std::optional<Digest> {
    const TileSpan span = span_of(level, place);
    const auto found = kept.find({span.level, span.place});
    if (found == kept.end() || found->second.size() < span.first + span.count) return std::nullopt;
    return root_over(std::span(found->second).subspan(span.first, span.count));
  };
  EXPECT_EQ(edge_of(size, from_tiles)->root(), edge.root());
  for (const std::uint64_t index : {0ul, 1ul, 255ul, 256ul, 511ul, 700ul, 999ul}) {
    const auto path = inclusion_path(index, size, from_tiles);
    ASSERT_TRUE(path);
    EXPECT_TRUE(includes(index, size, leaves[index], *path, edge.root())) << index;
  }
}

TEST(Tile, TilesAndBundlesComeBackAsTheyWere) {
  const std::vector<Digest> hashes = {leaf_hash("a"), leaf_hash("b"), leaf_hash("c")};
  EXPECT_EQ(read_tile(tile_bytes(hashes)), hashes);
  EXPECT_FALSE(read_tile(""));
  EXPECT_FALSE(read_tile(std::string(33, 'x')));
  EXPECT_FALSE(read_tile(std::string(257 * 32, 'x')));
  const std::vector<std::string> entries = {"", std::string("\0", 1), "\x10"};
  EXPECT_EQ(hex_decode("00000001000001"
                       "10"),
            entry_bundle(entries));
  EXPECT_EQ(read_entry_bundle(*entry_bundle(entries)), entries);
  EXPECT_FALSE(read_entry_bundle(std::string("\0", 1)));
  EXPECT_FALSE(read_entry_bundle(std::string("\0\2x", 3)));
  EXPECT_FALSE(read_entry_bundle(std::string(257 * 2, '\0')));
  EXPECT_FALSE(entry_bundle(std::vector<std::string>{std::string(65'536, 'x')}));
}

}  // namespace
}  // namespace simpul::ledger
