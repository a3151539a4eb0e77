#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "ports/error.h"

namespace simpul {

// The one signed text a log shows to the world, kept apart from the database so that a database set back to an older
// moment does not set it back too. Safe from any thread.
class ShownNote {
 public:
  virtual ~ShownNote() = default;
  // nullopt where nothing was ever shown.
  virtual Result<std::optional<std::string>, PortError> read() = 0;
  // Durable when it returns. After a failure the old or the new text stands there, whole.
  virtual Result<void, PortError> replace(std::string_view text) = 0;
};

}  // namespace simpul
