#include <algorithm>

#include "lint.h"
#include "text/letters.h"

namespace simpul::drafting {
namespace {

using negotiation::Block;
using negotiation::Clause;

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool any_stands_in(std::string_view words, const std::vector<std::string>& phrases) {
  return std::ranges::any_of(phrases, [&](const std::string& one) { return stands_in(words, folded(one)); });
}

// A clause that bears the name, the kind or a word of the heading.
bool is_meant(const Clause& clause, const Content& content) {
  return std::ranges::find(content.kinds, clause.kind) != content.kinds.end() ||
         holds(content.clauses, clause.clause.text()) || any_stands_in(folded(clause.heading), content.headings);
}

bool is_filled(std::string_view words, const Content& content) {
  return !words.empty() && (content.phrases.empty() || any_stands_in(words, content.phrases));
}

bool has(const Content& content, const Clause& clause) {
  if (is_meant(clause, content)) {
    const bool written = !clause.blocks.empty();
    if (written && is_filled(folded_words(clause), content)) return true;
  }
  return std::ranges::any_of(clause.blocks, [&](const Block& block) {
    if (!block.id || !holds(content.clauses, block.id->text())) return false;
    return !block.rows.empty() || is_filled(folded(block.text), content);
  });
}

std::string certainty_words(dossiers::Certainty certainty, bool english) {
  switch (certainty) {
    case dossiers::Certainty::Law:
      return english ? "law" : "peraturan";
    case dossiers::Certainty::Practice:
      return english ? "practice, not law" : "praktik, bukan peraturan";
    case dossiers::Certainty::Unconfirmed:
      return english ? "not confirmed" : "belum dapat dipastikan";
  }
  return {};
}

Lint::Facts facts_of(const Words& words, const Words& source, dossiers::Certainty certainty) {
  return {{"name_id", words.id},
          {"name_en", words.en},
          {"source_id", source.id},
          {"source_en", source.en},
          {"certainty_id", certainty_words(certainty, false)},
          {"certainty_en", certainty_words(certainty, true)}};
}

}  // namespace

void lint_contents(const Lint& lint) {
  std::string all;
  for (const Clause& clause : lint.text.clauses) all += folded_words(clause) + " ";
  const auto concerns = [&](const auto& rule) {
    return std::ranges::find(rule.documents, lint.type) != rule.documents.end();
  };
  for (const Content& content : lint.context.rules.contents) {
    if (!concerns(content)) continue;
    if (!content.when_mentioned.empty() && !any_stands_in(all, content.when_mentioned)) continue;
    const bool found =
        std::ranges::any_of(lint.text.clauses, [&](const Clause& clause) { return has(content, clause); });
    if (found) continue;
    auto facts = facts_of(content.name, content.source, content.certainty);
    facts["content"] = content.id;
    lint.add("content_missing", severity_of(content.certainty), std::move(facts));
  }
  for (const Doubtful& doubt : lint.context.rules.doubtful) {
    if (!concerns(doubt)) continue;
    lint.each_piece([&](const Piece& piece) {
      if (!any_stands_in(folded(piece.text), doubt.phrases)) return;
      auto facts = facts_of(doubt.reason, doubt.source, doubt.certainty);
      facts["rule"] = doubt.id;
      lint.add("wording_doubtful", severity_of(doubt.certainty), piece, std::move(facts));
    });
  }
}

}  // namespace simpul::drafting
