#include "loopback_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>

#include "kernel/expects.h"

namespace simpul::loopback {
namespace {

constexpr int tick_ms = 20;

bool readable(int descriptor) {
  pollfd ready{descriptor, POLLIN, 0};
  return ::poll(&ready, 1, tick_ms) > 0;
}

std::string lowered(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// The request once it is whole.
std::optional<Asked> whole(const std::string& bytes) {
  const std::size_t head = bytes.find("\r\n\r\n");
  if (head == std::string::npos) return std::nullopt;
  Asked out;
  std::size_t at = bytes.find(' ');
  out.method = bytes.substr(0, at);
  out.target = bytes.substr(at + 1, bytes.find(' ', at + 1) - at - 1);
  for (at = bytes.find("\r\n") + 2; at < head + 2; at = bytes.find("\r\n", at) + 2) {
    const std::size_t colon = bytes.find(": ", at);
    out.headers[lowered(bytes.substr(at, colon - at))] = bytes.substr(colon + 2, bytes.find("\r\n", at) - colon - 2);
  }
  const auto length = out.headers.find("content-length");
  const std::size_t size = length == out.headers.end() ? 0 : std::stoul(length->second);
  out.body = bytes.substr(head + 4);
  return out.body.size() < size ? std::nullopt : std::optional(out);
}

void send_whole(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

LoopbackServer::LoopbackServer(Answering answering) : answering_(std::move(answering)) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool open = ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(socket_, 16) == 0 &&
                    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  expects(open, "a loopback port can be opened");
  port_ = ntohs(address.sin_port);
  going_ = true;
  thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
  going_ = false;
  thread_.join();
  ::close(socket_);
}

std::vector<Asked> LoopbackServer::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

void LoopbackServer::serve() {
  while (going_) {
    if (!readable(socket_)) continue;
    const int connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    attend(connection);
    ::close(connection);
  }
}

void LoopbackServer::attend(int connection) {
  std::string bytes;
  std::optional<Asked> asked;
  char buffer[65536];
  while (going_ && !asked) {
    if (!readable(connection)) continue;
    const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
    if (got <= 0) return;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() == static_cast<std::size_t>(got) && bytes.find("Expect: 100-continue") != std::string::npos) {
      send_whole(connection, "HTTP/1.1 100 Continue\r\n\r\n");
    }
    asked = whole(bytes);
  }
  if (!asked) return;
  const Answer answer = answering_(*asked);
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back(*asked);
  }
  while (answer.never && going_) ::usleep(tick_ms * 1000);
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " x\r\nContent-Type: " + answer.type +
                     "\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\nConnection: close\r\n";
  for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
  send_whole(connection, head + "\r\n" + answer.body);
}

}  // namespace simpul::loopback
