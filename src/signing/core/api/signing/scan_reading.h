#pragma once

// What a node read off the scan of a paper signature. The node writes it into the record itself; a client's word for it
// would be believed by every partner.

#include <boost/describe.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kernel/digest.h"

namespace simpul::signing {

// Other: the scan is of another paper. Undeterminable: too little could be read.
enum class ScanVerdict { Same, Doubtful, Other, Undeterminable };
BOOST_DESCRIBE_ENUM(ScanVerdict, Same, Doubtful, Other, Undeterminable)

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

// The recorder compared the rest himself and answers for it wherever the verdict is not Same; Other is never recorded.
struct ScanReading {
  Digest file;  // the bytes that were read
  ScanVerdict verdict = ScanVerdict::Undeterminable;
  std::vector<ScannedPage> pages = {};  // those that left a doubt, in their order, at most 20
  std::size_t unread_pages = 0;         // of the scan

  bool operator==(const ScanReading&) const = default;
};
BOOST_DESCRIBE_STRUCT(ScanReading, (), (file, verdict, pages, unread_pages))

}  // namespace simpul::signing
