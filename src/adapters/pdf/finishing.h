#pragma once

#include <string>

namespace simpul::pdf {

// What a reader is told about the file beside its pages.
struct FileWords {
  std::string title;
  std::string language;
  std::string date;  // RFC 3339
};

// Adds what cairo cannot write: the language of the document, its title as the name of the window, XMP metadata, and
// an /ID made of the content alone. Written plainly, with a cross-reference table, so that a signature can be appended.
// Empty where `pdf` is none.
std::string finished(const std::string& pdf, const FileWords& words);

}  // namespace simpul::pdf
