#include "furniture.h"

#include <fmt/format.h>

#include <algorithm>
#include <numbers>

namespace simpul::pdf {
namespace {

constexpr double qr_side = 17 * mm;
constexpr double footer_distance = 11 * mm;  // from the lower edge to the foot of the QR code
constexpr double watermark_size = 84;
constexpr double watermark_grey = 0.9;

std::string filled(std::string words, std::string_view name, std::size_t value) {
  const std::string mark = fmt::format("{{{}}}", name);
  if (const std::size_t at = words.find(mark); at != std::string::npos) {
    words.replace(at, mark.size(), std::to_string(value));
  }
  return words;
}

Owned<cairo_surface_t> recording(double width, double height) {
  const cairo_rectangle_t extents{0, 0, width, height};
  return Owned<cairo_surface_t>(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents));
}

void show(cairo_t* page, cairo_surface_t* picture, double x, double y) {
  cairo_save(page);
  cairo_set_source_surface(page, picture, x, y);
  cairo_paint(page);
  cairo_restore(page);
}

}  // namespace

Furniture::Furniture(Shaper& shaper, const paper::Paper& paper, std::size_t pages)
    : shaper_(shaper), paper_(paper), pages_(pages), sheet_(sheet_of(paper.size)) {
  prepare_watermark();
  prepare_qr();
}

// As a shape, so that the word does not stand between the words of every page when text is taken out; in words it
// stands in the footer.
void Furniture::prepare_watermark() {
  if (paper_.watermark.empty()) return;
  watermark_ = recording(sheet_.width, sheet_.height);
  Owned<cairo_t> on(cairo_create(watermark_.get()));
  const double diagonal = sheet_.height * 0.85;
  const paper::Runs words{{paper_.watermark, paper::RunStyle::Plain}};
  Type type{watermark_size, true, false, 1};
  TextSpec spec{{&words}, &type, 10'000, paper::Alignment::Left};
  // A long word is set smaller instead of being cut.
  type.size = std::min(watermark_size, watermark_size * diagonal / std::max(1.0, shaper_.shape(spec).widest));
  const Shaped shaped = shaper_.shape(spec);
  cairo_translate(on.get(), sheet_.width / 2, sheet_.height / 2);
  cairo_rotate(on.get(), -std::numbers::pi * 0.3);
  cairo_move_to(on.get(), -shaped.widest / 2, -shaped.height() / 2);
  cairo_set_source_rgb(on.get(), watermark_grey, watermark_grey, watermark_grey);
  shaper_.add_path(on.get(), spec);
  cairo_fill(on.get());
}

void Furniture::prepare_qr() {
  const std::string& said = paper_.footer.code.empty() ? paper_.footer.address : paper_.footer.code;
  if (said.empty()) return;
  const auto code = qr_code(said);
  if (!code) return;
  qr_ = recording(qr_side, qr_side);
  Owned<cairo_t> on(cairo_create(qr_.get()));
  const double module = qr_side / code->side;
  for (int row = 0; row < code->side; ++row) {
    for (int column = 0; column < code->side;) {
      int end = column;
      while (end < code->side && code->at(end, row)) ++end;
      if (end > column) cairo_rectangle(on.get(), column * module, row * module, (end - column) * module, module);
      column = std::max(end, column + 1);
    }
  }
  cairo_fill(on.get());
}

void Furniture::draw_behind(cairo_t* page) const {
  if (watermark_) show(page, watermark_.get(), 0, 0);
}

void Furniture::line(cairo_t* page, const std::string& words, paper::Alignment alignment) {
  if (words.empty()) return;
  const paper::Runs runs{{words, paper::RunStyle::Plain}};
  double x = 0;
  double y = 0;
  cairo_get_current_point(page, &x, &y);
  Shaped text = shaper_.shape({{&runs}, &type_footer, sheet_.width - margin_right - x, alignment});
  cairo_move_to(page, x, y);
  shaper_.draw(page, text, 0, text.lines());
  cairo_move_to(page, x, y + text.height());
}

void Furniture::draw_footer(cairo_t* page, std::size_t number) {
  const paper::Footer& footer = paper_.footer;
  const double top = sheet_.height - footer_distance - qr_side;
  double x = margin_left;
  if (qr_) {
    show(page, qr_.get(), x, top);
    const std::string link =
        fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] uri='{}'", x, top, qr_side, qr_side, footer.address);
    cairo_tag_begin(page, CAIRO_TAG_LINK, link.c_str());
    cairo_tag_end(page, CAIRO_TAG_LINK);
    x += qr_side + 4 * mm;
  }
  cairo_set_line_width(page, 0.5);
  cairo_move_to(page, x, top);
  cairo_line_to(page, sheet_.width - margin_right, top);
  cairo_stroke(page);
  std::string place = filled(filled(footer.page, "page", number), "pages", pages_);
  if (!paper_.watermark.empty()) place = paper_.watermark + (place.empty() ? "" : " · ") + place;
  cairo_move_to(page, x, top + 5);
  line(page, place, paper::Alignment::Right);
  if (place.empty()) cairo_move_to(page, x, top + 5);
  cairo_move_to(page, x, top + 5);
  line(page, footer.fingerprint, paper::Alignment::Left);
  line(page, footer.address, paper::Alignment::Left);
}

}  // namespace simpul::pdf
