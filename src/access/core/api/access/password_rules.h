#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::access {

// Counted in characters, not bytes (NIST SP 800-63B section 5.1.1.2; ASVS 5.0 6.2.1 to 6.2.9).
inline constexpr std::size_t password_length_min = 8;
inline constexpr std::size_t password_length_advised = 15;
inline constexpr std::size_t password_length_max = 128;

// Passwords and words that are tried first, whoever the victim is. Immutable after reading; safe from any thread.
class GuessablePasswords {
 public:
  // One entry a line; empty lines and lines beginning with '#' are skipped.
  static GuessablePasswords read(std::string_view text);
  // Also true for an entry dressed up with a few digits or signs at its ends: "Bupati2024!".
  bool contains(std::string_view password) const;
  std::size_t size() const { return entries_.size(); }

 private:
  std::set<std::string, std::less<>> entries_;
};

// What somebody who knows the person would try.
struct PasswordOwner {
  std::string sign_in_name;
  std::string person_name;
  std::string region_name;
};

// Length, guessability and the owner's own names decide; there are no rules of composition and no forced change.
// Codes: password_too_short, password_too_long, password_guessable, password_names_owner. All that apply at once.
Refusals check_password(std::string_view password, const PasswordOwner& owner, const GuessablePasswords& guessable);

// True where a longer password should be advised, though this one is accepted.
bool advises_longer_password(std::string_view password);

}  // namespace simpul::access
