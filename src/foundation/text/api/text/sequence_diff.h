#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace simpul {

// `count` elements from `before` on in the old sequence equal those from `after` on in the new one.
struct Stretch {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t count = 0;

  bool operator==(const Stretch&) const = default;
};

// What two sequences have in common, in order: stretches as long as possible, rising on both sides. A longest common
// subsequence by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), section 4b
// (linear space). Sequences that differ so much that this would take long get one that may be shorter: the work stays
// below a few million steps for 40,000 elements, whatever they are.
std::vector<Stretch> common_stretches(std::span<const std::uint32_t> before, std::span<const std::uint32_t> after);

}  // namespace simpul
