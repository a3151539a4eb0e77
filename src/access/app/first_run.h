#pragma once

#include "access_app/access.h"
#include "access_parts.h"
#include "audit_trail.h"
#include "commands.h"

namespace simpul::access {

// How a government and its first administrator come into being: with a code that only who sits at the machine can read.
class FirstRun {
 public:
  FirstRun(AccessParts& parts, CreateGovernment create_government)
      : parts_(parts), create_government_(std::move(create_government)) {}

  // first_run_code_refused for a wrong, used, replaced or expired code; government_already_set_up; and whatever
  // create_government, the names and the password have to say. A refused request leaves the code as it was.
  Outcome<AccountView> complete(const FirstRunCommand& command, const Visit& visit);

 private:
  Outcome<Account> prepare(const FirstRunCommand& command, const Visit& visit);
  // Takes the code for this request alone, so that two at once cannot make two governments.
  Outcome<std::string> claim(const FirstRunCommand& command, const Visit& visit);
  void release(const std::string& claim);
  Outcome<void> store(const Account& account, const std::string& claim, const Visit& visit);

  AccessParts& parts_;
  const CreateGovernment create_government_;
};

Outcome<bool> first_run_open(AccessParts& parts);
Outcome<std::string> issue_first_run_code(AccessParts& parts);
// A code is there that is neither used nor over.
Outcome<bool> first_run_code_waiting(AccessParts& parts);

}  // namespace simpul::access
