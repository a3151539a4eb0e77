#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "web/message.h"

namespace simpul::http_server {

// What a streaming answer has yet to send. Two owners: the sender (any thread) and the connection (its network
// thread); either may go first.
class StreamQueue final : public web::Stream {
 public:
  // `wake` gets the connection to look here; it is called under the queue's lock and must only post.
  StreamQueue(std::size_t unsent_bytes_max, std::function<void()> wake);

  bool send(std::string bytes) override;
  void close() override;
  void hold(std::shared_ptr<void> thing) override;

  // For the connection: what waits to be written, moved out; and whether it has ended.
  struct Next {
    std::string bytes;
    bool ended = false;  // the sender is done: finish once all is written
  };
  Next take();
  // The client is too slow, more waits than may: cut, even in the middle of a write.
  bool overrun();
  // So many of the bytes taken have been written.
  void written(std::size_t bytes);
  // The client is gone: the connection is not woken any more, and what was held goes.
  void detach();

 private:
  void wake();

  const std::size_t unsent_bytes_max_;
  std::mutex mutex_;  // guards all below
  std::function<void()> wake_;
  std::vector<std::shared_ptr<void>> held_;
  std::string waiting_;
  std::size_t unsent_ = 0;
  bool woken_ = false;
  bool ended_ = false;
  bool overrun_ = false;
};

}  // namespace simpul::http_server
