#include "stream_queue.h"

namespace simpul::http_server {

StreamQueue::StreamQueue(std::size_t unsent_bytes_max, std::function<void()> wake)
    : unsent_bytes_max_(unsent_bytes_max), wake_(std::move(wake)) {}

bool StreamQueue::send(std::string bytes) {
  const std::lock_guard lock(mutex_);
  if (!wake_ || ended_ || overrun_) return false;
  if (bytes.empty()) return true;
  if (bytes.size() > unsent_bytes_max_ - std::min(unsent_, unsent_bytes_max_)) {
    overrun_ = true;
    // Even if woken before: a connection that stands in a write takes nothing, and must learn this.
    wake_();
    return false;
  }
  unsent_ += bytes.size();
  waiting_ += bytes;
  wake();
  return true;
}

void StreamQueue::close() {
  const std::lock_guard lock(mutex_);
  ended_ = true;
  wake();
}

StreamQueue::Next StreamQueue::take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  Next next{std::move(waiting_), ended_};
  waiting_.clear();
  return next;
}

bool StreamQueue::overrun() {
  const std::lock_guard lock(mutex_);
  return overrun_;
}

void StreamQueue::written(std::size_t bytes) {
  const std::lock_guard lock(mutex_);
  unsent_ -= std::min(bytes, unsent_);
}

void StreamQueue::hold(std::shared_ptr<void> thing) {
  const std::lock_guard lock(mutex_);
  if (wake_) held_.push_back(std::move(thing));
}

void StreamQueue::detach() {
  // Goes after the lock: what is held may itself wait for somebody who is sending here.
  std::vector<std::shared_ptr<void>> held;
  const std::lock_guard lock(mutex_);
  wake_ = nullptr;
  waiting_.clear();
  held.swap(held_);
}

void StreamQueue::wake() {
  if (woken_ || !wake_) return;
  woken_ = true;
  wake_();
}

}  // namespace simpul::http_server
