#pragma once

#include <gtest/gtest.h>

#include <string>

#include "encoding/json.h"

namespace simpul {

// The whole of a file below the top of the source tree.
std::string file_text(const std::string& path);

// One section of the cases that C++ and browser have in common (tests/conformance/formats.json).
const JsonArray& golden(std::string_view section);

inline std::string text_at(const Json& one, std::string_view key) {
  return std::string(one.as_object().at(key).as_string());
}

inline std::int64_t number_at(const Json& one, std::string_view key) {
  return one.as_object().at(key).to_number<std::int64_t>();
}

inline bool has(const Json& one, std::string_view key) {
  const Json* found = one.as_object().if_contains(key);
  return found != nullptr && !found->is_null();
}

}  // namespace simpul
