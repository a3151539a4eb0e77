#include <gtest/gtest.h>

#include "encoding/csv.h"
#include "encoding/utf8.h"

namespace simpul {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> table(std::string_view text, char delimiter = ',') {
  std::vector<Fields> rows;
  const auto read = read_csv(text, delimiter);
  EXPECT_TRUE(read) << text;
  if (read) std::ranges::transform(*read, std::back_inserter(rows), &CsvRow::fields);
  return rows;
}

Refusal refused(std::string_view text) {
  const auto read = read_csv(text);
  EXPECT_FALSE(read) << text;
  return read ? Refusal{} : read.error();
}

TEST(Csv, PlainRowsWithEveryLineEnd) {
  const std::vector<Fields> wanted = {{"a", "b"}, {"c", ""}};
  for (const char* text : {"a,b\nc,", "a,b\nc,\n", "a,b\r\nc,\r\n",
                           "\xef\xbb\xbf"
                           "a,b\n\nc,\n"}) {
    EXPECT_EQ(table(text), wanted) << text;
  }
  EXPECT_TRUE(table("").empty());
  EXPECT_TRUE(table("\n\r\n").empty());
}

TEST(Csv, QuotedFieldsKeepWhatWouldEndThem) {
  EXPECT_EQ(table("\"a,b\",\"say \"\"yes\"\"\"\n"), (std::vector<Fields>{{"a,b", "say \"yes\""}}));
  EXPECT_EQ(table("\"two\nlines\",x"), (std::vector<Fields>{{"two\nlines", "x"}}));
  EXPECT_EQ(table("\"\",\"\""), (std::vector<Fields>{{"", ""}}));
}

TEST(Csv, AnotherDelimiterLeavesCommasAlone) {
  EXPECT_EQ(table("Rp1,5;\"a;b\"\n", ';'), (std::vector<Fields>{{"Rp1,5", "a;b"}}));
}

TEST(Csv, RowsKnowTheLineTheyBeginOn) {
  const auto rows = read_csv("a\n\n\"b\nb\"\nc\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_EQ((*rows)[0].line, 1u);
  EXPECT_EQ((*rows)[1].line, 3u);
  EXPECT_EQ((*rows)[2].line, 5u);
}

TEST(Csv, FaultsNameTheirLine) {
  const struct {
    const char* text;
    const char* line;
  } cases[] = {{"a\nb\"c\"\n", "2"},
               {"a\n\"b\"c\n", "2"},
               {"a\nb\n\"never closed\n\n\n", "3"},
               {"a\rb", "1"},
               {"\"x\ny\"z", "2"}};
  for (const auto& wanted : cases) {
    const Refusal refusal = refused(wanted.text);
    EXPECT_EQ(refusal.code, "csv_malformed") << wanted.text;
    EXPECT_EQ(refusal.facts.at("line"), wanted.line) << wanted.text;
  }
}

TEST(Csv, LimitsAndEncoding) {
  EXPECT_EQ(refused("nama\nS\xfc"
                    "dwest\n")
                .code,
            "csv_not_utf8");
  EXPECT_EQ(read_csv("abc", ',', {.bytes_max = 2}).error().code, "csv_too_large");
  EXPECT_EQ(read_csv("a\nb\nc\n", ',', {.rows_max = 2}).error().facts.at("limit"), "2");
  EXPECT_EQ(read_csv("a,b,c", ',', {.fields_max = 2}).error().code, "csv_too_large");
  EXPECT_TRUE(read_csv("a,b\nc\n", ',', {.bytes_max = 6, .rows_max = 2, .fields_max = 2}));
}

TEST(Utf8, OnlyTheShortestFormOfScalarValues) {
  for (const char* good : {"", "Kaur", "\u00e9", "\u20ac", "\U0001F9F5", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const char* bad : {"\x80", "\xc0\xaf", "\xc3", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
                          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xe2(\xa1", "\xe2\x82("}) {
    EXPECT_FALSE(is_utf8(bad)) << bad;
  }
}

}  // namespace
}  // namespace simpul
