#pragma once

#include <signal.h>

#include <set>
#include <string>

#include "commands/command_line.h"
#include "node.h"

namespace simpul::node {

struct ListenAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
};
// "HOST:PORT", "[::1]:PORT", "PORT"; the host in numbers, no name. Code: listen_malformed.
Result<ListenAddress, Refusals> read_listen(const std::string& text);

// "10.0.0.2,10.0.0.3": addresses in numbers, none for an empty text. Code: proxy_malformed.
Result<std::set<std::string>, Refusals> read_proxies(const std::string& text);

// Blocks SIGINT and SIGTERM in this thread and every thread made from here on, so that only wait() sees them. Made
// before a node is opened: one thread that does not block them would let the process die with requests under way.
class StopSignals {
 public:
  StopSignals();
  void wait();

 private:
  sigset_t set_{};
};

struct Service {
  const ListenAddress& address;
  const NodeSettings& settings;
  StopSignals& signals;
};

// Serves a node until SIGINT or SIGTERM, then lets requests under way finish. Prints "Simpul siap: http://…" once
// ready.
Exit serve_until_stopped(Node& node, const Service& service, const Terminal& terminal);

// The path of this very program, for the worker that looks into files.
std::string own_program();

}  // namespace simpul::node
