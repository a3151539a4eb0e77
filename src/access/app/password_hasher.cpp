#include "password_hasher.h"

#include "encoding/base64.h"

namespace simpul::access {
namespace {

std::string unpadded_base64(std::span<const std::uint8_t> bytes) {
  std::string text = base64(bytes);
  text.resize(text.find_last_not_of('=') + 1);
  return text;
}

// Looks like a hash and costs as much to check, but was never made from a password; making a true one would cost the
// start of the program a tenth of a second.
std::string draw_hash_of_nobody(Chance& chance, const PasswordCost& cost) {
  return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", cost.memory_bytes / 1024, cost.passes,
                     unpadded_base64(chance.bytes<16>()), unpadded_base64(chance.bytes<32>()));
}

// One place in front of and inside the gate; gives both back when it goes.
class Place {
 public:
  Place(std::atomic<int>& inside, int places, std::counting_semaphore<>& slots)
      : inside_(inside), slots_(slots), admitted_(inside.fetch_add(1) < places) {
    if (admitted_) slots_.acquire();
  }
  ~Place() {
    if (admitted_) slots_.release();
    inside_.fetch_sub(1);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  bool admitted() const { return admitted_; }

 private:
  std::atomic<int>& inside_;
  std::counting_semaphore<>& slots_;
  const bool admitted_;
};

}  // namespace

PasswordHasher::PasswordHasher(Chance& chance, const PasswordCost& cost, const HashLimits& limits)
    : chance_(chance),
      cost_(cost),
      places_(limits.at_once + limits.waiting),
      nobody_(draw_hash_of_nobody(chance, cost)),
      slots_(limits.at_once) {}

Outcome<std::string> PasswordHasher::hash(std::string_view password) {
  const Place place(inside_, places_, slots_);
  if (!place.admitted()) return turned_away("server_busy");
  return hash_password(password, chance_.bytes<16>(), cost_);
}

Outcome<bool> PasswordHasher::matches(std::string_view password, const std::string& encoded) {
  const Place place(inside_, places_, slots_);
  if (!place.admitted()) return turned_away("server_busy");
  return password_matches(password, encoded);
}

Outcome<bool> PasswordHasher::matches_nobody(std::string_view password) {
  const auto done = matches(password, nobody_);
  if (!done) return refuse(done.error());
  return false;
}

}  // namespace simpul::access
