// A file that a government brings for its shelves: YAML or JSON, read as a paper or as clauses, and written out again.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "drafting/own_paper.h"
#include "kernel/expects.h"
#include "yaml/yaml.h"

using namespace simpul;

namespace {

Json file_at(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  auto file = yaml::read_yaml(text.str());
  expects(file.has_value(), "the papers of the program are read");
  return std::move(*file);
}

JsonObject files_in(const std::filesystem::path& folder) {
  JsonObject files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    const bool is_paper = path.extension() == ".yaml" && path.filename() != "variables.yaml";
    if (is_paper) files[path.stem().string()] = file_at(path);
  }
  return files;
}

// The papers of the program, which the file is held against.
drafting::Library program_library() {
  const std::filesystem::path folder = SIMPUL_SOURCE_DIR "/templates";
  auto library = drafting::read_library(JsonObject{{"variables", file_at(folder / "variables.yaml")},
                                                   {"templates", files_in(folder)},
                                                   {"clauses", files_in(folder / "clauses")}});
  expects(library.has_value(), "the papers of the program are a library");
  return std::move(*library);
}

// What is taken once must be taken again as it is written out, or it could not leave for another government.
void look_at(const Json& file, const drafting::Library& library) {
  const auto kept = drafting::read_kept_files(file, library);
  if (!kept) {
    expects(!kept.error().empty(), "a refusal says why");
    return;
  }
  for (const drafting::KeptFile& each : *kept) {
    const auto again = yaml::read_yaml(drafting::file_text(each.file));
    expects(again.has_value(), "what we write is YAML");
    const auto taken = drafting::read_kept_files(*again, library);
    expects(taken.has_value() && taken->size() == 1, "what was taken is taken again");
    expects(canonical_json(taken->front().file) == canonical_json(each.file), "and is the same");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const drafting::Library library = program_library();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto json = read_json(bytes, {.members_max = 100'000})) {
    look_at(*json, library);
  } else if (const auto value = yaml::read_yaml(bytes)) {
    look_at(*value, library);
  }
  return 0;
}
