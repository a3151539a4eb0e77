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
constexpr std::size_t askers_max = 10'000;
// Of the four threads that carry out requests (http_server::Options) one is left for everything else.
constexpr int all_at_once = 3;

std::string name_of(const CostlyOperations::Asker& asker, bool for_strangers) {
  if (asker.account.empty() || for_strangers) return "address " + access::address_group(asker.address);
  return "account " + std::string(asker.account);
}

}  // namespace

// Whole offices share one address, so an auditor may go through thirty files in five minutes.
const CostlyOperations::Bound* CostlyOperations::bound_of(std::string_view operation) {
  // Several signed papers may stand on one page, and several scans belong to one agreement; a text is read in once.
  static constexpr std::array bounds = {Bound{.operation = "readOldAgreement"}, Bound{.operation = "checkScan"},
                                        Bound{"readDraftFile", 2, 1},           Bound{"keepPaperFile", 2, 1},
                                        Bound{"examineSignedFile", 3, 2},       Bound{"uploadFile", 3, 2},
                                        Bound{"verifyPdf", 2, 1, 30, true}};
  const auto found = std::ranges::find(bounds, operation, &Bound::operation);
  return found == bounds.end() ? nullptr : found;
}

bool CostlyOperations::is_costly(std::string_view operation) { return bound_of(operation) != nullptr; }

CostlyOperations::Answer CostlyOperations::take(std::string_view operation, const Asker& asker, Instant now) {
  const Bound* bound = bound_of(operation);
  expects(bound != nullptr, "only costly operations have places");
  const std::scoped_lock lock(mutex_);
  Standing& standing = standing_[bound->operation];
  forget(standing, now);
  const std::string name = name_of(asker, bound->for_strangers);
  const bool of_account = name.starts_with("account ");
  const auto known = standing.by_asker.find(name);
  if (known != standing.by_asker.end()) {
    const Asked& asked = known->second;
    if (asked.running >= bound->at_once_of_one) return TooOften{seconds_of_one, of_account};
    if (bound->in_window_of_one != 0 && asked.begun.size() >= bound->in_window_of_one) {
      const std::int64_t left_ms = asked.begun.front().ms + window_ms - now.ms;
      return TooOften{std::clamp<std::int64_t>((left_ms + 999) / 1000, 1, window_ms / 1000), of_account};
    }
  }
  if (running_ >= all_at_once || standing.running >= bound->at_once) return Busy{};
  if (known == standing.by_asker.end() && standing.by_asker.size() >= askers_max) return Busy{};
  Asked& asked = standing.by_asker[name];
  ++running_;
  ++standing.running;
  ++asked.running;
  if (bound->in_window_of_one != 0) asked.begun.push_back(now);
  return Answer(std::in_place_type<Place>, *this, bound->operation, name);
}

void CostlyOperations::forget(Standing& standing, Instant now) {
  for (auto each = standing.by_asker.begin(); each != standing.by_asker.end();) {
    Asked& asked = each->second;
    // A clock that was set back must not keep anybody out for longer than the window.
    std::erase_if(asked.begun, [&](Instant at) { return at.ms + window_ms <= now.ms || at.ms > now.ms; });
    const bool over = asked.running == 0 && asked.begun.empty();
    each = over ? standing.by_asker.erase(each) : std::next(each);
  }
}

void CostlyOperations::give_back(std::string_view operation, const std::string& asker) {
  const std::scoped_lock lock(mutex_);
  Standing& standing = standing_[operation];
  --running_;
  --standing.running;
  --standing.by_asker[asker].running;
}

}  // namespace simpul::node
