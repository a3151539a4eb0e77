#include <algorithm>

#include "rebuild.h"

namespace simpul::manuscript {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseKind;

bool is_item(BlockKind kind) { return kind == BlockKind::Huruf || kind == BlockKind::Angka; }

// Where its kind may not stand, a block stays with its words as a plain paragraph (docs/formats/text.md).
bool misplaced(const Clause& clause, std::size_t at) {
  const BlockKind kind = clause.blocks[at].kind;
  if (kind == BlockKind::Ayat) return clause.kind != ClauseKind::Article;
  if (!is_item(kind)) return false;
  if (clause.kind == ClauseKind::Title || clause.kind == ClauseKind::Signatures) return true;
  return clause.kind == ClauseKind::Article && at == 0;
}

std::string in_one_line(const Block& table) {
  std::string out;
  for (const auto& row : table.rows) {
    for (const std::string& cell : row) {
      if (!cell.empty()) out += (out.empty() ? "" : " ") + cell;
    }
  }
  return out;
}

void settle_blocks(Rebuilt& draft, Clause& clause) {
  for (std::size_t i = 0; i < clause.blocks.size(); ++i) {
    Block& block = clause.blocks[i];
    if (block.kind == BlockKind::Table && clause.kind == ClauseKind::Title) {
      block = {.id = block.id, .kind = BlockKind::Paragraph, .text = in_one_line(block)};
      draft.findings.push_back({"table_as_line", clause.clause, i, {}});
    } else if (misplaced(clause, i)) {
      block.kind = BlockKind::Paragraph;
      draft.findings.push_back({"number_not_here", clause.clause, i, {}});
    }
  }
}

// Insertion, because std::stable_sort uses a function that is deprecated since C++17.
void sort_by_kind(std::vector<Clause>& clauses) {
  for (auto next = clauses.begin(); next != clauses.end(); ++next) {
    std::rotate(std::ranges::upper_bound(clauses.begin(), next, next->kind, {}, &Clause::kind), next, next + 1);
  }
}

bool once_only(ClauseKind kind) { return kind != ClauseKind::Article && kind != ClauseKind::Attachment; }

}  // namespace

void settle(Rebuilt& draft) {
  auto& clauses = draft.text.clauses;
  for (std::size_t i = 1; i < clauses.size(); ++i) {
    if (clauses[i].kind >= clauses[i - 1].kind) continue;
    draft.findings.push_back({"clause_reordered", clauses[i].clause, {}, {}});
  }
  sort_by_kind(clauses);
  for (std::size_t i = 1; i < clauses.size(); ++i) {
    // A second one of its kind can only be a pasal among the others.
    if (once_only(clauses[i].kind) && clauses[i].kind == clauses[i - 1].kind) clauses[i].kind = ClauseKind::Article;
  }
  sort_by_kind(clauses);
  for (Clause& clause : clauses) settle_blocks(draft, clause);
}

}  // namespace simpul::manuscript
