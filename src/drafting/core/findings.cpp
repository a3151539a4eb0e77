#include "drafting/findings.h"

#include <utility>

#include "lint.h"
#include "text/letters.h"

namespace simpul::drafting {

void Lint::each_piece(const std::function<void(const Piece&)>& act) const {
  for (const negotiation::Clause& clause : text.clauses) {
    if (!clause.heading.empty()) act({clause, std::nullopt, clause.heading});
    for (std::size_t i = 0; i < clause.blocks.size(); ++i) {
      const negotiation::Block& block = clause.blocks[i];
      if (!block.text.empty()) act({clause, i, block.text});
      for (const auto& row : block.rows) {
        for (const std::string& cell : row) act({clause, i, cell});
      }
    }
  }
}

void Lint::add(std::string finding, Severity severity, const Piece& piece, Facts facts) const {
  findings.push_back({std::move(finding), severity, piece.clause.clause, piece.block, std::move(facts)});
}

void Lint::add(std::string finding, Severity severity, Facts facts) const {
  findings.push_back({std::move(finding), severity, std::nullopt, std::nullopt, std::move(facts)});
}

std::string folded_words(const negotiation::Clause& clause) {
  std::string out = clause.heading;
  for (const negotiation::Block& block : clause.blocks) {
    out += " " + block.text;
    for (const auto& row : block.rows) {
      for (const std::string& cell : row) out += " " + cell;
    }
  }
  return folded(out);
}

Severity severity_of(dossiers::Certainty certainty) {
  switch (certainty) {
    case dossiers::Certainty::Law: return Severity::Error;
    case dossiers::Certainty::Practice: return Severity::Warning;
    case dossiers::Certainty::Unconfirmed: return Severity::Remark;
  }
  return Severity::Remark;
}

bool stands_in(std::string_view words, std::string_view phrase) {
  const auto letter = [&](std::size_t at) {
    return at < words.size() && ((words[at] >= 'a' && words[at] <= 'z') || (words[at] >= '0' && words[at] <= '9'));
  };
  for (std::size_t at = words.find(phrase); at != std::string_view::npos; at = words.find(phrase, at + 1)) {
    if (!letter(at - 1) && !letter(at + phrase.size())) return true;
  }
  return false;
}

namespace {

// By place in the text; at one place in the order in which they were found.
std::vector<Finding> in_order(const negotiation::DocumentText& text, std::vector<Finding> findings) {
  std::map<negotiation::ClauseId, std::size_t> places;
  for (const negotiation::Clause& clause : text.clauses) places.emplace(clause.clause, places.size() + 1);
  std::map<std::pair<std::size_t, std::size_t>, std::vector<Finding>> by_place;
  for (Finding& finding : findings) {
    const std::size_t clause = finding.clause ? places[*finding.clause] : 0;
    by_place[{clause, finding.block ? *finding.block + 1 : 0}].push_back(std::move(finding));
  }
  std::vector<Finding> out;
  for (auto& [place, here] : by_place) {
    for (Finding& finding : here) {
      if (out.size() < findings_max) out.push_back(std::move(finding));
    }
  }
  return out;
}

}  // namespace

std::vector<Finding> findings_of(const negotiation::DocumentText& text, dossiers::DocumentType type,
                                 const LintContext& context) {
  std::vector<Finding> findings;
  const negotiation::Numbering numbering(text);
  const Lint lint{text, type, context, numbering, findings};
  lint_contents(lint);
  lint_marks(lint);
  lint_typed_numbers(lint);
  lint_words_of_numbers(lint);
  lint_dates(lint);
  lint_terms(lint);
  lint_parties(lint);
  lint_signatories(lint);
  return in_order(text, std::move(findings));
}

}  // namespace simpul::drafting
