#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "fault_vfs.h"
#include "sql/database.h"

namespace simpul::crash {

// What one append of the workload said of itself.
struct Attempt {
  std::string subject;
  std::vector<std::string> hashes;
  bool acknowledged = false;
  bool refused_as_full = false;
};

struct Report {
  std::map<int, Attempt> attempts;
  std::vector<std::string> broken_promises;
  int steps = 0;
  bool reached = false;  // the plan's step was there
  bool ended = false;    // the process ended by its plan
};

// Options of the database under test: a log so small that checkpoints happen all the time.
sql::OpenOptions options_for(const std::string& path);

// Runs the workload on `path` in a process of its own under `plan`.
Report run_workload(const std::string& path, Plan plan);

}  // namespace simpul::crash
