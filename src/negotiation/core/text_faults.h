#pragma once

#include <string>

#include "kernel/refusal.h"

namespace simpul::negotiation {

inline constexpr std::size_t faults_max = 100;

// Something at `pointer` is over a limit; its sentence names all of them.
Refusal text_too_large(std::string pointer);

}  // namespace simpul::negotiation
