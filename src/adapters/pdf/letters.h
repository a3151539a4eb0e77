#pragma once

#include <optional>

#include "fonts.h"
#include "paper/paper.h"

namespace simpul::pdf {

// The first letter of a paper that cannot be drawn, in the order of the paper.
std::optional<Refusal> undrawable_letter(const Fonts& fonts, const paper::Paper& paper);

}  // namespace simpul::pdf
