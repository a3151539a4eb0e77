#include "rebuild.h"

#include <algorithm>

#include "text/normal_form.h"

namespace simpul::manuscript {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseId;
using negotiation::ClauseKind;

bool prints_head(const Clause& clause) {
  return clause.kind == ClauseKind::Article || clause.kind == ClauseKind::Attachment || !clause.heading.empty();
}

// Any two agreements share a few lines; one part in five is more than chance.
constexpr std::size_t related_share = 5;

// A paragraph that was emptied and its number taken is as good as deleted.
bool is_empty(const Passage& passage) { return !passage.table && passage.text.empty() && passage.number.empty(); }

class Rebuilding {
 public:
  Rebuilding(const std::vector<Passage>& passages, const Manuscript& base, Anchors anchors)
      : passages_(passages),
        base_(base),
        numbering_(base.text),
        parts_(base_parts(base, numbering_)),
        matches_(matched(passages, parts_, anchors)) {
    for (const Clause& clause : base.text.clauses) names_.take(clause.clause.text());
    for (std::size_t i = 0; i < passages.size(); ++i) {
      if (matches_[i] && !parts_[*matches_[i]].place.block && !is_empty(passages[i])) {
        heads_.insert(parts_[*matches_[i]].place.clause);
      }
    }
    note_numbering();
  }

  Rebuilt whole() {
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (!is_empty(passages_[i])) place(i);
    }
    put_what_prints_nothing();
    settle(out_);
    out_.landings = std::move(landed_);
    const auto found = std::ranges::count_if(matches_, [](const auto& match) { return match.has_value(); });
    out_.related = static_cast<std::size_t>(found) * related_share >= parts_.size() && found > 0;
    return std::move(out_);
  }

 private:
  // Programs that keep no numbers at all must not turn every ayat into a paragraph.
  void note_numbering() {
    const bool had = std::ranges::any_of(base_.text.clauses, [](const Clause& clause) {
      return std::ranges::any_of(
          clause.blocks, [](const Block& b) { return b.kind != BlockKind::Paragraph && b.kind != BlockKind::Table; });
    });
    const bool has = std::ranges::any_of(passages_, [](const Passage& p) { return !p.number.empty(); });
    numbers_lost_ = had && !has;
    if (numbers_lost_) out_.findings.push_back({"numbers_lost", {}, {}, {}});
  }

  void place(std::size_t i) {
    const Passage& passage = passages_[i];
    const BasePart* part = matches_[i] ? &parts_[*matches_[i]] : nullptr;
    if (part && !part->place.block) return open_known(part->place.clause, passage, part);
    if (!part && !passage.table && opens_new(passage)) return;
    if (part) open_for(part->place.clause, i);
    add_block(passage, part);
  }

  // A block of a clause without a printed head opens it, and so does one whose head is gone; elsewhere than in the
  // place of its clause it was moved into another.
  void open_for(std::size_t clause, std::size_t passage) {
    if (opened_.contains(clause) || heads_.contains(clause) || !in_place(clause, passage)) return;
    const Clause& from = base_.text.clauses[clause];
    if (prints_head(from)) {
      out_.findings.push_back({"heading_lost", from.clause, {}, {{"label", numbering_.clauses()[clause].label}}});
    }
    open(from);
    current().heading = from.heading;
    opened_.insert(clause);
    open_clause_ = clause;
  }

  // Everything before it is of earlier clauses, and nothing after it is.
  bool in_place(std::size_t clause, std::size_t passage) const {
    if (open_clause_ && *open_clause_ > clause) return false;
    for (std::size_t i = passage + 1; i < passages_.size(); ++i) {
      if (matches_[i] && !is_empty(passages_[i]) && parts_[*matches_[i]].place.clause < clause) return false;
    }
    return true;
  }

  void open_known(std::size_t clause, const Passage& passage, const BasePart* part) {
    const Clause& from = base_.text.clauses[clause];
    open(from);
    opened_.insert(clause);
    open_clause_ = clause;
    current().heading = heading_of(passage, *part, from);
    land(passage, std::nullopt);
  }

  std::string heading_of(const Passage& passage, const BasePart& part, const Clause& from) {
    if (passage.text == part.words) return from.heading;
    std::string_view text = passage.text;
    if (from.kind == ClauseKind::Attachment) text.remove_prefix(attachment_label(text));
    const Label typed = label_of(text);
    if (typed.kind == LabelKind::Article && from.kind == ClauseKind::Article) text.remove_prefix(typed.bytes);
    return recover(from.heading, part.printed, normal_line(text), std::nullopt);
  }

  std::string recover(std::string_view text, const Shown& printed, std::string_view now,
                      std::optional<std::size_t> block) {
    auto found = recovered(text, printed, now);
    note_overwritten(found.overwritten, block);
    return std::move(found.text);
  }

  void note_overwritten(const std::vector<std::string>& marks, std::optional<std::size_t> block) {
    for (const std::string& mark : marks) {
      out_.findings.push_back({mark.starts_with("{{") ? "variable_overwritten" : "reference_overwritten",
                               current().clause,
                               block,
                               {{"written", mark}}});
    }
  }

  void open(const Clause& from) {
    out_.text.clauses.push_back({from.clause, from.kind, "", {}});
    block_names_.clear();
  }

  bool opens_new(const Passage& passage) {
    Label label = label_of(passage.number);
    std::string_view text = passage.text;
    const bool numbered = label.kind == LabelKind::Article;
    if (!numbered) {
      label = label_of(text);
      if (label.kind == LabelKind::Article) text.remove_prefix(label.bytes);
    }
    const std::size_t attachment = attachment_label(text);
    const bool article = numbered || (label.kind == LabelKind::Article && is_heading(text));
    if (!article && (attachment == 0 || !is_heading(text.substr(attachment)))) return false;
    if (!article) text.remove_prefix(attachment);
    const std::string heading = normal_line(text);
    const std::string wanted = name_from(heading);
    const std::string name = names_.fresh(!wanted.empty() ? wanted : article ? "pasal-baru" : "lampiran-baru");
    open({*ClauseId::parse(name), article ? ClauseKind::Article : ClauseKind::Attachment, heading, {}});
    current().heading = heading;
    open_clause_.reset();
    land(passage, std::nullopt);
    return true;
  }

  // "Pasal 5 ayat (2) berlaku" begins a sentence, "Pasal 5" and "Pasal 5 RUANG LINGKUP" a pasal.
  static bool is_heading(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  }

  void add_block(const Passage& passage, const BasePart* part) {
    if (out_.text.clauses.empty()) {
      if (base_.text.clauses.empty()) return;
      open(base_.text.clauses.front());
      current().heading = base_.text.clauses.front().heading;
      opened_.insert(0);
    }
    const Block* from = part ? &base_.text.clauses[part->place.clause].blocks[*part->place.block] : nullptr;
    Block block = passage.table ? table_block(passage, from) : text_block(passage, part, from);
    if (block.kind == BlockKind::Table ? block.rows.empty() : block.text.empty()) return;
    if (from && from->id && block_names_.insert(from->id->text()).second) block.id = from->id;
    current().blocks.push_back(std::move(block));
    land(passage, current().blocks.size() - 1);
  }

  Block table_block(const Passage& passage, const Block* from) {
    auto found = recovered_rows(passage.rows, from, numbering_, base_.values);
    const std::size_t at = current().blocks.size();
    note_overwritten(found.overwritten, at);
    if (found.evened) out_.findings.push_back({"table_evened", current().clause, at, {}});
    const bool filled = std::ranges::any_of(found.rows, [](const auto& row) {
      return std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); });
    });
    if (!filled) return {.kind = BlockKind::Table};
    return {.kind = BlockKind::Table, .rows = std::move(found.rows)};
  }

  Block text_block(const Passage& passage, const BasePart* part, const Block* from) {
    const std::string now = normal_line(passage.text);
    if (!from) return new_block(passage, now);
    const auto numbered = block_kind(label_of(passage.number));
    const BlockKind kind = numbered ? *numbered : numbers_lost_ ? from->kind : BlockKind::Paragraph;
    if (now == part->printed.words) return {.kind = kind, .text = from->text};
    std::string_view text = now;
    BlockKind typed_kind = kind;
    if (const Label typed = label_of(now); !numbered && block_kind(typed) && typed.bytes < now.size() &&
                                           label_of(part->printed.words).kind == LabelKind::None) {
      typed_kind = *block_kind(typed);
      text.remove_prefix(typed.bytes);
    }
    return {.kind = typed_kind, .text = recover(from->text, part->printed, text, current().blocks.size())};
  }

  static Block new_block(const Passage& passage, const std::string& now) {
    if (const auto numbered = block_kind(label_of(passage.number))) return {.kind = *numbered, .text = now};
    const Label typed = label_of(now);
    const auto kind = block_kind(typed);
    if (!kind || typed.bytes >= now.size()) return {.kind = BlockKind::Paragraph, .text = now};
    return {.kind = *kind, .text = now.substr(typed.bytes)};
  }

  // A clause without head and blocks leaves no trace on paper, so its absence there says nothing.
  void put_what_prints_nothing() {
    for (std::size_t i = 0; i < base_.text.clauses.size(); ++i) {
      const Clause& clause = base_.text.clauses[i];
      if (prints_head(clause) || !clause.blocks.empty()) continue;
      auto at = out_.text.clauses.begin();
      if (i > 0) {
        const auto before = std::ranges::find(out_.text.clauses, base_.text.clauses[i - 1].clause, &Clause::clause);
        at = before != out_.text.clauses.end()
                 ? before + 1
                 : std::ranges::upper_bound(out_.text.clauses, clause.kind, {}, &Clause::kind);
      }
      out_.text.clauses.insert(at, clause);
    }
  }

  void land(const Passage& passage, std::optional<std::size_t> block) {
    for (const std::size_t part : passage.parts) landed_.insert_or_assign(part, Landing{current().clause, block});
  }

  Clause& current() { return out_.text.clauses.back(); }

  const std::vector<Passage>& passages_;
  const Manuscript& base_;
  negotiation::Numbering numbering_;
  std::vector<BasePart> parts_;
  std::vector<std::optional<std::size_t>> matches_;
  Rebuilt out_;
  FreshNames names_;
  std::set<std::string> block_names_;  // of the clause that is open
  std::set<std::size_t> heads_;        // clauses of the base whose head was found
  std::set<std::size_t> opened_;       // clauses of the base that stand already
  std::map<std::size_t, Landing> landed_;
  std::optional<std::size_t> open_clause_;  // the clause of the base that is open; none where it is new
  bool numbers_lost_ = false;
};

}  // namespace

Rebuilt rebuilt(const std::vector<Passage>& passages, const Manuscript& base, Anchors anchors) {
  return Rebuilding(passages, base, anchors).whole();
}

}  // namespace simpul::manuscript
