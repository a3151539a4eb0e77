#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "inspector/inspector_worker.h"
#include "ports/file_inspector.h"

namespace simpul::inspector {

// Looks into each file in a process of its own that lives for that one file, without network, without file system and
// without the right to start anything (reliability anchors 5.2). Before the first file it proves to itself that the
// cage holds; where it does not, every file is refused (file_inspection_unavailable).
class ProcessFileInspector final : public FileInspector {
 public:
  struct Limits {
    std::chrono::milliseconds time{20'000};
    unsigned parallel = 2;  // more wait for their turn
  };
  // `program` is run with `arguments` and must call run_inspector_worker(); normally it is this very program.
  explicit ProcessFileInspector(std::string program, std::vector<std::string> arguments = {worker_command});
  ProcessFileInspector(std::string program, std::vector<std::string> arguments, Limits limits);

  Result<InspectedFile, Refusal> inspect(std::string_view bytes, std::string_view claimed_media_type) override;

  // Why files cannot be inspected here, for `doctor` and /readyz; nullopt where the cage holds. Tried once.
  std::optional<std::string> why_unavailable();

 private:
  class Turn;
  std::optional<std::string> try_cage() const;
  Result<InspectedFile, Refusal> run(std::string_view bytes, std::string_view media_type);

  const std::string program_;
  const std::vector<std::string> arguments_;
  const Limits limits_;
  std::once_flag tried_;
  std::optional<std::string> unavailable_;  // written under tried_
  std::mutex mutex_;                        // guards running_
  std::condition_variable turn_free_;
  unsigned running_ = 0;
};

}  // namespace simpul::inspector
