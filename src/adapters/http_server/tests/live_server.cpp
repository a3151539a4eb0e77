#include "live_server.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace simpul::http_server {
namespace {

constexpr std::chrono::seconds patience{10};

web::Messages sentences_of(const std::string& area) {
  std::ifstream in(std::string(SIMPUL_SOURCE_DIR) + "/data/messages/refusals/" + area + ".json");
  std::stringstream text;
  text << in.rdbuf();
  auto messages = web::Messages::read(text.str());
  EXPECT_TRUE(messages) << area;
  return std::move(*messages);
}

web::Messages sentences() {
  web::Messages messages = sentences_of("web");
  EXPECT_TRUE(messages.merge(sentences_of("storage")));
  return messages;
}

}  // namespace

void MemoryLog::write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  const std::lock_guard lock(mutex_);
  text_.append(level == LogLevel::Error ? "error " : "").append(event);
  for (const LogField& field : fields) {
    text_.append(" ").append(field.name).append("=");
    if (const auto* text = std::get_if<std::string_view>(&field.value)) text_.append(*text);
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) text_.append(std::to_string(*number));
  }
  text_ += '\n';
}

std::string MemoryLog::text() const {
  const std::lock_guard lock(mutex_);
  return text_;
}

void Gate::open() {
  const std::lock_guard lock(mutex_);
  open_ = true;
  changed_.notify_all();
}

bool Gate::pass() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, patience, [this] { return open_; });
}

Limits short_limits() {
  Limits limits;
  limits.header_time = short_limit;
  limits.pace_grace = short_limit;
  limits.pace_pause = short_limit;
  limits.linger = short_limit;
  limits.sweep = std::chrono::milliseconds(20);
  return limits;
}

LiveServer::LiveServer(Limits limits, Options options)
    : messages(sentences()), server(prepared(std::move(options), limits), hooks(), log) {
  EXPECT_TRUE(server.start());
}

Options LiveServer::prepared(Options options, Limits limits) {
  options.port = 0;
  options.limits = limits;
  return options;
}

Hooks LiveServer::hooks() {
  Hooks hooks;
  hooks.handle = [this](const web::Request& request) { return handle(request); };
  hooks.plan = [this](const web::Request& request) { return plan(request); };
  hooks.refuse = [this](const web::Request& request, const Refusal& refusal) {
    return web::problem({refusal}, messages, request);
  };
  return hooks;
}

Plan LiveServer::plan(const web::Request& request) const {
  Plan plan;
  plan.operation = request.path == "/echo" ? "echo" : request.path == "/inline" ? "inline" : "other";
  if (request.path == "/inline") plan.place = Place::Network;
  if (request.path == "/upload") plan.body_bytes_max = 50u << 20;
  if (request.path == "/brief") plan.keep_alive = short_limit;
  if (request.path == "/plan-fails") throw std::runtime_error("plan");
  return plan;
}

web::Response LiveServer::handle(const web::Request& request) {
  if (request.path == "/echo" || request.path == "/upload") {
    return web::text(200, "text/plain", request.path == "/upload" ? std::to_string(request.body.size()) : request.body);
  }
  if (request.path == "/wait") {
    ++waiting;
    return web::text(200, "text/plain", release.pass() ? "released" : "timed out");
  }
  if (request.path == "/throw") throw std::runtime_error("handler broke");
  if (request.path == "/forge") return web::no_content().with("X-Name", "a\r\nSet-Cookie: b=c");
  if (request.path == "/peer") return web::text(200, "text/plain", request.peer_address);
  if (request.path == "/large") return web::text(200, "text/plain", std::string(32u << 20, 'x'));
  if (request.path == "/empty") return web::no_content();
  if (request.path == "/file") {
    web::Response response;
    response.file = file;
    return response;
  }
  if (request.path == "/events") {
    web::Response response;
    response.with("Content-Type", "text/event-stream");
    response.stream = [this](std::shared_ptr<web::Stream> opened) {
      const std::lock_guard lock(stream_mutex);
      stream = std::move(opened);
    };
    return response;
  }
  return web::text(200, "text/plain", "hello");
}

RawClient::Reply LiveServer::ask(std::string_view request) const {
  RawClient client(port());
  client.send(request);
  return client.reply(!request.starts_with("HEAD "));
}

RawClient::Reply LiveServer::get(std::string_view path) const {
  return ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: simpul.test\r\n\r\n");
}

bool LiveServer::wait_for(const std::function<bool(const Metrics&)>& condition) const {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    if (condition(server.metrics())) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return false;
}

std::shared_ptr<web::Stream> opened_stream(LiveServer& server) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < end) {
    {
      const std::lock_guard lock(server.stream_mutex);
      if (server.stream) return server.stream;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return nullptr;
}

}  // namespace simpul::http_server
