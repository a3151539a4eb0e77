#pragma once

#include <atomic>

#include "ports/clock.h"

namespace simpul::memory {

// A clock that stands still until somebody moves it. Safe from any thread.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : ms_(start.ms) {}
  Instant now() const override { return Instant{ms_.load()}; }
  void set(Instant at) { ms_.store(at.ms); }
  void advance_ms(std::int64_t by) { ms_.fetch_add(by); }

 private:
  std::atomic<std::int64_t> ms_;
};

}  // namespace simpul::memory
