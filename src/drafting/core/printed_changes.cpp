#include <algorithm>

#include "printed_clauses.h"

namespace simpul::drafting {
namespace {

using negotiation::BlockChange;
using negotiation::CellChange;
using negotiation::Change;
using negotiation::ClauseChange;
using negotiation::ClauseNumber;
using negotiation::Numbering;
using negotiation::RowChange;
using negotiation::Side;
using paper::ChangeBar;
using paper::Runs;
using paper::RunStyle;

bool is_moved(Change change) { return change == Change::Moved || change == Change::MovedAndChanged; }

// What words look like that are in both texts.
RunStyle style_of(Change change) {
  switch (change) {
    case Change::Same:
    case Change::Changed:
      return RunStyle::Plain;
    case Change::Moved:
    case Change::MovedAndChanged:
      return RunStyle::Moved;
    case Change::Added:
      return RunStyle::Inserted;
    case Change::Removed:
      return RunStyle::Deleted;
  }
  return RunStyle::Plain;
}

// A part that is there on one side only is marked as a whole, however its words came about.
RunStyle style_of_number(Change change) {
  return change == Change::Added || change == Change::Removed ? style_of(change) : RunStyle::Plain;
}

ChangeBar bar_of(Change change) {
  if (change == Change::Same) return ChangeBar::None;
  return is_moved(change) ? ChangeBar::Moved : ChangeBar::Changed;
}

class Changes {
 public:
  Changes(const negotiation::Redline& redline, PrintedWords& words)
      : before_(side_of(redline, Side::Before)), after_(side_of(redline, Side::After)), words_(words) {}

  PrintedClause clause(const ClauseChange& change) {
    const ClauseNumber* was = change.before ? &before_.clauses()[*change.before] : nullptr;
    const ClauseNumber* is = change.after ? &after_.clauses()[*change.after] : nullptr;
    PrintedClause out;
    out.kind = (change.is ? change.is : change.was)->kind;
    out.removed = !is;
    out.label = {{(is ? is : was)->label, style_of_number(change.change)}};
    out.heading = words_.runs(change.heading, numbers_, RunStyle::Plain);
    out.bar = change.change == Change::Changed ? bar_of_heading(change) : bar_of(change.change);
    out.note = note_of(change.change, was ? was->label : "", is ? is->label : "");
    for (const BlockChange& one : change.blocks) block(out, one, was, is);
    if (is_moved(change.change)) {
      for (PrintedBlock& one : out.blocks) one.bar = ChangeBar::Moved;
    }
    return out;
  }

 private:
  static ChangeBar bar_of_heading(const ClauseChange& change) {
    const bool same = std::ranges::all_of(change.heading, [](const auto& p) { return p.run == RunKind::Same; });
    return same ? ChangeBar::None : ChangeBar::Changed;
  }

  static std::string note_of(Change change, const std::string& was, const std::string& is) {
    switch (change) {
      case Change::Same:
      case Change::Changed:
        return was == is ? "" : "Semula " + was + ".";
      case Change::Moved:
        return "Dipindahkan, semula " + was + ".";
      case Change::MovedAndChanged:
        return "Dipindahkan dan diubah, semula " + was + ".";
      case Change::Added:
        return "Ditambahkan.";
      case Change::Removed:
        return "Dihapus, semula " + was + ".";
    }
    return {};
  }

  void block(PrintedClause& clause, const BlockChange& change, const ClauseNumber* was, const ClauseNumber* is) {
    const auto* old_number = was && change.before ? &was->blocks[*change.before] : nullptr;
    const auto* new_number = is && change.after ? &is->blocks[*change.after] : nullptr;
    const auto& number = new_number ? *new_number : *old_number;
    PrintedBlock out;
    out.kind = (change.is ? change.is : change.was)->kind;
    out.depth = number.depth;
    out.bar = bar_of(change.change);
    if (!number.mark.empty()) out.mark = {{number.mark, style_of_number(change.change)}};
    out.words = words_.runs(change.text, numbers_, style_of(change.change));
    const bool other_kind = old_number && new_number && change.was->kind != change.is->kind;
    if (is_moved(change.change)) out.note = "Dipindahkan, semula " + old_number->label + ".";
    if (other_kind && out.note.empty()) out.note = "Semula ditulis sebagai " + old_number->label + ".";
    if (out.kind != negotiation::BlockKind::Table) {
      clause.blocks.push_back(std::move(out));
    } else {
      table(clause, change, std::move(out));
    }
  }

  // Rows line up only while no column came or went; else the old table stands before the new one.
  void table(PrintedClause& clause, const BlockChange& change, PrintedBlock out) {
    const bool other_columns = std::ranges::any_of(change.rows, [](const RowChange& row) {
      return row.before && row.after && std::ranges::any_of(row.cells, [](const CellChange& cell) {
               return cell.change == Change::Added || cell.change == Change::Removed;
             });
    });
    if (!other_columns) {
      for (const RowChange& row : change.rows) out.rows.push_back(cells(row, std::nullopt));
      clause.blocks.push_back(std::move(out));
      return;
    }
    PrintedBlock old = out;
    for (const RowChange& row : change.rows) {
      if (row.before) old.rows.push_back(cells(row, Side::Before));
      if (row.after) out.rows.push_back(cells(row, Side::After));
    }
    old.note = "Tabel semula:";
    out.note = "Tabel menjadi:";
    clause.blocks.push_back(std::move(old));
    clause.blocks.push_back(std::move(out));
  }

  // The cells of a row, or those of one side of it, marked as taken out or put in.
  std::vector<Runs> cells(const RowChange& row, std::optional<Side> side) {
    std::vector<Runs> out;
    const Change gone = side == Side::Before ? Change::Added : Change::Removed;
    for (const CellChange& cell : row.cells) {
      if (side && cell.change == gone) continue;
      if (!side) {
        out.push_back(
            words_.runs(cell.text, numbers_, style_of(row.change == Change::Changed ? cell.change : row.change)));
        continue;
      }
      const RunKind other = *side == Side::Before ? RunKind::Added : RunKind::Removed;
      std::vector<negotiation::Piece> kept;
      std::ranges::copy_if(cell.text, std::back_inserter(kept), [&](const auto& p) { return p.run != other; });
      for (auto& piece : kept) piece.run = *side == Side::Before ? RunKind::Removed : RunKind::Added;
      out.push_back(words_.runs(kept, numbers_, RunStyle::Plain));
    }
    return out;
  }

  Numbering before_;
  Numbering after_;
  PrintedWords::Numbers numbers_{before_, after_};
  PrintedWords& words_;
};

}  // namespace

std::vector<PrintedClause> printed_changes(const negotiation::Redline& redline, PrintedWords& words) {
  Changes changes(redline, words);
  std::vector<PrintedClause> out;
  for (const ClauseChange& change : redline.clauses) out.push_back(changes.clause(change));
  return out;
}

}  // namespace simpul::drafting
