// Growing a log by a million leaves, tiles and root, against the bare hashes it takes; the database is no part of it.
// Usage: log_bench

#include <algorithm>
#include <chrono>
#include <cstring>
#include <vector>

#include "crypto/sha256.h"
#include "figure.h"
#include "kernel/expects.h"
#include "ledger/entry.h"
#include "ledger/growth.h"

namespace simpul::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::uint64_t leaves = 1'000'000;
constexpr int rounds = 5;

template <class Work>
double median_seconds(Work work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Steady::now();
    work();
    times.push_back(std::chrono::duration<double>(Steady::now() - begin).count());
  }
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  return times[rounds / 2];
}

Digest event(std::uint64_t number) {
  Digest digest;
  std::memcpy(digest.bytes.data(), &number, sizeof number);
  return digest;
}

// A leaf is one hash over 33 bytes, and a tree of n leaves has n - 1 nodes over 65 bytes each.
Digest bare_hashes() {
  std::string leaf(33, '\0');
  std::string node(65, '\1');
  Digest last;
  for (std::uint64_t at = 0; at < leaves; ++at) {
    std::memcpy(leaf.data() + 1, &at, sizeof at);
    last = sha256(leaf);
    std::memcpy(node.data() + 1, last.bytes.data(), last.bytes.size());
    last = sha256(node);
  }
  return last;
}

// Leaves, tiles as bytes and the root.
std::size_t grown() {
  auto tree = ledger::GrowingTree::open(0, [](unsigned, std::uint64_t) { return std::nullopt; });
  std::size_t bytes = 0;
  for (std::uint64_t at = 0; at < leaves; ++at) tree->append(ledger::leaf_of(event(at)));
  for (const ledger::GrownTile& tile : tree->take()) bytes += ledger::tile_bytes(tile.hashes).size();
  expects(tree->size() == leaves && tree->root() != Digest{}, "every leaf is in the tree");
  return bytes;
}

}  // namespace
}  // namespace simpul::bench

int main() {
  using namespace simpul::bench;
  const double bare = median_seconds([] { simpul::expects(bare_hashes() != simpul::Digest{}, "hashed"); });
  const double grow = median_seconds([] { simpul::expects(grown() >= leaves * 32, "every leaf is in a tile"); });
  print({"log, a million leaves", leaves / grow, "leaves/s", leaves / bare, "bare SHA-256", bare / grow, 0.7});
  return 0;
}
