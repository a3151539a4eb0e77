#pragma once

// Private to the signing core: one page of the sheet against the page of the scan that shows it.

#include "scan_words.h"
#include "signing/scan_reading.h"

namespace simpul::signing {

// How the words of a page fared. What the scan shows otherwise speaks against the paper; what OCR did not read where
// nothing else stands in its place speaks against the scan.
struct PageTally {
  std::size_t words = 0;         // of the sheet
  std::size_t unread = 0;        // of them
  std::size_t contradicted = 0;  // of sheet and scan
};

// Fills share, numbers and differences of `page`.
PageTally compare_page(ScannedPage& page, Words sheet, Words scan);

}  // namespace simpul::signing
