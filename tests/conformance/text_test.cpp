// docs/formats/text.md against texts that another program made.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "encoding/json.h"
#include "negotiation/document_text.h"
#include "text/normal_form.h"

namespace simpul::negotiation {
namespace {

std::string text_at(const Json& json, std::string_view name) {
  const auto& text = json.at(name).as_string();
  return {text.data(), text.size()};
}

class TextVectors : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(SIMPUL_SOURCE_DIR "/tests/conformance/text.json");
    std::stringstream text;
    text << file.rdbuf();
    auto json = read_json(text.str(), {});
    ASSERT_TRUE(json) << json.error().code;
    vectors_ = std::move(*json);
  }

  const JsonArray& section(std::string_view name) const { return vectors_.at(name).as_array(); }

  Json vectors_;
};

TEST_F(TextVectors, are_read_and_written_byte_for_byte) {
  ASSERT_EQ(section("texts").size(), 4u);
  for (const Json& one : section("texts")) {
    const std::string bytes = text_at(one, "canonical");
    const auto text = read_text(bytes);
    ASSERT_TRUE(text) << text_at(one, "name") << ": " << text.error().front().code << text.error().front().pointer;
    EXPECT_EQ(canonical_text(*text), bytes);
    EXPECT_EQ(hash_of(*text).text(), text_at(one, "hash"));
    const JsonArray& clauses = one.at("clauses").as_array();
    ASSERT_EQ(text->clauses.size(), clauses.size());
    for (std::size_t n = 0; n < clauses.size(); ++n) {
      EXPECT_EQ(text->clauses[n].clause.text(), text_at(clauses[n], "clause"));
      EXPECT_EQ(canonical_clause(text->clauses[n]), text_at(clauses[n], "canonical"));
      EXPECT_EQ(hash_of(text->clauses[n]).text(), text_at(clauses[n], "hash"));
    }
  }
}

TEST_F(TextVectors, are_refused_with_the_code_the_format_says) {
  ASSERT_GT(section("refused").size(), 30u);
  for (const Json& one : section("refused")) {
    const auto text = read_text(text_at(one, "text"));
    ASSERT_FALSE(text) << text_at(one, "name");
    EXPECT_EQ(text.error().front().code, text_at(one, "code")) << text_at(one, "name");
  }
}

TEST_F(TextVectors, lines_have_the_normal_form_of_unicode) {
  ASSERT_GT(section("normal_lines").size(), 400u);
  for (const Json& one : section("normal_lines")) {
    EXPECT_EQ(normal_line(text_at(one, "given")), text_at(one, "normal"));
  }
}

}  // namespace
}  // namespace simpul::negotiation
