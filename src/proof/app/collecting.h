#pragma once

// The events of a dossier as lines, and the files they are about.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "proof_app/bundle_maker.h"
#include "threads/event.h"

namespace simpul::proof {

// What goes into a bundle before files and logs are looked up.
struct Collected {
  std::map<RegionCode, std::string> threads;  // lines
  std::map<Digest, std::string> files;        // named by shown events, each with the ending of its name
  std::vector<Digest> events;                 // of all lines, shown and withheld
  std::map<RegionCode, std::size_t> shown;
  std::size_t withheld = 0;
};

// Only files that the rules know as the subject of an event are taken: another hash in a body may be that of a file
// that the reader has no part in. Codes: withholding_unknown {word}.
Result<Collected, Refusals> collect(const std::vector<RecordedEvent>& events, const Withholding& withheld);

}  // namespace simpul::proof
