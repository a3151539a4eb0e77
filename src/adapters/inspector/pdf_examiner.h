#pragma once

#include <string>
#include <string_view>

#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::inspector {

struct ExaminedPdf {
  int pages = 0;
  std::string text;  // UTF-8, pages separated by form feeds
};

inline constexpr std::size_t text_bytes_max = 8u << 20;

// Reads the structure and the text layer of a PDF (ISO 32000). To be called locked in. Codes: file_damaged,
// file_encrypted, file_has_active_content, file_not_what_it_claims (also an archive), file_too_complex,
// file_too_many_pages {pages, limit}.
Result<ExaminedPdf, Refusal> examine_pdf(std::string_view bytes);

}  // namespace simpul::inspector
