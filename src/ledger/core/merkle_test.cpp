#include "ledger/merkle.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "encoding/base64.h"

namespace simpul::ledger {
namespace {

// The reference leaves of Certificate Transparency and what RFC 6962 makes of them.
const std::vector<std::string> reference_leaves = {"",         std::string("\0", 1), "\x10", " !", "01", "@ABC",
                                                   "PQRSTUVW", "`abcdefghijklmno"};

Digest digest(std::string_view text) { return Digest::parse(text).value(); }

// The definition of RFC 6962 section 2.1, word for word, and every hash that it meets on the way.
struct Definition {
  std::vector<Digest> leaves;

  Digest root(std::size_t begin, std::size_t end) const {
    if (begin == end) return empty_root();
    if (end - begin == 1) return leaves[begin];
    std::size_t half = 1;
    while (half * 2 < end - begin) half *= 2;
    return node_hash(root(begin, begin + half), root(begin + half, end));
  }
  std::vector<Digest> path(std::size_t index, std::size_t begin, std::size_t end) const {
    if (end - begin == 1) return {};
    std::size_t half = 1;
    while (half * 2 < end - begin) half *= 2;
    const bool left = index < begin + half;
    auto out = left ? path(index, begin, begin + half) : path(index, begin + half, end);
    out.push_back(left ? root(begin + half, end) : root(begin, begin + half));
    return out;
  }
  SubtreeRoot reader() const {
    return [this](unsigned level, std::uint64_t place) -> std::optional<Digest> {
      const std::size_t size = std::size_t{1} << level;
      EXPECT_LE((place + 1) * size, leaves.size());
      return root(place * size, (place + 1) * size);
    };
  }
};

Definition definition_of(std::size_t size) {
  Definition out;
  for (std::size_t at = 0; at < size; ++at) out.leaves.push_back(leaf_hash("leaf-" + std::to_string(at)));
  return out;
}

TEST(Merkle, ReferenceLeavesGiveTheKnownRoots) {
  EXPECT_EQ(empty_root().text(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(leaf_hash("L123456").text(), "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
  const std::map<std::size_t, std::string> roots = {
      {1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fbb33738768511a30617afa01d"},
      {2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
      {3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
      {4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
      {5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
      {6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
      {7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
      {8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"}};
  Edge edge;
  EXPECT_EQ(edge.root(), empty_root());
  for (const std::string& leaf : reference_leaves) {
    edge.append(leaf_hash(leaf));
    if (edge.size() == 1) continue;  // its root is the leaf itself, checked below
    EXPECT_EQ(edge.root().text(), roots.at(edge.size())) << edge.size();
  }
  Edge one;
  one.append(leaf_hash(""));
  EXPECT_EQ(one.root(), leaf_hash(""));
}

TEST(Merkle, ReferenceProofsAreTheKnownOnes) {
  Definition tree;
  for (const std::string& leaf : reference_leaves) tree.leaves.push_back(leaf_hash(leaf));
  const auto path = inclusion_path(5, 8, tree.reader());
  ASSERT_TRUE(path);
  const std::vector<Digest> known = {digest("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                                     digest("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                                     digest("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")};
  EXPECT_EQ(*path, known);
  const std::vector<Digest> grown = {digest("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                                     digest("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                                     digest("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")};
  EXPECT_EQ(consistency_path(6, 8, tree.reader()), grown);
}

TEST(Merkle, EdgeAndPathsAgreeWithTheDefinitionForEverySize) {
  const Definition tree = definition_of(70);
  Edge edge;
  for (std::size_t size = 1; size <= tree.leaves.size(); ++size) {
    edge.append(tree.leaves[size - 1]);
    ASSERT_EQ(edge.root(), tree.root(0, size)) << size;
    const auto from_hashes = edge_of(size, tree.reader());
    ASSERT_TRUE(from_hashes);
    ASSERT_EQ(from_hashes->roots(), edge.roots()) << size;
    for (std::size_t index = 0; index < size; ++index) {
      ASSERT_EQ(inclusion_path(index, size, tree.reader()), tree.path(index, 0, size)) << index << " of " << size;
      ASSERT_TRUE(includes(index, size, tree.leaves[index], tree.path(index, 0, size), edge.root()));
    }
  }
}

TEST(Merkle, EveryOlderTreeIsProvenToBeTheBeginningOfTheNewerOne) {
  const Definition tree = definition_of(40);
  for (std::size_t newer = 0; newer <= 40; ++newer) {
    for (std::size_t older = 0; older <= newer; ++older) {
      const auto path = consistency_path(older, newer, tree.reader());
      ASSERT_TRUE(path);
      ASSERT_TRUE(consistent(older, newer, tree.root(0, older), tree.root(0, newer), *path)) << older << " " << newer;
    }
  }
}

// Every change to a good proof that section 3 of the format notes lists; none may pass.
std::vector<std::vector<Digest>> spoiled(const std::vector<Digest>& path) {
  std::vector<std::vector<Digest>> out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    out.push_back(path);
    out.back()[at].bytes[at % 32] ^= 1;
    if (at == 0 || path[at] == path[at - 1]) continue;
    out.push_back(path);
    std::swap(out.back()[at], out.back()[at - 1]);
  }
  if (!path.empty()) {
    out.emplace_back(path.begin() + 1, path.end());
    out.emplace_back(path.begin(), path.end() - 1);
  }
  out.push_back(path);
  out.back().push_back(empty_root());
  out.push_back(path);
  out.back().insert(out.back().begin(), empty_root());
  return out;
}

TEST(Merkle, ASpoiledInclusionProofIsRefused) {
  const Definition tree = definition_of(23);
  for (std::size_t size = 1; size <= 23; ++size) {
    const Digest root = tree.root(0, size);
    for (std::size_t index = 0; index < size; ++index) {
      const auto path = tree.path(index, 0, size);
      for (const auto& bad : spoiled(path)) EXPECT_FALSE(includes(index, size, tree.leaves[index], bad, root));
      EXPECT_FALSE(includes(size, size, tree.leaves[index], path, root));
      EXPECT_FALSE(includes(index, size * 2, tree.leaves[index], path, root));
      EXPECT_FALSE(includes(index, size, leaf_hash("another"), path, root));
      EXPECT_FALSE(includes(index, size, tree.leaves[index], path, empty_root()));
      EXPECT_EQ(includes((index + 1) % size, size, tree.leaves[index], path, root), size == 1);
    }
  }
}

TEST(Merkle, ASpoiledConsistencyProofIsRefused) {
  const Definition tree = definition_of(23);
  for (std::size_t newer = 2; newer <= 23; ++newer) {
    for (std::size_t older = 1; older < newer; ++older) {
      const Digest old_root = tree.root(0, older);
      const Digest new_root = tree.root(0, newer);
      const auto path = *consistency_path(older, newer, tree.reader());
      for (const auto& bad : spoiled(path)) EXPECT_FALSE(consistent(older, newer, old_root, new_root, bad));
      EXPECT_FALSE(consistent(newer, older, new_root, old_root, path));
      EXPECT_FALSE(consistent(older, newer, new_root, old_root, path));
      EXPECT_FALSE(consistent(older, newer, old_root, empty_root(), path));
      EXPECT_FALSE(consistent(older, newer, old_root, new_root, {}));
    }
  }
  EXPECT_FALSE(consistent(0, 5, tree.root(0, 1), tree.root(0, 5), {}));
}

TEST(Merkle, GrownTellsEveryFullSubtreeOnce) {
  const Definition tree = definition_of(19);
  std::map<std::pair<unsigned, std::uint64_t>, Digest> told;
  Edge edge;
  for (const Digest& leaf : tree.leaves) {
    edge.append(leaf, [&](unsigned level, std::uint64_t place, const Digest& root) {
      EXPECT_TRUE(told.emplace(std::pair{level, place}, root).second);
    });
  }
  EXPECT_EQ(told.size(), 19u + 9u + 4u + 2u + 1u);
  for (const auto& [where, root] : told) EXPECT_EQ(root, tree.reader()(where.first, where.second));
}

TEST(Merkle, AHashThatCannotBeHadGivesNoProof) {
  const SubtreeRoot nothing = [](unsigned, std::uint64_t) -> std::optional<Digest> { return std::nullopt; };
  EXPECT_FALSE(inclusion_path(2, 5, nothing));
  EXPECT_FALSE(consistency_path(3, 5, nothing));
  EXPECT_FALSE(edge_of(5, nothing));
  EXPECT_FALSE(Edge::of(5, {empty_root()}));
}

}  // namespace
}  // namespace simpul::ledger
