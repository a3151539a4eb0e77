#include <algorithm>
#include <numeric>

#include "flow.h"

namespace simpul::pdf {
namespace {

using paper::Runs;
using Row = std::vector<Runs>;

constexpr double letter_width = 5.6;        // of a usual letter in cells, in points; only shares depend on it
constexpr double natural_width_max = 320;   // a column of long sentences does not ask for more
constexpr std::size_t many_columns = 8;     // a table of more is set in smaller type
constexpr double head_share_max = 1.0 / 3;  // of a page; a higher head is not repeated

std::size_t letters_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// What a column would like to have, and what its longest word needs.
struct Wish {
  double natural = 0;
  double least = 0;

  void hear(const Runs& cell) {
    double all = 0;
    for (const paper::Run& run : cell) {
      std::size_t word = 0;
      for (const char c : run.text) {
        word = c == ' ' ? 0 : word + ((c & 0xc0) != 0x80);
        least = std::max(least, static_cast<double>(word) * letter_width);
      }
      all += static_cast<double>(letters_of(run.text)) * letter_width;
    }
    natural = std::max(natural, std::min(all, natural_width_max));
  }
};

// Every column gets what its longest word needs, as far as that goes; the rest is shared by what they would like.
std::vector<double> column_widths(const paper::Table& table, double width) {
  std::size_t columns = 0;
  for (const Row& row : table.rows) columns = std::max(columns, row.size());
  std::vector<Wish> wishes(columns);
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) wishes[i].hear(row[i]);
  }
  const double share = width / static_cast<double>(columns);
  double needed = 0;
  double wished = 0;
  for (Wish& wish : wishes) {
    wish.least = std::min(wish.least + 2 * cell_padding + 4, columns <= 2 ? share : std::max(share, width / 4));
    wish.natural = std::max(wish.natural + 2 * cell_padding, wish.least);
    needed += wish.least;
    wished += wish.natural - wish.least;
  }
  std::vector<double> out;
  const double scale = std::min(1.0, width / needed);
  const double rest = std::max(0.0, width - needed);
  for (const Wish& wish : wishes) {
    const double part = wished > 0 ? (wish.natural - wish.least) / wished : 1.0 / static_cast<double>(columns);
    out.push_back(wish.least * scale + rest * part);
  }
  return out;
}

// One row on one page or, where it is higher than that, on several.
class RowInWork {
 public:
  RowInWork(PageWriter& page, const std::vector<double>& widths, const Row& row, const Type& type)
      : page_(page), widths_(widths), first_(widths.size(), 0) {
    static const Runs empty;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const double width = std::max(widths[i] - 2 * cell_padding, 1.0);
      cells_.push_back(page.add({{i < row.size() ? &row[i] : &empty}, &type, width, paper::Alignment::Left}));
    }
  }

  // Of what is not yet put.
  double height() const {
    double out = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const Shaped& text = page_.text(cells_[i]);
      out = std::max(out, text.height(first_[i], text.lines()));
    }
    return out + 2 * cell_padding;
  }
  bool done() const {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (first_[i] < page_.text(cells_[i]).lines()) return false;
    }
    return true;
  }
  double least() const { return page_.text(cells_.front()).height(0, 1) + 2 * cell_padding; }

  // As many lines as there is room for, at least one of every cell at the head of a page.
  void put(const char* cell_tag, paper::ChangeBar bar) {
    const double top = page_.y();
    const double room = page_.room() - 2 * cell_padding;
    const bool at_top = page_.at_top();
    double height = 0;
    double x = 0;
    page_.open("TR");
    page_.advance(cell_padding);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const Shaped& text = page_.text(cells_[i]);
      const std::size_t first = first_[i];
      std::size_t end = first;
      while (end < text.lines() && text.height(first, end + 1) <= room + 0.01) ++end;
      if (end == first && at_top && end < text.lines()) ++end;
      page_.open(cell_tag);
      if (end > first) page_.put(cells_[i], x + cell_padding, first, end);
      page_.close();
      height = std::max(height, text.height(first, end));
      first_[i] = end;
      x += widths_[i];
    }
    page_.close();
    page_.advance(height + cell_padding);
    borders(top);
    page_.bar(bar, top);
  }

 private:
  void borders(double top) {
    double x = 0;
    for (std::size_t i = 0; i <= widths_.size(); ++i) {
      page_.rule({x, top, x, page_.y()});
      if (i < widths_.size()) x += widths_[i];
    }
    page_.rule({0, top, x, top});
    page_.rule({0, page_.y(), x, page_.y()});
  }

  PageWriter& page_;
  const std::vector<double>& widths_;
  std::vector<std::size_t> cells_;
  std::vector<std::size_t> first_;  // the first line of each cell that is not yet put
};

class TableInWork {
 public:
  TableInWork(PageWriter& page, const paper::Table& table)
      : page_(page), table_(table), widths_(column_widths(table, page.body_width())) {
    if (widths_.size() > many_columns) {
      cell_ = &type_narrow_cell;
      head_ = &type_narrow_head;
    }
    head_height_ = RowInWork(page_, widths_, table_.rows[0], *head_).height();
    repeats_head_ = head_height_ <= page_.body_height() * head_share_max;
  }

  double lead() const {
    if (!repeats_head_ || table_.rows.size() < 2) return std::min(head_height_, page_.body_height());
    const RowInWork first(page_, widths_, table_.rows[1], *cell_);
    const double rest = page_.body_height() - head_height_;
    return head_height_ + (first.height() <= rest ? first.height() : first.least());
  }

  void place(paper::ChangeBar bar) {
    page_.open("Table");
    if (repeats_head_) head();
    for (std::size_t i = repeats_head_ ? 1 : 0; i < table_.rows.size() && !page_.stopped(); ++i) {
      place_row(RowInWork(page_, widths_, table_.rows[i], i == 0 ? *head_ : *cell_), bar);
    }
    page_.close();
  }

 private:
  void head() { RowInWork(page_, widths_, table_.rows[0], *head_).put("TH", paper::ChangeBar::None); }
  void next_page() {
    page_.new_page();
    if (repeats_head_) head();
  }
  void place_row(RowInWork row, paper::ChangeBar bar) {
    const double whole_page = page_.body_height() - (repeats_head_ ? head_height_ : 0);
    const bool fits_a_page = row.height() <= whole_page;
    if (row.height() > page_.room() && (fits_a_page || row.least() * 2 > page_.room())) next_page();
    while (!row.done() && !page_.stopped()) {
      row.put("TD", bar);
      if (!row.done()) next_page();
    }
  }

  PageWriter& page_;
  const paper::Table& table_;
  std::vector<double> widths_;
  const Type* cell_ = &type_cell;
  const Type* head_ = &type_cell_head;
  double head_height_ = 0;
  bool repeats_head_ = true;
};

bool has_cells(const paper::Table& table) {
  return std::ranges::any_of(table.rows, [](const Row& row) { return !row.empty(); });
}

}  // namespace

double lead_of_table(PageWriter& page, const paper::Table& table) {
  const bool drawn = has_cells(table) && std::ranges::max(table.rows, {}, &Row::size).size() <= printed_columns_max;
  return drawn ? 8 + TableInWork(page, table).lead() : 0;
}

void place_table(PageWriter& page, const paper::Block& block) {
  const auto& table = std::get<paper::Table>(block.body);
  if (!has_cells(table)) return;
  const std::size_t columns = std::ranges::max(table.rows, {}, &Row::size).size();
  if (columns > printed_columns_max) {
    return page.refuse_part("print_table_too_wide", {{"columns", std::to_string(columns)},
                                                     {"columns_max", std::to_string(printed_columns_max)}});
  }
  page.gap(8);
  TableInWork(page, table).place(block.bar);
  page.advance(4);
}

}  // namespace simpul::pdf
