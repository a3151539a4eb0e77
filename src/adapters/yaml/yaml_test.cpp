#include <gtest/gtest.h>

#include "yaml/yaml.h"

namespace simpul::yaml {
namespace {

TEST(Yaml, ScalarsAreWhatTheyLookLikeAndCodesStayText) {
  const auto read = read_yaml(
      "a: 12\nb: 1.01\nc: '7'\nd: true\ne: null\nf: 2022-07-28\ng: [x, -3, 07]\nh: {i: \"j: k\", l: ~}\n");
  ASSERT_TRUE(read);
  EXPECT_EQ(
      canonical_json(*read),
      R"({"a":12,"b":"1.01","c":"7","d":true,"e":null,"f":"2022-07-28","g":["x",-3,"07"],"h":{"i":"j: k","l":null}})");
}

TEST(Yaml, RefusesByLine) {
  const std::pair<const char*, const char*> cases[] = {
      {"a: 1\nb: [1\n", "3"}, {"a: 1\nc: 2\na: 3\n", "3"}, {"a: &x 1\nb: *x\n", "2"}};
  for (const auto& [text, line] : cases) {
    const auto read = read_yaml(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "yaml_malformed");
    EXPECT_EQ(read.error().facts.at("line"), line) << text;
  }
}

}  // namespace
}  // namespace simpul::yaml
