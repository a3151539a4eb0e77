#pragma once

#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "manuscript/word_reading.h"
#include "word_package.h"

namespace simpul::docx {

// Reads a Word file. To be called locked in. Codes: see ports/word_files.h.
Result<manuscript::WordReading, Refusal> read_word(std::string_view file);
// The same, of parts that are unpacked already.
Result<manuscript::WordReading, Refusal> read_word(Parts parts);

}  // namespace simpul::docx
