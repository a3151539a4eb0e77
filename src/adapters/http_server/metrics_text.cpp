#include "http_server/metrics.h"

namespace simpul::http_server {
namespace {

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

void single(std::string& out, std::string_view name, std::string_view type, std::string_view help,
            std::uint64_t value) {
  head(out, name, type, help);
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
}

void write_histogram(std::string& out, const std::string& operation, const OperationFigures& figures) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < figures.latency.size(); ++i) {
    sum += figures.latency[i];
    const std::string bound =
        i < latency_bounds_us.size() ? fmt::format("{}", static_cast<double>(latency_bounds_us[i]) / 1e6) : "+Inf";
    fmt::format_to(std::back_inserter(out), "simpul_http_request_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n",
                   operation, bound, sum);
  }
  fmt::format_to(std::back_inserter(out), "simpul_http_request_seconds_sum{{operation=\"{}\"}} {:.6f}\n", operation,
                 static_cast<double>(figures.latency_sum_us) / 1e6);
  fmt::format_to(std::back_inserter(out), "simpul_http_request_seconds_count{{operation=\"{}\"}} {}\n", operation, sum);
}

}  // namespace

std::string prometheus_text(const Metrics& metrics) {
  std::string out;
  head(out, "simpul_http_requests_total", "counter", "Answers by operation and status class.");
  for (const auto& [operation, figures] : metrics.operations) {
    for (std::size_t i = 0; i < figures.by_status_class.size(); ++i) {
      if (figures.by_status_class[i] == 0) continue;
      fmt::format_to(std::back_inserter(out), "simpul_http_requests_total{{operation=\"{}\",status=\"{}xx\"}} {}\n",
                     operation, i + 1, figures.by_status_class[i]);
    }
  }
  head(out, "simpul_http_request_seconds", "histogram", "Time from the whole request to the whole answer.");
  for (const auto& [operation, figures] : metrics.operations) write_histogram(out, operation, figures);
  head(out, "simpul_http_refusals_total", "counter", "Requests the server itself refused, by code.");
  for (const auto& [code, count] : metrics.refusals) {
    fmt::format_to(std::back_inserter(out), "simpul_http_refusals_total{{code=\"{}\"}} {}\n", code, count);
  }
  single(out, "simpul_http_connections_accepted_total", "counter", "Connections accepted.",
         metrics.connections_accepted);
  single(out, "simpul_http_connections_refused_total", "counter", "Connections over a limit.",
         metrics.connections_refused);
  single(out, "simpul_http_connections_timed_out_total", "counter", "Connections cut by a limit in time.",
         metrics.connections_timed_out);
  single(out, "simpul_http_connections_open", "gauge", "Connections open now.", metrics.connections_open);
  single(out, "simpul_http_streams_open", "gauge", "Event streams open now.", metrics.streams_open);
  single(out, "simpul_http_requests_waiting", "gauge", "Requests waiting for a worker.", metrics.requests_waiting);
  single(out, "simpul_http_body_bytes_held", "gauge", "Bytes of request bodies in memory.", metrics.body_bytes_held);
  return out;
}

}  // namespace simpul::http_server
