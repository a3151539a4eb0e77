#pragma once

#include <string_view>

namespace simpul {

// One step of the database's shape. Steps run once, in order of their number, each in a transaction of its own; a step
// that has run anywhere is never changed again. `sql` may hold several statements in the subset both engines speak.
// Numbers by area: 1-99 journal and storage, 100-199 access, further hundreds as areas appear.
struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

}  // namespace simpul
