#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/old_agreement.h"
#include "paper/recognised_page.h"

namespace simpul::archive {

// A half-open range of tokens, or of words.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  std::size_t size() const { return empty() ? 0 : end - begin; }
};

// A run of letters and digits; a word broken by a hyphen at the end of a line is one token.
struct Token {
  std::string text;   // small letters; other bytes than ASCII as they are
  std::string shape;  // shape_of(text)
  Range words;        // what it stands in
  std::size_t line = 0;
  bool opens_line = false;
};

// Words that stand beside each other without a wide gap.
struct Line {
  Range words;
  Range tokens;
  Place box;
};

// All pages as one run of words and tokens that know their places.
class Script {
 public:
  explicit Script(std::span<const paper::RecognisedPage> pages);

  std::span<const Token> tokens() const { return tokens_; }
  std::span<const Line> lines() const { return lines_; }
  std::size_t size() const { return tokens_.size(); }
  // Beyond the end: a token without text, so that readers may look ahead.
  const Token& token(std::size_t at) const { return at < tokens_.size() ? tokens_[at] : nothing_; }
  const paper::RecognisedWord& word(std::size_t at) const { return *words_[at].word; }

  // A phrase at a token however the words were cut; where it ends, and how many signs are wrong.
  struct Match {
    Range tokens;
    std::size_t wrong = 0;
  };
  std::optional<Match> matches(std::size_t at, std::string_view phrase) const;
  // The first match that begins in the range.
  std::optional<Match> find(Range range, std::string_view phrase) const;

  Range words_of(Range tokens) const;
  // With single spaces, words broken at the end of a line made whole.
  std::string text(Range words) const;
  std::string text_of(Range tokens) const { return text(words_of(tokens)); }

  // A proposal that stands on these words; Doubtful where the source was not sure of one of them.
  Proposal proposal(std::string value, Range words) const;

 private:
  struct PlacedWord {
    const paper::RecognisedWord* word;
    std::size_t page;
    std::size_t line;
  };
  std::optional<Match> matches_shape(std::size_t at, std::string_view wanted) const;
  void add_page(const paper::RecognisedPage& page, std::size_t number);
  bool goes_on(const paper::RecognisedWord& word, std::size_t page) const;
  void add_tokens();
  void add_tokens_of(std::size_t word);
  bool joins_next_line(std::size_t word) const;

  std::vector<PlacedWord> words_;
  std::vector<Token> tokens_;
  std::vector<Line> lines_;
  Token nothing_;
};

void doubt(Proposal& proposal, std::string code, std::map<std::string, std::string> facts = {});
// The text without white space and the given signs at its ends.
std::string stripped(std::string_view text, std::string_view signs);

}  // namespace simpul::archive
