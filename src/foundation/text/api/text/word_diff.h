#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace simpul {

enum class RunKind { Same, Removed, Added };
BOOST_DESCRIBE_ENUM(RunKind, Same, Removed, Added)

struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool operator==(const ByteRange&) const = default;
};

// Part of a comparison. `before` is a range of the old text, `after` of the new one; Removed is empty in the new text,
// Added in the old one, and Same holds equal bytes in both.
struct TextRun {
  RunKind kind = RunKind::Same;
  ByteRange before;
  ByteRange after;

  bool operator==(const TextRun&) const = default;
};

// What was taken out of the old text and put into the new one, in whole words, numbers and signs; {{…}} and [[…]] are
// one word. The runs are in order and without gaps: Same and Removed make up the old text, Same and Added the new one.
// For people rather than shortest: a word or two left between two replacements is replaced with them, and texts that
// share next to nothing are replaced as a whole. Safe for any bytes.
std::vector<TextRun> word_diff(std::string_view before, std::string_view after);

// The words of a text without their order, to tell how alike two texts are.
class WordBag {
 public:
  explicit WordBag(std::string_view text);

  // 0 for no word in common, 1 for the same words (Dice's coefficient, by the bytes of the words).
  double likeness(const WordBag& other) const;
  // What looking at it costs: the number of its words.
  std::size_t size() const { return words_.size(); }

 private:
  struct Word {
    std::uint64_t fingerprint;
    std::uint64_t bytes;
  };
  std::vector<Word> words_;  // sorted by fingerprint
  std::uint64_t bytes_ = 0;
};

}  // namespace simpul
