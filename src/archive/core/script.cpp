#include "script.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "likeness.h"

namespace simpul::archive {
namespace {

using paper::RecognisedWord;

// Below this a word that OCR read is wrong in one of four cases or more.
constexpr int sure_confidence = 60;
// A book of 200 pages; what comes after is left unread rather than searched for minutes.
constexpr std::size_t words_max = 100'000;

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_of_token(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '|' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_apostrophe(char c) { return c == '\'' || c == '`'; }

bool is_sound(const RecognisedWord& word) {
  return !word.text.empty() && std::isfinite(word.left) && std::isfinite(word.top) && std::isfinite(word.width) &&
         std::isfinite(word.height) && word.width >= 0 && word.height >= 0;
}

Place joined(const Place& a, const Place& b) {
  const double left = std::min(a.left, b.left);
  const double top = std::min(a.top, b.top);
  return {a.page, left, top, std::max(a.left + a.width, b.left + b.width) - left,
          std::max(a.top + a.height, b.top + b.height) - top};
}

}  // namespace

Script::Script(std::span<const paper::RecognisedPage> pages) {
  for (std::size_t page = 0; page < pages.size(); ++page) add_page(pages[page], page + 1);
  add_tokens();
}

void Script::add_page(const paper::RecognisedPage& page, std::size_t number) {
  for (const RecognisedWord& word : page.words) {
    if (!is_sound(word) || words_.size() == words_max) continue;
    const Place box{number, word.left, word.top, word.width, word.height};
    if (lines_.empty() || !goes_on(word, number)) lines_.push_back({{words_.size(), words_.size()}, {}, box});
    Line& line = lines_.back();
    line.box = joined(line.box, box);
    line.words.end = words_.size() + 1;
    words_.push_back({&word, number, lines_.size() - 1});
  }
}

// Compared with the word before it only, so that a page laid askew on the scanner keeps its lines.
bool Script::goes_on(const RecognisedWord& word, std::size_t page) const {
  const PlacedWord& last = words_.back();
  if (last.page != page) return false;
  const RecognisedWord& before = *last.word;
  const double height = std::max(before.height, word.height);
  const double shift = std::abs((before.top + before.height / 2) - (word.top + word.height / 2));
  const double gap = word.left - (before.left + before.width);
  return shift <= 0.6 * height && gap >= -height && gap <= 3 * height;
}

bool Script::joins_next_line(std::size_t word) const {
  if (word + 1 >= words_.size() || words_[word].line == words_[word + 1].line) return false;
  const std::string& text = words_[word].word->text;
  const std::string& next = words_[word + 1].word->text;
  if (text.size() < 2 || text.back() != '-' || !is_of_token(text[text.size() - 2])) return false;
  return (next.front() >= 'a' && next.front() <= 'z') || (next.front() >= 'A' && next.front() <= 'Z');
}

void Script::add_tokens() {
  for (std::size_t word = 0; word < words_.size(); ++word) add_tokens_of(word);
  for (Token& token : tokens_) token.shape = shape_of(token.text);
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    Line& line = lines_[tokens_[at].line];
    if (line.tokens.empty()) line.tokens.begin = at;
    line.tokens.end = at + 1;
  }
}

void Script::add_tokens_of(std::size_t word) {
  const PlacedWord& placed = words_[word];
  const bool opens = lines_[placed.line].words.begin == word;
  bool continues = word > 0 && joins_next_line(word - 1) && !tokens_.empty();
  bool open = false;
  bool first = true;
  for (const char c : placed.word->text) {
    if (!is_of_token(c)) {
      open = open && is_apostrophe(c);
      continues = continues && is_apostrophe(c);
      continue;
    }
    if (!open && !continues) {
      tokens_.push_back({{}, {}, {word, word}, placed.line, opens && first});
      first = false;
    }
    open = true;
    continues = continues && open;
    tokens_.back().text += small(c);
    tokens_.back().words.end = word + 1;
  }
}

std::optional<Script::Match> Script::matches(std::size_t at, std::string_view phrase) const {
  return matches_shape(at, shape_of(phrase));
}

std::optional<Script::Match> Script::matches_shape(std::size_t at, std::string_view wanted) const {
  const std::size_t most = tolerance(wanted.size());
  std::string got;
  std::optional<Match> best;
  for (std::size_t end = at; end < tokens_.size() && got.size() <= wanted.size(); ++end) {
    got += tokens_[end].shape;
    if (got.size() > wanted.size() + most || got.size() + most < wanted.size()) continue;
    const auto wrong = distance(got, wanted, most);
    if (wrong && (!best || *wrong < best->wrong)) best = Match{{at, end + 1}, *wrong};
  }
  return best;
}

std::optional<Script::Match> Script::find(Range range, std::string_view phrase) const {
  const std::string wanted = shape_of(phrase);
  for (std::size_t at = range.begin; at < std::min(range.end, tokens_.size()); ++at) {
    if (auto match = matches_shape(at, wanted)) return match;
  }
  return std::nullopt;
}

Range Script::words_of(Range tokens) const {
  if (tokens.empty() || tokens.end > tokens_.size()) return {};
  return {tokens_[tokens.begin].words.begin, tokens_[tokens.end - 1].words.end};
}

std::string Script::text(Range words) const {
  std::string text;
  for (std::size_t at = words.begin; at < words.end; ++at) {
    text += words_[at].word->text;
    if (at + 1 == words.end) break;
    if (joins_next_line(at)) {
      text.pop_back();
    } else {
      text += ' ';
    }
  }
  return text;
}

Proposal Script::proposal(std::string value, Range words) const {
  Proposal out;
  if (words.empty()) return out;
  out.certainty = Certainty::Certain;
  out.value = std::move(value);
  out.words = text(words);
  int lowest = 100;
  std::optional<std::size_t> line;
  for (std::size_t at = words.begin; at < words.end; ++at) {
    const PlacedWord& placed = words_[at];
    const Place box{placed.page, placed.word->left, placed.word->top, placed.word->width, placed.word->height};
    if (line == placed.line) {
      out.places.back() = joined(out.places.back(), box);
    } else {
      out.places.push_back(box);
    }
    line = placed.line;
    lowest = std::min(lowest, placed.word->confidence);
  }
  out.confidence = lowest;
  if (lowest < sure_confidence) doubt(out, "archive_read_poorly", {{"confidence", std::to_string(lowest)}});
  return out;
}

void doubt(Proposal& proposal, std::string code, std::map<std::string, std::string> facts) {
  proposal.certainty = Certainty::Doubtful;
  proposal.doubts.push_back({std::move(code), std::move(facts)});
}

std::string stripped(std::string_view text, std::string_view signs) {
  const auto strips = [&](char c) { return c == ' ' || signs.find(c) != std::string_view::npos; };
  while (!text.empty() && strips(text.front())) text.remove_prefix(1);
  while (!text.empty() && strips(text.back())) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace simpul::archive
