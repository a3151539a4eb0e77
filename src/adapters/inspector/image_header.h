#pragma once

#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::inspector {

struct ImageSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool operator==(const ImageSize&) const = default;
};

// More would cost its readers more memory than their phones have (reliability anchors 6.1).
inline constexpr std::uint64_t pixels_max = 50'000'000;
inline constexpr std::uint32_t side_max = 16'384;

// Walks the structure of a JPEG, PNG or WebP without decoding a pixel, and reads its size. Codes: file_damaged,
// image_too_large, file_type_not_accepted (an animation).
Result<ImageSize, Refusal> examine_image(std::string_view bytes, std::string_view media_type);

}  // namespace simpul::inspector
