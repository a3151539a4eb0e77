#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/digest.h"
#include "kernel/result.h"
#include "ports/error.h"

namespace simpul {

// Files by the hash of their content. Safe from any thread.
class Blobs {
 public:
  virtual ~Blobs() = default;
  // Durable when it returns: temporary file, fsync, rename, fsync of the folder. Storing the same bytes again is free.
  virtual Result<Digest, PortError> put(std::string_view bytes) = 0;
  // The whole content, its hash checked: Corrupt where a bit changed, NotFound where absent.
  virtual Result<std::string, PortError> get(const Digest& hash) = 0;
  virtual bool contains(const Digest& hash) = 0;
  // Where a file lies, for sending it from disk.
  virtual std::optional<std::string> path(const Digest& hash) = 0;
};

}  // namespace simpul
