#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernel/region_code.h"

namespace simpul {

// "Something changed here", for open screens. Carries no content: the listener reads again with its own permissions.
struct Change {
  std::string subject;
  std::vector<RegionCode> audience;  // the governments that may know
  std::uint64_t version = 0;         // number of events woven
};

// Best effort and in memory: a listener that missed changes reads anew. Safe from any thread; listeners run on the
// publisher's thread and must not block.
class ChangeFeed {
 public:
  virtual ~ChangeFeed() = default;
  virtual void publish(const Change& change) = 0;
  // The subscription ends when the returned handle goes.
  using Subscription = std::shared_ptr<void>;
  virtual Subscription subscribe(std::function<void(const Change&)> listener) = 0;
};

}  // namespace simpul
