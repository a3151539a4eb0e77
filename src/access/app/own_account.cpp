#include "own_account.h"

#include "access/second_factor.h"
#include "access/typed_code.h"
#include "encoding/base64.h"

namespace simpul::access {
namespace {

AuditEntry own_entry(const Account& account, AuditKind kind, const Visit& visit) {
  return {.at = visit.now,
          .kind = kind,
          .actor = account.id,
          .actor_name = account.name,
          .subject = account.id,
          .subject_name = account.name,
          .address = visit.address,
          .detail = {}};
}

std::string_view as_text(const TotpSecret& secret) {
  return {reinterpret_cast<const char*>(secret.data()), secret.size()};
}

}  // namespace

OpenedSession OwnAccount::renew(Writer& writer, const Account& account, AuditKind kind, const Visit& visit) {
  Sessions::end_all(writer, account.id);
  AuditTrail::record(writer, account.government, own_entry(account, kind, visit));
  return parts_.sessions.open(writer, account, SessionStage::SignedIn, visit);
}

Outcome<Attempt> OwnAccount::begin_code(const Account& account, Instant now) {
  const AttemptKey key{.bucket = bucket_of(Guess::SecondFactor, account.id.text(), {}), .address = {}};
  return parts_.attempts.begin(key, second_factor_throttle, now);
}

Outcome<OpenedSession> OwnAccount::change_password(const Caller& caller, const ChangePasswordCommand& command,
                                                   const Visit& visit) {
  const auto account = own_account(parts_, caller.account);
  if (!account) return refuse(account.error());
  if (const auto own = refuse_demo_account(*account); !own) return refuse(own.error());
  auto faults = check_password_of(parts_, *account, command.password);
  if (command.password == command.current_password) faults.push_back({"password_unchanged", "/password", {}});
  if (!faults.empty()) return refuse(faults);
  const PasswordCheck current{.password = command.current_password, .pointer = "/current_password"};
  if (const auto proved = prove_password(parts_, *account, current, visit.now); !proved) return refuse(proved.error());
  const auto hash = parts_.hasher.hash(command.password);
  if (!hash) return refuse(hash.error());
  OpenedSession session;
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto now_stored = find_account(writer, account->id);
    if (!now_stored || now_stored->password_hash != account->password_hash) return refuse(Refusal{"changed_meanwhile"});
    now_stored->password_hash = *hash;
    now_stored->temporary_until.reset();
    update_account(writer, *now_stored);
    session = renew(writer, *now_stored, AuditKind::PasswordChanged, visit);
    return {};
  });
  if (!done) return refuse(done.error());
  parts_.sessions.forget(account->id);
  return session;
}

Outcome<EnrolmentView> OwnAccount::start_totp(const Caller& caller, const StartTotpCommand& command,
                                              const Visit& visit) {
  const auto account = own_account(parts_, caller.account);
  if (!account) return refuse(account.error());
  if (const auto own = refuse_demo_account(*account); !own) return refuse(own.error());
  const PasswordCheck current{.password = command.current_password, .pointer = "/current_password"};
  if (const auto proved = prove_password(parts_, *account, current, visit.now); !proved) return refuse(proved.error());
  const auto secret = parts_.ports.chance.bytes<std::tuple_size_v<TotpSecret>>();
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto now_stored = find_account(writer, account->id);
    if (!now_stored) return refuse(Refusal{"changed_meanwhile"});
    now_stored->totp_pending = parts_.vault.seal_for(account->id, as_text(secret));
    now_stored->totp_begun_at = visit.now;
    update_account(writer, *now_stored);
    return {};
  });
  if (!done) return refuse(done.error());
  const std::string letters = base32(secret);
  return EnrolmentView{.secret = letters,
                       .uri = otpauth_uri(letters, account->full_sign_in_name(), parts_.settings.issuer)};
}

Outcome<OwnAccount::Enrolled> OwnAccount::confirm_totp(const Caller& caller, const CodeCommand& command,
                                                       const Visit& visit) {
  const auto account = own_account(parts_, caller.account);
  if (!account) return refuse(account.error());
  const auto attempt = begin_code(*account, visit.now);
  if (!attempt) return refuse(attempt.error());
  Enrolled out;
  std::vector<Digest> hashes;
  for (std::size_t i = 0; i < recovery_codes_count; ++i) {
    out.recovery_codes.push_back(typed_code(parts_.ports.chance.bytes<10>()));
    hashes.push_back(*typed_code_hash(out.recovery_codes.back()));
  }
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto stored = find_account(writer, account->id);
    if (!stored || !stored->totp_pending || !enrolment_is_open(*stored->totp_begun_at, visit.now)) {
      return refuse(Refusal{"enrolment_not_open"});
    }
    const auto step = parts_.vault.match({.account = stored->id, .sealed = stored->totp_pending, .last_step = -1},
                                         command.code, visit.now);
    if (!step) return refuse(Refusal{"second_factor_refused", "/code", {{"left", std::to_string(attempt->left)}}});
    stored->totp_secret = std::exchange(stored->totp_pending, std::nullopt);
    stored->totp_begun_at.reset();
    stored->totp_last_step = *step;
    stored->version += 1;
    update_account(writer, *stored);
    replace_recovery_codes(writer, stored->id, hashes);
    AttemptGate::succeed(writer, *attempt);
    out.session = renew(writer, *stored, AuditKind::SecondFactorSetUp, visit);
    return {};
  });
  if (!done) return refuse(done.error());
  parts_.sessions.forget(account->id);
  return out;
}

Outcome<OpenedSession> OwnAccount::disable_totp(const Caller& caller, const DisableTotpCommand& command,
                                                const Visit& visit) {
  const auto account = own_account(parts_, caller.account);
  if (!account) return refuse(account.error());
  if (!account->totp_secret) return turned_away("second_factor_not_set_up");
  if (needs_second_factor(account->roles, parts_.second_factor_roles())) return turned_away("second_factor_is_duty");
  const PasswordCheck current{.password = command.current_password, .pointer = "/current_password"};
  if (const auto proved = prove_password(parts_, *account, current, visit.now); !proved) return refuse(proved.error());
  const auto attempt = begin_code(*account, visit.now);
  if (!attempt) return refuse(attempt.error());
  OpenedSession session;
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto stored = find_account(writer, account->id);
    if (!stored) return refuse(Refusal{"changed_meanwhile"});
    if (parts_.vault.use(writer, *stored, command.code, visit.now) == SecondFactorVault::Used::Nothing) {
      return refuse(Refusal{"second_factor_refused", "/code", {{"left", std::to_string(attempt->left)}}});
    }
    stored->totp_secret.reset();
    stored->version += 1;
    update_account(writer, *stored);
    replace_recovery_codes(writer, stored->id, {});
    AttemptGate::succeed(writer, *attempt);
    session = renew(writer, *stored, AuditKind::SecondFactorRemoved, visit);
    return {};
  });
  if (!done) return refuse(done.error());
  parts_.sessions.forget(account->id);
  return session;
}

Outcome<std::vector<SessionView>> OwnAccount::sessions(const Caller& caller, Instant now) {
  std::vector<SessionView> out;
  const auto done = read_from(parts_.ports.database, [&](Reader& reader) {
    for (const SessionRow& row : parts_.sessions.list(reader, caller.account, now)) {
      const bool current = row.id == caller.session;
      out.push_back({.id = row.id,
                     .opened_at = row.opened_at,
                     .last_seen_at = current ? now : row.last_seen_at,
                     .address = row.address,
                     .device = row.device,
                     .current = current});
    }
  });
  if (!done) return refuse(done.error());
  return out;
}

Outcome<void> OwnAccount::end_session(const Caller& caller, const std::string& id, const Visit& visit) {
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    const auto account = find_account(writer, caller.account);
    const auto own = parts_.sessions.list(writer, caller.account, visit.now);
    const auto found = std::ranges::find(own, id, &SessionRow::id);
    if (!account || found == own.end()) return refuse(Refusal{"route_not_found"});
    Sessions::end(writer, id);
    AuditTrail::record(writer, account->government, own_entry(*account, AuditKind::SessionEnded, visit));
    return {};
  });
  if (done) parts_.sessions.forget(caller.account);
  return done;
}

}  // namespace simpul::access
