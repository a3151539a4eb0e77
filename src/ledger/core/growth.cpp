#include "ledger/growth.h"

#include <span>
#include <utility>

namespace simpul::ledger {
namespace {

constexpr unsigned bits_of_level = 8;

}  // namespace

SubtreeRoot roots_in(StoredTile tile_of) {
  return [tile_of = std::move(tile_of)](unsigned level, std::uint64_t place) -> std::optional<Digest> {
    const TileSpan span = span_of(level, place);
    const auto hashes = tile_of(span.level, span.place);
    if (!hashes || hashes->size() < span.first + span.count) return std::nullopt;
    return root_over(std::span(*hashes).subspan(span.first, span.count));
  };
}

std::optional<Digest> root_in(std::uint64_t size, const StoredTile& tile_of) {
  const auto edge = edge_of(size, roots_in(tile_of));
  if (!edge) return std::nullopt;
  return edge->root();
}

std::optional<GrowingTree> GrowingTree::open(std::uint64_t size, const StoredTile& tile_of) {
  auto edge = edge_of(size, roots_in(tile_of));
  if (!edge) return std::nullopt;
  GrowingTree tree(std::move(*edge));
  for (unsigned level = 0; level <= tile_level_max; ++level) {
    const std::uint64_t nodes = size >> (level * bits_of_level);
    if (nodes == 0) break;
    Filling& filling = tree.filling_[level];
    filling.place = nodes / tile_hashes_max;
    const unsigned width = width_in(level, filling.place, size);
    if (width == 0) continue;
    auto hashes = tile_of(level, filling.place);
    if (!hashes || hashes->size() != width) return std::nullopt;
    filling.hashes = std::move(*hashes);
  }
  return tree;
}

void GrowingTree::append(const Digest& leaf) {
  edge_.append(leaf, [this](unsigned level, std::uint64_t, const Digest& root) {
    if (level % bits_of_level == 0) put(level / bits_of_level, root);
  });
}

void GrowingTree::put(unsigned level, const Digest& hash) {
  Filling& filling = filling_[level];
  filling.hashes.push_back(hash);
  filling.grown = true;
  if (filling.hashes.size() < tile_hashes_max) return;
  full_[level].push_back({level, filling.place, std::move(filling.hashes)});
  filling = Filling{.place = filling.place + 1};
}

std::vector<GrownTile> GrowingTree::take() {
  std::vector<GrownTile> out;
  for (unsigned level = 0; level <= tile_level_max; ++level) {
    for (GrownTile& tile : full_[level]) out.push_back(std::move(tile));
    full_[level].clear();
    Filling& filling = filling_[level];
    if (std::exchange(filling.grown, false)) out.push_back({level, filling.place, filling.hashes});
  }
  return out;
}

}  // namespace simpul::ledger
