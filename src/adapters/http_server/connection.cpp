#include "connection.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>

#include "request_head.h"

namespace simpul::http_server {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t read_buffer_min = 4 * 1024;
constexpr std::size_t read_buffer_max = 64 * 1024;
// What a client may still send while a stream is open, and while a refused request is read away.
constexpr std::size_t stray_bytes_max = 16 * 1024;
constexpr std::size_t linger_bytes_max = 16 * 1024 * 1024;

Moment now() { return std::chrono::steady_clock::now(); }

}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Peer peer, Home home)
    : socket_(std::move(socket)),
      peer_(std::move(peer)),
      server_(home.server),
      workers_(home.workers),
      thread_(home.thread),
      limits_(home.server.options.limits),
      scanner_(home.server.options.limits) {}

void Connection::start() {
  error_code ignored;
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  thread_.connections.insert(shared_from_this());
  deadline_ = now() + limits_.header_time;
  read();
}

void Connection::check(Moment at) {
  switch (phase_) {
    case Phase::Idle:
      if (at > deadline_) cut();
      return;
    case Phase::Head:
      if (at <= deadline_) return;
      ++thread_.counters.connections_timed_out;
      if (filled_ == 0) return cut();
      return refuse({"header_too_slow"});
    case Phase::Body:
      if (!off_pace(at, body_read_)) return;
      ++thread_.counters.connections_timed_out;
      return refuse({"body_too_slow"});
    case Phase::Answering:
      if (!off_pace(at, sent_)) return;
      ++thread_.counters.connections_timed_out;
      return cut();
    case Phase::Streaming:
      return check_stream(at);
    case Phase::Lingering:
      if (at > deadline_) cut();
      return;
    case Phase::Handling:
    case Phase::Closed:
      return;
  }
}

void Connection::drain() {
  error_code ignored;
  const bool untouched = filled_ == 0 && socket_.available(ignored) == 0;
  if (phase_ == Phase::Idle || phase_ == Phase::Head) {
    if (untouched) cut();
  } else if (phase_ == Phase::Streaming) {
    stream_->close();
  } else if (phase_ == Phase::Lingering) {
    cut();
  }
}

void Connection::cut() {
  if (phase_ == Phase::Closed) return;
  const auto self = shared_from_this();
  phase_ = Phase::Closed;
  if (stream_) {
    stream_->detach();
    --thread_.counters.streams_open;
  }
  release_body();
  error_code ignored;
  socket_.close(ignored);
  thread_.connections.erase(self);
  server_.connections.leave(peer_.count_key);
}

void Connection::begin_pace(Moment at) { began_ = last_moved_ = at; }

bool Connection::off_pace(Moment at, std::uint64_t moved) const {
  if (at - last_moved_ > limits_.pace_pause) return true;
  const auto allowed = std::chrono::milliseconds(moved * 1000 / limits_.pace_bytes_per_second);
  return at - began_ > limits_.pace_grace && at - began_ > allowed;
}

void Connection::read() {
  if (reading_ || phase_ == Phase::Closed) return;
  if (in_.size() - filled_ < read_buffer_min / 4) {
    in_.resize(std::clamp(in_.size() * 2, read_buffer_min, read_buffer_max));
  }
  reading_ = true;
  socket_.async_read_some(asio::buffer(in_.data() + filled_, in_.size() - filled_),
                          [self = shared_from_this()](const error_code& ec, std::size_t bytes) {
                            self->reading_ = false;
                            self->on_read(ec, bytes);
                          });
}

void Connection::on_read(const error_code& ec, std::size_t bytes) {
  if (phase_ == Phase::Closed) return;
  if (phase_ != Phase::Idle && phase_ != Phase::Head && phase_ != Phase::Body) return on_stray_read(ec, bytes);
  if (ec) return cut();
  filled_ += bytes;
  advance();
}

// What comes while nothing of a request is expected: the rest of a refused request, or chatter on a stream.
void Connection::on_stray_read(const error_code& ec, std::size_t bytes) {
  filled_ = 0;
  stray_bytes_ += bytes;
  if (phase_ == Phase::Handling || phase_ == Phase::Answering) return;
  const std::size_t bytes_max = phase_ == Phase::Streaming ? stray_bytes_max : linger_bytes_max;
  if (ec || stray_bytes_ > bytes_max) return cut();
  read();
}

void Connection::advance() {
  if (phase_ == Phase::Idle) {
    phase_ = Phase::Head;
    deadline_ = now() + limits_.header_time;
  }
  if (phase_ == Phase::Head) return read_head();
  last_moved_ = now();
  read_body();
}

void Connection::read_head() {
  switch (scanner_.scan(unread())) {
    case HeadScanner::State::NeedMore:
      return read();
    case HeadScanner::State::Refused:
      return refuse({std::string(scanner_.refusal())});
    case HeadScanner::State::Complete:
      return take_head();
  }
}

void Connection::take_head() {
  reader_.emplace();
  const auto head = unread().substr(scanner_.start(), scanner_.end() - scanner_.start());
  const auto read = reader_->read_head(head);
  consume(scanner_.end());
  if (!read) return refuse(read.error());
  web::Request& request = reader_->request();
  request.request_id = server_.next_request_id();
  request.peer_address = peer_.address;
  believe_proxy(request);
  const auto plan = server_.plan(request);
  if (!plan) return refuse({"internal_error"});
  plan_ = *plan;
  if (reader_->done()) return dispatch();
  begin_body();
}

// Only a proxy we were told of says whom it speaks for: the last address it added (RFC 7239 section 8.1).
void Connection::believe_proxy(web::Request& request) const {
  if (!server_.options.trusted_proxies.contains(peer_.address)) return;
  const auto [first, last] = request.headers.equal_range("x-forwarded-for");
  if (first == last) return;
  std::string_view value = std::prev(last)->second;
  value.remove_prefix(std::min(value.rfind(',') + 1, value.size()));
  while (value.starts_with(' ')) value.remove_prefix(1);
  error_code ec;
  const auto address = asio::ip::make_address(std::string(value), ec);
  if (!ec) request.peer_address = address.to_string();
}

void Connection::begin_body() {
  if (const auto limited = reader_->limit_body(plan_.body_bytes_max); !limited) return refuse(limited.error());
  phase_ = Phase::Body;
  body_read_ = 0;
  begin_pace(now());
  if (filled_ == 0 && waits_for_continue(reader_->request())) return invite_body();
  read_body();
}

// Nothing else is being written now, so these few bytes fit into the socket or the client is not reading at all.
void Connection::invite_body() {
  static constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code ec;
  socket_.non_blocking(true, ec);
  const std::size_t sent = ec ? 0 : socket_.write_some(asio::buffer(invitation), ec);
  if (sent != invitation.size()) return cut();
  read();
}

void Connection::read_body() {
  if (filled_ == 0) return read();
  const auto taken = reader_->read_body(unread());
  if (!taken) return refuse(taken.error());
  body_read_ += *taken;
  consume(*taken);
  if (!hold_body(reader_->request().body.size())) return refuse({"server_busy"});
  if (reader_->done()) return dispatch();
  // A chunk line that fills the whole buffer is no honest one.
  if (filled_ == read_buffer_max) return refuse({"body_malformed"});
  read();
}

// Bodies of all clients together stay under one limit, so that many uploads at once cannot exhaust the memory.
bool Connection::hold_body(std::size_t bytes) {
  const std::size_t more = bytes - body_held_;
  body_held_ = bytes;
  return server_.body_bytes.fetch_add(more) + more <= limits_.bodies_bytes;
}

void Connection::release_body() {
  server_.body_bytes -= body_held_;
  body_held_ = 0;
}

void Connection::consume(std::size_t bytes) {
  std::copy(in_.begin() + static_cast<std::ptrdiff_t>(bytes), in_.begin() + static_cast<std::ptrdiff_t>(filled_),
            in_.begin());
  filled_ -= bytes;
}

void Connection::dispatch() {
  phase_ = Phase::Handling;
  handed_ = now();
  http_1_0_ = reader_->is_http_1_0();
  keep_alive_ = reader_->wants_keep_alive();
  request_ = std::make_shared<const web::Request>(std::move(reader_->request()));
  reader_.reset();
  if (plan_.place == Place::Network) return deliver(server_.handle(*request_, plan_.operation));
  const bool posted = workers_.post([self = shared_from_this()]() mutable {
    auto answer = std::make_shared<Answer>(self->server_.handle(*self->request_, self->plan_.operation));
    auto& io = self->thread_.io;
    asio::post(io, [self = std::move(self), answer = std::move(answer)] { self->deliver(std::move(*answer)); });
  });
  if (!posted) refuse({server_.draining ? "server_stopping" : "server_busy"});
}

// Answers a request that gets no further, and ends the connection: what follows on it cannot be trusted.
void Connection::refuse(const Refusal& refusal) {
  thread_.counters.count_refusal(refusal.code);
  if (!request_) {
    web::Request request;
    if (reader_) request = std::move(reader_->request());
    if (request.request_id.empty()) request.request_id = server_.next_request_id();
    request.body.clear();
    request_ = std::make_shared<const web::Request>(std::move(request));
  }
  reader_.reset();
  filled_ = 0;
  keep_alive_ = false;
  plan_.operation = "refused";
  handed_ = now();
  server_.log.write(LogLevel::Info, "request_refused", {{"request_id", request_->request_id}, {"code", refusal.code}});
  deliver(server_.refuse(*request_, refusal));
}

}  // namespace simpul::http_server
