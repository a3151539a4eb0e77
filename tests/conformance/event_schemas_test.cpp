#include "event_schemas.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace simpul {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> published() {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(SIMPUL_SOURCE_DIR) / "schemas/events")) {
    if (entry.path().extension() != ".json") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    out.emplace(entry.path().filename().string(), text.str());
  }
  return out;
}

// What is stored is forever: a change of a body shows as a change of its published schema, and is looked at.
TEST(EventSchemas, PublishedSchemasAreWhatTheProgramReadsAndWrites) {
  const auto made = event_schemas();
  const auto known = published();
  for (const auto& [name, text] : made) {
    ASSERT_TRUE(known.contains(name)) << name << " is missing: simpul_write_event_schemas schemas/events";
    EXPECT_EQ(known.at(name), text) << name;
  }
  EXPECT_EQ(known.size(), made.size());
}

}  // namespace
}  // namespace simpul
