#pragma once

#include <leptonica/allheaders.h>

#include <memory>
#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::ocr {

struct PixEnd {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, PixEnd>;

// A page as a picture in 256 shades of grey, and how large it is on paper.
struct SheetImage {
  Pix pix;
  double width = 0;  // points
  double height = 0;
};

// More than A4 and F4 at 300 dots an inch; larger pages are shrunk.
inline constexpr double image_pixels_max = 12e6;

// A scan as a picture file. Its resolution is rarely told truly: the longer side is taken as that of A4.
Result<SheetImage, Refusal> image_of_picture(std::string_view bytes);
// A page of a PDF, drawn so that it is `pixels_across` wide, or at 300 dots an inch for 0.
Result<SheetImage, Refusal> image_of_page(std::string_view pdf, std::size_t page, std::size_t pixels_across);

// Turned clockwise by quarters; the size on paper turns along.
Result<SheetImage, Refusal> turned(SheetImage image, int quarters);

// As PNG in 16 shades of grey, which keeps writing readable and files small.
Result<std::string, Refusal> png_of(const SheetImage& image, std::size_t width);

}  // namespace simpul::ocr
