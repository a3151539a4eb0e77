#pragma once

#include <optional>
#include <string>
#include <vector>

#include "upkeep/archive.h"

namespace simpul::node {

// One thing the doctor looked at: what was found in one line, and every problem with the sentence that names it. A
// problem's facts hold the exact `command` that mends it.
struct Examined {
  std::string name;   // stable: "keys", "storage", "journal", "log", "files", "views", "machine", "signing", "backup"
  std::string title;  // for people
  std::string found;
  Refusals problems;
};

struct Examination {
  std::vector<Examined> parts;
  bool beside_server = false;

  bool healthy() const;
};

// Looks at everything a data folder holds and changes nothing in it. Refusals: what keeps it from looking at all
// (data_folder_missing, file_unusable).
Result<Examination, Refusals> examine(const std::string& folder, Clock& clock, const UpkeepProgress& progress);

}  // namespace simpul::node
