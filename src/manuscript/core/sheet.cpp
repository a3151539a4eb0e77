#include "manuscript/sheet.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "shown.h"

namespace simpul::manuscript {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::BlockNumber;
using negotiation::Clause;
using negotiation::ClauseKind;

std::string capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

LineKind line_kind(BlockKind block, ClauseKind clause) {
  switch (block) {
    case BlockKind::Paragraph:
      return clause == ClauseKind::Title ? LineKind::Title : LineKind::Paragraph;
    case BlockKind::Ayat:
      return LineKind::Ayat;
    case BlockKind::Huruf:
      return LineKind::Huruf;
    case BlockKind::Angka:
      return LineKind::Angka;
    case BlockKind::Table:
      return LineKind::Paragraph;
  }
  return LineKind::Paragraph;
}

bool is_first(const std::string& mark) { return mark == "(1)" || mark == "a." || mark == "1."; }

class Layout {
 public:
  explicit Layout(const Manuscript& manuscript) : from_(manuscript), numbering_(manuscript.text) {}

  Sheet laid_out() {
    const auto& clauses = from_.text.clauses;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      lay_head(clauses[i], i);
      for (std::size_t j = 0; j < clauses[i].blocks.size(); ++j) lay_block(clauses[i], i, j);
    }
    for (const Remark& remark : from_.remarks) attach(remark);
    out_.canonical = negotiation::canonical_text(from_.text);
    out_.hash = negotiation::hash_of(from_.text);
    return std::move(out_);
  }

 private:
  std::vector<Span> spans(std::string_view text) const { return spans_of(shown(text, numbering_, from_.values)); }

  void put(std::size_t clause, std::optional<std::size_t> block, SheetPart part) {
    places_.emplace(AnchorPlace{clause, block}, out_.parts.size());
    out_.parts.push_back(std::move(part));
  }

  // Only a pasal and a lampiran have a head of their own where they have no heading.
  void lay_head(const Clause& clause, std::size_t i) {
    Line line{.kind = LineKind::Heading, .anchor = anchor_of(i), .spans = spans(clause.heading)};
    if (clause.kind == ClauseKind::Article) {
      line.kind = LineKind::Article;
      line.mark = numbering_.clauses()[i].label;
      line.starts_numbers = line.mark == "Pasal 1";
    } else if (clause.kind == ClauseKind::Attachment) {
      line.mark = capitals(numbering_.clauses()[i].label);
    } else if (clause.heading.empty()) {
      return;
    }
    put(i, std::nullopt, std::move(line));
  }

  void lay_block(const Clause& clause, std::size_t i, std::size_t j) {
    const Block& block = clause.blocks[j];
    const std::string anchor = anchor_of(i, j);
    if (block.kind == BlockKind::Table) {
      Grid grid{.anchor = anchor, .ruled = clause.kind != ClauseKind::Signatures, .rows = {}};
      for (const auto& row : block.rows) {
        auto& cells = grid.rows.emplace_back();
        for (const std::string& cell : row) cells.push_back(spans(cell));
      }
      return put(i, j, std::move(grid));
    }
    const BlockNumber& number = numbering_.clauses()[i].blocks[j];
    put(i, j,
        Line{.kind = line_kind(block.kind, clause.kind),
             .anchor = anchor,
             .mark = number.mark,
             .starts_numbers = is_first(number.mark),
             .depth = number.depth,
             .spans = spans(block.text)});
    if (clause.kind == ClauseKind::Title && out_.title.size() < 120) {
      out_.title += (out_.title.empty() ? "" : " ") + shown(block.text, numbering_, from_.values).words;
    }
  }

  void attach(const Remark& remark) {
    const auto clause = std::ranges::find(from_.text.clauses, remark.clause, &Clause::clause);
    if (clause == from_.text.clauses.end()) return;
    const auto i = static_cast<std::size_t>(clause - from_.text.clauses.begin());
    auto place = places_.find({i, remark.block});
    if (place == places_.end()) place = places_.lower_bound({i, std::nullopt});
    if (place == places_.end() || place->first.clause != i) return;
    out_.comments.push_back({place->second, remark.author, remark.at, remark.text});
  }

  const Manuscript& from_;
  negotiation::Numbering numbering_;
  Sheet out_;
  std::map<AnchorPlace, std::size_t> places_;
};

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc{} || end != digits.data() + digits.size() || digits.size() > 5) return std::nullopt;
  return value;
}

}  // namespace

Sheet sheet_of(const Manuscript& manuscript) { return Layout(manuscript).laid_out(); }

std::string anchor_of(std::size_t clause, std::optional<std::size_t> block) {
  return block ? fmt::format("_s{}_{}", clause, *block) : fmt::format("_s{}", clause);
}

std::optional<AnchorPlace> place_of(std::string_view anchor) {
  if (!anchor.starts_with("_s")) return std::nullopt;
  anchor.remove_prefix(2);
  const std::size_t cut = anchor.find('_');
  const auto clause = number_of(anchor.substr(0, cut));
  if (!clause) return std::nullopt;
  if (cut == std::string_view::npos) return AnchorPlace{*clause, std::nullopt};
  const auto block = number_of(anchor.substr(cut + 1));
  if (!block) return std::nullopt;
  return AnchorPlace{*clause, block};
}

}  // namespace simpul::manuscript
