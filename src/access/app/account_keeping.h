#pragma once

#include "access_parts.h"
#include "audit_trail.h"
#include "commands.h"

namespace simpul::access {

// What an administrator does with the accounts of his government. Accounts of other governments answer route_not_found,
// like those that do not exist.
class AccountKeeping {
 public:
  explicit AccountKeeping(AccessParts& parts) : parts_(parts) {}

  Outcome<std::vector<Account>> list(const AccountsAfter& page);
  Outcome<TemporaryPasswordView> create(const Caller& caller, const CreateAccountCommand& command, const Visit& visit);

  struct Change {
    AccountId account;
    ChangeAccountCommand command;
    // Whether the administrator saw this version (If-Match).
    std::function<Result<void, Refusal>(std::int64_t version)> check_version;
  };
  Outcome<AccountView> change(const Caller& caller, const Change& change, const Visit& visit);
  // A new temporary password, a removed second factor, or both. Ends all sessions and wakes a disabled account.
  Outcome<TemporaryPasswordView> reset(const Caller& caller, const AccountId& account, ResetScope scope,
                                       const Visit& visit);
  Outcome<AccountView> disable(const Caller& caller, const AccountId& account, const Visit& visit);

  Outcome<std::vector<AuditEntry>> trail(const AuditPage& page);
  Outcome<std::vector<DemoAccountView>> demo_accounts();
  // Adds the account or puts it back as it was.
  Outcome<AccountId> put_demo(const Account& wanted);

 private:
  // Loads, lets `step` change it, stores, records and forgets its sessions.
  using Step = std::function<Result<void, Refusal>(Writer&, Account&, AuditEntry&)>;
  Outcome<Account> alter(const Caller& caller, const AccountId& id, const Step& step, const Visit& visit);

  AccessParts& parts_;
};

}  // namespace simpul::access
