#include "scenarios/expectation.h"

namespace simpul::node {

std::optional<Difference> first_difference(const Json& expected, const Json& found, const std::string& path) {
  if (expected.is_object() && found.is_object()) {
    for (const auto& [name, value] : expected.get_object()) {
      const std::string below = path + "/" + std::string(name);
      const auto* member = found.get_object().if_contains(name);
      if (!member && value.is_null()) continue;
      if (!member) return Difference{below, json_text(value), "nothing"};
      if (auto difference = first_difference(value, *member, below)) return difference;
    }
    return std::nullopt;
  }
  if (expected.is_array() && found.is_array()) {
    const auto& wanted = expected.get_array();
    const auto& present = found.get_array();
    if (wanted.size() != present.size()) {
      return Difference{path, std::to_string(wanted.size()) + " items", std::to_string(present.size()) + " items"};
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (auto difference = first_difference(wanted[i], present[i], path + "/" + std::to_string(i))) return difference;
    }
    return std::nullopt;
  }
  if (canonical_json(expected) == canonical_json(found)) return std::nullopt;
  return Difference{path, json_text(expected), json_text(found)};
}

}  // namespace simpul::node
