#include "drawn_scans.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <memory>
#include <numbers>
#include <sstream>

// cairo keeps what fontconfig told it until the process ends, and fontconfig calls that a leak of ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace simpul::ocr {
namespace {

constexpr double a4_width = 595;
constexpr double a4_height = 842;
constexpr double scan_scale = 200.0 / 72;

struct SurfaceEnd {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceEnd>;
struct PenEnd {
  void operator()(cairo_t* pen) const { cairo_destroy(pen); }
};
using Pen = std::unique_ptr<cairo_t, PenEnd>;

cairo_status_t append(void* out, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void write_text(cairo_t* pen, std::string_view text) {
  cairo_select_font_face(pen, "Liberation Serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(pen, 12);
  cairo_set_source_rgb(pen, 0, 0, 0);
  std::istringstream lines{std::string(text)};
  double y = 70;
  for (std::string line; std::getline(lines, line); y += 17) {
    const auto tab = line.find('\t');
    cairo_move_to(pen, 60, y);
    cairo_show_text(pen, line.substr(0, tab).c_str());
    if (tab == std::string::npos) continue;
    cairo_move_to(pen, 330, y);
    cairo_show_text(pen, line.substr(tab + 1).c_str());
  }
}

Surface scan_of(std::string_view text, double turned) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(a4_width * scan_scale),
                                             static_cast<int>(a4_height * scan_scale)));
  const Pen pen(cairo_create(surface.get()));
  cairo_set_source_rgb(pen.get(), 1, 1, 1);
  cairo_paint(pen.get());
  cairo_scale(pen.get(), scan_scale, scan_scale);
  cairo_translate(pen.get(), a4_width / 2, a4_height / 2);
  cairo_rotate(pen.get(), turned * std::numbers::pi / 180);
  cairo_translate(pen.get(), -a4_width / 2, -a4_height / 2);
  write_text(pen.get(), text);
  return surface;
}

void draw_page(cairo_t* pen, const std::string& text, const Drawing& drawing) {
  if (!drawing.scanned) return write_text(pen, text);
  const Surface scan = scan_of(text, drawing.turned);
  cairo_save(pen);
  cairo_scale(pen, 1 / scan_scale, 1 / scan_scale);
  // The sheet turns about its middle; what lies across is shrunk, so that nothing hangs over the edge.
  const double across = drawing.quarter_turns % 2 == 0 ? 1 : a4_width / a4_height;
  cairo_translate(pen, a4_width * scan_scale / 2, a4_height * scan_scale / 2);
  cairo_rotate(pen, drawing.quarter_turns * std::numbers::pi / 2);
  cairo_scale(pen, across, across);
  cairo_set_source_surface(pen, scan.get(), -a4_width * scan_scale / 2, -a4_height * scan_scale / 2);
  cairo_paint(pen);
  cairo_restore(pen);
  if (!drawing.stamp.empty()) write_text(pen, drawing.stamp);
}

}  // namespace

std::string drawn_pdf(const std::vector<std::string>& pages, const Drawing& drawing) {
  std::string bytes;
  {
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, a4_width, a4_height));
    const Pen pen(cairo_create(surface.get()));
    for (const std::string& text : pages) {
      draw_page(pen.get(), text, drawing);
      cairo_show_page(pen.get());
    }
    cairo_surface_finish(surface.get());
  }
  return bytes;
}

std::string drawn_png(std::string_view text) {
  std::string bytes;
  cairo_surface_write_to_png_stream(scan_of(text, 0).get(), append, &bytes);
  return bytes;
}

std::vector<std::string> pages_in(std::string_view text) {
  std::vector<std::string> pages;
  for (auto end = text.find('\f'); end != std::string_view::npos; end = text.find('\f')) {
    pages.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  pages.emplace_back(text);
  return pages;
}

}  // namespace simpul::ocr
