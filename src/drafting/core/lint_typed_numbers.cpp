#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "lint.h"
#include "scanning.h"
#include "text/letters.h"

namespace simpul::drafting {
namespace {

using Tokens = std::vector<Token>;

bool is_number(const Token& token) {
  return !token.text.empty() && std::ranges::all_of(token.text, [](char c) { return c >= '0' && c <= '9'; });
}

// The names of laws and other papers: an article of theirs has the number they gave it.
bool names_another_paper(const Tokens& tokens, std::size_t at) {
  static constexpr std::array<std::string_view, 22> papers{
      "undang", "uu", "peraturan", "pp", "perpres", "permendagri", "perda", "pergub", "perbup", "perwali",
      "keputusan", "kepres", "kitab", "kuhperdata", "kuhp", "kesepakatan", "perjanjian", "adendum", "nota",
      "perpanjangan", "naskah", "instruksi"};
  static constexpr std::array<std::string_view, 7> between{"ayat", "huruf", "angka", "dan", "sampai", "dengan", "atau"};
  // "Pasal 3 ayat (1) huruf a dan Pasal 4 ayat (2) Undang-Undang …" is as long as it gets.
  for (std::size_t i = at; i < std::min(at + 24, tokens.size()); ++i) {
    const std::string& word = tokens[i].text;
    if (std::ranges::find(papers, word) != papers.end()) {
      // "Pasal 5 Perjanjian Kerja Sama ini" is this text.
      const std::span<const Token> name(tokens.data() + i, std::min<std::size_t>(5, tokens.size() - i));
      return std::ranges::none_of(name, [](const Token& t) { return t.text == "ini"; });
    }
    const bool part = is_number(tokens[i]) || word.size() == 1 || word == "pasal" ||
                      std::ranges::find(between, word) != between.end();
    if (!part) return false;
  }
  return false;
}

// What the writer most likely meant: the clause that has this number now.
std::string suggestion(const Lint& lint, const Token& number) {
  std::size_t wanted = 0;
  std::from_chars(number.text.data(), number.text.data() + number.text.size(), wanted);
  for (const negotiation::Clause& clause : lint.text.clauses) {
    if (clause.kind == negotiation::ClauseKind::Article && --wanted == 0) return "[[" + clause.clause.text() + "]]";
  }
  return "[[…]]";
}

std::string written(std::string_view text, const Token& first, const Token& last) {
  return std::string(text.substr(first.begin, last.end - first.begin));
}

// "(2)" right after "ayat".
bool in_brackets(std::string_view text, const Token& token) {
  return token.begin > 0 && text[token.begin - 1] == '(' && token.end < text.size() && text[token.end] == ')';
}

void lint_references(const Lint& lint, const Piece& piece) {
  const std::string text = without_quotations(without_marks(piece.text));
  const Tokens tokens = tokenize(text);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].text == "pasal" && is_number(tokens[i + 1])) {
      if (names_another_paper(tokens, i + 2)) continue;
      lint.add("reference_by_hand", Severity::Error, piece,
               {{"written", written(text, tokens[i], tokens[i + 1])}, {"right", suggestion(lint, tokens[i + 1])}});
    } else if (tokens[i].text == "ayat" && is_number(tokens[i + 1]) && in_brackets(text, tokens[i + 1])) {
      const bool follows_article = i >= 2 && tokens[i - 2].text == "pasal";
      if (follows_article || names_another_paper(tokens, i + 2)) continue;
      lint.add("reference_by_hand", Severity::Error, piece,
               {{"written", written(text, tokens[i], tokens[i + 1]) + ")"},
                {"right", "[[" + piece.clause.clause.text() + "/…]]"}});
    }
  }
}

// "pasal ruang lingkup" and the clause with that heading.
using Names = std::vector<std::pair<std::string, const negotiation::Clause*>>;

Names names_of(const negotiation::DocumentText& text) {
  Names out;
  for (const negotiation::Clause& clause : text.clauses) {
    if (clause.kind != negotiation::ClauseKind::Article || clause.heading.empty()) continue;
    out.emplace_back("pasal " + folded(clause.heading), &clause);
  }
  return out;
}

// "Pasal Ruang Lingkup" names a clause by its heading.
void lint_names(const Lint& lint, const Piece& piece, const Names& names) {
  const std::string words = folded(without_quotations(without_marks(piece.text)));
  if (words.find("pasal ") == std::string::npos) return;
  for (const auto& [name, clause] : names) {
    if (!stands_in(words, name)) continue;
    lint.add("reference_by_hand", Severity::Error, piece,
             {{"written", "Pasal " + clause->heading}, {"right", "[[" + clause->clause.text() + "]]"}});
  }
}

// The number a person typed before a heading or block: "Pasal 5 RUANG LINGKUP", "(2) …", "b. …", "3. …".
std::string typed_mark(const Piece& piece) {
  const std::string_view text = piece.text;
  const std::size_t end = text.find_first_of(" ");
  const std::string_view first = text.substr(0, end);
  if (!piece.block) {
    const Tokens tokens = tokenize(text);
    const bool article = tokens.size() > 1 && tokens[0].text == "pasal" && is_number(tokens[1]);
    return article ? written(text, tokens[0], tokens[1]) : std::string();
  }
  if (end == std::string_view::npos || first.size() < 2 || first.size() > 5) return {};
  const bool bracketed = first.front() == '(' && first.back() == ')';
  const std::string_view inner = bracketed ? first.substr(1, first.size() - 2) : first.substr(0, first.size() - 1);
  if (inner.empty() || (!bracketed && first.back() != '.' && first.back() != ')')) return {};
  const bool number = std::ranges::all_of(inner, [](char c) { return c >= '0' && c <= '9'; });
  const bool letter = inner.size() == 1 && inner[0] >= 'a' && inner[0] <= 'z';
  return number || letter ? std::string(first) : std::string();
}

}  // namespace

void lint_typed_numbers(const Lint& lint) {
  const Names names = names_of(lint.text);
  lint.each_piece([&](const Piece& piece) {
    const std::string mark = typed_mark(piece);
    const bool heading = !piece.block;
    const bool cell = piece.block && piece.clause.blocks[*piece.block].kind == negotiation::BlockKind::Table;
    if (!mark.empty() && !cell) lint.add("number_by_hand", Severity::Error, piece, {{"written", mark}});
    if (heading && !mark.empty()) return;
    lint_references(lint, piece);
    lint_names(lint, piece, names);
  });
}

}  // namespace simpul::drafting
