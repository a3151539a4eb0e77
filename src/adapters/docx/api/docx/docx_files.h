#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cage/confined_program.h"
#include "docx/word_worker.h"
#include "ports/word_files.h"

namespace simpul::docx {

// Word files as Office Open XML (ECMA-376), by docs/formats/docx.md. Writing happens here, reading in a caged process
// of its own for each file; where the cage does not hold, every file is refused (word_reading_unavailable).
class DocxFiles final : public WordFiles {
 public:
  using Limits = cage::ConfinedProgram::Limits;
  // `program` is run with `arguments` and must call run_word_worker(); normally it is this very program.
  explicit DocxFiles(std::string program, std::vector<std::string> arguments = {worker_command});
  DocxFiles(std::string program, std::vector<std::string> arguments, Limits limits);

  Result<std::string, PortError> write(const manuscript::Sheet& sheet) override;
  Result<manuscript::WordReading, Refusal> read(std::string_view bytes) override;

  // Why Word files cannot be read here, for `doctor` and /readyz; nullopt where the cage holds. Tried once.
  std::optional<std::string> why_unavailable() { return worker_.why_unavailable(); }

 private:
  cage::ConfinedProgram worker_;
};

}  // namespace simpul::docx
