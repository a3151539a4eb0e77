#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "paper/recognised_page.h"

namespace simpul {

inline constexpr std::size_t read_pages_max = 200;           // of one file
inline constexpr std::size_t recognised_pages_max = 60;      // of them without a text layer
inline constexpr std::size_t page_picture_width_max = 1200;  // pixels

// Which page, the first is 0, how wide in pixels, and how it was turned when it was read.
struct PagePicture {
  std::size_t page = 0;
  std::size_t width = 0;
  int quarter_turns = 0;
};

// Reads the words off the pages of a stranger's file: from the text layer of a page where it has one that makes sense,
// else by OCR in Indonesian, which turns scans that lie on their side or stand on their head, in worker processes
// without network, file system or time (reliability anchors 5.2). Safe from any thread; OCR takes seconds for a page.
// Refusals: file_empty, file_type_not_accepted, file_damaged, file_encrypted, file_too_complex, image_too_large,
// reading_too_many_pages {pages, pages_max}, reading_too_many_scans {pages, pages_max}, ocr_language_missing,
// page_reading_unavailable {reason}.
class PageReader {
 public:
  virtual ~PageReader() = default;

  // `media_type` as a FileInspector found it: application/pdf, image/jpeg, image/png or image/webp (one page). Pages
  // whose turn did not come in time are NotRead; the first and the last ones come first.
  virtual Result<std::vector<paper::RecognisedPage>, Refusal> read(std::string_view bytes,
                                                                   std::string_view media_type) = 0;

  // One page as a PNG in shades of grey.
  virtual Result<std::string, Refusal> picture(std::string_view bytes, std::string_view media_type,
                                               const PagePicture& wish) = 0;
};

}  // namespace simpul
