#pragma once

#include "manuscript/sheet.h"
#include "package.h"

namespace simpul::docx {

// All parts of the Word file of a sheet.
Parts word_parts(const manuscript::Sheet& sheet);

// word/document.xml, and how many lists it numbers: each needs an entry in word/numbering.xml.
struct NumberedList {
  manuscript::LineKind kind;
  unsigned depth = 0;
  bool in_ayat = false;  // its items belong to an ayat, not to a plain paragraph
};
struct WrittenDocument {
  std::string xml;
  std::vector<NumberedList> lists;  // list n has w:numId n + 1
};
WrittenDocument document_part(const manuscript::Sheet& sheet);

std::string numbering_part(const std::vector<NumberedList>& lists);
std::string styles_part();
std::string footer_part(const manuscript::Sheet& sheet);

}  // namespace simpul::docx
