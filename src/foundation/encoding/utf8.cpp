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

bool has_unseen_signs(Bytes text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint8_t byte = byte_at(text, i);
    const bool line = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !line) || byte == 0x7f) return true;
    if (byte == 0xc2 && i + 1 < text.size() && byte_at(text, i + 1) < 0xa0) return true;  // U+0080 to U+009F
    if (byte != 0xe2 || i + 2 >= text.size()) continue;
    const std::uint8_t second = byte_at(text, i + 1);
    const std::uint8_t third = byte_at(text, i + 2);
    if (second == 0x80 && third >= 0xaa && third <= 0xae) return true;  // U+202A to U+202E
    if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return true;  // U+2066 to U+2069
  }
  return false;
}

}  // namespace simpul
