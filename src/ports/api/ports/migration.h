#pragma once

#include <string_view>

namespace simpul {

// One step of the database's shape. Steps run once, in order of their number, all missing ones in one transaction, so
// that a failing update leaves the shape the older program knows; a step that has run anywhere is never changed again.
// `sql` may hold several statements in the subset both engines speak.
// Numbers by area: 1-99 journal and storage, 100-199 access, further hundreds as areas appear.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

}  // namespace simpul
