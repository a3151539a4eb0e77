#pragma once

// What the tests of Word files share: a file as Word would leave it, made from parts, and the way there and back.

#include <string>

#include "manuscript/import.h"
#include "package.h"
#include "word_reader.h"
#include "word_writer.h"

namespace simpul::docx {

inline std::string file_of(const manuscript::Manuscript& manuscript) {
  return packed(word_parts(manuscript::sheet_of(manuscript))).value();
}

// Puts other words in the place of the first `what` of a part; the test fails where there is none.
void replace(Parts& parts, const std::string& part, const std::string& what, const std::string& with);

// A file of Word's with this body and nothing else of interest.
std::string file_with_body(const std::string& body);
Parts parts_with_body(const std::string& body);

// "code@clause" of each, in order, separated by spaces.
std::string codes(const std::vector<manuscript::Finding>& findings);
std::string codes(const Refusals& faults);

}  // namespace simpul::docx
