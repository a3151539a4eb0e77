#include "content_redline.h"

#include <map>

namespace simpul::negotiation {
namespace {

using Row = std::vector<std::string>;

// Separators that no normal text holds.
constexpr char cell_end = '\x1f';
constexpr char row_end = '\x1e';

std::string words_of(const Row& row) {
  std::string out;
  for (const std::string& cell : row) out += cell + cell_end;
  return out;
}

std::string words_of(const Block& block) {
  std::string out = block.text;
  for (const Row& row : block.rows) out += words_of(row) + row_end;
  return out;
}

bool is_table(const Block& block) { return block.kind == BlockKind::Table; }

std::size_t width_of(const Block& block) { return block.rows.empty() ? 0 : block.rows.front().size(); }

Partners same_places(std::size_t before_count, std::size_t after_count) {
  Partners out(after_count);
  for (std::size_t j = 0; j < std::min(before_count, after_count); ++j) out[j] = j;
  return out;
}

// Which columns are the same: all in their order where there are as many as before, else by their heads.
std::vector<Pair> column_pairs(const Block& before, const Block& after) {
  if (width_of(before) == width_of(after) || before.rows.empty() || after.rows.empty()) {
    return in_reading_order(width_of(before), same_places(width_of(before), width_of(after)));
  }
  return in_reading_order(width_of(before), alike(before.rows.front(), after.rows.front()));
}

Partners block_partners(const std::vector<Block>& before, const std::vector<Block>& after) {
  std::map<BlockId, std::size_t> by_id;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].id) by_id.try_emplace(*before[i].id, i);
  }
  Partners out(after.size());
  std::vector<bool> taken(before.size());
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (!after[j].id) continue;
    const auto found = by_id.find(*after[j].id);
    if (found == by_id.end() || taken[found->second] || is_table(before[found->second]) != is_table(after[j])) continue;
    out[j] = found->second;
    taken[found->second] = true;
  }
  std::vector<std::size_t> old_rest;
  std::vector<std::size_t> new_rest;
  std::vector<std::string> old_words;
  std::vector<std::string> new_words;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (taken[i]) continue;
    old_rest.push_back(i);
    old_words.push_back(words_of(before[i]));
  }
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (out[j]) continue;
    new_rest.push_back(j);
    new_words.push_back(words_of(after[j]));
  }
  const Partners rest = alike(old_words, new_words);
  for (std::size_t k = 0; k < rest.size(); ++k) {
    if (rest[k] && is_table(before[old_rest[*rest[k]]]) == is_table(after[new_rest[k]]))
      out[new_rest[k]] = old_rest[*rest[k]];
  }
  return out;
}

}  // namespace

Change change_of(const Pair& pair, bool same) {
  if (!pair.before) return Change::Added;
  if (!pair.after) return Change::Removed;
  if (pair.moved) return same ? Change::Moved : Change::MovedAndChanged;
  return same ? Change::Same : Change::Changed;
}

std::vector<Piece> ContentRedline::pieces(std::string_view before, std::string_view after) {
  std::vector<Piece> out;
  const bool differ = before != after && !before.empty() && !after.empty();
  const std::size_t cost = differ ? before.size() + after.size() : 0;
  if (cost > bytes_left_) {
    if (!before.empty()) out.push_back({RunKind::Removed, std::string(before)});
    if (!after.empty()) out.push_back({RunKind::Added, std::string(after)});
    return out;
  }
  bytes_left_ -= cost;
  for (const TextRun& run : word_diff(before, after)) {
    const bool added = run.kind == RunKind::Added;
    const std::string_view text = added ? after.substr(run.after.begin, run.after.size())
                                        : before.substr(run.before.begin, run.before.size());
    out.push_back({run.kind, std::string(text)});
  }
  return out;
}

std::vector<CellChange> ContentRedline::cells(const Row& before, const Row& after, const std::vector<Pair>& columns) {
  std::vector<CellChange> out;
  for (const Pair& column : columns) {
    const std::string& old_cell = column.before ? before[*column.before] : std::string();
    const std::string& new_cell = column.after ? after[*column.after] : std::string();
    out.push_back({change_of(column, old_cell == new_cell), pieces(old_cell, new_cell)});
  }
  return out;
}

RowChange ContentRedline::row(const Block& before, const Block& after, const Pair& pair,
                              const std::vector<Pair>& columns) {
  static const Row none;
  const Row& old_row = pair.before ? before.rows[*pair.before] : none;
  const Row& new_row = pair.after ? after.rows[*pair.after] : none;
  const bool even =
      pair.before && pair.after && old_row.size() == width_of(before) && new_row.size() == width_of(after);
  const auto same = even ? columns : in_reading_order(old_row.size(), same_places(old_row.size(), new_row.size()));
  return {change_of(pair, old_row == new_row), pair.before, pair.after, this->cells(old_row, new_row, same)};
}

std::vector<RowChange> ContentRedline::rows(const Block& before, const Block& after) {
  std::vector<std::string> old_rows;
  std::vector<std::string> new_rows;
  for (const Row& row : before.rows) old_rows.push_back(words_of(row));
  for (const Row& row : after.rows) new_rows.push_back(words_of(row));
  const auto columns = column_pairs(before, after);
  std::vector<RowChange> out;
  for (const Pair& pair : in_reading_order(old_rows.size(), alike(old_rows, new_rows))) {
    out.push_back(row(before, after, pair, columns));
  }
  return out;
}

std::vector<BlockChange> ContentRedline::blocks(const std::vector<Block>& before,
                                                const std::vector<Block>& after) {
  static const Block none;
  std::vector<BlockChange> out;
  for (const Pair& pair : in_reading_order(before.size(), block_partners(before, after))) {
    const Block& old_block = pair.before ? before[*pair.before] : none;
    const Block& new_block = pair.after ? after[*pair.after] : none;
    BlockChange change{change_of(pair, old_block == new_block), pair.before, pair.after, {}, {}, {}, {}};
    if (pair.before) change.was = BlockShape{old_block.id, old_block.kind};
    if (pair.after) change.is = BlockShape{new_block.id, new_block.kind};
    change.text = pieces(old_block.text, new_block.text);
    change.rows = rows(old_block, new_block);
    out.push_back(std::move(change));
  }
  return out;
}

}  // namespace simpul::negotiation
