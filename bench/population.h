#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "node.h"

namespace simpul::bench {

// Dossiers as a seed makes them: made-up agreements between real regions, for measuring only. The same seed gives the
// same dossiers on every machine.
class Population {
 public:
  Population(node::Node& node, std::uint64_t seed);

  // The government whose lists are measured; a party to every dossier.
  const access::Caller& home() const { return home_; }

  // Registers `count` dossiers on `threads` threads; each is one durable act of six to eight facts.
  void grow(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& progress);

  // Words that occur in some titles, for searches.
  static const std::vector<std::string>& words();

 private:
  node::Node& node_;
  std::uint64_t seed_;
  std::size_t made_ = 0;
  std::vector<RegionCode> partners_;
  access::Caller home_;
};

}  // namespace simpul::bench
