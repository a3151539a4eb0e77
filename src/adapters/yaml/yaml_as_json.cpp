// Used by the build: writes each YAML file below ROOT as JSON below OUT, under the same path, so that the program
// starts without a YAML parser. A file that is no YAML of ours stops the build with its name and line.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "yaml/yaml.h"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

bool write_as_json(const fs::path& file, const fs::path& out) {
  const auto json = simpul::yaml::read_yaml(text_of(file));
  if (!json) {
    fmt::print(stderr, "{}: {}", file.string(), json.error().code);
    for (const auto& [name, value] : json.error().facts) fmt::print(stderr, ", {} {}", name, value);
    fmt::print(stderr, "\n");
    return false;
  }
  fs::create_directories(out.parent_path());
  std::ofstream stream(out, std::ios::binary | std::ios::trunc);
  stream << simpul::json_text(*json);
  return static_cast<bool>(stream.flush());
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    fmt::print(stderr, "usage: yaml_as_json ROOT OUT FILE...\n");
    return 2;
  }
  const fs::path root = words[1];
  const fs::path out = words[2];
  for (int each = 3; each < count; ++each) {
    const fs::path file = words[each];
    if (!write_as_json(file, out / fs::relative(file, root).replace_extension(".json"))) return 1;
  }
  return 0;
}
