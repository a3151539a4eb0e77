#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/account_rules.h"
#include "access/session_rules.h"
#include "kernel/digest.h"
#include "kernel/instant.h"
#include "ports/database.h"

namespace simpul::access {

enum class AccountState { Active, Disabled };
BOOST_DESCRIBE_ENUM(AccountState, Active, Disabled)

// One row of access_accounts.
struct Account {
  AccountId id;
  RegionCode government;
  std::string sign_in_name;
  std::string name;
  std::set<Role> roles;
  AccountState state = AccountState::Active;
  std::string password_hash;
  std::optional<Instant> temporary_until;   // set while the password is one that somebody else chose
  std::optional<std::string> totp_secret;   // sealed, base64
  std::int64_t totp_last_step = -1;         // codes up to this step are used up
  std::optional<std::string> totp_pending;  // sealed, base64: enrolment begun, not confirmed
  std::optional<Instant> totp_begun_at;
  bool demo = false;
  std::string case_title;  // of a demo account: the story it plays in
  Instant created_at;
  std::optional<Instant> last_sign_in_at;
  std::int64_t version = 1;  // counts changes that an administrator sees

  AccountStanding standing() const {
    return {.roles = roles,
            .temporary_password = temporary_until.has_value(),
            .has_second_factor = totp_secret.has_value()};
  }
  std::string full_sign_in_name() const { return sign_in_name + "@" + government.text(); }
};

std::optional<Account> find_account(Reader& reader, const AccountId& id);
std::optional<Account> find_account(Reader& reader, const SignInName& name);
// The government that a name without one belongs to: known only while all accounts of this node are of one government.
std::optional<RegionCode> only_government(Reader& reader);

struct AccountsAfter {
  RegionCode government;
  std::string sign_in_name;  // exclusive; empty for the first page
  std::int64_t limit = 50;
};
std::vector<Account> list_accounts(Reader& reader, const AccountsAfter& page);
std::vector<Account> list_demo_accounts(Reader& reader);
bool any_account(Reader& reader);
// Another active administrator of the same government.
bool has_other_administrator(Reader& reader, const Account& account);

void insert_account(Writer& writer, const Account& account);
void update_account(Writer& writer, const Account& account);

void replace_recovery_codes(Writer& writer, const AccountId& account, const std::vector<Digest>& hashes);
// True where the code was there; it is gone afterwards.
bool use_recovery_code(Writer& writer, const AccountId& account, const Digest& hash);
std::int64_t recovery_codes_left(Reader& reader, const AccountId& account);

}  // namespace simpul::access
