#include "text/stemming.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>

#include "affixes.h"
#include "code_points.h"
#include "kernel/expects.h"
#include "lexicon.h"

namespace simpul {
namespace {

// Shorter words and longer ones (numbers, keys, addresses) are looked for as they stand.
constexpr std::size_t stemmed_letters_min = 4;
constexpr std::size_t stemmed_letters_max = 40;

bool is_apostrophe(char32_t value) { return value == '\'' || value == '`' || value == 0x2018 || value == 0x2019; }

bool is_plain_word(std::string_view token) {
  return std::ranges::all_of(token, [](char c) { return c >= 'a' && c <= 'z'; });
}

struct StemmerClosing {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// libstemmer keeps its work inside the handle, so every thread has its own.
std::string snowball_stem(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, StemmerClosing> stemmer(sb_stemmer_new("indonesian", "UTF_8"));
  expects(stemmer != nullptr, "libstemmer knows Indonesian");
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(word.size()));
  expects(stem != nullptr, "libstemmer has memory");
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

// The stems of a word of the lexicon. What it stands for are ordinary words and go through stems_of again.
std::vector<std::string> stems_of_known(std::string_view word) {
  std::string_view meaning = text::meaning_of(word);
  if (meaning == word) return {std::string(word)};
  std::vector<std::string> stems;
  while (!meaning.empty()) {
    const std::size_t end = std::min(meaning.find(' '), meaning.size());
    for (std::string& stem : stems_of(meaning.substr(0, end))) stems.push_back(std::move(stem));
    meaning.remove_prefix(std::min(end + 1, meaning.size()));
  }
  return stems;
}

// Whether the apostrophe at `at` stands between two letters; `end` is the byte behind it.
bool joins_letters(std::string_view text, const Token& token, std::size_t end) {
  if (token.text.empty() || end >= text.size()) return false;
  const char before = token.text.back();
  const auto after = text::code_point_at(text, end).value;
  const bool digit_after = after >= '0' && after <= '9';
  return !(before >= '0' && before <= '9') && !digit_after && text::is_word(after);
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  Token token;
  for (std::size_t at = 0; at < text.size();) {
    const auto point = text::code_point_at(text, at);
    at = point.end;
    if (text::is_word(point.value)) {
      if (token.text.empty()) token.begin = point.begin;
      text::append_folded(token.text, text, point);
      token.end = point.end;
    } else if (!is_apostrophe(point.value) || !joins_letters(text, token, point.end)) {
      if (!token.text.empty()) tokens.push_back(std::move(token));
      token = {};
    }
  }
  if (!token.text.empty()) tokens.push_back(std::move(token));
  return tokens;
}

bool is_stop_word(std::string_view token) { return text::is_stop(token); }

std::vector<std::string> stems_of(std::string_view token) {
  if (!is_plain_word(token) || token.size() > stemmed_letters_max) return {std::string(token)};
  if (const std::string root = text::known_root(token); !root.empty()) return stems_of_known(root);
  if (token.size() < stemmed_letters_min) return {std::string(token)};
  return {snowball_stem(token)};
}

std::vector<std::string> search_terms(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  const bool only_stop_words = std::ranges::all_of(tokens, [](const Token& token) { return is_stop_word(token.text); });
  std::vector<std::string> terms;
  for (const Token& token : tokens) {
    if (is_stop_word(token.text) && !only_stop_words) continue;
    for (std::string& stem : stems_of(token.text)) terms.push_back(std::move(stem));
  }
  return terms;
}

}  // namespace simpul
