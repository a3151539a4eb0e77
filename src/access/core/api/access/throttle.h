#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "kernel/instant.h"

namespace simpul::access {

// How fast somebody may guess (reliability anchors 6.4; ASVS 5.0 6.3.1). Failures older than the window are forgotten,
// so every wait ends by itself: there is no lock-out that a stranger could inflict.
struct ThrottleRules {
  std::int64_t window_ms = 15 * 60 * 1000;
  int failures_max = 10;                // within one window
  int failures_free = 3;                // answered without delay
  std::int64_t first_delay_ms = 1'000;  // doubles with each failure after the free ones
};

// Six digits are guessed sooner than a password, so fewer guesses are free.
inline constexpr ThrottleRules second_factor_throttle = {.failures_max = 5, .failures_free = 2};

// Whole offices share one address (carrier NAT), so an address is slowed and never refused for long.
struct AddressThrottleRules {
  std::int64_t window_ms = 15 * 60 * 1000;
  int failures_max = 60;
  std::int64_t delay_ms = 2'000;  // between attempts once there are more
};

// How long the next attempt must wait; 0 where it may be made now. `failures` in order of time, oldest first.
std::int64_t wait_ms(const ThrottleRules& rules, std::span<const Instant> failures, Instant now);

// How many more failures the window holds before its pause.
int attempts_left(const ThrottleRules& rules, std::span<const Instant> failures, Instant now);

struct AddressFailures {
  std::int64_t count = 0;  // within the window
  Instant last;
};
std::int64_t wait_ms(const AddressThrottleRules& rules, const AddressFailures& failures, Instant now);

// What counts as one address: an IPv4 address, or the /64 of an IPv6 address, since one subscriber holds all of it.
std::string address_group(std::string_view address);

}  // namespace simpul::access
