#include "access/session_rules.h"

#include "access/second_factor.h"

namespace simpul::access {

bool has_ended(const SessionLifetimes& lifetimes, const SessionTimes& times, Instant now) {
  return now.ms >= times.ends.ms || now.ms >= times.last_seen.ms + lifetimes.idle_ms;
}

std::int64_t refresh_after_ms(const SessionLifetimes& lifetimes) { return lifetimes.idle_ms / 12; }

Duties duties_of(const AccountStanding& standing, const std::set<Role>& second_factor_roles) {
  return {
      .change_password = standing.temporary_password,
      .set_up_second_factor = !standing.has_second_factor && needs_second_factor(standing.roles, second_factor_roles)};
}

}  // namespace simpul::access
