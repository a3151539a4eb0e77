#pragma once

#include <string_view>

#include "encoding/json.h"

namespace simpul::yaml {

// Reads one YAML document into JSON: rule files, scenarios, the parts of the wire truth. Plain scalars that are whole
// numbers, true, false or null become such; everything else is text, so that a code written 1.01 stays "1.01".
// Aliases are refused (one line of them can grow without bound). Codes: yaml_malformed {line, why}, yaml_too_large.
Result<Json, Refusal> read_yaml(std::string_view text);

}  // namespace simpul::yaml
