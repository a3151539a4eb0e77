#include "counters.h"

namespace simpul::http_server {
namespace {

std::size_t bucket_of(std::int64_t us) {
  const auto found = std::ranges::lower_bound(latency_bounds_us, us);
  return static_cast<std::size_t>(found - latency_bounds_us.begin());
}

void add(OperationFigures& sum, const OperationFigures& figures) {
  for (std::size_t i = 0; i < sum.by_status_class.size(); ++i) sum.by_status_class[i] += figures.by_status_class[i];
  for (std::size_t i = 0; i < sum.latency.size(); ++i) sum.latency[i] += figures.latency[i];
  sum.latency_sum_us += figures.latency_sum_us;
}

}  // namespace

void Counters::count_answer(std::string_view operation, int status, std::chrono::microseconds took) {
  const auto status_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
  const std::lock_guard lock(mutex_);
  OperationFigures& figures = operations_[operation];
  ++figures.by_status_class[status_class];
  ++figures.latency[bucket_of(took.count())];
  figures.latency_sum_us += static_cast<std::uint64_t>(took.count());
}

void Counters::count_refusal(std::string_view code) {
  const std::lock_guard lock(mutex_);
  auto found = refusals_.find(code);
  if (found == refusals_.end()) found = refusals_.emplace(std::string(code), 0).first;
  ++found->second;
}

void Counters::add_to(Metrics& metrics) const {
  metrics.connections_timed_out += connections_timed_out;
  metrics.streams_open += static_cast<std::uint64_t>(std::max<std::int64_t>(streams_open, 0));
  const std::lock_guard lock(mutex_);
  for (const auto& [operation, figures] : operations_) add(metrics.operations[std::string(operation)], figures);
  for (const auto& [code, count] : refusals_) metrics.refusals[code] += count;
}

}  // namespace simpul::http_server
