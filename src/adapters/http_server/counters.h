#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "http_server/metrics.h"

namespace simpul::http_server {

// The figures of one network thread. Each thread writes its own, so that the lock is free but while somebody looks.
class Counters {
 public:
  // `operation` lives as long as the server.
  void count_answer(std::string_view operation, int status, std::chrono::microseconds took);
  void count_refusal(std::string_view code);
  void add_to(Metrics& metrics) const;

  std::atomic<std::uint64_t> connections_timed_out{0};
  std::atomic<std::int64_t> streams_open{0};

 private:
  mutable std::mutex mutex_;  // guards operations_, refusals_
  std::unordered_map<std::string_view, OperationFigures> operations_;
  std::map<std::string, std::uint64_t, std::less<>> refusals_;
};

}  // namespace simpul::http_server
