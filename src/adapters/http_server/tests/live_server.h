#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>

#include "http_server/server.h"
#include "raw_client.h"
#include "web/problem.h"

namespace simpul::http_server {

// Keeps the events it is told, for tests to look at.
class MemoryLog final : public Log {
 public:
  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) override;
  std::string text() const;

 private:
  mutable std::mutex mutex_;
  std::string text_;
};

// Opens once; waits are bounded.
class Gate {
 public:
  void open();
  bool pass();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

// A server on a free port with a handful of routes, short limits where a test sets them, and the real sentences.
class LiveServer {
 public:
  explicit LiveServer(Limits limits = {}, Options options = {});

  std::uint16_t port() const { return server.port(); }
  // Sends bytes on a fresh connection and returns the first answer.
  RawClient::Reply ask(std::string_view request) const;
  // The answer to GET of a path.
  RawClient::Reply get(std::string_view path) const;
  bool wait_for(const std::function<bool(const Metrics&)>& condition) const;

  MemoryLog log;
  Gate release;                  // what "/wait" waits for
  std::atomic<int> waiting{0};   // how many handlers wait there
  std::mutex stream_mutex;       // guards stream
  std::shared_ptr<web::Stream> stream;
  std::string file;              // what "/file" sends
  const web::Messages messages;
  HttpServer server;             // last: its threads use all above

 private:
  static Options prepared(Options options, Limits limits);
  Hooks hooks();
  web::Response handle(const web::Request& request);
  Plan plan(const web::Request& request) const;
};

// The last stream opened at "/events"; null where none was in time.
std::shared_ptr<web::Stream> opened_stream(LiveServer& server);

// Shorter than a person waits, longer than a busy machine stalls.
inline constexpr std::chrono::milliseconds short_limit{300};
Limits short_limits();

}  // namespace simpul::http_server
