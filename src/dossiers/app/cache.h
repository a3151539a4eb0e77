#pragma once

// Private to the dossiers app.

#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

#include "dossiers_app/desk.h"

namespace simpul::dossiers {

// Woven dossiers by id, least recently used out first. Owned by the desk; its mutex guards both containers, since
// handlers of several workers share it.
class Desk::Cache {
 public:
  WovenPtr get(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(id);
    if (found == places_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return order_.front();
  }
  void put(const WovenPtr& woven) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(woven->id);
    if (found != places_.end()) {
      // A slower reader must not put an older weave over a newer one.
      if ((*found->second)->version() > woven->version()) return;
      order_.erase(found->second);
    }
    order_.push_front(woven);
    places_[woven->id] = order_.begin();
    if (order_.size() <= cached_max) return;
    places_.erase(order_.back()->id);
    order_.pop_back();
  }
  // Of the same threads, with more known about them.
  void replace(const WovenPtr& woven) {
    drop(woven->id);
    put(woven);
  }
  void drop(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(id);
    if (found == places_.end()) return;
    order_.erase(found->second);
    places_.erase(found);
  }

 private:
  static constexpr std::size_t cached_max = 2'000;

  std::mutex mutex_;
  std::list<WovenPtr> order_;
  std::unordered_map<std::string, std::list<WovenPtr>::iterator> places_;
};

}  // namespace simpul::dossiers
