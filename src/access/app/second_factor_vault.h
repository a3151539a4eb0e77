#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "account.h"
#include "crypto/sealed.h"
#include "ports/chance.h"

namespace simpul::access {

// Keeps TOTP secrets, and what else is an account's own, sealed under the node's key; tries codes against the former.
// Safe from any thread.
class SecondFactorVault {
 public:
  SecondFactorVault(const SealKey& key, Chance& chance) : key_(key), chance_(chance) {}

  // The id of the account is sealed in, so that a secret moved to another row opens nothing.
  std::string seal_for(const AccountId& account, std::string_view secret) const;

  // What was sealed for this account; nullopt where it was changed or belongs to another.
  std::optional<std::string> open_for(const AccountId& account, const std::string& sealed) const;

  // The step of the code if it fits a sealed secret and is newer than `last_step`.
  struct Lock {
    const AccountId& account;
    const std::optional<std::string>& sealed;
    std::int64_t last_step;
  };
  std::optional<std::int64_t> match(const Lock& lock, std::string_view code, Instant now) const;

  enum class Used { Nothing, Totp, RecoveryCode };
  // Tries the authenticator first, then the recovery codes; what fits is used up in the same transaction, in which
  // `account` must have been read.
  Used use(Writer& writer, Account& account, std::string_view code, Instant now) const;

 private:
  const SealKey key_;
  Chance& chance_;
};

}  // namespace simpul::access
