#include "printed_code.h"

#include <cstdint>

namespace simpul::signing {
namespace {

constexpr std::size_t code_signs = 52;  // 256 bits in groups of five, the last one filled up with four zeros

std::optional<unsigned> value_of(char sign) {
  if (sign >= 'A' && sign <= 'Z') return static_cast<unsigned>(sign - 'A');
  if (sign >= 'a' && sign <= 'z') return static_cast<unsigned>(sign - 'a');
  if (sign >= '2' && sign <= '7') return static_cast<unsigned>(sign - '2') + 26;
  return std::nullopt;
}

}  // namespace

std::optional<Digest> digest_of_printed_code(std::string_view code) {
  if (code.size() != code_signs) return std::nullopt;
  Digest digest;
  std::size_t at = 0;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char sign : code) {
    const auto value = value_of(sign);
    if (!value) return std::nullopt;
    bits = bits << 5 | *value;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    digest.bytes[at++] = static_cast<std::uint8_t>(bits >> held);
    bits &= (1u << held) - 1;
  }
  if (bits != 0) return std::nullopt;
  return digest;
}

}  // namespace simpul::signing
