#pragma once

#include <cstddef>

#include "handles.h"
#include "paper/paper.h"

namespace simpul::pdf {

// How the runs of a text are marked, for pango. Begin and end are bytes of the text.
class Attributes {
 public:
  void mark(paper::RunStyle style, std::size_t begin, std::size_t end);
  PangoAttrList* list() const { return list_.get(); }

 private:
  void colour(guint16 red, guint16 green, guint16 blue);
  void add(PangoAttribute* attribute);

  Owned<PangoAttrList> list_{pango_attr_list_new()};
  guint begin_ = 0;
  guint end_ = 0;
};

}  // namespace simpul::pdf
