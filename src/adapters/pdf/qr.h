#pragma once

#include <optional>
#include <string>
#include <vector>

namespace simpul::pdf {

// A QR code (ISO/IEC 18004) at error correction level M, its quiet zone not included.
struct QrCode {
  int side = 0;            // modules
  std::vector<bool> dark;  // row by row from the upper left

  bool at(int column, int row) const { return dark[static_cast<std::size_t>(row * side + column)]; }
};

// nullopt where the text is too long for a code.
std::optional<QrCode> qr_code(const std::string& text);

}  // namespace simpul::pdf
