#pragma once

#include <string>
#include <string_view>

#include "package.h"
#include "xml_tree.h"

namespace simpul::docx {

// The parts of a Word document, found by the relations between them and not by what they are usually called.
struct WordPackage {
  Parts parts;
  std::string document;  // name of the main part, "word/document.xml"

  // A part the main part is related to by the last word of the relation's type, "styles"; empty where there is none.
  std::string related(std::string_view type) const;
};

// Codes: those of unpacked() and xml_tree(), word_has_macros, word_external_content, word_structure_lost,
// word_not_docx.
Result<WordPackage, Refusal> word_package(std::string_view file);
Result<WordPackage, Refusal> word_package(Parts parts);

}  // namespace simpul::docx
