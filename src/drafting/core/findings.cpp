#include "drafting/findings.h"

#include <algorithm>

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
  std::map<negotiation::ClauseId, std::size_t> order;
  for (const negotiation::Clause& clause : text.clauses) order.emplace(clause.clause, order.size() + 1);
  const auto place = [&](const Finding& finding) {
    const std::size_t clause = finding.clause ? order[*finding.clause] : 0;
    return std::pair(clause, finding.block ? *finding.block + 1 : 0);
  };
  std::ranges::stable_sort(findings, {}, place);
  if (findings.size() > findings_max) findings.resize(findings_max);
  return findings;
}

}  // namespace simpul::drafting
