#pragma once

#include "access_parts.h"
#include "audit_trail.h"
#include "commands.h"

namespace simpul::access {

struct SignedIn {
  OpenedSession session;
  SessionStage stage = SessionStage::SignedIn;
};

// Through the door and out again.
class SignIn {
 public:
  explicit SignIn(AccessParts& parts) : parts_(parts) {}

  // Answers an unknown name and a wrong password alike, in words and in time: sign_in_refused. `old_token` is what the
  // browser brought; its session ends.
  Outcome<SignedIn> with_password(const SignInCommand& command, std::string_view old_token, const Visit& visit);
  // The second half, for the session that waits for it: second_factor_refused, second_factor_too_late.
  Outcome<SignedIn> with_second_factor(const CodeCommand& command, std::string_view token, const Visit& visit);
  Outcome<void> out(std::string_view token, const Visit& visit);

  // Who is here, for the screen.
  Outcome<PresenceView> presence(std::string_view token, const Caller& caller, Instant now);

 private:
  struct Knock;
  Outcome<Knock> knock(const SignInCommand& command, const Visit& visit);
  Outcome<void> check(const Knock& knock, const SignInCommand& command, const Visit& visit);
  Outcome<SignedIn> admit(const Knock& knock, const SignInCommand& command, std::string_view old_token,
                          const Visit& visit);
  struct SecondHalf {
    const SessionRow& waiting;
    const Attempt& attempt;
    const std::string& code;
  };
  Outcome<SignedIn> finish(const SecondHalf& half, const Visit& visit);
  void record_refusal(const Knock& knock, const std::string& reason, const Visit& visit);

  AccessParts& parts_;
};

}  // namespace simpul::access
