#include <algorithm>
#include <charconv>

#include "likeness.h"
#include "parts.h"

namespace simpul::archive {
namespace {

constexpr int articles_max = 200;

// A line that may be the number of a pasal, and the numbers it may mean: "ll" is 11 or II.
struct Candidate {
  std::size_t line = 0;
  std::vector<int> numbers;
  Range rest;  // words behind the number on the same line
  std::size_t wrong = 0;
};

int roman(std::string_view text) {
  constexpr std::string_view numbers[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
  const auto* const found = std::ranges::find(numbers, text);
  return found == std::end(numbers) ? 0 : static_cast<int>(found - std::begin(numbers)) + 1;
}

std::vector<int> numbers_of(const std::string& text) {
  std::vector<int> numbers;
  // A true digit is put before, since "l" alone may be one here.
  const auto digits = digits_of("0" + text);
  if (digits && text.size() <= 3 && !text.empty()) {
    int value = 0;
    std::from_chars(digits->data(), digits->data() + digits->size(), value);
    numbers.push_back(value);
  }
  if (const int value = roman(text)) numbers.push_back(value);
  std::erase_if(numbers, [](int number) { return number < 1 || number > articles_max; });
  return numbers;
}

bool is_upper(std::string_view text) {
  const auto large = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto little = std::ranges::count_if(text, [](char c) { return c >= 'a' && c <= 'z'; });
  return large >= 3 && large > 3 * little;
}

std::optional<Candidate> candidate(const Script& script, std::size_t line) {
  constexpr std::size_t letter_spaced_max = 9;
  const Range tokens = script.lines()[line].tokens;
  std::string lead;
  std::size_t at = tokens.begin;
  while (at < tokens.end && lead.size() < 5 && at - tokens.begin < letter_spaced_max) lead += script.token(at++).text;
  std::string number = lead.size() > 5 ? lead.substr(5) : "";
  const auto wrong = distance(shape_of(std::string_view(lead).substr(0, 5)), "pasal", 1);
  if (!wrong || lead.size() < 5) return std::nullopt;
  if (number.empty() && at < tokens.end) number = script.token(at++).text;
  Candidate out{line, numbers_of(number), {}, *wrong};
  if (out.numbers.empty()) return std::nullopt;
  if (at == tokens.end) return out;
  out.rest = script.words_of({at, tokens.end});
  if (!is_upper(script.text(out.rest))) return std::nullopt;
  return out;
}

// The lines below that are its heading, as a range of words that ends where it begins when there is none.
Range heading_below(const Script& script, std::size_t line) {
  constexpr std::size_t lines_max = 3;
  constexpr std::size_t words_max = 14;
  const auto lines = script.lines();
  Range words{lines[line].words.end, lines[line].words.end};
  for (std::size_t below = line + 1; below < std::min(lines.size(), line + 1 + lines_max); ++below) {
    const std::string text = script.text(lines[below].words);
    if (!is_upper(text) || text.starts_with('(') || candidate(script, below)) break;
    if (lines[below].words.end - words.begin > words_max) break;
    words.end = lines[below].words.end;
  }
  return words;
}

// How many tokens open a chapter: two of "BAB II", one where a scan lost the space between them; else none.
std::size_t chapter_tokens_in(const Script& script, Range tokens) {
  constexpr std::string_view chapter = "bab";
  const std::string& first = script.token(tokens.begin).text;
  if (first == chapter) return 2;
  return first.starts_with(chapter) && !numbers_of(first.substr(chapter.size())).empty() ? 1 : 0;
}

// "BAB II / RUANG LINGKUP / Pasal 2": the heading of the chapter that a pasal without one opens.
Range heading_above(const Script& script, std::size_t line) {
  constexpr std::size_t lines_max = 3;
  const auto lines = script.lines();
  const std::size_t end = lines[line].words.begin;
  for (std::size_t above = line; above > 0 && line - above < lines_max; --above) {
    const Range tokens = lines[above - 1].tokens;
    if (tokens.empty() || !is_upper(script.text(lines[above - 1].words))) break;
    const std::size_t number = chapter_tokens_in(script, tokens);
    if (number == 0) continue;
    const bool alone = tokens.size() <= number;
    return {alone ? lines[above].words.begin : script.words_of({tokens.begin + number, tokens.end}).begin, end};
  }
  return {end, end};
}

class Sequence {
 public:
  Sequence(const Script& script, std::vector<Candidate> candidates)
      : script_(script), candidates_(std::move(candidates)) {}

  std::vector<Article> articles() {
    std::vector<Article> articles;
    int last = 0;
    for (std::size_t at = 0; at < candidates_.size(); ++at) {
      const auto number = fits(at, last);
      if (!number) continue;
      articles.push_back(article(candidates_[at], *number, last + 1));
      last = *number;
    }
    return articles;
  }

 private:
  static bool means(const Candidate& candidate, int number) {
    return std::ranges::find(candidate.numbers, number) != candidate.numbers.end();
  }
  // A number that jumps ahead is a reference at the end of a line where the one in between is still to come.
  std::optional<int> fits(std::size_t at, int last) const {
    const Candidate& candidate = candidates_[at];
    if (means(candidate, last + 1)) return last + 1;
    const auto later = std::span(candidates_).subspan(at + 1);
    if (std::ranges::any_of(later, [&](const Candidate& other) { return means(other, last + 1); })) return std::nullopt;
    constexpr int jump_max = 10;
    const int number = candidate.numbers.front();
    return number > last && number <= last + jump_max ? std::optional(number) : std::nullopt;
  }
  Article article(const Candidate& candidate, int number, int expected) const {
    const Line& line = script_.lines()[candidate.line];
    Range heading = candidate.rest.empty() ? heading_below(script_, candidate.line) : candidate.rest;
    if (heading.empty()) heading = heading_above(script_, candidate.line);
    const Range words{std::min(line.words.begin, heading.begin), std::max(line.words.end, heading.end)};
    Article out;
    out.proposal.number = number;
    out.proposal.heading = script_.proposal(script_.text(heading), words);
    out.tokens = line.tokens;
    if (number != expected) {
      doubt(out.proposal.heading, "archive_article_gap",
            {{"expected", std::to_string(expected)}, {"found", std::to_string(number)}});
    }
    if (candidate.wrong > 0 || candidate.numbers.front() != number) {
      doubt(out.proposal.heading, "archive_read_with_errors", {{"written", script_.text(line.words)}});
    }
    return out;
  }

  const Script& script_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<Article> read_articles(const Script& script) {
  std::vector<Candidate> candidates;
  for (std::size_t line = 0; line < script.lines().size(); ++line) {
    if (auto found = candidate(script, line)) candidates.push_back(std::move(*found));
  }
  // Every candidate may be compared with all later ones.
  constexpr std::size_t candidates_max = 2'000;
  if (candidates.size() > candidates_max) candidates.resize(candidates_max);
  return Sequence(script, std::move(candidates)).articles();
}

}  // namespace simpul::archive
