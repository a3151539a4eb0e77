#include <gtest/gtest.h>

#include <bit>

#include "encoding/base64.h"
#include "encoding/json.h"
#include "encoding/mapper.h"
#include "encoding/markup.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"

namespace simpul {
namespace {

std::string canonical(std::string_view text) { return canonical_json(*read_json(text)); }

// Vectors of RFC 8785 appendix B.
TEST(CanonicalJson, NumbersOfTheStandard) {
  const std::pair<std::uint64_t, const char*> vectors[] = {
      {0x0000000000000000, "0"}, {0x8000000000000000, "0"}, {0x0000000000000001, "5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"}, {0x4340000000000000, "9007199254740992"},
      {0x4430000000000000, "295147905179352830000"}, {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"}, {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"}, {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"}, {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"}, {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"}, {0x41b3de4355555555, "333333333.3333333"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"}, {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (const auto& [bits, text] : vectors) {
    EXPECT_EQ(canonical_json(Json(std::bit_cast<double>(bits))), text);
  }
}

TEST(CanonicalJson, TheStandardsExample) {
  const std::string text = canonical(
      R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],)"
      R"("string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})");
  EXPECT_EQ(text.size(), 118u);
  EXPECT_EQ(text,
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            "\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST(CanonicalJson, NamesSortAsUtf16) {
  const std::string text = canonical(
      R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude02":5,"\u0080":6,"\u00f6":7})");
  EXPECT_EQ(text,
            "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"\xC3\xB6\":7,\"\xE2\x82\xAC\":1,\"\xF0\x9F\x98\x82\":5,"
            "\"\xEF\xAC\xB3\":3}");
}

TEST(CanonicalJson, IntegersStayIntegers) {
  EXPECT_EQ(canonical(R"({"b":9007199254740991,"a":-12,"c":0})"), R"({"a":-12,"b":9007199254740991,"c":0})");
}

TEST(ReadJson, RefusesByName) {
  const std::pair<const char*, const char*> cases[] = {
      {R"({"a":1,"a":2})", "json_duplicate_name"},   {R"({"a":{"b":1,"\u0062":2}})", "json_duplicate_name"},
      {R"({"a":1e999})", "json_number_out_of_range"}, {R"({"a":1)", "json_malformed"},
      {R"({"a":1}x)", "json_malformed"},              {"{\"a\":\"\xFF\"}", "json_malformed"},
      {R"({"a":"\ud800"})", "json_malformed"},        {"", "json_malformed"}};
  for (const auto& [text, code] : cases) {
    const auto read = read_json(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, code) << text;
  }
}

TEST(ReadJson, KeepsItsLimits) {
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  EXPECT_EQ(read_json(deep).error().code, "json_too_deep");
  EXPECT_EQ(read_json("[1,2,3,4]", {.members_max = 3}).error().code, "json_too_large");
  EXPECT_EQ(read_json("[1,2,3,4]", {.bytes_max = 5}).error().code, "json_too_large");
}

enum class Colour { DeepRed, Blue };
BOOST_DESCRIBE_ENUM(Colour, DeepRed, Blue)
struct Inner {
  std::string name;
  std::optional<Date> day;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, day))
struct Outer {
  RegionCode region;
  Colour colour = Colour::Blue;
  std::vector<Inner> items;
  std::map<RegionCode, int> counts;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (region, colour, items, counts))

TEST(Mapper, ThereAndBackAgain) {
  const char* text =
      R"({"colour":"deep_red","counts":{"64":2},)"
      R"("items":[{"day":"2022-07-28","name":"a"},{"name":"b"}],"region":"64.71"})";
  const auto outer = from_json<Outer>(*read_json(text));
  ASSERT_TRUE(outer);
  EXPECT_EQ(outer->colour, Colour::DeepRed);
  EXPECT_FALSE(outer->items[1].day);
  EXPECT_EQ(canonical_json(to_json(*outer)), text);
}

TEST(Mapper, NamesEveryFaultAtItsPlace) {
  const auto outer = from_json<Outer>(*read_json(
      R"({"region":"6x","colour":"green","items":[{"name":5},{"day":"2022-02-30","name":"b","more":1}]})"));
  ASSERT_FALSE(outer);
  std::map<std::string, std::string> faults;
  for (const Refusal& fault : outer.error()) faults[fault.pointer] = fault.code;
  const std::map<std::string, std::string> expected = {
      {"/region", "field_unknown_value"},       {"/colour", "field_unknown_value"},
      {"/items/0/name", "field_wrong_type"},    {"/items/1/day", "field_unknown_value"},
      {"/items/1/more", "field_unknown"},       {"/counts", "field_missing"}};
  EXPECT_EQ(faults, expected);
}

TEST(Base64, VectorsOfTheStandard) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
                                                         {"foob", "Zm9vYg=="}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base64(std::string_view(bytes)), text);
    EXPECT_EQ(base64_decode(text), bytes);
  }
  for (const char* text : {"Zg", "Zg=", "Zh==", "Z===", "Zm9v\n", "Zm 9"}) EXPECT_FALSE(base64_decode(text)) << text;
}

TEST(Markup, NothingInATextIsReadAsAMark) {
  EXPECT_EQ(escaped_markup("<a href=\"x\">R&D</a>"), "&lt;a href=&quot;x&quot;&gt;R&amp;D&lt;/a&gt;");
  EXPECT_EQ(escaped_markup("satu\ndua\ttiga\x01\rempat é"), "satu\ndua\ttiga  empat é");
  EXPECT_EQ(escaped_markup(""), "");
}

}  // namespace
}  // namespace simpul
