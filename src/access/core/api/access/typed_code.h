#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/digest.h"

namespace simpul::access {

// A secret that a person copies from paper or a terminal and types once: recovery codes, the first-run code, temporary
// passwords. 80 random bits, so a plain hash keeps it; text: "ABCD-EFGH-IJKL-MNOP".
using CodeSeed = std::array<std::uint8_t, 10>;
std::string typed_code(const CodeSeed& seed);

// What the store keeps of a code, typed with or without dashes, spaces and capitals. nullopt where the text cannot be
// such a code.
std::optional<Digest> typed_code_hash(std::string_view typed);

}  // namespace simpul::access
