#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cage/child_process.h"

namespace simpul::cage {

// Runs each task in a process of its own that lives for that one task, without network, without file system and without
// the right to start anything (reliability anchors 5.2). Before the first task it proves to itself that the cage holds.
// Safe from any thread.
class ConfinedProgram {
 public:
  struct Limits {
    std::chrono::milliseconds time{20'000};
    unsigned parallel = 2;  // more wait for their turn
    std::size_t report_bytes_max = 16u << 20;
  };
  // `program` is run with `arguments` and must call run_worker(); normally it is this very program.
  ConfinedProgram(std::string program, std::vector<std::string> arguments, Limits limits);

  // Why tasks cannot be confined here; nullopt where the cage holds. Tried once.
  std::optional<std::string> why_unavailable();

  // One task in pieces, one after the other, to its report. Where the cage does not hold nothing is run: NotStarted.
  ChildEnd run(std::vector<std::string_view> task);

 private:
  class Turn;
  std::optional<std::string> try_cage() const;

  const std::string program_;
  const std::vector<std::string> arguments_;
  const Limits limits_;
  std::once_flag tried_;
  std::optional<std::string> unavailable_;  // written under tried_
  std::mutex mutex_;                        // guards running_
  std::condition_variable turn_free_;
  unsigned running_ = 0;
};

}  // namespace simpul::cage
