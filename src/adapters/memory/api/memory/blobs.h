#pragma once

#include <map>
#include <mutex>

#include "ports/blobs.h"

namespace simpul::memory {

// Files for as long as the process lives. Safe from any thread.
class MemoryBlobs final : public Blobs {
 public:
  Result<Digest, PortError> put(std::string_view bytes) override;
  Result<std::string, PortError> get(const Digest& hash) override;
  bool contains(const Digest& hash) override;
  // Always empty: nothing lies on a disk.
  std::optional<std::string> path(const Digest& hash) override;

 private:
  std::mutex mutex_;  // guards contents_
  std::map<Digest, std::string> contents_;
};

}  // namespace simpul::memory
