#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "likeness.h"
#include "text/numbers.h"
#include "written.h"

namespace simpul::archive {
namespace {

constexpr std::array<std::string_view, 18> number_words = {
    "nol",      "satu",    "dua",     "tiga",  "empat", "lima",  "enam",    "tujuh", "delapan",
    "sembilan", "sepuluh", "sebelas", "belas", "puluh", "ratus", "seratus", "ribu",  "seribu"};
// Longer runs name no year, day or count.
constexpr std::size_t words_max = 10;
constexpr int number_max = 99'999;

// The number word this token is; empty for none, or where two are equally near.
std::string_view number_word(std::string_view shape) {
  std::string_view nearest;
  std::size_t least = tolerance(shape.size()) + 1;
  for (const std::string_view word : number_words) {
    const auto wrong = distance(shape, shape_of(word), tolerance(word.size()));
    if (!wrong || *wrong > least) continue;
    nearest = *wrong < least ? word : std::string_view{};
    least = *wrong;
  }
  return nearest;
}

struct Said {
  std::string words;
  std::size_t tokens = 0;
};

// One number word, perhaps torn apart ("sem bilan") or two written as one ("duapuluh").
Said said_at(const Script& script, std::size_t at) {
  const Token& token = script.token(at);
  if (const auto word = number_word(token.shape); !word.empty()) return {std::string(word), 1};
  if (token.text.size() > 5 && number_from_words(token.text)) return {token.text, 1};
  const std::string both = token.shape + script.token(at + 1).shape;
  if (const auto word = number_word(both); word.size() > 4 && number_word(script.token(at + 1).shape).empty()) {
    return {std::string(word), 2};
  }
  return {};
}

// The longest run from here that names a number.
std::optional<std::pair<int, std::size_t>> words_at(const Script& script, std::size_t at) {
  std::optional<std::pair<int, std::size_t>> best;
  std::string run;
  std::size_t end = at;
  for (std::size_t count = 0; count < words_max; ++count) {
    const Said said = said_at(script, end);
    if (said.tokens == 0) break;
    run += (run.empty() ? "" : " ") + said.words;
    end += said.tokens;
    const auto number = number_from_words(run);
    if (number && *number <= number_max) best = {static_cast<int>(*number), end};
  }
  return best;
}

std::optional<int> digits_at(const Token& token) {
  const auto digits = digits_of(token.text);
  if (!digits || digits->size() > 4) return std::nullopt;
  int value = 0;
  std::from_chars(digits->data(), digits->data() + digits->size(), value);
  return value;
}

std::optional<char> unit_of(const Token& token) {
  constexpr std::array<std::pair<std::string_view, char>, 3> units = {{{"tahun", 'Y'}, {"bulan", 'M'}, {"hari", 'D'}}};
  for (const auto& [word, unit] : units) {
    if (distance(token.shape, shape_of(word), tolerance(word.size()))) return unit;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenNumber> number_at(const Script& script, std::size_t at) {
  WrittenNumber number{{at, at}, std::nullopt, std::nullopt};
  if (const auto digits = digits_at(script.token(at))) {
    number.digits = digits;
    number.tokens.end = at + 1;
  }
  if (const auto words = words_at(script, number.tokens.end)) {
    number.words = words->first;
    number.tokens.end = words->second;
  }
  if (number.tokens.empty()) return std::nullopt;
  // "dua puluh tiga (23)"; in "dua puluh dua (28-07-2022)" the digits are those of something else.
  const std::size_t end = number.tokens.end;
  if (!number.digits && digits_at(script.token(end)) && !digits_at(script.token(end + 1)) &&
      !month_of(script.token(end + 1))) {
    number.digits = digits_at(script.token(end));
    number.tokens.end = end + 1;
  }
  return number;
}

std::optional<WrittenTerm> term_at(const Script& script, std::size_t at) {
  const auto count = number_at(script, at);
  if (!count) return std::nullopt;
  const auto unit = unit_of(script.token(count->tokens.end));
  constexpr int count_max = 1'200;
  if (!unit || count->value() <= 0 || count->value() > count_max) return std::nullopt;
  return WrittenTerm{{at, count->tokens.end + 1}, *count, *unit};
}

}  // namespace simpul::archive
