#include "sign_in.h"

#include "access/permissions.h"

namespace simpul::access {
namespace {

AuditEntry entry_about(const Account& account, AuditKind kind, const Visit& visit) {
  return {.at = visit.now,
          .kind = kind,
          .actor = account.id,
          .actor_name = account.name,
          .subject = account.id,
          .subject_name = account.name,
          .address = visit.address,
          .detail = {}};
}

AuditEntry refused(AuditEntry entry, std::string reason) {
  entry.outcome = AuditOutcome::Refused;
  entry.actor.reset();  // somebody else, for all that is known
  entry.actor_name.clear();
  entry.detail.emplace("reason", std::move(reason));
  return entry;
}

}  // namespace

// Somebody at the door: whom the name means, and the guess as it is counted.
struct SignIn::Knock {
  std::optional<Account> account;
  RegionCode government;  // where a refusal is recorded; empty where the name tells none
  Attempt attempt;
  std::string left;
};

Outcome<SignIn::Knock> SignIn::knock(const SignInCommand& command, const Visit& visit) {
  Knock out;
  std::string whose = command.name;
  bool known_address = false;
  const auto done = read_from(parts_.ports.database, [&](Reader& reader) {
    const auto only = only_government(reader);
    auto name = SignInName::parse(command.name).value_or(SignInName{});
    if (name.government.empty() && only) name.government = *only;
    out.account = find_account(reader, name);
    known_address = is_known_address(reader, out.account ? out.account->id : AccountId{}, visit.address);
    out.government = name.government;
    if (!name.name.empty()) whose = name.text();
  });
  if (!done) return refuse(done.error());
  const std::string place = known_address ? address_group(visit.address) : "";
  const AttemptKey key{.bucket = bucket_of(Guess::Password, whose, place),
                       .address = known_address ? "" : visit.address};
  auto attempt = parts_.attempts.begin(key, parts_.settings.sign_in_throttle, visit.now);
  if (!attempt) return refuse(attempt.error());
  out.attempt = std::move(*attempt);
  out.left = std::to_string(out.attempt.left);
  return out;
}

void SignIn::record_refusal(const Knock& knock, const std::string& reason, const Visit& visit) {
  // The refusal itself stands whether or not it can be recorded.
  static_cast<void>(write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    // A name nobody has is not recorded: it is often a password in the wrong field.
    const Account stranger{};
    const Account& whose = knock.account ? *knock.account : stranger;
    AuditEntry entry = refused(entry_about(whose, AuditKind::SignIn, visit), reason);
    if (!knock.account) entry.subject.reset();
    AuditTrail::record(writer, knock.government, entry);
    return {};
  }));
}

Outcome<void> SignIn::check(const Knock& knock, const SignInCommand& command, const Visit& visit) {
  const auto right = knock.account ? parts_.hasher.matches(command.password, knock.account->password_hash)
                                   : parts_.hasher.matches_nobody(command.password);
  if (!right) {
    parts_.attempts.withdraw(knock.attempt);
    return refuse(right.error());
  }
  if (!*right) {
    record_refusal(knock, knock.account ? "password" : "name", visit);
    return turned_away("sign_in_refused", "", {{"left", knock.left}});
  }
  // From here on the caller has shown that he knows the password, so he may be told more.
  if (knock.account->state == AccountState::Disabled) {
    record_refusal(knock, "disabled", visit);
    return turned_away("account_disabled");
  }
  if (knock.account->temporary_until && knock.account->temporary_until->ms <= visit.now.ms) {
    record_refusal(knock, "temporary_password_expired", visit);
    return turned_away("temporary_password_expired");
  }
  return {};
}

Outcome<SignedIn> SignIn::with_password(const SignInCommand& command, std::string_view old_token, const Visit& visit) {
  const auto knocked = knock(command, visit);
  if (!knocked) return refuse(knocked.error());
  if (const auto checked = check(*knocked, command, visit); !checked) return refuse(checked.error());
  return admit(*knocked, command, old_token, visit);
}

Outcome<SignedIn> SignIn::admit(const Knock& knock, const SignInCommand& command, std::string_view old_token,
                                const Visit& visit) {
  std::string rehashed;
  if (parts_.hasher.needs_rehash(knock.account->password_hash)) {
    // Where the gate is busy the old hash serves until next time.
    rehashed = parts_.hasher.hash(command.password).value_or("");
  }
  SignedIn out{.session = {},
               .stage = knock.account->totp_secret ? SessionStage::SecondFactor : SessionStage::SignedIn};
  AccountId replaced;
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto account = find_account(writer, knock.account->id);
    const bool unchanged = account && account->password_hash == knock.account->password_hash &&
                           account->state == AccountState::Active && account->totp_secret == knock.account->totp_secret;
    if (!unchanged) return refuse(Refusal{"changed_meanwhile"});
    if (const auto old = parts_.sessions.find(writer, old_token, visit.now)) {
      Sessions::end(writer, old->id);
      replaced = old->account;
    }
    if (!rehashed.empty()) account->password_hash = rehashed;
    AuditEntry entry = entry_about(*account, AuditKind::SignIn, visit);
    if (out.stage == SessionStage::SignedIn) {
      account->last_sign_in_at = visit.now;
      remember_address(writer, account->id, visit.address, visit.now);
    } else {
      entry.detail.emplace("awaits", "second_factor");
    }
    update_account(writer, *account);
    AttemptGate::succeed(writer, knock.attempt);
    out.session = parts_.sessions.open(writer, *account, out.stage, visit);
    AuditTrail::record(writer, account->government, entry);
    return {};
  });
  if (!done) return refuse(done.error());
  if (!replaced.empty()) parts_.sessions.forget(replaced);
  return out;
}

Outcome<SignedIn> SignIn::with_second_factor(const CodeCommand& command, std::string_view token, const Visit& visit) {
  std::optional<SessionRow> waiting;
  const auto found = read_from(parts_.ports.database,
                               [&](Reader& reader) { waiting = parts_.sessions.find(reader, token, visit.now); });
  if (!found) return refuse(found.error());
  if (!waiting || waiting->stage != SessionStage::SecondFactor) return turned_away("second_factor_too_late");
  const AttemptKey key{.bucket = bucket_of(Guess::SecondFactor, waiting->account.text(), {}), .address = {}};
  const auto attempt = parts_.attempts.begin(key, second_factor_throttle, visit.now);
  if (!attempt) return refuse(attempt.error());
  return finish({.waiting = *waiting, .attempt = *attempt, .code = command.code}, visit);
}

Outcome<SignedIn> SignIn::finish(const SecondHalf& half, const Visit& visit) {
  SignedIn out;
  bool right = false;
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    auto account = find_account(writer, half.waiting.account);
    const bool still_waiting =
        account && account->state == AccountState::Active && Sessions::exists(writer, half.waiting.id);
    if (!still_waiting) return refuse(Refusal{"second_factor_too_late"});
    AuditEntry entry = entry_about(*account, AuditKind::SecondFactor, visit);
    const auto used = parts_.vault.use(writer, *account, half.code, visit.now);
    right = used != SecondFactorVault::Used::Nothing;
    if (!right) {
      AuditTrail::record(writer, account->government, refused(entry, "code"));
      return {};
    }
    if (used == SecondFactorVault::Used::RecoveryCode) entry.kind = AuditKind::RecoveryCodeUsed;
    AuditTrail::record(writer, account->government, entry);
    account->last_sign_in_at = visit.now;
    update_account(writer, *account);
    remember_address(writer, account->id, visit.address, visit.now);
    AttemptGate::succeed(writer, half.attempt);
    Sessions::end(writer, half.waiting.id);
    out.session = parts_.sessions.open(writer, *account, SessionStage::SignedIn, visit);
    return {};
  });
  if (!done) return refuse(done.error());
  if (!right) return turned_away("second_factor_refused", "/code", {{"left", std::to_string(half.attempt.left)}});
  return out;
}

Outcome<void> SignIn::out(std::string_view token, const Visit& visit) {
  std::optional<SessionRow> session;
  const auto found = read_from(parts_.ports.database,
                               [&](Reader& reader) { session = parts_.sessions.find(reader, token, visit.now); });
  if (!found || !session) return found;
  const auto done = write_to(parts_.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    Sessions::end(writer, session->id);
    const auto account = find_account(writer, session->account);
    if (!account || session->stage != SessionStage::SignedIn) return {};
    AuditTrail::record(writer, account->government, entry_about(*account, AuditKind::SignOut, visit));
    return {};
  });
  if (done) parts_.sessions.forget(session->account);
  return done;
}

Outcome<PresenceView> SignIn::presence(std::string_view token, const Caller& caller, Instant now) {
  PresenceView out;
  const auto done = read_from(parts_.ports.database, [&](Reader& reader) {
    const auto session = parts_.sessions.find(reader, token, now);
    if (!session) return;
    if (session->stage == SessionStage::SecondFactor) {
      out.stage = Presence::SecondFactor;
      out.ends_at = session->ends_at;
      return;
    }
    const auto account = find_account(reader, session->account);
    if (!account || account->id != caller.account) return;
    out.stage = Presence::SignedIn;
    out.account = view_of(*account);
    out.duties = duties_of(account->standing(), parts_.second_factor_roles());
    out.ends_at = session->ends_at;
    if (account->totp_secret) out.recovery_codes_left = recovery_codes_left(reader, account->id);
  });
  if (!done) return refuse(done.error());
  for (const std::string_view operation : operations_of(out.stage == Presence::SignedIn ? caller : Caller{})) {
    out.operations.emplace_back(operation);
  }
  return out;
}

}  // namespace simpul::access
