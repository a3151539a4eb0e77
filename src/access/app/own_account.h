#pragma once

#include "access_parts.h"
#include "audit_trail.h"
#include "commands.h"

namespace simpul::access {

// What people do with their own account. Every change of a password or of the second factor ends all other sessions and
// gives this one a new token.
class OwnAccount {
 public:
  explicit OwnAccount(AccessParts& parts) : parts_(parts) {}

  Outcome<OpenedSession> change_password(const Caller& caller, const ChangePasswordCommand& command,
                                         const Visit& visit);

  Outcome<EnrolmentView> start_totp(const Caller& caller, const StartTotpCommand& command, const Visit& visit);
  struct Enrolled {
    OpenedSession session;
    std::vector<std::string> recovery_codes;  // told once
  };
  Outcome<Enrolled> confirm_totp(const Caller& caller, const CodeCommand& command, const Visit& visit);
  Outcome<OpenedSession> disable_totp(const Caller& caller, const DisableTotpCommand& command, const Visit& visit);

  Outcome<std::vector<SessionView>> sessions(const Caller& caller, Instant now);
  // route_not_found for a session that is not the caller's own.
  Outcome<void> end_session(const Caller& caller, const std::string& id, const Visit& visit);

 private:
  // Ends every session of the account, opens this one anew and records why, inside the caller's transaction.
  OpenedSession renew(Writer& writer, const Account& account, AuditKind kind, const Visit& visit);
  Outcome<Attempt> begin_code(const Account& account, Instant now);

  AccessParts& parts_;
};

}  // namespace simpul::access
