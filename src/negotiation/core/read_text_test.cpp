#include <gtest/gtest.h>

#include <random>

#include "drawn_texts.h"
#include "negotiation/document_text.h"

namespace simpul::negotiation {
namespace {

// What is read writes the same bytes; everything else is refused, with a code.
void expect_refused_or_same(const std::string& bytes) {
  const auto read = read_text(bytes);
  if (read) {
    ASSERT_EQ(canonical_text(*read), bytes);
    ASSERT_TRUE(faults_of(*read).empty());
  } else {
    ASSERT_FALSE(read.error().empty());
    for (const Refusal& one : read.error()) ASSERT_FALSE(one.code.empty());
  }
}

std::string code_of(std::string_view bytes) {
  const auto read = read_text(bytes);
  return read ? "" : read.error().front().code + "@" + read.error().front().pointer;
}

TEST(ReadText, DrawnTextsComeBack) {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    Drawing drawing(seed);
    const DocumentText text = drawing.text(drawing.below(12));
    ASSERT_TRUE(faults_of(text).empty()) << faults_of(text).front().code << faults_of(text).front().pointer;
    ASSERT_EQ(normalized(text), text);
    const auto read = read_text(canonical_text(text));
    ASSERT_TRUE(read);
    ASSERT_EQ(*read, text);
  }
}

TEST(ReadText, RefusesWhatIsNotCanonical) {
  const auto with = [](const std::string& rest) { return R"({"clauses":[{"clause":"a","kind":"article")" + rest; };
  EXPECT_EQ(code_of(with(R"(}],"v":1})")), "");
  EXPECT_EQ(code_of(with(R"(}], "v":1})")), "text_not_canonical@");
  EXPECT_EQ(code_of(with(R"(}],"v":1}
)")), "text_not_canonical@");
  EXPECT_EQ(code_of(with(R"(}],"v":1.0})")), "text_not_canonical@/v");
  EXPECT_EQ(code_of(with(R"(}],"v":2})")), "text_version_unknown@/v");
  EXPECT_EQ(code_of(with(R"(}]})")), "text_not_canonical@/v");
  EXPECT_EQ(code_of(with(R"(,"number":5}],"v":1})")), "text_not_canonical@");
  EXPECT_EQ(code_of(with(R"(,"heading":""}],"v":1})")), "text_not_canonical@");
  EXPECT_EQ(code_of(with(R"(,"heading":null}],"v":1})")), "text_not_canonical@/clauses/0/heading");
  EXPECT_EQ(code_of(R"({"clauses":[{"kind":"article","clause":"a"}],"v":1})"), "text_not_canonical@");
  EXPECT_EQ(code_of(R"({"clauses":[{"clause":"A","kind":"article"}],"v":1})"), "text_not_canonical@/clauses/0/clause");
  EXPECT_EQ(code_of(R"({"clauses":[{"clause":"a","kind":"pasal"}],"v":1})"), "text_not_canonical@/clauses/0/kind");
  EXPECT_EQ(code_of(R"({"clauses":[7],"v":1})"), "text_not_canonical@/clauses/0");
  EXPECT_EQ(code_of(R"({"clauses":{},"v":1})"), "text_not_canonical@/clauses");
  EXPECT_EQ(code_of(R"({"v":1})"), "text_empty@");
  EXPECT_EQ(code_of("[]"), "text_not_canonical@");
  EXPECT_EQ(code_of(""), "text_not_canonical@");
  EXPECT_EQ(code_of(std::string(text_bytes_max + 1, ' ')), "text_too_large@");
  EXPECT_EQ(code_of(std::string(100'000, '[')), "text_not_canonical@");
}

TEST(ReadText, RefusesMoreCellsThanATextMayHold) {
  std::string bytes = R"({"clauses":[{"blocks":[{"kind":"table","rows":[[")" "a\"";
  for (int i = 0; i < 300'000; ++i) bytes += ",\"\"";
  EXPECT_EQ(code_of(bytes + R"(]]}],"clause":"a","kind":"article"}],"v":1})"), "text_too_large@");
}

TEST(ReadText, RandomBytesAreRefused) {
  std::mt19937 draw(1);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes(draw() % 200, ' ');
    for (char& c : bytes) c = static_cast<char>(draw());
    ASSERT_FALSE(read_text(bytes));
    for (char& c : bytes) c = R"({}[]",:v1clauseskindblocktext0\u)"[draw() % 33];
    ASSERT_NO_FATAL_FAILURE(expect_refused_or_same(bytes));
  }
}

TEST(ReadText, EveryTruncationIsRefused) {
  const std::string bytes = canonical_text(written_text());
  for (std::size_t length = 0; length < bytes.size(); ++length) ASSERT_FALSE(read_text(bytes.substr(0, length)));
}

TEST(ReadText, MutationsAreRefusedOrReadAsTheyAre) {
  std::mt19937 draw(2);
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    Drawing drawing(seed);
    const std::string whole = canonical_text(drawing.text(drawing.below(4)));
    for (int round = 0; round < 300; ++round) {
      std::string bytes = whole;
      for (std::size_t edits = 1 + draw() % 4; edits > 0 && !bytes.empty(); --edits) {
        const std::size_t at = draw() % bytes.size();
        const std::size_t length = draw() % 20;
        switch (draw() % 5) {
          case 0: bytes[at] = static_cast<char>(draw()); break;
          case 1: bytes.erase(at, length); break;
          case 2: bytes.insert(at, bytes.substr(draw() % bytes.size(), length)); break;
          case 3: bytes[at] = R"({}[]",:\ 01aZ)"[draw() % 13]; break;
          default: bytes[at] = static_cast<char>(bytes[at] ^ (1 << draw() % 8));
        }
      }
      ASSERT_NO_FATAL_FAILURE(expect_refused_or_same(bytes)) << bytes;
    }
  }
}

}  // namespace
}  // namespace simpul::negotiation
