#pragma once

#include <functional>
#include <memory>
#include <string>

#include "access/route.h"
#include "access_app/settings.h"

namespace simpul::access {

// Makes the government's register, keys and feed, and refuses a region that does not exist. Asked before the first
// administrator is stored; asked again after a crash in between, so making a government twice must be harmless.
using CreateGovernment = std::function<Result<void, Refusals>(const RegionCode&)>;

// One account of the demonstration. Its id is "demo-<government>-<name>", the same on every start.
struct DemoAccount {
  RegionCode government;
  std::string sign_in_name;
  std::string name;
  std::set<Role> roles;
  std::string case_title = {};  // the story it plays in; the door lists the accounts of one story together
};

// Accounts, sign-in and sessions of one node. Safe from any thread.
class Access {
 public:
  Access(AccessPorts ports, AccessSettings settings);
  ~Access();

  // Whose request this is. From memory after the first request of a session; never fails: who cannot be recognised is
  // anonymous. Roles are empty while the account has duties (a password to choose, a second factor to set up).
  Caller caller_of(const web::Request& request, Instant now);

  // The same for an answer that stays open: watching is no activity, so a session that only watches still ends.
  Caller caller_at_rest(const web::Request& request, Instant now);
  // Rises whenever sessions may have ended or roles have changed, so that open answers are looked at again.
  std::uint64_t session_changes() const;

  // The operations of session, account, accounts and first run.
  Routes routes(CreateGovernment create_government);

  // True until the first account exists.
  Result<bool, Refusals> first_run_open();
  // A new code for the terminal, valid once and for a day; it replaces every earlier one. Asked by the node at each
  // start while first_run_open(), and by the operator who adds another government to the node.
  Result<std::string, Refusals> issue_first_run_code();

  // True while a code that was issued can still be used.
  Result<bool, Refusals> first_run_code_waiting();

  // Who "sari.k@64" is, for what an operator does in somebody's name at the node itself. No session, no duties asked.
  // Codes: account_unknown {name}, account_disabled.
  Result<Caller, Refusals> caller_named(std::string_view sign_in_name);

  // The name of the official whose account it is, for those of the same government; empty for an account that is not
  // known here. Events name accounts only.
  std::string name_of(std::string_view account);

  // Adds the account or renews it. Only where settings.demo.
  Result<AccountId, Refusals> put_demo_account(const DemoAccount& account);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace simpul::access
