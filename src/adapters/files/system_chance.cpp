#include <sys/random.h>

#include <cerrno>

#include "files/chance.h"
#include "kernel/expects.h"

namespace simpul::files {

void SystemChance::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t drawn = ::getrandom(bytes.data(), bytes.size(), 0);
    if (drawn < 0 && errno == EINTR) continue;
    expects(drawn > 0, "the kernel has randomness");
    bytes = bytes.subspan(static_cast<std::size_t>(drawn));
  }
}

}  // namespace simpul::files
