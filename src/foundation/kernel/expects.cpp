#include "kernel/expects.h"

#include <cstdio>
#include <cstdlib>

namespace simpul {

void expects(bool condition, std::string_view promise, std::source_location where) {
  if (condition) return;
  std::fprintf(stderr, "simpul: broken promise at %s:%u: %.*s\n", where.file_name(), where.line(),
               static_cast<int>(promise.size()), promise.data());
  std::abort();
}

}  // namespace simpul
