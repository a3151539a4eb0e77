#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "crypto/ed25519.h"
#include "kernel/digest.h"
#include "kernel/region_code.h"
#include "threads/event.h"

namespace simpul::threads {

// A stored event as bytes, for checking.
struct SignedEnvelope {
  std::string_view envelope;
  Digest hash;
  Signature signature;
};

enum class ChainFault { Malformed, HashDiffers, SignatureFails, AuthorUnknown, Gap, PrevDiffers, WrongThread };

// Where a thread is broken first.
struct ChainBreak {
  ChainFault fault = ChainFault::Malformed;
  std::uint64_t seq = 0;
  std::string detail;
};

// Checks one thread from its first event: bytes canonical, hash, signature, seq without gap, prev, one author and one
// subject throughout. nullopt: whole. `key_of` gives the author's key.
std::optional<ChainBreak> check_thread(std::span<const SignedEnvelope> thread,
                                       const std::function<std::optional<PublicKey>(const RegionCode&)>& key_of);

}  // namespace simpul::threads
