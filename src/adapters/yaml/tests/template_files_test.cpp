#include <gtest/gtest.h>

#include "yaml/caged_template_files.h"

namespace simpul::yaml {
namespace {

CagedTemplateFiles files() { return CagedTemplateFiles(SIMPUL_TEMPLATE_WORKER, {}); }

std::string refused(std::string_view bytes) {
  auto reader = files();
  const auto read = reader.read(bytes);
  return read ? "" : read.error().code;
}

TEST(TemplateFiles, ReadsYamlAndJsonToTheSameValue) {
  auto reader = files();
  const auto yaml = reader.read("id: satu\nclauses:\n  - {clause: a, heading: \"Tanggal: 1\"}\n");
  const auto json = reader.read(R"({"id":"satu","clauses":[{"clause":"a","heading":"Tanggal\u003a 1"}]})");
  ASSERT_TRUE(yaml) << yaml.error().code;
  ASSERT_TRUE(json) << json.error().code;
  EXPECT_EQ(canonical_json(*yaml), canonical_json(*json));
}

TEST(TemplateFiles, NamesTheLineThatDoesNotRead) {
  auto reader = files();
  const auto read = reader.read("a: 1\nb: [1\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "yaml_malformed");
  EXPECT_EQ(read.error().facts.at("line"), "3");
}

TEST(TemplateFiles, RefusesWhatIsMeantToHurt) {
  EXPECT_EQ(refused(std::string((512u << 10) + 1, 'a')), "template_file_too_large");
  // One line of aliases that would grow without bound.
  EXPECT_EQ(refused("a: &a [x, x]\nb: [*a, *a]\n"), "yaml_malformed");
  const std::string deep(200'000, '[');
  const std::string code = refused(deep);
  EXPECT_TRUE(code == "yaml_malformed" || code == "template_file_too_complex") << code;
}

TEST(TemplateFiles, WithoutItsWorkerNothingIsRead) {
  CagedTemplateFiles reader("/nonexistent/worker", {});
  const auto read = reader.read("a: 1");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "template_reading_unavailable");
}

}  // namespace
}  // namespace simpul::yaml
