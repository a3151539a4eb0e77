#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/digest.h"
#include "kernel/result.h"
#include "ports/error.h"

namespace simpul {

// An event by its place in the order in which this node stored them, whoever wrote it. Other nodes have other orders.
struct StoredEvent {
  std::uint64_t place = 0;  // from 1, rising; the same for ever
  std::string subject;
  Digest hash;
  bool operator==(const StoredEvent&) const = default;
};

// The journal in the order of its appends: events of one append stand together, in their order. Safe from any thread.
class JournalOrder {
 public:
  virtual ~JournalOrder() = default;
  // What follows the place, at most `limit`, in order.
  virtual Result<std::vector<StoredEvent>, PortError> after(std::uint64_t place, std::size_t limit) = 0;
  virtual Result<std::optional<StoredEvent>, PortError> at(std::uint64_t place) = 0;
};

}  // namespace simpul
