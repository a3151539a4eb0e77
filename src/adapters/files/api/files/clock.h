#pragma once

#include <chrono>

#include "ports/clock.h"

namespace simpul::files {

// The machine's wall clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override {
    using namespace std::chrono;
    return Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
  }
};

}  // namespace simpul::files
