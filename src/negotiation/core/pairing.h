#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace simpul::negotiation {

// For each new part the old part that it is, if any. No old part is named twice.
using Partners = std::vector<std::optional<std::size_t>>;

struct Pair {
  std::optional<std::size_t> before;
  std::optional<std::size_t> after;
  bool moved = false;
};

// All parts of both sides in the order of the new one. The most parts that kept their order stay (a longest increasing
// subsequence); other pairs moved. A removed part follows the one that stayed before it.
std::vector<Pair> in_reading_order(std::size_t before_count, const Partners& partners);

// Partners by content, in rising order: equal ones first, then between them those that are most alike.
Partners alike(std::span<const std::string> before, std::span<const std::string> after);

}  // namespace simpul::negotiation
