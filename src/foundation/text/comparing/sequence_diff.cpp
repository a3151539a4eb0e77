#include "text/sequence_diff.h"

#include <algorithm>
#include <optional>

namespace simpul {
namespace {

using Elements = std::span<const std::uint32_t>;

constexpr std::ptrdiff_t unreached = -1;
constexpr std::size_t no_partner = static_cast<std::size_t>(-1);

// Past this many differences, met from both ends, a split that is only good enough is taken. For up to 2,000 elements
// the result is always a longest one; the product with the length keeps the work bounded.
std::ptrdiff_t patience(std::size_t elements) {
  constexpr std::size_t steps = 2'000'000;
  return static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(steps / (elements + 1), 40, 1'000));
}

struct Point {
  std::ptrdiff_t x = 0;  // in the old sequence
  std::ptrdiff_t y = 0;  // in the new one
};

// The furthest x reached on each diagonal x - y, searching from one corner.
class Frontier {
 public:
  explicit Frontier(std::ptrdiff_t patience)
      : reach_(static_cast<std::size_t>(2 * patience + 5)), middle_(patience + 2) {}

  // Forgets what an earlier search with at most `differences` left.
  void clear(std::ptrdiff_t differences) {
    const auto from = reach_.begin() + (middle_ - differences - 2);
    std::fill(from, from + 2 * differences + 5, unreached);
  }
  std::ptrdiff_t& at(std::ptrdiff_t diagonal) { return reach_[static_cast<std::size_t>(middle_ + diagonal)]; }

  // One more difference: the furthest x on `diagonal` from its neighbours, before following what is equal. At the edge
  // of the box no neighbour may lead on; what was reached before then stands.
  std::ptrdiff_t step(std::ptrdiff_t diagonal, Point size) {
    const std::ptrdiff_t left = at(diagonal - 1);
    const std::ptrdiff_t above = at(diagonal + 1);
    const std::ptrdiff_t removed = left != unreached && left < size.x ? left + 1 : unreached;
    const std::ptrdiff_t added = above != unreached && above - diagonal <= size.y ? above : unreached;
    return std::max({removed, added, at(diagonal)});
  }

 private:
  std::vector<std::ptrdiff_t> reach_;
  std::ptrdiff_t middle_;
};

class Comparison {
 public:
  Comparison(Elements before, Elements after)
      : before_(before), after_(after), partner_(before.size(), no_partner),
        patience_(patience(before.size() + after.size())), forward_(patience_), backward_(patience_) {}

  // For each old element the new one it is equal to and stands for.
  std::vector<std::size_t> partners() && {
    compare({0, 0}, {static_cast<std::ptrdiff_t>(before_.size()), static_cast<std::ptrdiff_t>(after_.size())});
    return std::move(partner_);
  }

 private:
  bool equal(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)];
  }
  void pair(std::ptrdiff_t x, std::ptrdiff_t y) {
    partner_[static_cast<std::size_t>(x)] = static_cast<std::size_t>(y);
  }

  void compare(Point from, Point to) {
    while (true) {
      for (; from.x < to.x && from.y < to.y && equal(from.x, from.y); ++from.x, ++from.y) pair(from.x, from.y);
      for (; from.x < to.x && from.y < to.y && equal(to.x - 1, to.y - 1); --to.x, --to.y) pair(to.x - 1, to.y - 1);
      if (from.x == to.x || from.y == to.y) return;
      const Point split = middle(from, to);
      compare(from, split);
      from = split;
    }
  }

  // A point on a shortest path, found where searches from both corners meet; never one of the two corners.
  Point middle(Point from, Point to) {
    const Point size{to.x - from.x, to.y - from.y};
    const std::ptrdiff_t most = std::min(patience_, (size.x + size.y + 1) / 2);
    forward_.clear(most);
    backward_.clear(most);
    const std::ptrdiff_t delta = size.x - size.y;
    for (std::ptrdiff_t d = 0; d <= most; ++d) {
      if (const auto met = advance(from, size, d, delta % 2 != 0)) return {from.x + met->x, from.y + met->y};
      if (const auto met = retreat(to, size, d, delta % 2 == 0)) return {from.x + met->x, from.y + met->y};
    }
    const Point far = furthest(size, most);
    return {from.x + far.x, from.y + far.y};
  }

  // The diagonals that `d` differences can reach inside a box, every second one.
  static std::ptrdiff_t lowest(std::ptrdiff_t d, Point size) { return d <= size.y ? -d : -size.y + (d - size.y) % 2; }
  static std::ptrdiff_t highest(std::ptrdiff_t d, Point size) { return d <= size.x ? d : size.x - (d - size.x) % 2; }

  std::optional<Point> advance(Point from, Point size, std::ptrdiff_t d, bool may_meet) {
    for (std::ptrdiff_t k = lowest(d, size); k <= highest(d, size); k += 2) {
      std::ptrdiff_t x = d == 0 ? 0 : forward_.step(k, size);
      if (x != unreached) {
        while (x < size.x && x - k < size.y && equal(from.x + x, from.y + x - k)) ++x;
      }
      forward_.at(k) = x;
      const std::ptrdiff_t other = size.x - size.y - k;
      if (!may_meet || x == unreached || std::abs(other) >= d || backward_.at(other) == unreached) continue;
      if (x + backward_.at(other) >= size.x) return Point{x, x - k};
    }
    return std::nullopt;
  }

  // The same from the far corner, in coordinates counted from there.
  std::optional<Point> retreat(Point to, Point size, std::ptrdiff_t d, bool may_meet) {
    for (std::ptrdiff_t k = lowest(d, size); k <= highest(d, size); k += 2) {
      std::ptrdiff_t x = d == 0 ? 0 : backward_.step(k, size);
      if (x != unreached) {
        while (x < size.x && x - k < size.y && equal(to.x - x - 1, to.y - (x - k) - 1)) ++x;
      }
      backward_.at(k) = x;
      const std::ptrdiff_t other = size.x - size.y - k;
      if (!may_meet || x == unreached || std::abs(other) > d || forward_.at(other) == unreached) continue;
      if (x + forward_.at(other) >= size.x) return Point{forward_.at(other), forward_.at(other) - other};
    }
    return std::nullopt;
  }

  // Where the search from the near corner came furthest, when the two did not meet in time.
  Point furthest(Point size, std::ptrdiff_t d) {
    Point best;
    for (std::ptrdiff_t k = lowest(d, size); k <= highest(d, size); k += 2) {
      const std::ptrdiff_t x = forward_.at(k);
      if (x != unreached && 2 * x - k > best.x + best.y) best = {x, x - k};
    }
    return best;
  }

  Elements before_;
  Elements after_;
  std::vector<std::size_t> partner_;
  std::ptrdiff_t patience_;
  Frontier forward_;
  Frontier backward_;
};

// Elements that also stand on the other side, with their places. What stands on one side only is in no common
// subsequence, so leaving it out changes nothing but the work.
struct Shared {
  std::vector<std::uint32_t> elements;
  std::vector<std::size_t> places;

  Shared(Elements all, Elements other) {
    std::vector<std::uint32_t> known(other.begin(), other.end());
    std::ranges::sort(known);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!std::ranges::binary_search(known, all[i])) continue;
      elements.push_back(all[i]);
      places.push_back(i);
    }
  }
};

}  // namespace

std::vector<Stretch> common_stretches(Elements before, Elements after) {
  const Shared old_side(before, after);
  const Shared new_side(after, before);
  const auto partners = Comparison(old_side.elements, new_side.elements).partners();
  std::vector<Stretch> out;
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (partners[i] == no_partner) continue;
    const std::size_t x = old_side.places[i];
    const std::size_t y = new_side.places[partners[i]];
    if (!out.empty() && out.back().before + out.back().count == x && out.back().after + out.back().count == y) {
      ++out.back().count;
    } else {
      out.push_back({x, y, 1});
    }
  }
  return out;
}

}  // namespace simpul
