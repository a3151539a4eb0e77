#pragma once

#include "access_parts.h"
#include "audit_trail.h"
#include "commands.h"

namespace simpul::access {

// What an administrator does with the accounts of his government. Accounts of other governments answer route_not_found,
// like those that do not exist. A change that is asked again with the same key is answered again and done once.
class AccountKeeping {
 public:
  explicit AccountKeeping(AccessParts& parts) : parts_(parts) {}

  Outcome<std::vector<Account>> list(const AccountsAfter& page);
  // Schema AccountCreated.
  Outcome<Answered> create(const Asked& asked, const CreateAccountCommand& command);

  struct Change {
    AccountId account;
    ChangeAccountCommand command;
    // Whether the administrator saw this version (If-Match).
    std::function<Result<void, Refusal>(std::int64_t version)> check_version;
  };
  // Schema Account.
  Outcome<Answered> change(const Asked& asked, const Change& change);
  // A new temporary password, a removed second factor, or both. Ends all sessions and wakes a disabled account.
  // Schema AccountCreated.
  Outcome<Answered> reset(const Asked& asked, const AccountId& account, ResetScope scope);
  // Schema Account.
  Outcome<Answered> disable(const Asked& asked, const AccountId& account);

  Outcome<std::vector<AuditEntry>> trail(const AuditPage& page);
  Outcome<std::vector<DemoAccountView>> demo_accounts();
  // Adds the account or puts it back as it was.
  Outcome<AccountId> put_demo(const Account& wanted);

 private:
  // What is done to one account, and what is answered of it afterwards.
  struct Alteration {
    AccountId account;
    std::function<Result<void, Refusal>(Writer&, Account&, AuditEntry&)> step;
    std::function<Json(const Account&)> view;
  };
  // Loads, lets the step change it, stores, records and forgets its sessions.
  Outcome<Answered> alter(const Asked& asked, const Alteration& alteration);
  // Does `work` once for each key: it fills the body that is answered and kept.
  using Work = std::function<Result<void, Refusal>(Writer&, Json& body)>;
  Outcome<Answered> once(const Asked& asked, const Work& work);

  AccessParts& parts_;
};

}  // namespace simpul::access
