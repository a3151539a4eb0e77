#include "encoding/utf8.h"

#include <cstdint>

namespace simpul {
namespace {

using Bytes = std::string_view;

std::uint8_t byte_at(Bytes bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

// How many bytes the character that starts with `lead` takes; 0 where no character starts so.
std::size_t length_of(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

// RFC 3629 section 4: after these leads the second byte has a narrower range than 80..BF.
bool is_second(std::uint8_t lead, std::uint8_t second) {
  const std::uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  const std::uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high;
}

}  // namespace

bool is_utf8(Bytes bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::uint8_t lead = byte_at(bytes, i);
    const std::size_t length = length_of(lead);
    if (length == 0 || length > bytes.size() - i) return false;
    if (length > 1 && !is_second(lead, byte_at(bytes, i + 1))) return false;
    for (std::size_t k = 2; k < length; ++k) {
      if ((byte_at(bytes, i + k) & 0xc0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

}  // namespace simpul
