#include "attributes.h"

namespace simpul::pdf {

using paper::RunStyle;

// The colours are dark enough to stay readable when they are lost in copying.
void Attributes::mark(RunStyle style, std::size_t begin, std::size_t end) {
  begin_ = static_cast<guint>(begin);
  end_ = static_cast<guint>(end);
  switch (style) {
    case RunStyle::Plain:
      break;
    case RunStyle::Inserted:
      add(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
      colour(0x0c00, 0x3400, 0x8c00);
      break;
    case RunStyle::Deleted:
      add(pango_attr_strikethrough_new(TRUE));
      colour(0x9000, 0x1800, 0x1800);
      break;
    case RunStyle::Moved:
      add(pango_attr_underline_new(PANGO_UNDERLINE_DOUBLE));
      colour(0x1400, 0x5000, 0x2800);
      break;
    case RunStyle::Open:
      add(pango_attr_background_new(0xdd00, 0xdd00, 0xdd00));
      break;
  }
}

void Attributes::colour(guint16 red, guint16 green, guint16 blue) { add(pango_attr_foreground_new(red, green, blue)); }

void Attributes::add(PangoAttribute* attribute) {
  attribute->start_index = begin_;
  attribute->end_index = end_;
  pango_attr_list_insert(list_.get(), attribute);
}

}  // namespace simpul::pdf
