#include <algorithm>
#include <array>

#include "lint.h"
#include "scanning.h"
#include "text/letters.h"
#include "text/money.h"
#include "text/numbers.h"

namespace simpul::drafting {
namespace {

// No number in words is longer; what is, is no number.
constexpr std::size_t words_bytes_max = 400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with their dots and commas right before `at`, spaces skipped.
std::string_view digits_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && (is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ',')) --begin;
  while (begin < end && !is_digit(text[begin])) ++begin;
  return text.substr(begin, end - begin);
}

bool is_money(std::string_view text, std::string_view digits) {
  std::string_view before = text.substr(0, static_cast<std::size_t>(digits.data() - text.data()));
  while (!before.empty() && (before.back() == ' ' || before.back() == '.')) before.remove_suffix(1);
  return before.ends_with("Rp") || before.ends_with("rp") || before.ends_with("RP");
}

// A number that is part of something else: a date, a number of a paper, an article.
bool is_part(std::string_view text, std::string_view digits) {
  const std::size_t begin = static_cast<std::size_t>(digits.data() - text.data());
  if (begin == 0) return false;
  const char before = text[begin - 1];
  return before == '/' || before == '-' || (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
}

bool unit_follows(std::string_view rest) {
  static constexpr std::array<std::string_view, 12> units{"tahun", "bulan", "minggu", "hari", "jam", "rangkap",
                                                          "kali", "orang", "buah", "unit", "berkas", "persen"};
  const auto tokens = tokenize(rest.substr(0, 24));
  return !tokens.empty() && std::ranges::find(units, tokens.front().text) != units.end();
}

std::optional<std::int64_t> whole(std::string_view digits) {
  std::string plain;
  for (const char c : digits) {
    if (c == ',') return std::nullopt;
    if (c != '.') plain += c;
  }
  if (plain.empty() || plain.size() > 15) return std::nullopt;
  return std::stoll(plain);
}

// "5 (lima) tahun" taken apart.
struct Bracket {
  std::string_view digits;
  std::string_view words;
  std::string_view rest;
};

void compare_money(const Lint& lint, const Piece& piece, const Bracket& bracket) {
  const auto [digits, words, rest] = bracket;
  const auto sum = parse_rupiah(digits);
  if (!sum) return;
  const Lint::Facts facts{{"digits", rupiah(*sum)}, {"words", std::string(words)},
                          {"right", rupiah_in_words(*sum)}};
  auto named = rupiah_from_words(words);
  if (!named) named = rupiah_from_words(std::string(words) + " rupiah");
  if (named != *sum) lint.add("sum_words_differ", Severity::Error, piece, facts);
}

void compare_number(const Lint& lint, const Piece& piece, const Bracket& bracket) {
  const auto [digits, words, rest] = bracket;
  const auto number = whole(digits);
  if (!number) return;
  std::string spoken = folded(words);
  if (spoken.ends_with(" persen")) spoken.resize(spoken.size() - 7);
  const auto tokens = tokenize(spoken);
  const bool all_numbers =
      !tokens.empty() && std::ranges::all_of(tokens, [](const Token& t) { return is_number_word(t.text); });
  const auto named = number_from_words(spoken);
  if (named == *number || (!named && !all_numbers && !unit_follows(rest))) return;
  lint.add("number_words_differ", Severity::Error, piece,
           {{"digits", grouped(*number)}, {"words", std::string(words)}, {"right", terbilang(*number)}});
}

// "lima (5) tahun": words first, digits in brackets.
void compare_reversed(const Lint& lint, const Piece& piece, std::string_view before, std::string_view digits) {
  const auto number = whole(digits);
  const auto tokens = tokenize(before);
  std::size_t first = tokens.size();
  while (first > 0 && is_number_word(tokens[first - 1].text)) --first;
  if (!number || first == tokens.size()) return;
  // Only words that touch the bracket are its words.
  if (before.substr(tokens.back().end).find_first_not_of(' ') != std::string_view::npos) return;
  const std::string words(before.substr(tokens[first].begin, tokens.back().end - tokens[first].begin));
  if (number_from_words(words) == *number) return;
  lint.add("number_words_differ", Severity::Error, piece,
           {{"digits", grouped(*number)}, {"words", words}, {"right", terbilang(*number)}});
}

// The words before a bracket, as many as a number can have.
std::string_view words_before(std::string_view text, std::size_t at) {
  if (at <= words_bytes_max) return text.substr(0, at);
  const std::size_t begin = text.find(' ', at - words_bytes_max);
  return begin >= at ? std::string_view() : text.substr(begin, at - begin);
}

void lint_piece(const Lint& lint, const Piece& piece) {
  const std::string blanked = without_marks(piece.text);
  const std::string_view text = blanked;
  for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos) return;
    if (close - open > words_bytes_max) continue;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    const bool digits_inside = std::ranges::any_of(inside, is_digit);
    const std::string_view digits = digits_before(text, open);
    if (digits_inside) {
      if (std::ranges::all_of(inside, [](char c) { return is_digit(c) || c == '.'; })) {
        compare_reversed(lint, piece, words_before(text, open), inside);
      }
    } else if (digits.empty() || inside.find_first_not_of(' ') == std::string_view::npos) {
      continue;
    } else if (is_money(text, digits)) {
      compare_money(lint, piece, {digits, inside, {}});
    } else if (!is_part(text, digits)) {
      compare_number(lint, piece, {digits, inside, text.substr(close + 1)});
    }
  }
}

}  // namespace

void lint_words_of_numbers(const Lint& lint) {
  lint.each_piece([&](const Piece& piece) { lint_piece(lint, piece); });
}

}  // namespace simpul::drafting
