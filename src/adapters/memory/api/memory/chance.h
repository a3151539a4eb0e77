#pragma once

#include <mutex>

#include "ports/chance.h"

namespace simpul::memory {

// Repeatable bytes for tests, scenarios and simulations: one seed, one sequence on every machine. Never for real keys.
// Safe from any thread; the sequence is repeatable as long as one thread draws.
class SeededChance final : public Chance {
 public:
  explicit SeededChance(std::uint64_t seed) : seed_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::mutex mutex_;  // guards block_number_
  const std::uint64_t seed_;
  std::uint64_t block_number_ = 0;
};

}  // namespace simpul::memory
