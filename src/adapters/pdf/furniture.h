#pragma once

#include <optional>
#include <string>

#include "qr.h"
#include "shaping.h"

namespace simpul::pdf {

// What stands on every page: the watermark behind, the footer below.
class Furniture {
 public:
  Furniture(Shaper& shaper, const paper::Paper& paper, std::size_t pages);

  void draw_behind(cairo_t* page) const;
  void draw_footer(cairo_t* page, std::size_t number);

 private:
  void prepare_watermark();
  void prepare_qr();
  void line(cairo_t* page, const std::string& words, paper::Alignment alignment);

  Shaper& shaper_;
  const paper::Paper& paper_;
  std::size_t pages_;
  Sheet sheet_;
  // Drawn once and shown on every page, so that a long paper holds them once.
  Owned<cairo_surface_t> watermark_;
  Owned<cairo_surface_t> qr_;
};

}  // namespace simpul::pdf
