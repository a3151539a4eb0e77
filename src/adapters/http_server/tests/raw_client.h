#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace simpul::http_server {

// A TCP client that can be as rude as a test needs. Every wait is bounded, so that a silent server fails the test
// instead of hanging it.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False where the server has closed.
  bool send(std::string_view bytes);
  void half_close();
  // Closes with a reset instead of an orderly end.
  void reset();

  struct Reply {
    int status = 0;  // 0: the server closed without an answer
    std::string head;
    std::string content;
    std::string_view header(std::string_view lower_case_name) const;
  };
  // One answer, by its Content-Length; `has_content` false for the answer to HEAD.
  Reply reply(bool has_content = true);
  // Until `mark` has arrived; what came before and with it. Empty where the server closed or nothing came in time.
  std::string read_to(std::string_view mark);
  // Everything until the server closes.
  std::string rest();
  // True where the server closes within the time, having sent nothing more.
  bool closes_within(std::chrono::milliseconds time);

 private:
  bool receive(std::chrono::milliseconds time);

  int socket_ = -1;
  std::string in_;
  bool closed_ = false;
};

}  // namespace simpul::http_server
