#include "access/second_factor.h"

#include "web/message.h"

namespace simpul::access {

bool needs_second_factor(const std::set<Role>& roles, const std::set<Role>& second_factor_roles) {
  return std::ranges::any_of(roles, [&](Role role) { return second_factor_roles.contains(role); });
}

bool enrolment_is_open(Instant begun, Instant now) { return now.ms < begun.ms + enrolment_lasts_ms; }

std::string otpauth_uri(std::string_view secret_base32, std::string_view account, std::string_view issuer) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}&algorithm=SHA1&digits=6&period=30",
                     web::percent_encode(issuer), web::percent_encode(account), secret_base32);
}

}  // namespace simpul::access
