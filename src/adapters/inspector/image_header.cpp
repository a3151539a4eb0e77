#include "image_header.h"

namespace simpul::inspector {
namespace {

const Refusal damaged{"file_damaged"};
const Refusal animated{"file_type_not_accepted"};

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < size; ++i) out = out << 8 | byte_at(bytes, at + i);
  return out;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t out = 0;
  for (std::size_t i = size; i > 0; --i) out = out << 8 | byte_at(bytes, at + i - 1);
  return out;
}

// PNG (ISO/IEC 15948): chunks of length, type, data, CRC, from IHDR to IEND, and nothing behind.
Result<ImageSize, Refusal> examine_png(std::string_view bytes) {
  std::optional<ImageSize> size;
  std::size_t at = 8;
  while (bytes.size() - at >= 12) {
    const std::uint32_t length = big_endian(bytes, at, 4);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return refuse(damaged);
    if (!size) {
      if (type != "IHDR" || length != 13) return refuse(damaged);
      size = {big_endian(bytes, at + 8, 4), big_endian(bytes, at + 12, 4)};
    }
    if (type == "acTL") return refuse(animated);
    at += 12 + length;
    if (type == "IEND") {
      if (at != bytes.size()) return refuse(damaged);
      return *size;
    }
  }
  return refuse(damaged);
}

// ITU-T T.81 annex B: SOF0 to SOF15 without DHT, JPG and DAC.
bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// JPEG: marker segments up to the first scan, one frame among them, and an end of image somewhere behind. What cameras
// append after that end is left alone.
Result<ImageSize, Refusal> examine_jpeg(std::string_view bytes) {
  std::optional<ImageSize> size;
  std::size_t at = 2;
  while (bytes.size() - at >= 4) {
    if (byte_at(bytes, at) != 0xff) return refuse(damaged);
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // a fill byte
      ++at;
      continue;
    }
    const std::uint32_t length = big_endian(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) return refuse(damaged);
    if (is_start_of_frame(marker)) {
      if (size || length < 8) return refuse(damaged);
      size = {big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    }
    at += 2 + length;
    if (marker == 0xda) {
      if (!size || bytes.find("\xff\xd9", at) == std::string_view::npos) return refuse(damaged);
      return *size;
    }
  }
  return refuse(damaged);
}

// The size in the first data chunk (RFC 6386 section 9.1; WebP Lossless Bitstream section 3; WebP Container, VP8X).
Result<ImageSize, Refusal> webp_size(std::string_view type, std::string_view data) {
  if (type == "VP8X" && data.size() >= 10) {
    if (byte_at(data, 0) & 0x02) return refuse(animated);
    return ImageSize{little_endian(data, 4, 3) + 1, little_endian(data, 7, 3) + 1};
  }
  if (type == "VP8L" && data.size() >= 5 && byte_at(data, 0) == 0x2f) {
    const std::uint32_t bits = little_endian(data, 1, 4);
    return ImageSize{(bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1};
  }
  if (type == "VP8 " && data.size() >= 10 && data.substr(3, 3) == "\x9d\x01\x2a") {
    return ImageSize{little_endian(data, 6, 2) & 0x3fff, little_endian(data, 8, 2) & 0x3fff};
  }
  return refuse(damaged);
}

// WebP: a RIFF container that fills the file exactly, its chunks padded to even size.
Result<ImageSize, Refusal> examine_webp(std::string_view bytes) {
  if (bytes.size() < 20 || little_endian(bytes, 4, 4) + 8 != bytes.size()) return refuse(damaged);
  const std::uint32_t first = little_endian(bytes, 16, 4);
  if (first > bytes.size() - 20) return refuse(damaged);
  for (std::size_t at = 12; at < bytes.size();) {
    if (bytes.size() - at < 8) return refuse(damaged);
    const std::uint64_t length = little_endian(bytes, at + 4, 4);
    const std::string_view type = bytes.substr(at, 4);
    if (type == "ANIM" || type == "ANMF") return refuse(animated);
    if (length + length % 2 > bytes.size() - at - 8) return refuse(damaged);
    at += 8 + length + length % 2;
  }
  return webp_size(bytes.substr(12, 4), bytes.substr(20, first));
}

Result<ImageSize, Refusal> size_of(std::string_view bytes, std::string_view media_type) {
  if (media_type == "image/png") return examine_png(bytes);
  if (media_type == "image/jpeg") return examine_jpeg(bytes);
  if (media_type == "image/webp") return examine_webp(bytes);
  return refuse(damaged);
}

}  // namespace

Result<ImageSize, Refusal> examine_image(std::string_view bytes, std::string_view media_type) {
  const auto size = size_of(bytes, media_type);
  if (!size) return size;
  if (size->width == 0 || size->height == 0) return refuse(damaged);
  const bool too_large =
      size->width > side_max || size->height > side_max || std::uint64_t{size->width} * size->height > pixels_max;
  if (!too_large) return size;
  return refuse(Refusal{
      "image_too_large", "", {{"width", std::to_string(size->width)}, {"height", std::to_string(size->height)}}});
}

}  // namespace simpul::inspector
