#include "memory/chance.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/sha256.h"

namespace simpul::memory {

// Block n is SHA-256("simpul-chance <seed> <n>"); each call starts a fresh block, so that the size of one draw never
// shifts the bytes of the next.
void SeededChance::fill(std::span<std::uint8_t> bytes) {
  const std::scoped_lock lock(mutex_);
  while (!bytes.empty()) {
    const Digest block = sha256(fmt::format("simpul-chance {} {}", seed_, block_number_++));
    const std::size_t size = std::min(bytes.size(), block.bytes.size());
    std::copy_n(block.bytes.begin(), size, bytes.begin());
    bytes = bytes.subspan(size);
  }
}

}  // namespace simpul::memory
