#pragma once

#include <string>

#include "ledger/merkle.h"

namespace simpul::ledger {

// What the log holds for an event: its hash alone, 32 bytes. The envelope under the hash carries 128 random bits, so
// that nobody who lacks the envelope can find out by trying what was said.
inline std::string entry_of(const Digest& event) { return {event.bytes.begin(), event.bytes.end()}; }
inline Digest leaf_of(const Digest& event) { return leaf_hash(entry_of(event)); }

}  // namespace simpul::ledger
