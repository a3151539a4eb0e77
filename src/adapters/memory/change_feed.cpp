#include "memory/change_feed.h"

#include <atomic>

namespace simpul::memory {

// Owned by the publisher that is calling it and by the subscription, whoever goes last.
struct MemoryChangeFeed::Listener {
  // Recursive, because a listener may publish again or drop its own subscription.
  std::recursive_mutex calling;
  bool ended = false;  // guarded by calling
  std::function<void(const Change&)> call;
};

void MemoryChangeFeed::publish(const Change& change) {
  std::vector<std::shared_ptr<Listener>> live;
  {
    const std::scoped_lock lock(mutex_);
    std::erase_if(listeners_, [](const auto& listener) { return listener.expired(); });
    for (const auto& listener : listeners_) {
      if (auto held = listener.lock()) live.push_back(std::move(held));
    }
  }
  for (const auto& listener : live) {
    const std::scoped_lock lock(listener->calling);
    if (!listener->ended) listener->call(change);
  }
}

ChangeFeed::Subscription MemoryChangeFeed::subscribe(std::function<void(const Change&)> call) {
  auto listener = std::make_shared<Listener>();
  listener->call = std::move(call);
  {
    const std::scoped_lock lock(mutex_);
    // Screens come and go also where nothing changes for days.
    std::erase_if(listeners_, [](const auto& gone) { return gone.expired(); });
    listeners_.push_back(listener);
  }
  void* const handle = listener.get();
  return Subscription(handle, [listener](void*) {
    const std::scoped_lock lock(listener->calling);
    listener->ended = true;
  });
}

}  // namespace simpul::memory
