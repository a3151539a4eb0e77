#include "proof/archive.h"

#include <gtest/gtest.h>

#include "proof/bundle.h"

namespace simpul::proof {
namespace {

TEST(Archive, GivesBackWhatWasWritten) {
  const std::string bytes =
      compose({{"simpul-bundle.json", "{}"}, {"a/b.txt", ""}, {"files/x", "\0\xff"}, {"a.txt", "a"}});
  const auto entries = read_archive(bytes);
  ASSERT_TRUE(entries);
  std::vector<std::string> names;
  for (const Entry& each : *entries) {
    EXPECT_TRUE(each.is_whole());
    names.emplace_back(each.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"simpul-bundle.json", "a.txt", "a/b.txt", "files/x"}));
  EXPECT_EQ((*entries)[1].data, "a");
}

// The bytes by the ZIP specification (PKWARE APPNOTE 6.3.3), written by hand.
TEST(Archive, WritesTheFormByTheByte) {
  const std::string bytes = compose({{"a", "hi"}});
  const std::string shared("\x14\0\0\x08\0\0\0\0\x21\0\xac\x2a\x93\xd8\x02\0\0\0\x02\0\0\0\x01\0\0\0", 26);
  std::string expected = std::string("PK\x03\x04") + shared + "a" + "hi";
  expected += std::string("PK\x01\x02\x14\0", 6) + shared + std::string(14, '\0') + "a";
  expected += std::string("PK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x21\0\0\0\0\0", 22);
  EXPECT_EQ(bytes, expected);
}

TEST(Archive, HasOneFormOfNames) {
  for (const char* good : {"a", "0", "a-b_c.d", "a/b/c.json", "files/00.pdf"}) EXPECT_TRUE(is_entry_name(good)) << good;
  for (const char* bad : {"", "/", "a/", "/a", "a//b", ".a", "a/.b", "A", "a b", "..", "a/../b", "a\\b", "\xc3\xa9"}) {
    EXPECT_FALSE(is_entry_name(bad)) << bad;
  }
  EXPECT_TRUE(is_entry_name(std::string(200, 'a')));
  EXPECT_FALSE(is_entry_name(std::string(201, 'a')));
}

// Whatever was cut off, the reader says where it had to stop, inside the file.
TEST(Archive, EveryBeginningIsRefusedAtAPlaceInIt) {
  const std::string bytes = compose({{"simpul-bundle.json", "{}"}, {"a", "hello"}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto read = read_archive(std::string_view(bytes).substr(0, size));
    ASSERT_FALSE(read) << size;
    EXPECT_EQ(read.error().fault, ArchiveFault::Malformed);
    EXPECT_LE(read.error().place, size);
  }
}

TEST(Archive, AnythingBehindIsNamedAtItsFirstByte) {
  const std::string bytes = compose({{"a", "hello"}});
  const auto read = read_archive(bytes + std::string(1, '\0'));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().fault, ArchiveFault::NotCanonical);
  EXPECT_EQ(read.error().place, bytes.size());
}

}  // namespace
}  // namespace simpul::proof
