#include "yaml/template_worker.h"

#include <new>

#include "cage/worker.h"
#include "encoding/mapper.h"
#include "yaml/yaml.h"

namespace simpul::yaml {
namespace {

// "J" and the value, or "R" and why there is none. JSON is YAML too, but for escapes that YAML does not know.
std::string carry_out(std::string_view task) {
  if (!task.starts_with('F')) return {};
  const std::string_view file = task.substr(1);
  try {
    if (const auto json = read_json(file, {.members_max = 100'000})) return "J" + json_text(*json);
    const auto value = read_yaml(file);
    if (value) return "J" + json_text(*value);
    return "R" + json_text(JsonObject{{"code", value.error().code}, {"facts", to_json(value.error().facts)}});
  } catch (const std::bad_alloc&) {
    return "R" + json_text(JsonObject{{"code", "template_file_too_complex"}, {"facts", JsonObject()}});
  }
}

}  // namespace

int run_template_worker() { return cage::run_worker(&carry_out, &cage::warm_up_conversions); }

}  // namespace simpul::yaml
