#include "sheet_image.h"

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace simpul::ocr {
namespace {

const Refusal damaged{"file_damaged"};

constexpr double points_per_inch = 72;
constexpr double scan_resolution = 300;
constexpr double a4_longer_side = 841.89;
constexpr double decoded_pixels_max = 40e6;  // as the inspector of uploaded files accepts them

// Leptonica keeps four pixels in a word, the first in its highest byte.
Pix grey_pix(const poppler::image& image) {
  Pix pix(pixCreate(image.width(), image.height(), 8));
  if (!pix) return nullptr;
  const auto words = static_cast<std::size_t>(pixGetWpl(pix.get()));
  auto* const out = reinterpret_cast<char*>(pixGetData(pix.get()));
  const auto across = static_cast<std::size_t>(image.width());
  for (std::size_t y = 0; y < static_cast<std::size_t>(image.height()); ++y) {
    std::memcpy(out + y * words * 4, image.const_data() + y * static_cast<std::size_t>(image.bytes_per_row()), across);
  }
  pixEndianByteSwap(pix.get());
  return pix;
}

bool is_upright(const poppler::page& page) {
  return page.orientation() == poppler::page::portrait || page.orientation() == poppler::page::upside_down;
}

Pix grey(const PIX& decoded) {
  auto* const picture = const_cast<PIX*>(&decoded);
  const Pix opaque(pixRemoveAlpha(picture));
  return opaque ? Pix(pixConvertTo8(opaque.get(), 0)) : nullptr;
}

}  // namespace

Result<SheetImage, Refusal> image_of_picture(std::string_view bytes) {
  const auto* const data = reinterpret_cast<const l_uint8*>(bytes.data());
  l_int32 format = 0;
  l_int32 width = 0;
  l_int32 height = 0;
  if (pixReadHeaderMem(data, bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr) != 0) {
    return refuse(damaged);
  }
  if (width < 1 || height < 1) return refuse(damaged);
  if (static_cast<double>(width) * height > decoded_pixels_max) {
    return refuse(
        Refusal{"image_too_large", "", {{"width", std::to_string(width)}, {"height", std::to_string(height)}}});
  }
  const Pix decoded(pixReadMem(data, bytes.size()));
  Pix pix = decoded ? grey(*decoded) : nullptr;
  if (!pix) return refuse(damaged);
  const double shrink = std::sqrt(image_pixels_max / (static_cast<double>(width) * height));
  if (shrink < 1) pix.reset(pixScale(pix.get(), static_cast<float>(shrink), static_cast<float>(shrink)));
  if (!pix) return refuse(damaged);
  const double points = a4_longer_side / std::max(width, height);
  return SheetImage{std::move(pix), width * points, height * points};
}

Result<SheetImage, Refusal> image_of_page(std::string_view pdf, std::size_t number, std::size_t pixels_across) {
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  if (!document || document->is_locked()) return refuse(damaged);
  const std::unique_ptr<poppler::page> page(document->create_page(static_cast<int>(number)));
  if (!page) return refuse(damaged);
  const poppler::rectf rect = page->page_rect(poppler::crop_box);
  const double width = is_upright(*page) ? rect.width() : rect.height();
  const double height = is_upright(*page) ? rect.height() : rect.width();
  if (!(width >= 1) || !(height >= 1)) return refuse(damaged);
  double resolution =
      pixels_across > 0 ? static_cast<double>(pixels_across) * points_per_inch / width : scan_resolution;
  resolution = std::min(resolution, points_per_inch * std::sqrt(image_pixels_max / (width * height)));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const poppler::image drawn = renderer.render_page(page.get(), resolution, resolution);
  if (!drawn.is_valid()) return refuse(Refusal{"file_too_complex"});
  Pix pix = grey_pix(drawn);
  if (!pix) return refuse(Refusal{"file_too_complex"});
  return SheetImage{std::move(pix), width, height};
}

Result<SheetImage, Refusal> turned(SheetImage image, int quarters) {
  constexpr int whole_turn = 4;
  quarters = (quarters % whole_turn + whole_turn) % whole_turn;
  if (quarters == 0) return image;
  Pix pix(pixRotateOrth(image.pix.get(), quarters));
  if (!pix) return refuse(Refusal{"file_too_complex"});
  image.pix = std::move(pix);
  if (quarters % 2 == 1) std::swap(image.width, image.height);
  return image;
}

Result<std::string, Refusal> png_of(const SheetImage& image, std::size_t width) {
  const auto across = static_cast<l_int32>(width);
  const Pix scaled(pixScaleToSize(image.pix.get(), across, 0));
  const Pix shades(scaled ? pixThresholdTo4bpp(scaled.get(), 16, 0) : nullptr);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  if (!shades || pixWriteMemPng(&data, &size, shades.get(), 0) != 0) return refuse(Refusal{"file_too_complex"});
  std::string png(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return png;
}

}  // namespace simpul::ocr
