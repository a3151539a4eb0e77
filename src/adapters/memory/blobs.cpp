#include "memory/blobs.h"

#include "crypto/sha256.h"

namespace simpul::memory {

Result<Digest, PortError> MemoryBlobs::put(std::string_view bytes) {
  const Digest hash = sha256(bytes);
  const std::scoped_lock lock(mutex_);
  contents_.try_emplace(hash, bytes);
  return hash;
}

Result<std::string, PortError> MemoryBlobs::get(const Digest& hash) {
  const std::scoped_lock lock(mutex_);
  const auto found = contents_.find(hash);
  if (found == contents_.end()) return refuse(PortError{PortFault::NotFound, "no blob " + hash.text()});
  return found->second;
}

bool MemoryBlobs::contains(const Digest& hash) {
  const std::scoped_lock lock(mutex_);
  return contents_.contains(hash);
}

std::optional<std::string> MemoryBlobs::path(const Digest&) { return std::nullopt; }

}  // namespace simpul::memory
