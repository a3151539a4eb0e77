#pragma once

#include <atomic>
#include <semaphore>
#include <string>
#include <string_view>

#include "access_app/settings.h"
#include "outcome.h"

namespace simpul::access {

// Argon2id behind a gate. The gate is the one lock of this module besides the session cache: each hash takes 64 MiB, so
// their number is bounded here rather than by whoever calls. Safe from any thread. Refuses with server_busy where too
// many wait already.
class PasswordHasher {
 public:
  PasswordHasher(Chance& chance, const PasswordCost& cost, const HashLimits& limits);

  Outcome<std::string> hash(std::string_view password);
  Outcome<bool> matches(std::string_view password, const std::string& encoded);
  // The work of matches() against nobody's hash, so that an unknown name takes as long as a known one.
  Outcome<bool> matches_nobody(std::string_view password);
  bool needs_rehash(const std::string& encoded) const { return password_needs_rehash(encoded, cost_); }
  const std::string& hash_of_nobody() const { return nobody_; }

 private:
  Chance& chance_;
  const PasswordCost cost_;
  const int places_;  // at work or waiting
  const std::string nobody_;
  std::counting_semaphore<> slots_;
  std::atomic<int> inside_ = 0;
};

}  // namespace simpul::access
