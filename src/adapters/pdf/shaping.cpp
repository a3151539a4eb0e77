#include "shaping.h"

#include <cmath>

namespace simpul::pdf {
namespace {

using paper::Alignment;
using paper::RunStyle;

// Dark enough to stay readable when colours are lost in copying.
struct Colour {
  guint16 red, green, blue;
};
constexpr Colour inserted{0x0c00, 0x3400, 0x8c00};
constexpr Colour deleted{0x9000, 0x1800, 0x1800};
constexpr Colour moved{0x1400, 0x5000, 0x2800};
constexpr Colour open_ground{0xdd00, 0xdd00, 0xdd00};

class Attributes {
 public:
  void mark(RunStyle style, std::size_t begin, std::size_t end) {
    begin_ = static_cast<guint>(begin);
    end_ = static_cast<guint>(end);
    switch (style) {
      case RunStyle::Plain:
        break;
      case RunStyle::Inserted:
        add(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
        colour(inserted);
        break;
      case RunStyle::Deleted:
        add(pango_attr_strikethrough_new(TRUE));
        colour(deleted);
        break;
      case RunStyle::Moved:
        add(pango_attr_underline_new(PANGO_UNDERLINE_DOUBLE));
        colour(moved);
        break;
      case RunStyle::Open:
        add(pango_attr_background_new(open_ground.red, open_ground.green, open_ground.blue));
        break;
    }
  }
  PangoAttrList* list() const { return list_.get(); }

 private:
  void colour(Colour it) { add(pango_attr_foreground_new(it.red, it.green, it.blue)); }
  void add(PangoAttribute* attribute) {
    attribute->start_index = begin_;
    attribute->end_index = end_;
    pango_attr_list_insert(list_.get(), attribute);
  }

  Owned<PangoAttrList> list_{pango_attr_list_new()};
  guint begin_ = 0;
  guint end_ = 0;
};

PangoAlignment pango_alignment(Alignment alignment) {
  switch (alignment) {
    case Alignment::Justified:
    case Alignment::Left:
      return PANGO_ALIGN_LEFT;
    case Alignment::Centred:
      return PANGO_ALIGN_CENTER;
    case Alignment::Right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}

Owned<PangoFontDescription> description_of(const Type& type) {
  Owned<PangoFontDescription> out(pango_font_description_new());
  pango_font_description_set_family_static(out.get(), font_family);
  pango_font_description_set_size(out.get(), static_cast<gint>(std::lround(type.size * PANGO_SCALE)));
  if (type.bold) pango_font_description_set_weight(out.get(), PANGO_WEIGHT_BOLD);
  if (type.italic) pango_font_description_set_style(out.get(), PANGO_STYLE_ITALIC);
  return out;
}

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

}  // namespace

Shaper::Shaper(const Fonts& fonts) : map_(fonts.new_map()), context_(pango_font_map_create_context(map_.get())) {
  Owned<cairo_font_options_t> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options.get());
  // Else the language of the process would decide about line ends.
  pango_context_set_language(context_.get(), pango_language_from_string("id"));
  pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

Owned<PangoLayout> Shaper::layout_of(const TextSpec& spec) const {
  Owned<PangoLayout> out(pango_layout_new(context_.get()));
  std::string text;
  Attributes attributes;
  for (const paper::Runs* part : spec.parts) {
    if (part != spec.parts.front()) text += '\n';
    for (const paper::Run& run : *part) {
      const std::size_t begin = text.size();
      text += run.text;
      attributes.mark(run.style, begin, text.size());
    }
  }
  pango_layout_set_font_description(out.get(), description_of(*spec.type).get());
  pango_layout_set_text(out.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(out.get(), attributes.list());
  pango_layout_set_width(out.get(), static_cast<int>(std::lround(spec.width * PANGO_SCALE)));
  pango_layout_set_wrap(out.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(out.get(), FALSE);
  pango_layout_set_line_spacing(out.get(), static_cast<float>(spec.type->leading));
  pango_layout_set_alignment(out.get(), pango_alignment(spec.alignment));
  pango_layout_set_justify(out.get(), spec.alignment == Alignment::Justified);
  return out;
}

Shaped Shaper::shape(TextSpec spec) {
  Shaped out{std::move(spec), {}, 0, nullptr};
  Owned<PangoLayout> layout = layout_of(out.spec);
  Owned<PangoLayoutIter> at(pango_layout_get_iter(layout.get()));
  do {
    int top = 0;
    int bottom = 0;
    PangoRectangle logical{};
    pango_layout_iter_get_line_yrange(at.get(), &top, &bottom);
    pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
    out.bottoms.push_back(static_cast<float>(points(bottom)));
    out.widest = std::max(out.widest, points(logical.width));
  } while (pango_layout_iter_next_line(at.get()));
  std::size_t bytes = 0;
  for (const paper::Runs* part : out.spec.parts) {
    for (const paper::Run& run : *part) bytes += run.text.size();
  }
  if (kept_bytes_ + bytes > kept_bytes_max) return out;
  kept_bytes_ += bytes;
  out.layout = std::move(layout);
  return out;
}

void Shaper::draw(cairo_t* page, Shaped& text, std::size_t first, std::size_t end) {
  double x = 0;
  double y = 0;
  cairo_get_current_point(page, &x, &y);
  Owned<PangoLayout> made;
  if (!text.layout) made = layout_of(text.spec);
  Owned<PangoLayoutIter> at(pango_layout_get_iter(made ? made.get() : text.layout.get()));
  for (std::size_t line = 0; line < end; ++line, pango_layout_iter_next_line(at.get())) {
    if (line < first) continue;
    PangoRectangle logical{};
    pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
    const double baseline = points(pango_layout_iter_get_baseline(at.get()));
    cairo_move_to(page, x + points(logical.x), y - text.top(first) + baseline);
    pango_cairo_show_layout_line(page, pango_layout_iter_get_line_readonly(at.get()));
  }
}

void Shaper::add_path(cairo_t* page, const TextSpec& spec) { pango_cairo_layout_path(page, layout_of(spec).get()); }

}  // namespace simpul::pdf
