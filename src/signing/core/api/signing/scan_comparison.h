#pragma once

// Whether a scan shows the paper that was to be signed: the words read off it against the words of the sheet, page by
// page. Reading is never certain, so this flags and never decides; a person compares and takes the rest upon himself.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/digest.h"
#include "paper/recognised_page.h"
#include "signing/scan_reading.h"

namespace simpul::signing {

// A page on which less of 100 words was read needs a second look: OCR of an office scan misreads some in a hundred.
inline constexpr int readable_share = 85;

struct ScanComparison {
  ScanVerdict verdict = ScanVerdict::Undeterminable;
  std::vector<ScannedPage> pages;
  std::optional<std::string> other_fingerprint;  // "3f2a 91c0 77de 05b1" in the footer, where it is of another text
  std::size_t unread_pages = 0;                  // of the scan
};

// `sheet`: the pages of the paper as it is printed. Pages of the scan may stand in any order and be more than those of
// the sheet (a cover, attachments). What stands in the footer counts for the fingerprint alone.
ScanComparison compare_scan(std::span<const paper::RecognisedPage> sheet, std::span<const paper::RecognisedPage> scan,
                            const Digest& text);

// What a record keeps of the reading of `file`.
ScanReading reading_of(const Digest& file, const ScanComparison& seen);

}  // namespace simpul::signing
