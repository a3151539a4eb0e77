#pragma once

#include <optional>
#include <string>

#include "encoding/json.h"

namespace simpul::node {

// Where what is expected and what is found first differ.
struct Difference {
  std::string path;  // JSON Pointer into what was found
  std::string expected;
  std::string found;
};

// Objects must hold the members expected names, lists must have the expected length; what is not named may be anything.
// An expected null means that the member is absent.
std::optional<Difference> first_difference(const Json& expected, const Json& found, const std::string& path = "");

}  // namespace simpul::node
