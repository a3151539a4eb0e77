#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "http_server/limits.h"
#include "http_server/metrics.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/error.h"
#include "ports/log.h"
#include "web/message.h"
#include "web/security_headers.h"

namespace simpul::http_server {

// Where a handler runs. Network: it must be short and must never block (a memory read, a cheap query); it saves two
// changes of thread. Worker: everything else.
enum class Place { Worker, Network };

// What is decided about a request once its header is read and before its body is.
struct Plan {
  std::string_view operation = "unknown";  // for figures and the log; must live as long as the server
  Place place = Place::Worker;
  std::size_t body_bytes_max = 1 << 20;
  // 15 s for the public, 60 s for staff at work (reliability anchors 6.4).
  std::chrono::milliseconds keep_alive{15'000};
};

struct Options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free port
  unsigned network_threads = 2;
  unsigned worker_threads = 4;
  Limits limits = {};
  web::HeaderPolicy headers = {};
  // Addresses whose X-Forwarded-For is believed, and which may hold any share of the connections.
  std::set<std::string> trusted_proxies = {};
  bool access_log = true;
};

// What the server calls. Every function is called from several threads at once; an exception becomes a 500.
struct Hooks {
  // Required. The answer to one request.
  std::function<web::Response(const web::Request&)> handle;
  // Required. Words a refusal of the server itself: malformed, too large, too slow, too busy.
  std::function<web::Response(const web::Request&, const Refusal&)> refuse;
  // Called on the network thread with a request without body; empty: every request has the default plan.
  std::function<Plan(const web::Request&)> plan;
};

// HTTP/1.1 (RFC 9112) on plain TCP; TLS is the proxy's. Every answer gets the security headers, Date and X-Request-Id.
class HttpServer {
 public:
  // `log` outlives the server.
  HttpServer(Options options, Hooks hooks, Log& log);
  // Stops at once; waits only for handlers that are still running.
  ~HttpServer();

  // Listens from when this returns. Unavailable where the address cannot be had, with the reason.
  Result<void, PortError> start();
  std::uint16_t port() const;
  Metrics metrics() const;

  // Accepts nothing new, closes idle connections and streams, lets requests under way finish, cuts what remains after
  // `limit`. False where a handler still runs then. A second call does nothing.
  bool stop(std::chrono::milliseconds limit);

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace simpul::http_server
