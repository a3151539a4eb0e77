#include "access_parts.h"

namespace simpul::access {

Outcome<Account> own_account(AccessParts& parts, const AccountId& id) {
  std::optional<Account> account;
  const auto done = read_from(parts.ports.database, [&](Reader& reader) { account = find_account(reader, id); });
  if (!done) return refuse(done.error());
  if (!account) return turned_away("changed_meanwhile");
  return std::move(*account);
}

Outcome<void> refuse_demo_account(const Account& account) {
  if (account.demo) return turned_away("demo_account_is_shared");
  return {};
}

Outcome<void> prove_password(AccessParts& parts, const Account& account, const PasswordCheck& check, Instant now) {
  const AttemptKey key{.bucket = bucket_of(Guess::CurrentPassword, account.id.text(), {}), .address = {}};
  const auto attempt = parts.attempts.begin(key, parts.settings.sign_in_throttle, now);
  if (!attempt) return refuse(attempt.error());
  const auto right = parts.hasher.matches(check.password, account.password_hash);
  if (!right) {
    parts.attempts.withdraw(*attempt);
    return refuse(right.error());
  }
  if (!*right) return turned_away("current_password_wrong", check.pointer, {{"left", std::to_string(attempt->left)}});
  return write_to(parts.ports.database, [&](Writer& writer) -> Result<void, Refusal> {
    AttemptGate::succeed(writer, *attempt);
    return {};
  });
}

Refusals check_password_of(const AccessParts& parts, const Account& account, std::string_view password) {
  const PasswordOwner owner{.sign_in_name = account.sign_in_name,
                            .person_name = account.name,
                            .region_name = parts.ports.region_name(account.government)};
  return check_password(password, owner, parts.ports.guessable);
}

}  // namespace simpul::access
