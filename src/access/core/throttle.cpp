#include "access/throttle.h"

#include "kernel/expects.h"

namespace simpul::access {
namespace {

std::span<const Instant> within_window(const ThrottleRules& rules, std::span<const Instant> failures, Instant now) {
  expects(std::ranges::is_sorted(failures), "failures come in order of time");
  const auto first = std::ranges::find_if(failures, [&](Instant at) { return at.ms + rules.window_ms > now.ms; });
  return failures.subspan(static_cast<std::size_t>(first - failures.begin()));
}

// At most `longest`, even where the clock was set back since the failure.
std::int64_t until(std::int64_t moment_ms, Instant now, std::int64_t longest) {
  return std::clamp<std::int64_t>(moment_ms - now.ms, 0, longest);
}

std::vector<std::string_view> groups_between_colons(std::string_view text) {
  std::vector<std::string_view> groups;
  while (!text.empty()) {
    const auto end = std::min(text.find(':'), text.size());
    groups.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return groups;
}

}  // namespace

std::int64_t wait_ms(const ThrottleRules& rules, std::span<const Instant> failures, Instant now) {
  const auto recent = within_window(rules, failures, now);
  const auto count = static_cast<std::int64_t>(recent.size());
  if (count >= rules.failures_max) {
    // Free again once so many have left the window that one more still fits.
    const auto leaving = recent[recent.size() - static_cast<std::size_t>(rules.failures_max)];
    return until(leaving.ms + rules.window_ms, now, rules.window_ms);
  }
  if (count < rules.failures_free) return 0;
  const std::int64_t doublings = std::min<std::int64_t>(count - rules.failures_free, 30);
  const std::int64_t delay = std::min(rules.first_delay_ms << doublings, rules.window_ms);
  return until(recent.back().ms + delay, now, delay);
}

int attempts_left(const ThrottleRules& rules, std::span<const Instant> failures, Instant now) {
  const auto count = static_cast<int>(within_window(rules, failures, now).size());
  return std::max(0, rules.failures_max - count);
}

std::int64_t wait_ms(const AddressThrottleRules& rules, const AddressFailures& failures, Instant now) {
  if (failures.count < rules.failures_max) return 0;
  return until(failures.last.ms + rules.delay_ms, now, rules.delay_ms);
}

std::string address_group(std::string_view address) {
  if (!address.contains(':') || address.contains('.')) return std::string(address);
  const auto gap = address.find("::");
  const auto before = groups_between_colons(address.substr(0, gap));
  // The groups that "::" stands for are zero; only the first four groups count, and those after the gap that reach in.
  std::vector<std::string_view> groups = before;
  if (gap != std::string_view::npos) {
    const auto after = groups_between_colons(address.substr(gap + 2));
    while (groups.size() + after.size() < 8) groups.push_back("0");
    groups.insert(groups.end(), after.begin(), after.end());
  }
  std::string out;
  for (std::size_t i = 0; i < 4 && i < groups.size(); ++i) out += std::string(groups[i]) + ":";
  return out + ":/64";
}

}  // namespace simpul::access
