#include "manuscript/split.h"

#include <algorithm>

#include "labels.h"
#include "line_signs.h"
#include "negotiation/numbering.h"
#include "text/normal_form.h"
#include "written_numbers.h"

namespace simpul::manuscript {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;
using negotiation::ClauseId;
using negotiation::ClauseKind;

constexpr std::size_t findings_max = 500;

const char* name_of(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::Title:
      return "judul";
    case ClauseKind::Parties:
      return "para-pihak";
    case ClauseKind::Considerations:
      return "pertimbangan";
    case ClauseKind::Article:
      return "pasal";
    case ClauseKind::Closing:
      return "penutup";
    case ClauseKind::Signatures:
      return "tanda-tangan";
    case ClauseKind::Attachment:
      return "lampiran";
  }
  return "bagian";
}

class Splitter {
 public:
  Splitting split(const std::vector<ForeignLine>& lines) {
    for (const ForeignLine& line : lines) take(line);
    name_clauses();
    return std::move(out_);
  }

 private:
  void take(const ForeignLine& line) {
    if (!line.rows.empty()) return take_table(line);
    if (opens_attachment(line) || opens_article(line)) return;
    if (is_chapter(line.text)) return drop_chapter(line);
    if (chapter_open_ && is_heading(line.text)) return drop_chapter(line);
    chapter_open_ = false;
    if (is_rest_of_heading(line)) return;
    move_on(line);
    add(line);
  }

  bool open_is(ClauseKind kind) const { return !out_.text.clauses.empty() && current().kind == kind; }
  ClauseKind section() const { return out_.text.clauses.empty() ? ClauseKind::Title : current().kind; }
  Clause& current() { return out_.text.clauses.back(); }
  const Clause& current() const { return out_.text.clauses.back(); }

  void open(ClauseKind kind, std::string heading, const ForeignLine& line) {
    out_.text.clauses.push_back({{}, kind, std::move(heading), {}});
    out_.written.emplace_back();
    out_.places.push_back({{}, line.place, {}});
    items_as_ayat_.reset();
    last_ = {};
    heading_open_ = false;
  }

  bool opens_attachment(const ForeignLine& line) {
    const std::size_t label = attachment_label(line.text);
    if (label == 0 || section() < ClauseKind::Article) return false;
    const std::string_view rest = std::string_view(line.text).substr(label);
    if (!rest.empty() && !is_heading(rest)) return false;
    open(ClauseKind::Attachment, std::string(rest), line);
    heading_open_ = rest.empty();
    return true;
  }

  // A pasal in an annex is that of another paper.
  bool opens_article(const ForeignLine& line) {
    if (section() > ClauseKind::Closing) return false;
    Label label = label_of(line.number);
    std::string_view rest = line.text;
    if (label.kind != LabelKind::Article) {
      label = label_of(rest);
      if (label.kind == LabelKind::Article) rest.remove_prefix(label.bytes);
    }
    if (label.kind != LabelKind::Article) return false;
    if (!rest.empty() && !is_heading(rest) && !is_title_case(rest)) return false;
    while (rest.starts_with('-') || rest.starts_with(':') || rest.starts_with(' ')) rest.remove_prefix(1);
    if (section() == ClauseKind::Closing) undo_closing();
    open(ClauseKind::Article, std::string(rest), line);
    out_.written.back().number = label.number;
    heading_open_ = true;
    return true;
  }

  void drop_chapter(const ForeignLine& line) {
    chapter_open_ = is_chapter(line.text);
    out_.findings.push_back({"chapter_left_out", {}, {}, {{"words", line.text.substr(0, 200)}}});
  }

  bool is_rest_of_heading(const ForeignLine& line) {
    if (!heading_open_ || !line.number.empty() || label_of(line.text).kind != LabelKind::None) return false;
    const bool centred = line.centred && current().heading.empty() && is_title_case(line.text);
    const bool first_small = current().heading.empty() && is_title_case(line.text);
    if (!is_heading(line.text) && !centred && !first_small) return false;
    current().heading += (current().heading.empty() ? "" : " ") + line.text;
    return true;
  }

  // Opens the part that a line without a head of its own begins.
  void move_on(const ForeignLine& line) {
    const bool numbered = !line.number.empty() || label_of(line.text).kind != LabelKind::None;
    const ClauseKind now = section();
    if (out_.text.clauses.empty()) open(ClauseKind::Title, "", line);
    if (now == ClauseKind::Title && opens_parties(line.text)) return open(ClauseKind::Parties, "", line);
    if (now < ClauseKind::Considerations && (premises_next_ || opens_premises(without_label(line)))) {
      premises_next_ = false;
      return open(ClauseKind::Considerations, "", line);
    }
    if (now == ClauseKind::Parties) premises_next_ = leads_to_premises(line.text);
    if (now == ClauseKind::Article && !numbered && opens_closing(line.text)) return open(ClauseKind::Closing, "", line);
    const bool after_text = now == ClauseKind::Article || now == ClauseKind::Closing;
    if (after_text && !numbered && sentence_ended() && opens_signatures(line)) {
      open(ClauseKind::Signatures, "", line);
    }
  }

  // "… disepakati oleh" and then "PARA PIHAK." on a line of its own is one sentence and no signature.
  bool sentence_ended() const {
    if (current().blocks.empty()) return true;
    const std::string& before = current().blocks.back().text;
    return before.empty() || std::string_view(".:;").find(before.back()) != std::string_view::npos;
  }

  static std::string without_label(const ForeignLine& line) {
    return line.text.substr(line.number.empty() ? label_of(line.text).bytes : 0);
  }

  void take_table(const ForeignLine& line) {
    heading_open_ = chapter_open_ = false;
    const bool after_text = open_is(ClauseKind::Article) || open_is(ClauseKind::Closing);
    if (after_text && opens_signatures(line)) open(ClauseKind::Signatures, "", line);
    if (out_.text.clauses.empty()) open(ClauseKind::Title, "", line);
    Block block{.kind = BlockKind::Table, .rows = line.rows};
    std::size_t width = 0;
    for (const auto& row : block.rows) width = std::max(width, row.size());
    const bool fits = block.rows.size() * width <= negotiation::cells_max;  // otherwise the text is refused as uneven
    for (auto& row : block.rows) row.resize(fits ? width : row.size());
    const bool filled = std::ranges::any_of(block.rows, [](const auto& row) {
      return std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); });
    });
    if (filled) put(std::move(block), std::nullopt, line);
  }

  void put(Block block, std::optional<Label> label, const ForeignLine& line) {
    current().blocks.push_back(std::move(block));
    out_.written.back().blocks.push_back(label);
    out_.places.back().blocks.push_back(line.place);
  }

  void add(const ForeignLine& line) {
    heading_open_ = false;
    if (line.text.empty()) return;
    Label label = label_of(line.number);
    std::string_view text = line.text;
    if (!block_kind(label)) {
      label = label_of(text);
      if (!block_kind(label) || label.bytes >= text.size() || !follows(label)) label = {};
      text.remove_prefix(label.bytes);
    }
    const bool plain = section() == ClauseKind::Title || section() == ClauseKind::Signatures;
    if (plain || !block_kind(label)) {
      last_ = {};
      items_as_ayat_.reset();
      return put({.kind = BlockKind::Paragraph, .text = plain ? line.text : std::string(text)}, std::nullopt, line);
    }
    remember(label);
    put({.kind = kind_here(label), .text = std::string(text)}, label, line);
  }

  // Letters and numbers at the start of a line are often no list: "i. …" after nothing is one, "28. …" after 3 is none.
  bool follows(const Label& label) const {
    if (label.kind == LabelKind::Ayat) return true;
    const std::size_t before = label.kind == LabelKind::Huruf ? last_.huruf : last_.angka;
    return label.number == 1 || (label.number > before && label.number <= before + 3);
  }

  void remember(const Label& label) {
    if (label.kind == LabelKind::Ayat) last_ = {};
    if (label.kind == LabelKind::Huruf) last_ = {label.number, 0};
    if (label.kind == LabelKind::Angka) last_.angka = label.number;
  }

  BlockKind kind_here(const Label& label) {
    const BlockKind kind = *block_kind(label);
    if (section() != ClauseKind::Article) return kind == BlockKind::Ayat ? BlockKind::Angka : kind;
    if (kind == BlockKind::Ayat) return kind;
    if (current().blocks.empty()) {
      items_as_ayat_ = label.kind;
      items_made_ayat_.push_back(out_.text.clauses.size() - 1);
    }
    return items_as_ayat_ == label.kind ? BlockKind::Ayat : kind;
  }

  void name_clauses() {
    FreshNames names;
    for (std::size_t i = 0; i < out_.text.clauses.size(); ++i) {
      Clause& clause = out_.text.clauses[i];
      const bool by_heading = clause.kind == ClauseKind::Article || clause.kind == ClauseKind::Attachment;
      std::string wanted = by_heading ? name_from(clause.heading) : "";
      if (wanted.empty()) wanted = name_of(clause.kind);
      if (wanted == "pasal") wanted += fmt::format("-{}", out_.written[i].number);
      clause.clause = *ClauseId::parse(names.fresh(wanted));
      out_.places[i].clause = clause.clause;
    }
    for (const std::size_t i : items_made_ayat_) {
      out_.findings.push_back({"items_become_ayat", out_.text.clauses[i].clause, {}, {}});
    }
  }

  // What looked like the end of the paper was part of a pasal where another one follows.
  void undo_closing() {
    const auto blocks = std::move(current().blocks);
    const auto written = std::move(out_.written.back().blocks);
    const auto places = std::move(out_.places.back().blocks);
    out_.text.clauses.pop_back();
    out_.written.pop_back();
    out_.places.pop_back();
    current().blocks.insert(current().blocks.end(), blocks.begin(), blocks.end());
    out_.written.back().blocks.insert(out_.written.back().blocks.end(), written.begin(), written.end());
    out_.places.back().blocks.insert(out_.places.back().blocks.end(), places.begin(), places.end());
  }

  struct Last {
    std::size_t huruf = 0;
    std::size_t angka = 0;
  };

  Splitting out_;
  Last last_;
  std::optional<LabelKind> items_as_ayat_;
  std::vector<std::size_t> items_made_ayat_;  // clauses
  bool heading_open_ = false;
  bool chapter_open_ = false;
  bool premises_next_ = false;
};

// "2" of "(2)", "b" of "b.".
std::string written_mark(const Label& label) {
  switch (label.kind) {
    case LabelKind::Ayat:
      return fmt::format("({})", label.number);
    case LabelKind::Huruf:
      return negotiation::letter_number(label.number) + ".";
    case LabelKind::Angka:
      return fmt::format("{}.", label.number);
    case LabelKind::Article:
    case LabelKind::None:
      break;
  }
  return {};
}

void note_numbers(Splitting& draft) {
  const negotiation::Numbering numbering(draft.text);
  for (std::size_t i = 0; i < draft.text.clauses.size(); ++i) {
    const Clause& clause = draft.text.clauses[i];
    const std::string pasal = fmt::format("Pasal {}", draft.written[i].number);
    if (draft.written[i].number > 0 && pasal != numbering.clauses()[i].label) {
      draft.findings.push_back({"article_number_differs",
                                clause.clause,
                                {},
                                {{"written", pasal}, {"becomes", numbering.clauses()[i].label}}});
    }
    for (std::size_t j = 0; j < clause.blocks.size(); ++j) {
      const auto& label = draft.written[i].blocks[j];
      const std::string& becomes = numbering.clauses()[i].blocks[j].mark;
      if (!label || label->number == 0 || written_mark(*label) == becomes) continue;
      draft.findings.push_back(
          {"item_number_differs", clause.clause, j, {{"written", written_mark(*label)}, {"becomes", becomes}}});
    }
  }
}

void note_what_is_missing(Splitting& draft) {
  const auto has = [&](ClauseKind kind) {
    return std::ranges::find(draft.text.clauses, kind, &Clause::kind) != draft.text.clauses.end();
  };
  if (!has(ClauseKind::Article)) draft.findings.push_back({"articles_not_found"});
  if (!has(ClauseKind::Parties)) draft.findings.push_back({"parties_not_found"});
}

}  // namespace

Result<SplitDraft, Refusals> split_draft(const ForeignLines& from) {
  Splitting draft = Splitter().split(from.lines);
  if (draft.text.clauses.empty()) return refuse(Refusals{Refusal{"draft_without_text"}});
  // What is no text is not looked into further: its references could be without number.
  draft.text = negotiation::normalized(std::move(draft.text));
  if (auto faults = negotiation::faults_of(draft.text); !faults.empty()) return refuse(std::move(faults));
  draft.findings.insert(draft.findings.begin(), from.findings.begin(), from.findings.end());
  note_what_is_missing(draft);
  note_numbers(draft);
  resolve_references(draft);
  if (auto faults = negotiation::faults_of(draft.text); !faults.empty()) return refuse(std::move(faults));
  if (draft.findings.size() > findings_max) draft.findings.resize(findings_max);
  return SplitDraft{std::move(draft.text), std::move(draft.places), std::move(draft.findings)};
}

}  // namespace simpul::manuscript
