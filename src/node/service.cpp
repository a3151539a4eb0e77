#include "service.h"

#include <arpa/inet.h>
#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <sstream>

namespace simpul::node {
namespace {

constexpr std::chrono::milliseconds stop_limit{10'000};

// An address in numbers; names are not looked up. The zone of a link-local one ("fe80::1%eth0") is the machine's own.
bool is_address(const std::string& host) {
  in6_addr bytes{};
  if (inet_pton(AF_INET, host.c_str(), &bytes) == 1) return true;
  return inet_pton(AF_INET6, host.substr(0, host.find('%')).c_str(), &bytes) == 1;
}

}  // namespace

StopSignals::StopSignals() {
  sigemptyset(&set_);
  sigaddset(&set_, SIGINT);
  sigaddset(&set_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

void StopSignals::wait() {
  int received = 0;
  sigwait(&set_, &received);
}

Result<std::set<std::string>, Refusals> read_proxies(const std::string& text) {
  std::set<std::string> out;
  std::stringstream listed(text);
  for (std::string address; std::getline(listed, address, ',');) {
    if (!is_address(address)) return refuse(Refusals{{"proxy_malformed", "", {{"given", address}}}});
    out.insert(address);
  }
  return out;
}

Result<ListenAddress, Refusals> read_listen(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress out;
  std::string host = colon == std::string::npos ? "" : text.substr(0, colon);
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (!host.empty()) out.host = host;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (error != std::errc{} || end != port.data() + port.size() || !is_address(out.host)) {
    return refuse(Refusals{{"listen_malformed", "", {{"given", text}}}});
  }
  return out;
}

std::string own_program() {
  char path[4096];
  const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  return size > 0 ? std::string(path, static_cast<std::size_t>(size)) : "simpul";
}

Exit serve_until_stopped(Node& node, const Service& service, const Terminal& terminal) {
  const auto& [address, settings, signals] = service;
  Log& log = *node.adapters().log;
  std::unique_ptr<http_server::HttpServer> server;
  const auto door = node.front_door([&server] { return server ? server->metrics() : http_server::Metrics{}; });
  if (!door->faults().empty()) {
    for (const std::string& fault : door->faults()) terminal.say("simpul: " + fault);
    return terminal.fail({{"routes_faulty"}}, Exit::Configuration);
  }
  http_server::Options options;
  options.address = address.host;
  options.port = address.port;
  options.trusted_proxies = settings.trusted_proxies;
  options.headers.behind_tls = settings.public_origin.starts_with("https://");
  http_server::Hooks hooks;
  hooks.handle = [&door](const web::Request& request) { return door->answer(request); };
  hooks.refuse = [&door](const web::Request& request, const Refusal& refusal) {
    return door->refuse_request(request, refusal);
  };
  hooks.plan = [&door](const web::Request& request) { return door->plan(request); };
  server = std::make_unique<http_server::HttpServer>(options, hooks, log);
  if (const auto started = server->start(); !started) {
    return terminal.fail(
        {{"listen_failed",
          "",
          {{"address", address.host + ":" + std::to_string(address.port)}, {"detail", started.error().detail}}}},
        Exit::Network);
  }
  node.log_keeper().start();
  const std::string host = address.host.find(':') == std::string::npos ? address.host : "[" + address.host + "]";
  terminal.result("Simpul siap: http://" + host + ":" + std::to_string(server->port()));
  signals.wait();
  log.write(LogLevel::Info, "stopping", {});
  const bool clean = server->stop(stop_limit);
  server.reset();
  return clean ? Exit::Ok : Exit::Failed;
}

}  // namespace simpul::node
