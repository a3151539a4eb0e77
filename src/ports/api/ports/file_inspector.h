#pragma once

#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul {

// What an uploaded file really is.
struct InspectedFile {
  std::string media_type;  // by content: application/pdf, image/jpeg, image/png, image/webp
  std::string text;        // text layer of a PDF, empty where it has none
  int pages = 0;           // of a PDF, else 0
};

// Looks into files from strangers in a worker process without network, file system or time (reliability anchors 5.2).
// Safe from any thread. Refusals: file_empty, file_type_not_accepted, file_not_what_it_claims, file_damaged,
// file_encrypted, file_has_active_content, file_too_complex, file_too_many_pages {pages, limit}, image_too_large,
// file_inspection_unavailable.
class FileInspector {
 public:
  virtual ~FileInspector() = default;
  virtual Result<InspectedFile, Refusal> inspect(std::string_view bytes, std::string_view claimed_media_type) = 0;
};

}  // namespace simpul
