#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cage/confined_program.h"
#include "inspector/inspector_worker.h"
#include "ports/file_inspector.h"

namespace simpul::inspector {

// Looks into each file in a process of its own that lives for that one file, without network, without file system and
// without the right to start anything (reliability anchors 5.2). Before the first file it proves to itself that the
// cage holds; where it does not, every file is refused (file_inspection_unavailable).
class ProcessFileInspector final : public FileInspector {
 public:
  using Limits = cage::ConfinedProgram::Limits;
  // `program` is run with `arguments` and must call run_inspector_worker(); normally it is this very program.
  explicit ProcessFileInspector(std::string program, std::vector<std::string> arguments = {worker_command});
  ProcessFileInspector(std::string program, std::vector<std::string> arguments, Limits limits);

  Result<InspectedFile, Refusal> inspect(std::string_view bytes, std::string_view claimed_media_type) override;

  // Why files cannot be inspected here, for `doctor` and /readyz; nullopt where the cage holds. Tried once.
  std::optional<std::string> why_unavailable();

 private:
  Result<InspectedFile, Refusal> run(std::string_view bytes, std::string_view media_type);

  cage::ConfinedProgram worker_;
};

}  // namespace simpul::inspector
