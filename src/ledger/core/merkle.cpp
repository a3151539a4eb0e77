#include "ledger/merkle.h"

#include <array>
#include <bit>
#include <cstring>

#include "crypto/sha256.h"
#include "kernel/expects.h"

namespace simpul::ledger {
namespace {

constexpr std::size_t path_hashes_max = 63;

bool odd(std::uint64_t number) { return (number & 1) != 0; }

// The largest power of two smaller than `size`, which is where RFC 6962 splits a tree.
std::uint64_t split_of(std::uint64_t size) { return std::bit_floor(size - 1); }

// Leaves from `begin` to `end`, not itself included.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  std::uint64_t size() const { return end - begin; }
  Range left() const { return {begin, begin + split_of(size())}; }
  Range right() const { return {begin + split_of(size()), end}; }
};

// Asks for hashes until one cannot be had; from then on it answers nothing of worth and says so.
class Asking {
 public:
  explicit Asking(const SubtreeRoot& root_of) : root_of_(root_of) {}

  // The root of a range that begins where RFC 6962's splits put it.
  Digest root(Range range) {
    if (std::has_single_bit(range.size())) {
      const auto level = static_cast<unsigned>(std::countr_zero(range.size()));
      const auto found = failed_ ? std::nullopt : root_of_(level, range.begin >> level);
      failed_ = failed_ || !found;
      return found.value_or(Digest{});
    }
    const Digest left = root(range.left());
    return node_hash(left, root(range.right()));
  }
  bool failed() const { return failed_; }

 private:
  const SubtreeRoot& root_of_;
  bool failed_ = false;
};

// One step of both verifications: which side the next hash of a path stands on.
struct Climb {
  std::uint64_t node = 0;
  std::uint64_t last = 0;

  bool above_root() const { return last == 0; }
  // True where the next hash stands to the left.
  bool from_left() const { return odd(node) || node == last; }
  void up(bool left) {
    while (left && !odd(node) && node != 0) shift();
    shift();
  }
  void shift() {
    node >>= 1;
    last >>= 1;
  }
};

}  // namespace

Digest empty_root() { return sha256({}); }

Digest leaf_hash(std::string_view entry) {
  thread_local Sha256 hasher;
  hasher.update(std::string_view("\0", 1));
  hasher.update(entry);
  return hasher.finish();
}

Digest node_hash(const Digest& left, const Digest& right) {
  std::array<char, 65> bytes;
  bytes[0] = 1;
  std::memcpy(bytes.data() + 1, left.bytes.data(), 32);
  std::memcpy(bytes.data() + 33, right.bytes.data(), 32);
  return sha256({bytes.data(), bytes.size()});
}

std::optional<Edge> Edge::of(std::uint64_t size, std::vector<Digest> roots) {
  if (roots.size() != static_cast<std::size_t>(std::popcount(size))) return std::nullopt;
  Edge edge;
  edge.size_ = size;
  edge.roots_ = std::move(roots);
  return edge;
}

void Edge::append(const Digest& leaf, const Grown& grown) {
  roots_.push_back(leaf);
  if (grown) grown(0, size_, leaf);
  std::uint64_t place = size_;
  for (unsigned level = 1; odd(place); ++level) {
    place >>= 1;
    const Digest right = roots_.back();
    roots_.pop_back();
    roots_.back() = node_hash(roots_.back(), right);
    if (grown) grown(level, place, roots_.back());
  }
  ++size_;
}

Digest Edge::root() const {
  if (roots_.empty()) return empty_root();
  Digest root = roots_.back();
  for (auto next = roots_.rbegin() + 1; next != roots_.rend(); ++next) root = node_hash(*next, root);
  return root;
}

std::optional<Edge> edge_of(std::uint64_t size, const SubtreeRoot& root_of) {
  std::vector<Digest> roots;
  std::uint64_t begin = 0;
  for (std::uint64_t left = size; left != 0;) {
    const auto level = static_cast<unsigned>(std::bit_width(left) - 1);
    const auto root = root_of(level, begin >> level);
    if (!root) return std::nullopt;
    roots.push_back(*root);
    begin += std::uint64_t{1} << level;
    left -= std::uint64_t{1} << level;
  }
  return Edge::of(size, std::move(roots));
}

std::optional<std::vector<Digest>> inclusion_path(std::uint64_t index, std::uint64_t size, const SubtreeRoot& root_of) {
  expects(index < size, "a leaf stands in its tree");
  Asking asking(root_of);
  std::vector<Digest> path;
  for (Range range{0, size}; range.size() > 1;) {
    const bool in_left = index < range.left().end;
    path.push_back(asking.root(in_left ? range.right() : range.left()));
    range = in_left ? range.left() : range.right();
  }
  if (asking.failed()) return std::nullopt;
  return std::vector<Digest>(path.rbegin(), path.rend());
}

std::optional<std::vector<Digest>> consistency_path(std::uint64_t older, std::uint64_t newer,
                                                    const SubtreeRoot& root_of) {
  expects(older <= newer, "a tree only grows");
  if (older == 0 || older == newer) return std::vector<Digest>{};
  Asking asking(root_of);
  std::vector<Digest> path;
  Range range{0, newer};
  while (range.end != older) {
    const bool in_left = older <= range.left().end;
    path.push_back(asking.root(in_left ? range.right() : range.left()));
    range = in_left ? range.left() : range.right();
  }
  // Whoever holds the older root knows the subtree that begins at the first leaf already.
  if (range.begin != 0) path.push_back(asking.root(range));
  if (asking.failed()) return std::nullopt;
  return std::vector<Digest>(path.rbegin(), path.rend());
}

bool includes(std::uint64_t index, std::uint64_t size, const Digest& leaf, const std::vector<Digest>& path,
              const Digest& root) {
  if (index >= size || path.size() > path_hashes_max) return false;
  Climb climb{index, size - 1};
  Digest hash = leaf;
  for (const Digest& next : path) {
    if (climb.above_root()) return false;
    const bool left = climb.from_left();
    hash = left ? node_hash(next, hash) : node_hash(hash, next);
    climb.up(left);
  }
  return climb.above_root() && hash == root;
}

bool consistent(std::uint64_t older, std::uint64_t newer, const Digest& older_root, const Digest& newer_root,
                const std::vector<Digest>& path) {
  if (older > newer || path.size() > path_hashes_max) return false;
  if (older == newer) return path.empty() && older_root == newer_root;
  if (older == 0) return path.empty() && older_root == empty_root();
  if (path.empty()) return false;
  std::vector<Digest> hashes;
  if (std::has_single_bit(older)) hashes.push_back(older_root);
  hashes.insert(hashes.end(), path.begin(), path.end());
  Climb climb{older - 1, newer - 1};
  while (odd(climb.node)) climb.shift();
  Digest old_hash = hashes.front();
  Digest new_hash = hashes.front();
  for (std::size_t at = 1; at < hashes.size(); ++at) {
    if (climb.above_root()) return false;
    const bool left = climb.from_left();
    if (left) old_hash = node_hash(hashes[at], old_hash);
    new_hash = left ? node_hash(hashes[at], new_hash) : node_hash(new_hash, hashes[at]);
    climb.up(left);
  }
  return climb.above_root() && old_hash == older_root && new_hash == newer_root;
}

}  // namespace simpul::ledger
