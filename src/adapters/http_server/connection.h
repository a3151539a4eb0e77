#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "counters.h"
#include "head_scanner.h"
#include "request_reader.h"
#include "server_context.h"
#include "stream_queue.h"

namespace simpul::http_server {

class Connection;
using Moment = std::chrono::steady_clock::time_point;

// One thread that reads and writes sockets. Everything but `io` and `counters` belongs to that thread alone.
struct NetworkThread {
  boost::asio::io_context io{1};
  Counters counters;
  std::set<std::shared_ptr<Connection>> connections;
  std::string date;
};

// One client. Lives on one network thread; only answers computed by a worker and wake-ups of a stream come from
// elsewhere, posted to that thread. Kept alive by its operations under way and by the set of its thread.
class Connection final : public std::enable_shared_from_this<Connection> {
 public:
  struct Peer {
    std::string address;
    std::string count_key;  // what ConnectionCount knows it by
  };
  // What a connection works with; all of it outlives the connection.
  struct Home {
    ServerContext& server;
    WorkerPool& workers;
    NetworkThread& thread;
  };
  Connection(boost::asio::ip::tcp::socket socket, Peer peer, Home home);

  void start();
  // Holds the limits in time; called every sweep.
  void check(Moment now);
  // The server stops: ends now where nothing is under way, else after the answer.
  void drain();
  // Ends at once.
  void cut();

 private:
  enum class Phase {
    Idle,       // kept alive, nothing of the next request read
    Head,       // reading a header
    Body,       // reading a body
    Handling,   // the handler runs
    Answering,  // writing an answer, or the head of a stream
    Streaming,  // a stream is open
    Lingering,  // all is written; reading until the client closes, so that it gets to read
    Closed,
  };

  // Reading (connection.cpp)
  void read();
  void on_read(const boost::system::error_code& ec, std::size_t bytes);
  void on_stray_read(const boost::system::error_code& ec, std::size_t bytes);
  void advance();
  void read_head();
  void take_head();
  void begin_body();
  void invite_body();
  void read_body();
  bool hold_body(std::size_t bytes);
  void release_body();
  void consume(std::size_t bytes);
  std::string_view unread() const { return {in_.data(), filled_}; }
  void dispatch();
  void refuse(const Refusal& refusal);
  void believe_proxy(web::Request& request) const;
  bool off_pace(Moment now, std::uint64_t moved) const;
  void begin_pace(Moment now);

  // Answering (connection_answer.cpp)
  void deliver(Answer answer);
  void write();
  void on_written(const boost::system::error_code& ec, std::size_t bytes);
  void send_file();
  void all_written();
  void answered();
  void record_answer();
  void next_request();
  void begin_stream();
  void flush_stream();
  void write_stream(std::string bytes, std::size_t counted);
  void check_stream(Moment now);
  void linger();

  boost::asio::ip::tcp::socket socket_;
  const Peer peer_;
  ServerContext& server_;
  WorkerPool& workers_;
  NetworkThread& thread_;
  const Limits& limits_;

  Phase phase_ = Phase::Head;
  Moment deadline_;    // of Idle, Head and Lingering
  Moment began_;       // of Body, Handling, Answering
  Moment last_moved_;  // of Body, Answering, Streaming
  Moment handed_;      // when the whole request was read

  std::vector<char> in_;
  std::size_t filled_ = 0;
  bool reading_ = false;
  HeadScanner scanner_;
  std::optional<RequestReader> reader_;
  Plan plan_;
  std::uint64_t body_read_ = 0;
  std::size_t body_held_ = 0;
  std::shared_ptr<const web::Request> request_;  // shared with the worker that handles it
  bool http_1_0_ = false;
  bool keep_alive_ = false;
  std::size_t stray_bytes_ = 0;

  std::string head_;  // what is written before the content: an answer's header, or a piece of a stream
  Answer answer_;
  std::string_view content_;
  std::uint64_t sent_ = 0;
  std::uint64_t file_left_ = 0;
  std::shared_ptr<StreamQueue> stream_;  // shared with the sender
  bool writing_stream_ = false;
  std::size_t stream_counted_ = 0;
  bool stream_ended_ = false;
  bool is_event_stream_ = false;
};

}  // namespace simpul::http_server
