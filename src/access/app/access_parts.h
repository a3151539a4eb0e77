#pragma once

#include "access_app/settings.h"
#include "attempt_gate.h"
#include "kept_answers.h"
#include "password_hasher.h"
#include "second_factor_vault.h"
#include "sessions.h"

namespace simpul::access {

// What the use cases share.
struct AccessParts {
  AccessParts(AccessPorts given, AccessSettings chosen)
      : ports(std::move(given)),
        settings(std::move(chosen)),
        hasher(ports.chance, settings.password_cost, settings.hash_limits),
        sessions(ports.database, ports.chance, settings),
        attempts(ports.database, ports.chance, settings.address_throttle),
        vault(ports.seal_key, ports.chance),
        kept_answers(vault) {}

  const AccessPorts ports;
  const AccessSettings settings;
  PasswordHasher hasher;
  Sessions sessions;
  AttemptGate attempts;
  const SecondFactorVault vault;
  const KeptAnswers kept_answers;

  const std::set<Role>& second_factor_roles() const {
    static const std::set<Role> nobody;
    return settings.demo ? nobody : settings.second_factor_roles;
  }
};

// Reads an account that the caller must have: his own. changed_meanwhile where it is gone.
Outcome<Account> own_account(AccessParts& parts, const AccountId& id);

// Demo accounts are shared by everybody who looks at the demonstration; nobody may change one for the others.
Outcome<void> refuse_demo_account(const Account& account);

// Checks the password of somebody who is signed in, counting wrong ones.
struct PasswordCheck {
  std::string_view password;
  std::string pointer;  // of the field, for the refusal
};
Outcome<void> prove_password(AccessParts& parts, const Account& account, const PasswordCheck& check, Instant now);

// All that is wrong with a password this account might choose.
Refusals check_password_of(const AccessParts& parts, const Account& account, std::string_view password);

}  // namespace simpul::access
