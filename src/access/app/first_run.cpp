#include "first_run.h"

#include "access/typed_code.h"
#include "encoding/base64.h"
#include "stored_values.h"

namespace simpul::access {
namespace {

constexpr std::int64_t only_row = 1;

void append(Refusals& all, const Refusals& more) { all.insert(all.end(), more.begin(), more.end()); }

bool government_has_accounts(Reader& reader, const RegionCode& government) {
  return !list_accounts(reader, {.government = government, .sign_in_name = {}, .limit = 1}).empty();
}

}  // namespace

Outcome<bool> first_run_open(AccessParts& parts) {
  bool open = false;
  const auto done = read_from(parts.ports.database, [&](Reader& reader) { open = !any_account(reader); });
  if (!done) return refuse(done.error());
  return open;
}

Outcome<std::string> issue_first_run_code(AccessParts& parts) {
  const std::string code = typed_code(parts.ports.chance.bytes<10>());
  const Instant ends{parts.ports.clock.now().ms + parts.settings.first_run_code_ms};
  const auto done = write_to(parts.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    writer.execute(
        {"INSERT INTO access_first_run (only_row, code_hash, ends_at, claim) VALUES (?, ?, ?, NULL)"
         " ON CONFLICT (only_row) DO UPDATE SET code_hash = excluded.code_hash,"
         " ends_at = excluded.ends_at, claim = NULL",
         {only_row, typed_code_hash(code)->text(), ends.text()}});
    return {};
  });
  if (!done) return refuse(done.error());
  return code;
}

Outcome<bool> first_run_code_waiting(AccessParts& parts) {
  bool waiting = false;
  const std::string now = parts.ports.clock.now().text();
  const auto done = read_from(parts.ports.database, [&](Reader& reader) {
    reader.query({"SELECT 1 FROM access_first_run WHERE ends_at > ? AND claim IS NULL", {now}}, [&](const Row&) {
      waiting = true;
      return false;
    });
  });
  if (!done) return refuse(done.error());
  return waiting;
}

Outcome<std::string> FirstRun::claim(const FirstRunCommand& command, const Visit& visit) {
  const auto hash = typed_code_hash(command.code);
  if (!hash) return turned_away("first_run_code_refused", "/code");
  const std::string claim = hex(parts_.ports.chance.bytes<16>());
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    const auto taken =
        writer.execute({"UPDATE access_first_run SET claim = ?"
                        " WHERE only_row = ? AND code_hash = ? AND ends_at > ? AND claim IS NULL",
                        {claim, only_row, hash->text(), visit.now.text()}});
    if (taken != 1) return refuse(Refusal{"first_run_code_refused", "/code", {}});
    if (government_has_accounts(writer, command.government)) {
      return refuse(Refusal{"government_already_set_up", "/government", {}});
    }
    return {};
  });
  if (!done) return refuse(done.error());
  return claim;
}

void FirstRun::release(const std::string& claim) {
  // Where this is not stored the code stays taken; the next start of the node issues another.
  static_cast<void>(write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"UPDATE access_first_run SET claim = NULL WHERE claim = ?", {claim}});
    return {};
  }));
}

Outcome<Account> FirstRun::prepare(const FirstRunCommand& command, const Visit& visit) {
  Account account;
  account.id = *AccountId::parse(hex(parts_.ports.chance.bytes<16>()));
  account.government = command.government;
  account.sign_in_name = command.sign_in_name;
  account.name = command.name;
  account.roles = {Role::Administrator};
  account.created_at = visit.now;
  Refusals faults = check_sign_in_name(command.sign_in_name);
  append(faults, check_person_name(command.name));
  append(faults, check_password_of(parts_, account, command.password));
  if (!faults.empty()) return refuse(faults);
  return account;
}

Outcome<void> FirstRun::store(const Account& account, const std::string& claim, const Visit& visit) {
  return write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    if (writer.execute({"DELETE FROM access_first_run WHERE claim = ?", {claim}}) != 1) {
      return refuse(Refusal{"first_run_code_refused", "/code", {}});
    }
    insert_account(writer, account);
    AuditTrail::record(writer, account.government,
                       {.at = visit.now,
                        .kind = AuditKind::GovernmentSetUp,
                        .actor = std::nullopt,
                        .actor_name = {},
                        .subject = account.id,
                        .subject_name = account.name,
                        .address = visit.address,
                        .detail = {}});
    return {};
  });
}

Outcome<AccountView> FirstRun::complete(const FirstRunCommand& command, const Visit& visit) {
  // The code comes first: without it nobody learns what else would be wrong, or costs a hash.
  const auto claimed = claim(command, visit);
  if (!claimed) return refuse(claimed.error());
  const auto done = [&]() -> Outcome<AccountView> {
    auto account = prepare(command, visit);
    if (!account) return refuse(account.error());
    auto hash = parts_.hasher.hash(command.password);
    if (!hash) return refuse(hash.error());
    account->password_hash = std::move(*hash);
    if (const auto made = create_government_(command.government); !made) return refuse(made.error());
    if (const auto stored = store(*account, *claimed, visit); !stored) return refuse(stored.error());
    return view_of(*account);
  }();
  if (!done) release(*claimed);
  return done;
}

}  // namespace simpul::access
