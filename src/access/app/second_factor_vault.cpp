#include "second_factor_vault.h"

#include "access/typed_code.h"
#include "crypto/one_time_code.h"
#include "encoding/base64.h"

namespace simpul::access {
namespace {

constexpr std::size_t totp_digits = 6;

// Applications show "123 456".
std::string without_spaces(std::string_view code) {
  std::string out(code);
  std::erase(out, ' ');
  return out;
}

}  // namespace

std::string SecondFactorVault::seal_for(const AccountId& account, std::string_view secret) const {
  return base64(seal(key_, chance_.bytes<24>(), account.text() + "\n" + std::string(secret)));
}

std::optional<std::string> SecondFactorVault::open_for(const AccountId& account, const std::string& sealed) const {
  const auto bytes = base64_decode(sealed);
  const auto plain = bytes ? unseal(key_, *bytes) : std::nullopt;
  const std::string owner = account.text() + "\n";
  if (!plain || !plain->starts_with(owner)) return std::nullopt;
  return plain->substr(owner.size());
}

std::optional<std::int64_t> SecondFactorVault::match(const Lock& lock, std::string_view code, Instant now) const {
  const auto secret = lock.sealed ? open_for(lock.account, *lock.sealed) : std::nullopt;
  if (!secret) return std::nullopt;
  return totp_match(*secret, code, now, lock.last_step);
}

SecondFactorVault::Used SecondFactorVault::use(Writer& writer, Account& account, std::string_view code,
                                               Instant now) const {
  const std::string plain = without_spaces(code);
  if (plain.size() == totp_digits) {
    const auto step =
        match({.account = account.id, .sealed = account.totp_secret, .last_step = account.totp_last_step}, plain, now);
    if (!step) return Used::Nothing;
    account.totp_last_step = *step;
    update_account(writer, account);
    return Used::Totp;
  }
  const auto hash = typed_code_hash(code);
  const bool fits = hash && account.totp_secret && use_recovery_code(writer, account.id, *hash);
  return fits ? Used::RecoveryCode : Used::Nothing;
}

}  // namespace simpul::access
