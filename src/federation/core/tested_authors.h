#pragma once

// Only for tests: governments with keys, and threads they write.

#include <algorithm>
#include <string>
#include <vector>

#include "crypto/sha256.h"
#include "federation/intake.h"

namespace simpul::federation {

inline SigningKey key_of(const RegionCode& author) {
  SigningKey::Seed seed{};
  std::ranges::copy(author.text(), seed.begin());
  return SigningKey(seed);
}

inline Carried carry(threads::Event event, const RegionCode& signer) {
  const std::string envelope = threads::envelope_of(event);
  return {envelope, key_of(signer).sign(threads::signing_message(sha256(envelope)))};
}
inline Carried carry(const threads::Event& event) { return carry(event, event.author); }

// The next event of an author on a subject, on top of `before`.
inline threads::Event next_event(const std::string& subject, const RegionCode& author,
                                 const std::vector<Carried>& before, const std::string& words = "") {
  threads::Event event;
  event.author = author;
  event.seq = before.size() + 1;
  event.subject = subject;
  if (!before.empty()) event.prev = sha256(before.back().envelope);
  event.kind = "test.happened";
  event.body = JsonObject{{"words", words}};
  event.salt = std::string(32, 'a');
  return event;
}

}  // namespace simpul::federation
