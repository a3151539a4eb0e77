#include "qr.h"

#include <qrencode.h>

#include <memory>

namespace simpul::pdf {

std::optional<QrCode> qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!made) return std::nullopt;
  QrCode out{made->width, {}};
  for (int i = 0; i < made->width * made->width; ++i) out.dark.push_back((made->data[i] & 1) != 0);
  return out;
}

}  // namespace simpul::pdf
