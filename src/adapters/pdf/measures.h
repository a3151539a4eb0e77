#pragma once

// Lengths in points (1/72 inch), y downwards from the upper edge. The look of official letters: 12 points of a serif
// with a little air, wide margins (usual practice; Permendagri on Tata Naskah Dinas was not read).

#include "paper/paper.h"

namespace simpul::pdf {

inline constexpr double mm = 72.0 / 25.4;

struct Sheet {
  double width;
  double height;
};

inline Sheet sheet_of(paper::Size size) {
  switch (size) {
    case paper::Size::A4:
      return {210 * mm, 297 * mm};
    case paper::Size::F4:
      return {215 * mm, 330 * mm};
  }
  return {};
}

inline constexpr double margin_left = 30 * mm;
inline constexpr double margin_right = 25 * mm;
inline constexpr double margin_top = 25 * mm;
inline constexpr double margin_bottom = 34 * mm;  // the footer stands in it

inline constexpr double step = 8.5 * mm;        // an item is set in by so much
inline constexpr double label_width = 24 * mm;  // of "Nomor" and its like
inline constexpr double bar_distance = 5 * mm;  // from the text to the change bar
inline constexpr double cell_padding = 4;
inline constexpr double signing_height = 27 * mm;  // room for a seal, a stamp duty or a visible signature
inline constexpr double signatory_gap = 8 * mm;

// One kind of type.
struct Type {
  double size;
  bool bold = false;
  bool italic = false;
  double leading = 1.2;  // line distance over the font's own
};

inline constexpr Type type_title{13, true, false, 1.15};
inline constexpr Type type_heading{12, true, false, 1.15};
inline constexpr Type type_body{12, false, false, 1.15};
inline constexpr Type type_note{9.5, false, true, 1.1};
inline constexpr Type type_cell{10.5, false, false, 1.1};
inline constexpr Type type_cell_head{10.5, true, false, 1.1};
inline constexpr Type type_narrow_cell{8.5, false, false, 1.1};
inline constexpr Type type_narrow_head{8.5, true, false, 1.1};
inline constexpr Type type_signatory{11.5, true, false, 1.1};
inline constexpr Type type_letterhead{15, true, false, 1.1};
inline constexpr Type type_letter_address{10.5, false, false, 1.1};
inline constexpr Type type_footer{8, false, false, 1.1};

}  // namespace simpul::pdf
