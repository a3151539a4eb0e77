#pragma once

#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "manuscript/sheet.h"
#include "manuscript/word_reading.h"
#include "ports/error.h"

namespace simpul {

// Writes texts as Word files and reads those that come back, or that others made. Safe from any thread.
class WordFiles {
 public:
  virtual ~WordFiles() = default;

  // The same sheet gives the same bytes.
  virtual Result<std::string, PortError> write(const manuscript::Sheet& sheet) = 0;

  // Files of strangers are read in a worker process without network, file system or time (reliability anchors 5.2).
  // Refusals: word_not_docx, word_old_format, word_encrypted, word_has_macros, word_external_content,
  // word_unpacks_too_large, word_xml_unsafe, word_damaged, word_structure_lost, word_too_large, word_too_complex,
  // word_reading_unavailable.
  virtual Result<manuscript::WordReading, Refusal> read(std::string_view bytes) = 0;
};

}  // namespace simpul
