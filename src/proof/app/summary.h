#pragma once

#include <string>

#include "collecting.h"
#include "dossiers/state.h"

namespace simpul::proof {

// What a person reads first, in Indonesian. Where anything is withheld it speaks of numbers only: what the dossier
// says then may not be told.
struct SummaryInput {
  const dossiers::State& state;
  const Manifest& manifest;
  const Collected& collected;
  std::size_t files = 0;  // that are in the bundle
};
std::string summary_page(const SummaryInput& input);

}  // namespace simpul::proof
