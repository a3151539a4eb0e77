#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace simpul::http_server {

// Upper bounds of the latency histogram in microseconds; a last bucket takes the rest.
inline constexpr std::array<std::int64_t, 14> latency_bounds_us = {
    100, 250, 500, 1'000, 2'500, 5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};

// One operation, from the whole request read to the whole answer handed to the kernel.
struct OperationFigures {
  std::array<std::uint64_t, 5> by_status_class{};  // 1xx … 5xx
  std::array<std::uint64_t, latency_bounds_us.size() + 1> latency{};
  std::uint64_t latency_sum_us = 0;
  bool operator==(const OperationFigures&) const = default;
};

// The state of the server at one moment, for /metrics.
struct Metrics {
  std::map<std::string, OperationFigures> operations;
  std::map<std::string, std::uint64_t> refusals;  // by code: what the server itself refused before any operation
  std::uint64_t connections_accepted = 0;
  std::uint64_t connections_refused = 0;
  std::uint64_t connections_timed_out = 0;
  std::uint64_t connections_open = 0;
  std::uint64_t streams_open = 0;
  std::uint64_t requests_waiting = 0;
  std::uint64_t body_bytes_held = 0;
};

// The text format of Prometheus, version 0.0.4.
std::string prometheus_text(const Metrics& metrics);

}  // namespace simpul::http_server
