#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "account.h"
#include "outcome.h"

namespace simpul::access {

enum class AuditKind {
  SignIn,
  SecondFactor,
  SignOut,
  SessionEnded,
  PasswordChanged,
  SecondFactorSetUp,
  SecondFactorRemoved,
  RecoveryCodeUsed,
  AccountCreated,
  AccountChanged,
  AccountReset,
  AccountDisabled,
  GovernmentSetUp,
};
BOOST_DESCRIBE_ENUM(AuditKind, SignIn, SecondFactor, SignOut, SessionEnded, PasswordChanged, SecondFactorSetUp,
                    SecondFactorRemoved, RecoveryCodeUsed, AccountCreated, AccountChanged, AccountReset,
                    AccountDisabled, GovernmentSetUp)

enum class AuditOutcome { Done, Refused };
BOOST_DESCRIBE_ENUM(AuditOutcome, Done, Refused)

// Who did what to whose account, when and from where. Never holds a password, a code or a token.
struct AuditEntry {
  std::int64_t number = 0;
  Instant at;
  AuditKind kind = AuditKind::SignIn;
  AuditOutcome outcome = AuditOutcome::Done;
  std::optional<AccountId> actor;  // nobody: the operator at the terminal, or a stranger at the door
  std::string actor_name;
  std::optional<AccountId> subject;
  std::string subject_name;
  std::string address;
  std::map<std::string, std::string> detail;
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (),
                      (number, at, kind, outcome, actor, actor_name, subject, subject_name, address, detail))

struct AuditPage {
  RegionCode government;
  std::optional<AccountId> subject;
  std::int64_t before = 0;  // number of the entry above; 0 for the newest
  std::int64_t limit = 50;
};

// The trail of account events. Entries are added in the transaction of what they tell, so that neither is without the
// other, and never changed.
class AuditTrail {
 public:
  static void record(Writer& writer, const RegionCode& government, const AuditEntry& entry);
  // Newest first.
  static std::vector<AuditEntry> list(Reader& reader, const AuditPage& page);
};

}  // namespace simpul::access
