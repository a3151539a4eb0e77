#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace simpul {

// Bytes as Indonesian words, one for each: what two people read to each other over the phone to compare keys. The list
// never changes: a fingerprint read today must be the one read next year.
std::string_view spoken_word(std::uint8_t byte);
std::vector<std::string> spoken_words(std::span<const std::uint8_t> bytes);

}  // namespace simpul
