#pragma once

#include <optional>
#include <vector>

#include "fonts.h"
#include "measures.h"
#include "paper/paper.h"

namespace simpul::pdf {

// What is to be set, how and how wide. `parts` stand below each other; they outlive the spec.
struct TextSpec {
  std::vector<const paper::Runs*> parts;
  const Type* type = &type_body;
  double width = 0;
  paper::Alignment alignment = paper::Alignment::Left;
};

// Part of a text, shaped by itself. It begins where a line begins.
struct Stretch {
  std::size_t begin = 0;   // bytes of the text
  std::size_t end = 0;     // of its last line
  std::size_t shaped = 0;  // where what was shaped with it ends: the beginning of a line that belongs to the next one
  std::size_t first_line = 0;
  std::size_t lines = 0;
  Owned<PangoLayout> layout;  // absent where memory was given back; made anew when it is drawn
};

// A text broken into lines. Line i reaches from bottoms[i-1], or 0, to bottoms[i], downwards from its top.
struct Shaped {
  TextSpec spec;
  std::vector<float> bottoms;
  double widest = 0;  // of its lines
  std::vector<Stretch> stretches;

  std::size_t lines() const { return bottoms.size(); }
  double top(std::size_t line) const { return line == 0 ? 0 : bottoms[line - 1]; }
  double height(std::size_t first, std::size_t end) const { return end == first ? 0 : bottoms[end - 1] - top(first); }
  double height() const { return height(0, lines()); }
};

// Breaks texts into lines. Pango shapes the rest of a paragraph again for every line, so a long one is given to it in
// stretches of some lines; lines are filled one after the other, so they end where they would have ended otherwise.
// Holds at most `kept_bytes_max` of text in memory as shaped glyphs (about a hundred times as many bytes); what is
// beyond is shaped again when it is drawn.
class Shaper {
 public:
  explicit Shaper(const Fonts& fonts);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  Shaped shape(TextSpec spec);
  // Draws lines [first, end) with the top of `first` at the current point of the page.
  void draw(cairo_t* page, const Shaped& text, std::size_t first, std::size_t end);
  // The text as a path at the current point.
  void add_path(cairo_t* page, const TextSpec& spec);

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
  };
  Owned<PangoLayout> layout_of(const TextSpec& spec, Range range) const;
  Stretch add_stretch(Shaped& text, Range range, std::size_t all);
  void draw_lines(cairo_t* page, const Shaped& text, const Stretch& stretch, Range lines);

  static constexpr std::size_t kept_bytes_max = 400'000;
  Owned<PangoFontMap> map_;
  Owned<PangoContext> context_;
  std::size_t kept_bytes_ = 0;
};

}  // namespace simpul::pdf
