#pragma once

#include <string>
#include <string_view>

namespace simpul::inspector {

// What the objects of a PDF say. This header and its source are C++17: under C++20 the headers of qpdf 11 do not
// compile with clang (a vector of a type not yet complete).
struct PdfStructure {
  enum class Fault { None, Damaged, Encrypted, ActiveContent, TooComplex, TooManyPages };
  Fault fault = Fault::None;
  int pages = 0;
  std::string active;  // what the active content is
};

// Reads every object of the file.
PdfStructure examine_structure(std::string_view bytes, int pages_max);

}  // namespace simpul::inspector
