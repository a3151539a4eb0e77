#pragma once

#include <span>

namespace simpul::text {

// Characters first to last have this canonical combining class; class 0 is not listed.
struct CombiningRun {
  char32_t first;
  char32_t last;
  unsigned char combining;
};

// A character and what it is canonically taken apart to, in one step; `second` is 0 where that is one character.
struct Decomposition {
  char32_t composed;
  char32_t first;
  char32_t second;
};

// Unicode 14.0, each sorted by its first member.
extern const std::span<const CombiningRun> combining_runs;
extern const std::span<const Decomposition> decompositions;
// Pairs that normal form C does not put together again (UAX #15, composition exclusions).
extern const std::span<const char32_t> never_composed;

}  // namespace simpul::text
