// Reads Indonesian number words; the writer is in numbers.cpp and shares nothing with it but the language.
#include <array>
#include <limits>
#include <vector>

#include "text/letters.h"
#include "text/numbers.h"

namespace simpul {
namespace {

enum class WordKind { Unit, Ten, Eleven, Hundred, Thousand, Million, Teens, Tens, Hundreds, Scale };

struct NumberWord {
  std::string_view text;
  WordKind kind;
  std::int64_t value;
};

// No word is the beginning of another, so written-together words split in one way only.
constexpr std::array<NumberWord, 25> number_words = {{
    {"nol", WordKind::Unit, 0},
    {"satu", WordKind::Unit, 1},
    {"dua", WordKind::Unit, 2},
    {"tiga", WordKind::Unit, 3},
    {"empat", WordKind::Unit, 4},
    {"lima", WordKind::Unit, 5},
    {"enam", WordKind::Unit, 6},
    {"tujuh", WordKind::Unit, 7},
    {"delapan", WordKind::Unit, 8},
    {"sembilan", WordKind::Unit, 9},
    {"sepuluh", WordKind::Ten, 10},
    {"sebelas", WordKind::Eleven, 11},
    {"seratus", WordKind::Hundred, 100},
    {"seribu", WordKind::Thousand, 1'000},
    {"sejuta", WordKind::Million, 1'000'000},
    {"belas", WordKind::Teens, 10},
    {"puluh", WordKind::Tens, 10},
    {"ratus", WordKind::Hundreds, 100},
    {"ribu", WordKind::Scale, 1'000},
    {"juta", WordKind::Scale, 1'000'000},
    {"miliar", WordKind::Scale, 1'000'000'000},
    {"milyar", WordKind::Scale, 1'000'000'000},
    {"triliun", WordKind::Scale, 1'000'000'000'000},
    {"trilyun", WordKind::Scale, 1'000'000'000'000},
    {"triliyun", WordKind::Scale, 1'000'000'000'000},
}};

const NumberWord* leading_word(std::string_view text) {
  for (const NumberWord& word : number_words) {
    if (text.starts_with(word.text)) return &word;
  }
  return nullptr;
}

// Empty where some letters are no number word.
std::vector<NumberWord> split_words(std::string_view text) {
  std::vector<NumberWord> words;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    const NumberWord* word = leading_word(text);
    if (word == nullptr) return {};
    words.push_back(*word);
    text.remove_prefix(word->text.size());
  }
  return words;
}

// Walks over the words once, taking what the grammar allows next.
class WordReader {
 public:
  explicit WordReader(std::vector<NumberWord> words) : words_(std::move(words)) {}

  std::optional<std::int64_t> number() {
    if (words_.size() == 1 && unit(0) == 0) return 0;
    std::int64_t total = 0;
    std::int64_t scale_before = std::numeric_limits<std::int64_t>::max();
    while (at_ < words_.size()) {
      const std::int64_t group = take_group();
      const std::int64_t scale = take_scale(group);
      if (scale == 0 || scale >= scale_before) return std::nullopt;
      total += (group == 0 ? 1 : group) * scale;
      scale_before = scale;
    }
    if (scale_before == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return total;
  }

 private:
  bool is(std::size_t ahead, WordKind kind) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead].kind == kind;
  }
  std::int64_t unit(std::size_t ahead) const { return is(ahead, WordKind::Unit) ? words_[at_ + ahead].value : -1; }

  // 1 to 999, or 0 where no group starts here.
  std::int64_t take_group() {
    std::int64_t value = 0;
    if (is(0, WordKind::Hundred)) {
      value = 100;
      at_ += 1;
    } else if (unit(0) > 0 && is(1, WordKind::Hundreds)) {
      value = unit(0) * 100;
      at_ += 2;
    }
    return value + take_below_hundred();
  }

  std::int64_t take_below_hundred() {
    if (is(0, WordKind::Ten) || is(0, WordKind::Eleven)) return words_[at_++].value;
    std::int64_t value = 0;
    if (unit(0) > 1 && is(1, WordKind::Teens)) {
      value = 10 + unit(0);
      at_ += 2;
      return value;
    }
    if (unit(0) > 1 && is(1, WordKind::Tens)) {
      value = unit(0) * 10;
      at_ += 2;
    }
    if (unit(0) > 0) value += words_[at_++].value;
    return value;
  }

  // What the group just read counts: 1 at the end of the words, 0 where the words are no number.
  std::int64_t take_scale(std::int64_t group) {
    if (group == 0) {
      const bool own = is(0, WordKind::Thousand) || is(0, WordKind::Million);
      return own ? words_[at_++].value : 0;
    }
    if (at_ == words_.size()) return 1;
    return is(0, WordKind::Scale) ? words_[at_++].value : 0;
  }

  std::vector<NumberWord> words_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<std::int64_t> number_from_words(std::string_view words) {
  std::vector<NumberWord> read = split_words(folded(words));
  if (read.empty()) return std::nullopt;
  return WordReader(std::move(read)).number();
}

}  // namespace simpul
