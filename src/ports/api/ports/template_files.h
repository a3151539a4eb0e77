#pragma once

#include <string_view>

#include "encoding/json.h"

namespace simpul {

// Reads files of templates as people write them, YAML or JSON. Safe from any thread.
class TemplateFiles {
 public:
  virtual ~TemplateFiles() = default;

  // Files of strangers are read in a worker process without network, file system or time (reliability anchors 5.2).
  // Refusals: yaml_malformed {line, why}, template_file_too_large {max}, template_file_too_complex,
  // template_reading_unavailable {reason}.
  virtual Result<Json, Refusal> read(std::string_view bytes) = 0;
};

}  // namespace simpul
