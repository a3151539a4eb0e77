// Words by which two people compare keys over the phone.

#include "text/spoken_words.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace simpul {
namespace {

bool differ_by_one_letter(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  return a.substr(same + (a.size() == b.size() ? 1 : 0)) == b.substr(same + 1);
}

TEST(SpokenWords, eachByteHasAWordThatCannotBeMistakenForAnother) {
  std::set<std::string_view> seen;
  for (int byte = 0; byte < 256; ++byte) {
    const std::string_view word = spoken_word(static_cast<std::uint8_t>(byte));
    EXPECT_GE(word.size(), 4u) << byte;
    for (const std::string_view other : seen) EXPECT_FALSE(differ_by_one_letter(word, other)) << word << ' ' << other;
    EXPECT_TRUE(seen.insert(word).second) << word;
  }
}

// Fixed for ever: printed fingerprints and those of older programs must read the same.
TEST(SpokenWords, theListDoesNotChange) {
  constexpr std::array<std::uint8_t, 4> bytes{0, 1, 128, 255};
  EXPECT_EQ(spoken_words(bytes), (std::vector<std::string>{"abad", "adat", "kepiting", "zamrud"}));
}

}  // namespace
}  // namespace simpul
