#pragma once

#include <string>
#include <vector>

#include "access/throttle.h"
#include "access_app/settings.h"
#include "account.h"
#include "outcome.h"

namespace simpul::access {

// Which guesses count together.
struct AttemptKey {
  std::string bucket;   // see bucket_of
  std::string address;  // whole address of the caller; empty where only the bucket counts
};

// A guess that is counted as failed until it proves right, so that many at once cannot all slip past the count.
struct Attempt {
  AttemptKey key;
  std::string id;
  int left = 0;  // further failures before the pause
};

// What is being guessed. Names that nobody has are counted like those that somebody has.
enum class Guess { Password, CurrentPassword, SecondFactor };
// From an address where the account has signed in before, failures from elsewhere do not count: a stranger who keeps
// guessing cannot keep the owner out of his own office.
std::string bucket_of(Guess guess, std::string_view whose, std::string_view known_address);

bool is_known_address(Reader& reader, const AccountId& account, std::string_view address);
void remember_address(Writer& writer, const AccountId& account, std::string_view address, Instant now);

// Keeps the count of failed guesses. Part of the callers' transactions.
class AttemptGate {
 public:
  AttemptGate(Database& database, Chance& chance, const AddressThrottleRules& address_rules)
      : database_(database), chance_(chance), address_rules_(address_rules) {}

  // Counts the guess, or says how long to wait: attempts_too_fast with {seconds}. Durable before it returns.
  Outcome<Attempt> begin(const AttemptKey& key, const ThrottleRules& rules, Instant now);
  // The guess was right: the bucket is empty again.
  static void succeed(Writer& writer, const Attempt& attempt);
  // The guess was never looked at (the server was busy): it does not count.
  void withdraw(const Attempt& attempt);

 private:
  Database& database_;
  Chance& chance_;
  const AddressThrottleRules address_rules_;
};

}  // namespace simpul::access
