#include "golden_cases.h"

#include <fstream>
#include <sstream>

namespace simpul {

std::string file_text(const std::string& path) {
  std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const JsonArray& golden(std::string_view section) {
  static const Json cases = [] {
    auto read = read_json(file_text("tests/conformance/formats.json"));
    EXPECT_TRUE(read.has_value());
    return read ? *read : Json(JsonObject{});
  }();
  static const JsonArray none;
  const Json* found = cases.as_object().if_contains(section);
  EXPECT_TRUE(found != nullptr && !found->as_array().empty()) << section;
  return found == nullptr ? none : found->as_array();
}

}  // namespace simpul
