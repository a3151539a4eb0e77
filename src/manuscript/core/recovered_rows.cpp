#include <algorithm>
#include <map>

#include "rebuild.h"
#include "text/sequence_diff.h"

namespace simpul::manuscript {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string joined(const std::vector<std::string>& row) {
  std::string out;
  for (const std::string& cell : row) out += cell + "\t";
  return out;
}

bool make_even(Rows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.size());
  // One wide row under a thousand narrow ones would swell; left uneven, the text is refused.
  if (rows.size() * width > negotiation::cells_max) return false;
  bool changed = false;
  for (auto& row : rows) {
    changed = changed || row.size() != width;
    row.resize(width);
  }
  return changed;
}

// For each row now, the row before that it is: the same words, or the same place between two such rows.
std::vector<std::optional<std::size_t>> paired(const Rows& before, const Rows& now) {
  std::map<std::string, std::uint32_t> ids;
  std::vector<std::uint32_t> old_ids, new_ids;
  for (const auto& row : before) old_ids.push_back(ids.emplace(joined(row), ids.size()).first->second);
  for (const auto& row : now) new_ids.push_back(ids.emplace(joined(row), ids.size()).first->second);
  std::vector<std::optional<std::size_t>> out(now.size());
  auto stretches = common_stretches(old_ids, new_ids);
  stretches.push_back({before.size(), now.size(), 0});
  std::size_t old_done = 0, new_done = 0;
  for (const Stretch& s : stretches) {
    for (; old_done < s.before && new_done < s.after; ++old_done, ++new_done) out[new_done] = old_done;
    for (std::size_t k = 0; k < s.count; ++k) out[s.after + k] = s.before + k;
    old_done = s.before + s.count;
    new_done = s.after + s.count;
  }
  return out;
}

}  // namespace

RecoveredRows recovered_rows(const Rows& now, const negotiation::Block* base, const negotiation::Numbering& numbering,
                             const negotiation::VariableValues& values) {
  RecoveredRows out{now, {}, false};
  out.evened = make_even(out.rows);
  if (!base) return out;
  std::vector<std::vector<Shown>> printed;
  Rows before;
  for (const auto& row : base->rows) {
    auto& cells = printed.emplace_back();
    auto& words = before.emplace_back();
    for (const std::string& cell : row) words.push_back(cells.emplace_back(shown(cell, numbering, values)).words);
  }
  const auto pairs = paired(before, out.rows);
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    if (!pairs[i]) continue;
    const std::size_t width = std::min(out.rows[i].size(), before[*pairs[i]].size());
    for (std::size_t j = 0; j < width; ++j) {
      auto cell = recovered(base->rows[*pairs[i]][j], printed[*pairs[i]][j], out.rows[i][j]);
      out.rows[i][j] = std::move(cell.text);
      out.overwritten.insert(out.overwritten.end(), cell.overwritten.begin(), cell.overwritten.end());
    }
  }
  return out;
}

}  // namespace simpul::manuscript
