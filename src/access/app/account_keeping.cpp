#include "account_keeping.h"

#include "access/typed_code.h"
#include "encoding/base64.h"
#include "encoding/mapper.h"

namespace simpul::access {
namespace {

AuditEntry entry_by(const Asked& asked, const Account& subject, AuditKind kind) {
  return {.at = asked.visit.now,
          .kind = kind,
          .actor = asked.caller.account,
          .actor_name = asked.caller.name,
          .subject = subject.id,
          .subject_name = subject.name,
          .address = asked.visit.address,
          .detail = {}};
}

Json account_json(const Account& account) { return to_json(view_of(account)); }

std::vector<Role> listed(const std::set<Role>& roles) { return {roles.begin(), roles.end()}; }

void append(Refusals& all, const Refusals& more) { all.insert(all.end(), more.begin(), more.end()); }

bool resets_password(ResetScope scope) { return scope != ResetScope::SecondFactor; }
bool resets_second_factor(ResetScope scope) { return scope != ResetScope::Password; }

Refusals faults_of(const CreateAccountCommand& command) {
  Refusals faults = check_sign_in_name(command.sign_in_name);
  append(faults, check_person_name(command.name));
  append(faults, check_roles({command.roles.begin(), command.roles.end()}));
  return faults;
}

Refusals faults_of(const ChangeAccountCommand& command) {
  Refusals faults;
  if (command.name) append(faults, check_person_name(*command.name));
  if (command.roles) append(faults, check_roles({command.roles->begin(), command.roles->end()}));
  return faults;
}

}  // namespace

AccountView view_of(const Account& account) {
  return {.id = account.id,
          .sign_in_name = account.full_sign_in_name(),
          .name = account.name,
          .government = account.government,
          .roles = listed(account.roles),
          .state = account.state,
          .second_factor = account.totp_secret.has_value(),
          .temporary_password = account.temporary_until.has_value(),
          .last_sign_in_at = account.last_sign_in_at,
          .version = account.version};
}

Outcome<std::vector<Account>> AccountKeeping::list(const AccountsAfter& page) {
  std::vector<Account> out;
  const auto done = read_from(parts_.ports.database, [&](Reader& reader) { out = list_accounts(reader, page); });
  if (!done) return refuse(done.error());
  return out;
}

Outcome<Answered> AccountKeeping::once(const Asked& asked, const Work& work) {
  Answered out;
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto earlier = parts_.kept_answers.find(writer, asked);
    if (!earlier) return refuse(std::move(earlier.error()));
    if (*earlier) {
      out = {std::move(**earlier), true};
      return {};
    }
    if (const auto worked = work(writer, out.body); !worked) return worked;
    parts_.kept_answers.keep(writer, asked, out.body);
    return {};
  });
  if (!done) return refuse(done.error());
  return out;
}

Outcome<Answered> AccountKeeping::create(const Asked& asked, const CreateAccountCommand& command) {
  if (const Refusals faults = faults_of(command); !faults.empty()) return refuse(faults);
  const std::string password = typed_code(parts_.ports.chance.bytes<10>());
  const auto hash = parts_.hasher.hash(password);
  if (!hash) return refuse(hash.error());
  Account account;
  account.id = *AccountId::parse(hex(parts_.ports.chance.bytes<16>()));
  account.government = asked.caller.government;
  account.sign_in_name = command.sign_in_name;
  account.name = command.name;
  account.roles = {command.roles.begin(), command.roles.end()};
  account.password_hash = *hash;
  account.temporary_until = Instant{asked.visit.now.ms + parts_.settings.temporary_password_ms};
  account.created_at = asked.visit.now;
  return once(asked, [&](Writer& writer, Json& body) -> Result<void, Refusal> {
    if (find_account(writer, SignInName{account.sign_in_name, account.government})) {
      return refuse(Refusal{"sign_in_name_taken", "/sign_in_name", {{"name", account.sign_in_name}}});
    }
    insert_account(writer, account);
    AuditEntry entry = entry_by(asked, account, AuditKind::AccountCreated);
    entry.detail.emplace("roles", roles_text(account.roles));
    AuditTrail::record(writer, account.government, entry);
    body = to_json(TemporaryPasswordView{view_of(account), password, account.temporary_until});
    return {};
  });
}

Outcome<Answered> AccountKeeping::alter(const Asked& asked, const Alteration& alteration) {
  auto done = once(asked, [&](Writer& writer, Json& body) -> Result<void, Refusal> {
    auto account = find_account(writer, alteration.account);
    if (!account || account->government != asked.caller.government) return refuse(Refusal{"route_not_found"});
    if (account->demo) return refuse(Refusal{"demo_account_is_shared"});
    AuditEntry entry = entry_by(asked, *account, AuditKind::AccountChanged);
    if (const auto stepped = alteration.step(writer, *account, entry); !stepped) return stepped;
    const bool keeps_house = account->state == AccountState::Active && account->roles.contains(Role::Administrator);
    if (!keeps_house && !has_other_administrator(writer, *account)) return refuse(Refusal{"last_administrator"});
    account->version += 1;
    update_account(writer, *account);
    AuditTrail::record(writer, account->government, entry);
    body = alteration.view(*account);
    return {};
  });
  if (done) parts_.sessions.forget(alteration.account);
  return done;
}

Outcome<Answered> AccountKeeping::change(const Asked& asked, const Change& change) {
  if (const Refusals faults = faults_of(change.command); !faults.empty()) return refuse(faults);
  const bool own_roles = change.account == asked.caller.account && change.command.roles;
  // Nobody grants himself a duty; somebody else has to.
  if (own_roles) return turned_away("own_roles_fixed", "/roles");
  const auto step = [&](Writer&, Account& account, AuditEntry& entry) -> Result<void, Refusal> {
    if (const auto seen = change.check_version(account.version); !seen) return seen;
    if (change.command.roles) {
      entry.detail.emplace("roles_before", roles_text(account.roles));
      account.roles = {change.command.roles->begin(), change.command.roles->end()};
      entry.detail.emplace("roles", roles_text(account.roles));
    }
    if (change.command.name) {
      entry.detail.emplace("name_before", account.name);
      account.name = *change.command.name;
    }
    return {};
  };
  return alter(asked, {change.account, step, account_json});
}

Outcome<Answered> AccountKeeping::reset(const Asked& asked, const AccountId& id, ResetScope scope) {
  // One's own password is changed with the old one in hand, or reset by somebody else.
  if (id == asked.caller.account) return turned_away("own_account_not_reset");
  std::optional<std::string> password;
  std::string hash;
  if (resets_password(scope)) {
    password = typed_code(parts_.ports.chance.bytes<10>());
    const auto hashed = parts_.hasher.hash(*password);
    if (!hashed) return refuse(hashed.error());
    hash = *hashed;
  }
  const auto step = [&](Writer& writer, Account& account, AuditEntry& entry) -> Result<void, Refusal> {
    if (account.state == AccountState::Disabled && !password) return refuse(Refusal{"disabled_needs_password"});
    entry.kind = AuditKind::AccountReset;
    entry.detail.emplace("scope", enum_text(scope));
    account.state = AccountState::Active;
    if (password) {
      account.password_hash = hash;
      account.temporary_until = Instant{asked.visit.now.ms + parts_.settings.temporary_password_ms};
    }
    if (resets_second_factor(scope)) {
      account.totp_secret.reset();
      account.totp_pending.reset();
      account.totp_begun_at.reset();
      replace_recovery_codes(writer, account.id, {});
    }
    Sessions::end_all(writer, account.id);
    return {};
  };
  const auto view = [&](const Account& account) {
    return to_json(
        TemporaryPasswordView{view_of(account), password, password ? account.temporary_until : std::nullopt});
  };
  return alter(asked, {id, step, view});
}

Outcome<Answered> AccountKeeping::disable(const Asked& asked, const AccountId& id) {
  const auto step = [&](Writer& writer, Account& account, AuditEntry& entry) -> Result<void, Refusal> {
    entry.kind = AuditKind::AccountDisabled;
    account.state = AccountState::Disabled;
    Sessions::end_all(writer, account.id);
    return {};
  };
  return alter(asked, {id, step, account_json});
}

Outcome<std::vector<AuditEntry>> AccountKeeping::trail(const AuditPage& page) {
  std::vector<AuditEntry> out;
  const auto done = read_from(parts_.ports.database, [&](Reader& reader) { out = AuditTrail::list(reader, page); });
  if (!done) return refuse(done.error());
  return out;
}

Outcome<std::vector<DemoAccountView>> AccountKeeping::demo_accounts() {
  if (!parts_.settings.demo) return turned_away("route_not_found");
  std::vector<DemoAccountView> out;
  const auto done = read_from(parts_.ports.database, [&](Reader& reader) {
    for (const Account& account : list_demo_accounts(reader)) {
      const bool has_case = !account.case_title.empty();
      out.push_back({.sign_in_name = account.full_sign_in_name(),
                     .name = account.name,
                     .government = account.government,
                     .government_name = parts_.ports.region_name(account.government),
                     .case_title = has_case ? std::optional(account.case_title) : std::nullopt,
                     .roles = listed(account.roles),
                     .password = parts_.settings.demo_password});
    }
  });
  if (!done) return refuse(done.error());
  return out;
}

Outcome<AccountId> AccountKeeping::put_demo(const Account& wanted) {
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    if (find_account(writer, wanted.id)) {
      update_account(writer, wanted);
    } else {
      insert_account(writer, wanted);
    }
    return {};
  });
  if (!done) return refuse(done.error());
  parts_.sessions.forget(wanted.id);
  return wanted.id;
}

}  // namespace simpul::access
