#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cage/confined_program.h"
#include "ports/template_files.h"
#include "yaml/template_worker.h"

namespace simpul::yaml {

// Each file is read in a caged process of its own; where the cage does not hold, every file is refused.
class CagedTemplateFiles final : public TemplateFiles {
 public:
  // `program` is run with `arguments` and must call run_template_worker(); normally it is this very program.
  explicit CagedTemplateFiles(std::string program, std::vector<std::string> arguments = {worker_command});

  Result<Json, Refusal> read(std::string_view bytes) override;

 private:
  cage::ConfinedProgram worker_;
};

}  // namespace simpul::yaml
