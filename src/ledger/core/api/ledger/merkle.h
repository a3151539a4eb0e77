#pragma once

// The Merkle tree of RFC 6962 section 2.1 (RFC 9162 section 2.1 has the same hashes): an append-only list of leaves
// whose root names all of them in their order. Trees here are measured in leaves.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/digest.h"

namespace simpul::ledger {

Digest empty_root();
Digest leaf_hash(std::string_view entry);
Digest node_hash(const Digest& left, const Digest& right);

// The right edge of a tree: the roots of the full subtrees it falls apart into, the largest first. Enough to append to
// the tree and to know its root; never more than 64 hashes.
class Edge {
 public:
  Edge() = default;
  // The edge of a tree of `size` leaves. nullopt where `roots` are not as many as the size has one bits.
  static std::optional<Edge> of(std::uint64_t size, std::vector<Digest> roots);

  // Appends a leaf hash. `grown`, where given, is told every full subtree that came to stand: its level (0 is a leaf),
  // its place among those of its level and its root.
  using Grown = std::function<void(unsigned level, std::uint64_t place, const Digest& root)>;
  void append(const Digest& leaf, const Grown& grown = {});

  std::uint64_t size() const { return size_; }
  Digest root() const;
  const std::vector<Digest>& roots() const { return roots_; }

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> roots_;
};

// Where the roots of full subtrees are found: the subtree of `level` at `place` holds the leaves from
// place * 2^level on. Asked only for subtrees that are full in the tree in question. nullopt: cannot be had.
using SubtreeRoot = std::function<std::optional<Digest>(unsigned level, std::uint64_t place)>;

// nullopt where a hash cannot be had. A size of 0 asks for nothing.
std::optional<Edge> edge_of(std::uint64_t size, const SubtreeRoot& root_of);

// Audit path of RFC 6962 section 2.1.1: the sibling of the leaf first. Requires index < size.
std::optional<std::vector<Digest>> inclusion_path(std::uint64_t index, std::uint64_t size, const SubtreeRoot& root_of);
// RFC 6962 section 2.1.2. Requires older <= newer; empty where they are equal or `older` is 0.
std::optional<std::vector<Digest>> consistency_path(std::uint64_t older, std::uint64_t newer,
                                                    const SubtreeRoot& root_of);

// RFC 9162 section 2.1.3.2: whether the leaf stands at `index` in the tree of that size and root.
bool includes(std::uint64_t index, std::uint64_t size, const Digest& leaf, const std::vector<Digest>& path,
              const Digest& root);
// RFC 9162 section 2.1.4.2: whether the newer tree begins with the older one. The empty tree begins every tree, with an
// empty path and its own root alone.
bool consistent(std::uint64_t older, std::uint64_t newer, const Digest& older_root, const Digest& newer_root,
                const std::vector<Digest>& path);

}  // namespace simpul::ledger
