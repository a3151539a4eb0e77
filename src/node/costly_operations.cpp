#include "costly_operations.h"

#include <algorithm>
#include <array>

#include "access/throttle.h"
#include "kernel/expects.h"

namespace simpul::node {
namespace {

constexpr std::int64_t window_ms = 5 * 60 * 1000;
// A second question while the first is looked into: it takes seconds.
constexpr std::int64_t seconds_of_one = 3;
constexpr std::size_t addresses_max = 10'000;

}  // namespace

// Whole offices share one address, so an auditor may go through thirty files in five minutes.
const CostlyOperations::Bound* CostlyOperations::bound_of(std::string_view operation) {
  static constexpr std::array bounds = {Bound{.operation = "readOldAgreement"}, Bound{.operation = "checkScan"},
                                        Bound{"verifyPdf", 2, 1, 30}};
  const auto found = std::ranges::find(bounds, operation, &Bound::operation);
  return found == bounds.end() ? nullptr : found;
}

bool CostlyOperations::is_costly(std::string_view operation) { return bound_of(operation) != nullptr; }

CostlyOperations::Answer CostlyOperations::take(std::string_view operation, std::string_view address, Instant now) {
  const Bound* bound = bound_of(operation);
  expects(bound != nullptr, "only costly operations have places");
  const std::scoped_lock lock(mutex_);
  Standing& standing = standing_[bound->operation];
  forget(standing, now);
  const std::string group = access::address_group(address);
  const auto known = standing.by_address.find(group);
  if (known != standing.by_address.end()) {
    const Asked& asked = known->second;
    if (asked.running >= bound->at_once_of_address) return TooOften{seconds_of_one};
    if (bound->in_window_of_address != 0 && asked.begun.size() >= bound->in_window_of_address) {
      const std::int64_t left_ms = asked.begun.front().ms + window_ms - now.ms;
      return TooOften{std::clamp<std::int64_t>((left_ms + 999) / 1000, 1, window_ms / 1000)};
    }
  }
  if (standing.running >= bound->at_once) return Busy{};
  if (known == standing.by_address.end() && standing.by_address.size() >= addresses_max) return Busy{};
  Asked& asked = standing.by_address[group];
  ++standing.running;
  ++asked.running;
  if (bound->in_window_of_address != 0) asked.begun.push_back(now);
  return Answer(std::in_place_type<Place>, *this, bound->operation, group);
}

void CostlyOperations::forget(Standing& standing, Instant now) {
  for (auto each = standing.by_address.begin(); each != standing.by_address.end();) {
    Asked& asked = each->second;
    // A clock that was set back must not keep anybody out for longer than the window.
    std::erase_if(asked.begun, [&](Instant at) { return at.ms + window_ms <= now.ms || at.ms > now.ms; });
    const bool over = asked.running == 0 && asked.begun.empty();
    each = over ? standing.by_address.erase(each) : std::next(each);
  }
}

void CostlyOperations::give_back(std::string_view operation, const std::string& address) {
  const std::scoped_lock lock(mutex_);
  Standing& standing = standing_[operation];
  --standing.running;
  --standing.by_address[address].running;
}

}  // namespace simpul::node
