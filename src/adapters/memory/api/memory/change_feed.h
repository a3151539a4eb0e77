#pragma once

#include <mutex>

#include "ports/change_feed.h"

namespace simpul::memory {

// The change feed of one process. When a subscription's handle is gone, its listener is not running and never will be
// called again; a listener may drop its own handle.
class MemoryChangeFeed final : public ChangeFeed {
 public:
  void publish(const Change& change) override;
  Subscription subscribe(std::function<void(const Change&)> listener) override;

 private:
  struct Listener;
  std::mutex mutex_;  // guards listeners_
  std::vector<std::weak_ptr<Listener>> listeners_;
};

}  // namespace simpul::memory
