#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace simpul::archive {

// Small letters and digits without anything between, with signs that scans confuse made one: 0 and o, 1, i, l and |,
// 5 and s, 8 and b, rn and m.
std::string shape_of(std::string_view text);

// How many signs have to be put in, taken out or replaced to get from one to the other; nullopt beyond `most`.
std::optional<std::size_t> distance(std::string_view a, std::string_view b, std::size_t most);

// How many wrong signs a name of this length can have and still be it.
std::size_t tolerance(std::size_t length);

// Digits as a scan may show them ("2O22", "l2"), at least one of them a true digit; nullopt for anything else.
std::optional<std::string> digits_of(std::string_view text);

}  // namespace simpul::archive
