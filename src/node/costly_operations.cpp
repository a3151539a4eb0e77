#include "costly_operations.h"

#include <algorithm>

#include "kernel/expects.h"

namespace simpul::node {

bool CostlyOperations::is_costly(std::string_view operation) {
  return std::ranges::find(operations, operation) != operations.end();
}

std::optional<CostlyOperations::Place> CostlyOperations::take(std::string_view operation) {
  expects(is_costly(operation), "only costly operations have places");
  const auto at = std::ranges::find(operations, operation) - operations.begin();
  std::atomic<int>& running = running_[static_cast<std::size_t>(at)];
  const int before = running.fetch_add(1);
  Place place(running);
  if (before >= at_once_max) return std::nullopt;
  return place;
}

}  // namespace simpul::node
