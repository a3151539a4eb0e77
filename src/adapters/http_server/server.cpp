#include "http_server/server.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <future>
#include <thread>

#include "answer_head.h"
#include "connection.h"

namespace simpul::http_server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds accept_pause{100};
constexpr std::chrono::milliseconds drain_look{5};

// A client of IPv6 owns a whole /64, so that is what counts as one address.
std::string count_key(const asio::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  if (address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return asio::ip::address_v6(bytes).to_string();
}

std::string plain_text(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

// Told without waiting: a client over the limit gets no thread's time.
void turn_away(tcp::socket& socket) {
  static constexpr std::string_view words =
      "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(words), ignored);
  socket.shutdown(tcp::socket::shutdown_both, ignored);
}

}  // namespace

class HttpServer::Engine {
 public:
  Engine(Options options, Hooks hooks, Log& log)
      : server_(std::move(options), std::move(hooks), log),
        workers_(server_.options.worker_threads, server_.options.limits.requests_waiting) {}
  ~Engine() { stop(std::chrono::milliseconds(0)); }

  Result<void, PortError> start();
  bool stop(std::chrono::milliseconds limit);
  std::uint16_t port() const { return port_; }
  Metrics metrics() const;

 private:
  // A network thread with what keeps it running.
  struct Runner {
    NetworkThread network;
    asio::executor_work_guard<asio::io_context::executor_type> guard{network.io.get_executor()};
    asio::steady_timer sweep{network.io};
    std::thread thread;
  };

  error_code listen();
  void accept();
  void on_accepted(const error_code& ec, tcp::socket socket, Runner& runner);
  void welcome(tcp::socket socket, Runner& runner);
  void sweep(Runner& runner);
  template <class Visit>
  void visit_connections(Visit visit);

  ServerContext server_;
  std::vector<std::unique_ptr<Runner>> runners_;
  std::unique_ptr<tcp::acceptor> acceptor_;  // belongs to the first network thread
  std::unique_ptr<asio::steady_timer> accept_again_;
  std::size_t next_runner_ = 0;
  std::uint16_t port_ = 0;
  bool stopped_ = false;
  WorkerPool workers_;  // last: its threads use all above
};

error_code HttpServer::Engine::listen() {
  error_code ec;
  const auto address = asio::ip::make_address(server_.options.address, ec);
  if (ec) return ec;
  const tcp::endpoint endpoint(address, server_.options.port);
  acceptor_ = std::make_unique<tcp::acceptor>(runners_.front()->network.io);
  accept_again_ = std::make_unique<asio::steady_timer>(runners_.front()->network.io);
  acceptor_->open(endpoint.protocol(), ec);
  if (!ec) acceptor_->set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) acceptor_->bind(endpoint, ec);
  if (!ec) acceptor_->listen(asio::socket_base::max_listen_connections, ec);
  if (!ec) port_ = acceptor_->local_endpoint(ec).port();
  return ec;
}

Result<void, PortError> HttpServer::Engine::start() {
  for (unsigned i = 0; i < server_.options.network_threads; ++i) runners_.push_back(std::make_unique<Runner>());
  if (const error_code ec = listen()) {
    // Before the thread it belongs to.
    accept_again_.reset();
    acceptor_.reset();
    runners_.clear();
    return refuse(PortError{PortFault::Unavailable, ec.message()});
  }
  for (const auto& runner : runners_) {
    sweep(*runner);
    runner->thread = std::thread([&io = runner->network.io] { io.run(); });
  }
  asio::post(acceptor_->get_executor(), [this] { accept(); });
  return {};
}

// One socket listens and the connections go round the threads. (A listening socket for each thread would let a second
// server take half of the port's clients unnoticed.)
void HttpServer::Engine::accept() {
  if (!acceptor_->is_open()) return;
  Runner& runner = *runners_[next_runner_++ % runners_.size()];
  acceptor_->async_accept(runner.network.io, [this, &runner](const error_code& ec, tcp::socket socket) {
    on_accepted(ec, std::move(socket), runner);
  });
}

void HttpServer::Engine::on_accepted(const error_code& ec, tcp::socket socket, Runner& runner) {
  if (ec == asio::error::operation_aborted) return;
  if (ec) {
    // Out of descriptors or memory: others may leave meanwhile.
    server_.log.write(LogLevel::Warning, "accept_failed", {{"what", ec.message()}});
    accept_again_->expires_after(accept_pause);
    accept_again_->async_wait([this](const error_code& cancelled) {
      if (!cancelled) accept();
    });
    return;
  }
  asio::post(runner.network.io,
             [this, &runner, socket = std::move(socket)]() mutable { welcome(std::move(socket), runner); });
  accept();
}

void HttpServer::Engine::welcome(tcp::socket socket, Runner& runner) {
  error_code ec;
  const auto endpoint = socket.remote_endpoint(ec);
  if (ec) return;
  Connection::Peer peer{plain_text(endpoint.address()), count_key(endpoint.address())};
  if (server_.options.trusted_proxies.contains(peer.address)) peer.count_key.clear();
  if (!server_.connections.enter(peer.count_key)) return turn_away(socket);
  const Connection::Home home{server_, workers_, runner.network};
  std::make_shared<Connection>(std::move(socket), std::move(peer), home)->start();
}

void HttpServer::Engine::sweep(Runner& runner) {
  const auto at = std::chrono::steady_clock::now();
  const auto unix_now = std::chrono::system_clock::now().time_since_epoch();
  runner.network.date = http_date(std::chrono::duration_cast<std::chrono::seconds>(unix_now).count());
  const auto present = runner.network.connections;  // a check may end a connection and so change the set
  for (const auto& connection : present) connection->check(at);
  runner.sweep.expires_after(server_.options.limits.sweep);
  runner.sweep.async_wait([this, &runner](const error_code& ec) {
    if (!ec) sweep(runner);
  });
}

template <class Visit>
void HttpServer::Engine::visit_connections(Visit visit) {
  for (const auto& runner : runners_) {
    asio::post(runner->network.io, [&network = runner->network, visit] {
      const auto present = network.connections;
      for (const auto& connection : present) visit(*connection);
    });
  }
}

bool HttpServer::Engine::stop(std::chrono::milliseconds limit) {
  if (stopped_) return true;
  stopped_ = true;
  if (runners_.empty()) return true;
  const auto deadline = std::chrono::steady_clock::now() + limit;
  server_.draining = true;
  std::promise<void> closed;
  asio::post(acceptor_->get_executor(), [this, &closed] {
    error_code ignored;
    accept_again_->cancel();
    acceptor_->close(ignored);
    closed.set_value();
  });
  closed.get_future().wait();
  visit_connections([](Connection& connection) { connection.drain(); });
  while (server_.connections.open() > 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(drain_look);
  }
  visit_connections([](Connection& connection) { connection.cut(); });
  for (const auto& runner : runners_) {
    asio::post(runner->network.io, [&sweep = runner->sweep] { sweep.cancel(); });
    runner->guard.reset();
    asio::post(runner->network.io, [&io = runner->network.io] { io.stop(); });
  }
  for (const auto& runner : runners_) runner->thread.join();
  return workers_.stop(deadline);
}

Metrics HttpServer::Engine::metrics() const {
  Metrics metrics;
  for (const auto& runner : runners_) runner->network.counters.add_to(metrics);
  metrics.connections_open = server_.connections.open();
  metrics.connections_accepted = server_.connections.accepted();
  metrics.connections_refused = server_.connections.refused();
  metrics.requests_waiting = workers_.waiting();
  metrics.body_bytes_held = server_.body_bytes;
  return metrics;
}

HttpServer::HttpServer(Options options, Hooks hooks, Log& log)
    : engine_(std::make_unique<Engine>(std::move(options), std::move(hooks), log)) {}
HttpServer::~HttpServer() = default;
Result<void, PortError> HttpServer::start() { return engine_->start(); }
std::uint16_t HttpServer::port() const { return engine_->port(); }
Metrics HttpServer::metrics() const { return engine_->metrics(); }
bool HttpServer::stop(std::chrono::milliseconds limit) { return engine_->stop(limit); }

}  // namespace simpul::http_server
