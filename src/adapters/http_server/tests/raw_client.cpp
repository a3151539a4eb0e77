#include "raw_client.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>

namespace simpul::http_server {
namespace {

constexpr std::chrono::milliseconds patience{10'000};

std::string lower_text(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  if (receive_buffer_bytes > 0) {
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
  }
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::half_close() { ::shutdown(socket_, SHUT_WR); }

void RawClient::reset() {
  const linger hard{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
  ::close(socket_);
  socket_ = -1;
}

bool RawClient::receive(std::chrono::milliseconds time) {
  if (closed_) return false;
  pollfd ready{socket_, POLLIN, 0};
  if (::poll(&ready, 1, static_cast<int>(time.count())) <= 0) return false;
  char buffer[16384];
  const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
  if (got <= 0) {
    closed_ = true;
    return false;
  }
  in_.append(buffer, static_cast<std::size_t>(got));
  return true;
}

std::string RawClient::read_to(std::string_view mark) {
  while (in_.find(mark) == std::string::npos) {
    if (!receive(patience)) return {};
  }
  const std::size_t end = in_.find(mark) + mark.size();
  std::string out = in_.substr(0, end);
  in_.erase(0, end);
  return out;
}

std::string_view RawClient::Reply::header(std::string_view lower_case_name) const {
  std::string_view lines = head;
  while (!lines.empty()) {
    const auto end = std::min(lines.find("\r\n"), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 2, lines.size()));
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos && lower_text(line.substr(0, colon)) == lower_case_name) {
      return line.substr(colon + 2);
    }
  }
  return {};
}

RawClient::Reply RawClient::reply(bool has_content) {
  Reply reply;
  reply.head = read_to("\r\n\r\n");
  if (reply.head.size() < 12) return reply;
  std::from_chars(reply.head.data() + 9, reply.head.data() + 12, reply.status);
  const std::string_view length = reply.header("content-length");
  std::size_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  while (has_content && in_.size() < size && receive(patience)) {
  }
  if (!has_content) size = 0;
  reply.content = in_.substr(0, size);
  in_.erase(0, reply.content.size());
  return reply;
}

std::string RawClient::rest() {
  while (receive(patience)) {
  }
  EXPECT_TRUE(closed_) << "the server neither sent nor closed";
  return std::exchange(in_, {});
}

bool RawClient::closes_within(std::chrono::milliseconds time) {
  while (!closed_ && in_.empty() && receive(time)) {
  }
  return closed_ && in_.empty();
}

}  // namespace simpul::http_server
