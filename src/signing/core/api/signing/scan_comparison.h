#pragma once

// Whether a scan shows the paper that was to be signed: the words read off it against the words of the sheet, page by
// page. Reading is never certain, so this flags and never decides; a person compares and takes the rest upon himself.

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/digest.h"
#include "paper/recognised_page.h"

namespace simpul::signing {

// Other: the scan is of another paper. Undeterminable: too little could be read.
enum class ScanVerdict { Same, Doubtful, Other, Undeterminable };
BOOST_DESCRIBE_ENUM(ScanVerdict, Same, Doubtful, Other, Undeterminable)

// A page on which less of 100 words was read needs a second look: OCR of an office scan misreads some in a hundred.
inline constexpr int readable_share = 85;

// One page of the sheet as it was found in the scan. Pages count from 1.
struct ScannedPage {
  std::size_t page = 0;
  std::optional<std::size_t> found_on = {};  // the page of the scan; empty where none shows it
  int share = 0;                             // of its words that were read there, 0 to 100
  std::vector<std::string> numbers = {};     // figures of the sheet that were not read in their place, at most 8
  // "dapat → tidak dapat": words that stand otherwise, beyond what is misread by a letter or two; at most 8.
  std::vector<std::string> differences = {};

  bool operator==(const ScannedPage&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScannedPage, (), (page, found_on, share, numbers, differences))

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

}  // namespace simpul::signing
