#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace simpul::loopback {

struct Asked {
  std::string method;
  std::string target;
  std::map<std::string, std::string> headers;  // names in small letters
  std::string body;
};

struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::map<std::string, std::string> headers = {};
  // Says nothing until the server goes, as a service that hangs.
  bool never = false;
};

// A small HTTP/1.1 server on 127.0.0.1 for tests of clients; one request at a time, answered by a function.
class LoopbackServer {
 public:
  using Answering = std::function<Answer(const Asked&)>;
  explicit LoopbackServer(Answering answering);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  // Everything that was asked so far.
  std::vector<Asked> asked() const;

 private:
  void serve();
  void attend(int connection);

  Answering answering_;
  int socket_ = -1;
  int port_ = 0;
  std::atomic<bool> going_ = false;
  mutable std::mutex mutex_;  // guards asked_
  std::vector<Asked> asked_;
  std::thread thread_;
};

}  // namespace simpul::loopback
