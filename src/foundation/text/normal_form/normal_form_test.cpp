#include "text/normal_form.h"

#include <gtest/gtest.h>

#include <random>

namespace simpul {
namespace {

TEST(NormalForm, ComposesWhatReadsTheSame) {
  EXPECT_EQ(nfc("e\u0301"), "\u00e9");
  EXPECT_EQ(nfc("\u212b"), "\u00c5");                 // ångström sign
  EXPECT_EQ(nfc("q\u0307\u0323"), "q\u0323\u0307");   // marks are put in order
  EXPECT_EQ(nfc("\u1112\u1161\u11ab"), "\ud55c");     // hangul
  EXPECT_EQ(nfc("\u0958"), "\u0915\u093c");           // excluded from composition
  EXPECT_EQ(nfc("\u201cPasal 5\u201d \u2013 a"), "\u201cPasal 5\u201d \u2013 a");
  EXPECT_EQ(nfc(""), "");
}

TEST(NormalForm, KeepsControlsAndReplacesWhatIsNoText) {
  EXPECT_EQ(nfc("a\tb"), "a\tb");
  EXPECT_EQ(nfc("a\xff" "b\xc3"), "a\ufffd" "b\ufffd");
}

TEST(NormalLine, HasSingleSpacesAndNothingUnseen) {
  EXPECT_EQ(normal_line("  Ruang \t\r\n lingkup\u00a0\u2003kerja\u2028sama "), "Ruang lingkup kerja sama");
  EXPECT_EQ(normal_line("kerja\u00adsama \u200b \ufeffdaerah"), "kerjasama daerah");
  EXPECT_EQ(normal_line("Rp\u202e000.1"), "Rp000.1");
  EXPECT_EQ(normal_line(std::string_view("a\0b\x7f", 4)), "ab");
  EXPECT_EQ(normal_line("e\u200d\u0301"), "\u00e9");
  EXPECT_EQ(normal_line(" \u200b\t"), "");
}

TEST(NormalLine, IsItsOwnNormalLine) {
  std::mt19937 draw(14);
  static const char32_t near[] = {0x20, 0x300, 0x900, 0x1100, 0x1160, 0x11A7, 0x1E00, 0x2000, 0xAC00, 0xFE00, 0x1B00};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (unsigned i = 0; i < 12; ++i) {
      if (draw() % 4 == 0) {
        text += static_cast<char>(draw());
      } else {
        const char32_t point = near[draw() % std::size(near)] + draw() % 0x60;
        text += static_cast<char>(0xE0 | (point >> 12));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
      }
    }
    const std::string once = normal_line(text);
    ASSERT_EQ(normal_line(once), once);
    ASSERT_EQ(nfc(once), once);
  }
}

}  // namespace
}  // namespace simpul
