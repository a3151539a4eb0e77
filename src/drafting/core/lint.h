#pragma once

// The parts of the linter. Each looks for one kind of fault and writes what it finds to one list.

#include <functional>
#include <string>
#include <string_view>

#include "drafting/findings.h"
#include "negotiation/numbering.h"

namespace simpul::drafting {

// A heading, block or cell of the text, with its place.
struct Piece {
  const negotiation::Clause& clause;
  std::optional<std::size_t> block;  // absent for a heading
  std::string_view text;
};

// One text under examination.
struct Lint {
  const negotiation::DocumentText& text;
  dossiers::DocumentType type;
  const LintContext& context;
  const negotiation::Numbering& numbering;
  std::vector<Finding>& findings;

  using Facts = std::map<std::string, std::string>;

  void each_piece(const std::function<void(const Piece&)>& act) const;
  void add(std::string finding, Severity severity, const Piece& piece, Facts facts) const;
  void add(std::string finding, Severity severity, Facts facts) const;
};

// All words of a clause, folded, headings and cells included.
std::string folded_words(const negotiation::Clause& clause);
// How grave a missing rule is follows from how sure the rule is.
Severity severity_of(dossiers::Certainty certainty);
// Whether folded `phrase` stands in folded `words` as whole words.
bool stands_in(std::string_view words, std::string_view phrase);

void lint_contents(const Lint& lint);
void lint_marks(const Lint& lint);
void lint_typed_numbers(const Lint& lint);
void lint_words_of_numbers(const Lint& lint);
void lint_dates(const Lint& lint);
void lint_terms(const Lint& lint);
void lint_parties(const Lint& lint);
void lint_signatories(const Lint& lint);

}  // namespace simpul::drafting
