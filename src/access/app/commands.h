#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/session_rules.h"
#include "account.h"

namespace simpul::access {

// Bodies of requests; member names are the names on the wire (schemas/api/openapi.yaml).
struct SignInCommand {
  std::string name;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(SignInCommand, (), (name, password))

struct CodeCommand {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeCommand, (), (code))

struct ChangePasswordCommand {
  std::string current_password;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(ChangePasswordCommand, (), (current_password, password))

struct StartTotpCommand {
  std::string current_password;
};
BOOST_DESCRIBE_STRUCT(StartTotpCommand, (), (current_password))

struct DisableTotpCommand {
  std::string current_password;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(DisableTotpCommand, (), (current_password, code))

struct CreateAccountCommand {
  std::string sign_in_name;
  std::string name;
  std::vector<Role> roles;
};
BOOST_DESCRIBE_STRUCT(CreateAccountCommand, (), (sign_in_name, name, roles))

struct ChangeAccountCommand {
  std::optional<std::string> name;
  std::optional<std::vector<Role>> roles;
};
BOOST_DESCRIBE_STRUCT(ChangeAccountCommand, (), (name, roles))

enum class ResetScope { Password, SecondFactor, Both };
BOOST_DESCRIBE_ENUM(ResetScope, Password, SecondFactor, Both)

struct ResetAccountCommand {
  ResetScope scope = ResetScope::Password;
};
BOOST_DESCRIBE_STRUCT(ResetAccountCommand, (), (scope))

struct FirstRunCommand {
  std::string code;
  RegionCode government;
  std::string sign_in_name;
  std::string name;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(FirstRunCommand, (), (code, government, sign_in_name, name, password))

// Answers.
struct AccountView {
  AccountId id;
  std::string sign_in_name;  // with its government: what the person types at any door of the node
  std::string name;
  RegionCode government;
  std::vector<Role> roles;
  AccountState state = AccountState::Active;
  bool second_factor = false;
  bool temporary_password = false;
  std::optional<Instant> last_sign_in_at;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AccountView, (),
                      (id, sign_in_name, name, government, roles, state, second_factor, temporary_password,
                       last_sign_in_at, version))
AccountView view_of(const Account& account);

enum class Presence { SignedOut, SecondFactor, SignedIn };
BOOST_DESCRIBE_ENUM(Presence, SignedOut, SecondFactor, SignedIn)

struct PresenceView {
  Presence stage = Presence::SignedOut;
  std::optional<AccountView> account;
  std::optional<Duties> duties;
  std::optional<std::int64_t> recovery_codes_left;
  std::optional<Instant> ends_at;
  std::vector<std::string> operations;  // what a screen may offer
};
BOOST_DESCRIBE_STRUCT(PresenceView, (), (stage, account, duties, recovery_codes_left, ends_at, operations))

struct SessionView {
  std::string id;
  Instant opened_at;
  Instant last_seen_at;
  std::string address;
  std::string device;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (id, opened_at, last_seen_at, address, device, current))

struct EnrolmentView {
  std::string secret;  // base32, for typing
  std::string uri;     // otpauth://, for the QR code
};
BOOST_DESCRIBE_STRUCT(EnrolmentView, (), (secret, uri))

struct TemporaryPasswordView {
  AccountView account;
  std::optional<std::string> temporary_password;  // told once
  std::optional<Instant> valid_until;
};
BOOST_DESCRIBE_STRUCT(TemporaryPasswordView, (), (account, temporary_password, valid_until))

struct DemoAccountView {
  std::string sign_in_name;
  std::string name;
  RegionCode government;
  std::string government_name;
  std::optional<std::string> case_title;
  std::vector<Role> roles;
  std::string password;
};
BOOST_DESCRIBE_STRUCT(DemoAccountView, (),
                      (sign_in_name, name, government, government_name, case_title, roles, password))

}  // namespace simpul::access
