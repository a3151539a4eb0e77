#pragma once

#include <string>
#include <vector>

#include "incremental_section.h"

namespace simpul::pades {

// Adds fields to the form of the document and says that signatures exist and that the file only grows (SigFlags 3,
// ISO 32000-1 table 219). Writes the form only where that changes anything.
void extend_form(IncrementalSection& section, QPDF& pdf, const std::vector<std::string>& new_fields);

// A text string (ISO 32000-1 section 7.9.2.2) from UTF-8.
std::string text_string(const std::string& utf8);

}  // namespace simpul::pades
