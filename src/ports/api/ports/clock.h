#pragma once

#include "kernel/instant.h"

namespace simpul {

// The wall clock. Safe from any thread.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

}  // namespace simpul
