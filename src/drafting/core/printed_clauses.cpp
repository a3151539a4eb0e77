#include "printed_clauses.h"

namespace simpul::drafting {
namespace {

using negotiation::Block;
using negotiation::BlockNumber;
using negotiation::Clause;
using negotiation::DocumentText;
using negotiation::Numbering;

PrintedBlock printed_block(const Block& block, const BlockNumber& number, const Numbering& numbering,
                           PrintedWords& words) {
  PrintedBlock out;
  out.kind = block.kind;
  if (!number.mark.empty()) out.mark = {{number.mark, paper::RunStyle::Plain}};
  out.depth = number.depth;
  out.words = words.runs(block.text, numbering);
  for (const auto& row : block.rows) {
    auto& cells = out.rows.emplace_back();
    for (const std::string& cell : row) cells.push_back(words.runs(cell, numbering));
  }
  return out;
}

}  // namespace

std::vector<PrintedClause> printed_clauses(const DocumentText& text, PrintedWords& words) {
  const Numbering numbering(text);
  std::vector<PrintedClause> out;
  for (std::size_t i = 0; i < text.clauses.size(); ++i) {
    const Clause& clause = text.clauses[i];
    const auto& number = numbering.clauses()[i];
    PrintedClause& printed = out.emplace_back();
    printed.kind = clause.kind;
    printed.label = {{number.label, paper::RunStyle::Plain}};
    printed.heading = words.runs(clause.heading, numbering);
    for (std::size_t j = 0; j < clause.blocks.size(); ++j) {
      printed.blocks.push_back(printed_block(clause.blocks[j], number.blocks[j], numbering, words));
    }
  }
  return out;
}

}  // namespace simpul::drafting
