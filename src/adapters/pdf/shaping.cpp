#include "shaping.h"

#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>

#include "attributes.h"

namespace simpul::pdf {
namespace {

using paper::Alignment;
using paper::RunStyle;

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

// All parts and the line ends between them.
std::size_t bytes_of(const TextSpec& spec) {
  std::size_t out = spec.parts.empty() ? 0 : spec.parts.size() - 1;
  for (const paper::Runs* part : spec.parts) {
    for (const paper::Run& run : *part) out += run.text.size();
  }
  return out;
}

// Some lines' worth: few, so that the rest is not shaped again too often, yet most paragraphs are one stretch.
std::size_t stretch_bytes(const TextSpec& spec) {
  constexpr double lines = 10;
  const double letters = spec.width / (spec.type->size * 0.45);
  return static_cast<std::size_t>(std::clamp(lines * letters, 40.0, 2'000.0));
}

// The place at or after `at` where a letter begins.
std::size_t letter_start(const TextSpec& spec, std::size_t at) {
  std::size_t begin = 0;
  for (const paper::Runs* part : spec.parts) {
    if (part != spec.parts.front()) ++begin;
    for (const paper::Run& run : *part) {
      while (at >= begin && at < begin + run.text.size() && (run.text[at - begin] & 0xc0) == 0x80) ++at;
      begin += run.text.size();
    }
  }
  return at;
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

Shaper::~Shaper() {
  // A map that goes does not let go of its configuration by itself (pango 1.50).
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), nullptr);
}

Owned<PangoLayout> Shaper::layout_of(const TextSpec& spec, Range range) const {
  Owned<PangoLayout> out(pango_layout_new(context_.get()));
  std::string text;
  Attributes attributes;
  std::size_t at = 0;
  const auto add = [&](std::string_view words, RunStyle style) {
    const std::size_t begin = std::clamp(range.begin, at, at + words.size());
    const std::size_t end = std::clamp(range.end, at, at + words.size());
    const std::size_t before = text.size();
    text += words.substr(begin - at, end - begin);
    if (text.size() > before) attributes.mark(style, before, text.size());
    at += words.size();
  };
  for (const paper::Runs* part : spec.parts) {
    if (part != spec.parts.front()) add("\n", RunStyle::Plain);
    for (const paper::Run& run : *part) add(run.text, run.style);
  }
  pango_layout_set_font_description(out.get(), description_of(*spec.type).get());
  pango_layout_set_text(out.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(out.get(), attributes.list());
  pango_layout_set_width(out.get(), static_cast<int>(std::lround(spec.width * PANGO_SCALE)));
  pango_layout_set_wrap(out.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(out.get(), FALSE);
  pango_layout_set_alignment(out.get(), pango_alignment(spec.alignment));
  pango_layout_set_justify(out.get(), spec.alignment == Alignment::Justified);
  return out;
}

// Adds what the range holds but for its last line, which goes on behind it; that line begins the next stretch.
Stretch Shaper::add_stretch(Shaped& text, Range range, std::size_t all) {
  Stretch out{range.begin, range.end, range.end, text.lines(), 0, layout_of(text.spec, range)};
  const auto lines = static_cast<std::size_t>(pango_layout_get_line_count(out.layout.get()));
  out.lines = range.end == all ? lines : lines - 1;
  Owned<PangoLayoutIter> at(pango_layout_get_iter(out.layout.get()));
  double bottom = text.height();
  for (std::size_t line = 0; line < out.lines; ++line, pango_layout_iter_next_line(at.get())) {
    PangoRectangle logical{};
    pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
    bottom += points(logical.height) * text.spec.type->leading;
    text.bottoms.push_back(static_cast<float>(bottom));
    text.widest = std::max(text.widest, points(logical.width));
  }
  if (out.lines < lines) {
    const auto index = pango_layout_iter_get_line_readonly(at.get())->start_index;
    out.end = range.begin + static_cast<std::size_t>(index);
  }
  return out;
}

Shaped Shaper::shape(TextSpec spec) {
  Shaped out{std::move(spec), {}, 0, {}};
  const std::size_t all = bytes_of(out.spec);
  const bool keeps = kept_bytes_ + all <= kept_bytes_max;
  if (keeps) kept_bytes_ += all;
  const std::size_t usual = stretch_bytes(out.spec);
  std::size_t begin = 0;
  std::size_t size = usual;
  do {
    // A short rest goes along.
    const std::size_t end = all - begin <= size + size / 2 ? all : letter_start(out.spec, begin + size);
    Stretch stretch = add_stretch(out, {begin, end}, all);
    if (stretch.lines == 0) {  // not even one line was full
      size *= 2;
      continue;
    }
    size = usual;
    begin = stretch.end;
    if (!keeps) stretch.layout.reset();
    out.stretches.push_back(std::move(stretch));
  } while (begin < all);
  return out;
}

void Shaper::draw_lines(cairo_t* page, const Shaped& text, const Stretch& stretch, Range lines) {
  double x = 0;
  double y = 0;
  cairo_get_current_point(page, &x, &y);
  Owned<PangoLayout> made;
  if (!stretch.layout) made = layout_of(text.spec, {stretch.begin, stretch.shaped});
  Owned<PangoLayoutIter> at(pango_layout_get_iter(made ? made.get() : stretch.layout.get()));
  for (std::size_t i = 0; i < stretch.lines; ++i, pango_layout_iter_next_line(at.get())) {
    const std::size_t line = stretch.first_line + i;
    if (line < lines.begin || line >= lines.end) continue;
    PangoRectangle logical{};
    pango_layout_iter_get_line_extents(at.get(), nullptr, &logical);
    const double ascent = points(pango_layout_iter_get_baseline(at.get()) - logical.y);
    const double air = points(logical.height) * (text.spec.type->leading - 1) / 2;
    cairo_move_to(page, x + points(logical.x), y + text.top(line) - text.top(lines.begin) + air + ascent);
    pango_cairo_show_layout_line(page, pango_layout_iter_get_line_readonly(at.get()));
  }
  cairo_move_to(page, x, y);
}

void Shaper::draw(cairo_t* page, const Shaped& text, std::size_t first, std::size_t end) {
  for (const Stretch& stretch : text.stretches) {
    const bool wanted = stretch.first_line < end && stretch.first_line + stretch.lines > first;
    if (wanted) draw_lines(page, text, stretch, {first, end});
  }
}

void Shaper::add_path(cairo_t* page, const TextSpec& spec) {
  pango_cairo_layout_path(page, layout_of(spec, {0, bytes_of(spec)}).get());
}

}  // namespace simpul::pdf
