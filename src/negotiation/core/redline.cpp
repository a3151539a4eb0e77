#include "negotiation/redline.h"

#include <algorithm>
#include <map>

#include "content_redline.h"
#include "pairing.h"

namespace simpul::negotiation {
namespace {

// What a clause says, without its name.
Digest content_of(Clause clause) {
  clause.clause = {};
  return hash_of(clause);
}

Partners clause_partners(const std::vector<Clause>& before, const std::vector<Clause>& after) {
  std::map<ClauseId, std::size_t> by_name;
  for (std::size_t i = 0; i < before.size(); ++i) by_name.try_emplace(before[i].clause, i);
  Partners out(after.size());
  std::vector<bool> taken(before.size());
  const auto take = [&](std::size_t i, std::size_t j) {
    out[j] = i;
    taken[i] = true;
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto found = by_name.find(after[j].clause);
    if (found != by_name.end() && !taken[found->second]) take(found->second, j);
  }
  std::multimap<Digest, std::size_t> by_content;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!taken[i]) by_content.emplace(content_of(before[i]), i);
  }
  for (std::size_t j = 0; j < after.size() && !by_content.empty(); ++j) {
    if (out[j]) continue;
    const auto found = by_content.find(content_of(after[j]));
    if (found == by_content.end()) continue;
    take(found->second, j);
    by_content.erase(found);
  }
  return out;
}

ClauseChange clause_redline(ContentRedline& content, const Pair& pair, const Clause& before, const Clause& after) {
  ClauseChange out{change_of(pair, before == after), pair.before, pair.after, {}, {}, {}, {}};
  if (pair.before) out.was = ClauseShape{before.clause, before.kind};
  if (pair.after) out.is = ClauseShape{after.clause, after.kind};
  out.heading = content.pieces(before.heading, after.heading);
  out.blocks = content.blocks(before.blocks, after.blocks);
  return out;
}

bool is_on(Change change, Side side) { return change != (side == Side::Before ? Change::Added : Change::Removed); }

std::string words_on(const std::vector<Piece>& pieces, Side side) {
  std::string out;
  for (const Piece& piece : pieces) {
    if (piece.run != (side == Side::Before ? RunKind::Added : RunKind::Removed)) out += piece.text;
  }
  return out;
}

// The parts that stand on one side, in their order there.
template <class Part>
std::vector<const Part*> parts_on(const std::vector<Part>& parts, Side side) {
  std::vector<const Part*> out;
  for (const Part& part : parts) {
    if (is_on(part.change, side)) out.push_back(&part);
  }
  std::ranges::sort(out, {}, [&](const Part* part) {
    return (side == Side::Before ? part->before : part->after).value_or(0);
  });
  return out;
}

Block block_on(const BlockChange& change, Side side) {
  const BlockShape shape = (side == Side::Before ? change.was : change.is).value_or(BlockShape{});
  Block out{shape.id, shape.kind, words_on(change.text, side), {}};
  for (const RowChange* row : parts_on(change.rows, side)) {
    auto& cells = out.rows.emplace_back();
    for (const CellChange& cell : row->cells) {
      if (is_on(cell.change, side)) cells.push_back(words_on(cell.text, side));
    }
  }
  return out;
}

}  // namespace

Redline redline(const DocumentText& before, const DocumentText& after) {
  static const Clause none;
  Redline out;
  ContentRedline content;
  for (const Pair& pair : in_reading_order(before.clauses.size(), clause_partners(before.clauses, after.clauses))) {
    out.clauses.push_back(clause_redline(content, pair, pair.before ? before.clauses[*pair.before] : none,
                                         pair.after ? after.clauses[*pair.after] : none));
  }
  return out;
}

DocumentText side_of(const Redline& redline, Side side) {
  DocumentText out;
  for (const ClauseChange* change : parts_on(redline.clauses, side)) {
    const ClauseShape shape = (side == Side::Before ? change->was : change->is).value_or(ClauseShape{});
    Clause& clause = out.clauses.emplace_back(Clause{shape.clause, shape.kind, words_on(change->heading, side), {}});
    for (const BlockChange* block : parts_on(change->blocks, side)) clause.blocks.push_back(block_on(*block, side));
  }
  return out;
}

std::optional<DocumentText> applied(const Redline& redline, const DocumentText& text) {
  if (side_of(redline, Side::Before) != text) return std::nullopt;
  return side_of(redline, Side::After);
}

}  // namespace simpul::negotiation
