#pragma once

#include <string>

namespace simpul {

// How the world failed. Adapters translate their own errors into these; nothing else leaves an adapter.
enum class PortFault {
  Conflict,     // somebody else was first; read again and decide again
  Full,         // no space left; nothing was written
  Unavailable,  // the storage or the service does not answer; nothing acknowledged is lost
  Corrupt,      // what was read is not what was written
  NotFound,
};

struct PortError {
  PortFault fault = PortFault::Unavailable;
  std::string detail;  // for the log, never for a person
};

}  // namespace simpul
