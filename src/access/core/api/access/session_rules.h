#pragma once

#include <cstdint>
#include <set>

#include "access/role.h"
#include "kernel/instant.h"

namespace simpul::access {

// How long a session lasts (ASVS 5.0 7.3.1, 7.3.2).
struct SessionLifetimes {
  std::int64_t idle_ms = 60 * 60 * 1000;
  std::int64_t absolute_ms = 12 * 60 * 60 * 1000;
  // Between the password and the second factor.
  std::int64_t second_factor_ms = 5 * 60 * 1000;
};

struct SessionTimes {
  Instant last_seen;
  Instant ends;  // absolute; fixed when the session opens
};

bool has_ended(const SessionLifetimes& lifetimes, const SessionTimes& times, Instant now);

// How much newer than the stored moment a request must be before the store is written again: a twelfth of the idle
// limit, so that reading does not write, and a restart costs a session at most that much of its idle time.
std::int64_t refresh_after_ms(const SessionLifetimes& lifetimes);

// What an account must still do before its roles count.
struct Duties {
  bool change_password = false;
  bool set_up_second_factor = false;

  bool none() const { return !change_password && !set_up_second_factor; }
  bool operator==(const Duties&) const = default;
};
BOOST_DESCRIBE_STRUCT(Duties, (), (change_password, set_up_second_factor))

struct AccountStanding {
  std::set<Role> roles;
  bool temporary_password = false;
  bool has_second_factor = false;
};

Duties duties_of(const AccountStanding& standing, const std::set<Role>& second_factor_roles);

}  // namespace simpul::access
