#pragma once

#include <optional>
#include <string>

#include "pages.h"

namespace simpul::pdf {

// A block with its lines broken, not yet on a page.
struct Prepared {
  const paper::Block* block = nullptr;
  std::size_t text = 0;  // the words, unless the block is a table or a place to sign
  double x = 0;          // of the words, from the left margin
  std::optional<std::size_t> mark = {};
  double mark_x = 0;
  double before = 0;        // space above
  bool whole = false;       // never split
  bool keeps_next = false;  // not to be the last on a page
  bool list = false;        // one of several items
  const char* tag = "P";
};

// Breaks the lines of a block that is text; `joined` holds what is put together for it and outlives the pages.
// Not for tables, places to sign and starts of pages.
Prepared prepare(PageWriter& page, const paper::Block& block);

}  // namespace simpul::pdf
