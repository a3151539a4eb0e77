#include "manuscript/import.h"

#include <algorithm>
#include <set>

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "rebuild.h"

namespace simpul::manuscript {
namespace {

using negotiation::Change;
using negotiation::ClauseId;

constexpr std::size_t findings_max = 500;

std::string loss_code(LossKind kind) {
  switch (kind) {
    case LossKind::Picture:
      return "picture_left_out";
    case LossKind::Footnote:
      return "footnote_left_out";
    case LossKind::TextBox:
      return "text_box_left_out";
    case LossKind::NestedTable:
      return "nested_table_left_out";
    case LossKind::Equation:
      return "equation_left_out";
    case LossKind::EmbeddedObject:
      return "object_left_out";
    case LossKind::HiddenText:
      return "hidden_text_left_out";
  }
  return {};
}

std::string clipped(const std::string& words) {
  if (words.size() <= 200) return words;
  std::size_t end = 197;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  return words.substr(0, end) + "…";
}

class Account {
 public:
  Account(const WordReading& reading, const Manuscript& base, Rebuilt draft)
      : reading_(reading), base_(base), draft_(std::move(draft)) {}

  ImportedDraft given() {
    out_.text = std::move(draft_.text);
    out_.findings = std::move(draft_.findings);
    note_losses();
    note_proposals();
    note_comments();
    // A file with so many faults is none that anybody wrote by hand; the first of them tell what it is.
    if (out_.findings.size() > findings_max) out_.findings.resize(findings_max);
    return std::move(out_);
  }

 private:
  // Of a part that was deleted: where its anchor was, or else where the part before it stands.
  std::optional<Landing> landing(std::size_t part) const {
    if (const auto found = draft_.landings.find(part); found != draft_.landings.end()) return found->second;
    if (part < reading_.parts.size()) {
      for (const std::string& anchor : anchors_of(reading_.parts[part])) {
        const auto place = place_of(anchor);
        if (place && place->clause < base_.text.clauses.size()) {
          return Landing{base_.text.clauses[place->clause].clause, std::nullopt};
        }
      }
    }
    auto before = draft_.landings.lower_bound(part);
    if (before == draft_.landings.begin()) return std::nullopt;
    return Landing{(--before)->second.clause, std::nullopt};
  }

  static std::vector<std::string> anchors_of(const ReadPart& part) {
    std::vector<std::string> out = part.paragraph.anchors;
    for (const ReadRow& row : part.rows) {
      for (const ReadParagraph& cell : row.cells) out.insert(out.end(), cell.anchors.begin(), cell.anchors.end());
    }
    return out;
  }

  void note_losses() {
    for (const Loss& loss : reading_.losses) {
      Finding finding{loss_code(loss.kind), {}, {}, {{"words", clipped(loss.words)}}};
      if (const auto place = landing(loss.part)) {
        finding.clause = place->clause;
        finding.block = place->block;
      }
      out_.findings.push_back(std::move(finding));
    }
  }

  void note_editor(const ClauseId& clause, const std::optional<std::size_t>& editor) {
    if (editor && *editor < reading_.editors.size()) editors_[clause].insert(reading_.editors[*editor]);
  }

  void note_paragraph(const ClauseId& clause, const ReadParagraph& paragraph) {
    for (const ReadRun& run : paragraph.runs) note_editor(clause, run.editor);
    note_editor(clause, paragraph.end_editor);
  }

  void note_editors() {
    for (std::size_t i = 0; i < reading_.parts.size(); ++i) {
      const auto place = landing(i);
      if (!place) continue;
      note_paragraph(place->clause, reading_.parts[i].paragraph);
      for (const ReadRow& row : reading_.parts[i].rows) {
        note_editor(place->clause, row.editor);
        for (const ReadParagraph& cell : row.cells) note_paragraph(place->clause, cell);
      }
    }
  }

  // Clauses that would differ from the base even with every tracked change undone.
  std::set<ClauseId> untracked() const {
    const auto original = passages_of(reading_, View::Original);
    const Anchors anchors = reading_.made_from == negotiation::hash_of(base_.text) ? Anchors::Count : Anchors::Ignore;
    std::set<ClauseId> out;
    for (const auto& clause : negotiation::redline(base_.text, rebuilt(original, base_, anchors).text).clauses) {
      if (clause.change == Change::Same) continue;
      out.insert(clause.is ? clause.is->clause : clause.was->clause);
    }
    return out;
  }

  void note_proposals() {
    note_editors();
    const std::set<ClauseId> changed_silently = untracked();
    for (const auto& clause : negotiation::redline(base_.text, out_.text).clauses) {
      if (clause.change == Change::Same) continue;
      const ClauseId& name = clause.is ? clause.is->clause : clause.was->clause;
      ClauseProposal proposal{name, clause.change, {}, changed_silently.contains(name)};
      if (const auto found = editors_.find(name); found != editors_.end()) {
        proposal.editors.assign(found->second.begin(), found->second.end());
      }
      out_.proposals.push_back(std::move(proposal));
    }
  }

  // Word keeps whole seconds, and other programs whole minutes.
  static bool same_moment(const std::optional<Instant>& a, Instant b) { return a && a->ms / 60'000 == b.ms / 60'000; }

  bool is_known(const ReadComment& comment) const {
    return std::ranges::any_of(base_.remarks, [&](const Remark& remark) {
      return remark.author == comment.author && remark.text == comment.text && same_moment(comment.at, remark.at);
    });
  }

  void note_comments() {
    std::vector<std::optional<std::size_t>> places(reading_.comments.size());
    for (std::size_t i = 0; i < reading_.comments.size(); ++i) {
      const ReadComment& from = reading_.comments[i];
      if (is_known(from)) continue;
      places[i] = out_.comments.size();
      ImportedComment made{{}, {}, from.author, from.at, from.text, clipped(from.quoted), {}, from.resolved};
      if (from.answers && *from.answers < i) made.answers = places[*from.answers];
      if (const auto place = from.part ? landing(*from.part) : std::nullopt) {
        made.clause = place->clause;
        made.block = place->block;
      } else {
        out_.findings.push_back({"comment_without_place", {}, {}, {{"author", from.author}}});
      }
      out_.comments.push_back(std::move(made));
    }
  }

  const WordReading& reading_;
  const Manuscript& base_;
  Rebuilt draft_;
  ImportedDraft out_;
  std::map<ClauseId, std::set<Editor>> editors_;
};

}  // namespace

Result<ImportedDraft, Refusals> import_draft(const WordReading& reading, const Manuscript& base) {
  const bool same_base = reading.made_from == negotiation::hash_of(base.text);
  Rebuilt draft = rebuilt(passages_of(reading, View::Accepted), base, same_base ? Anchors::Count : Anchors::Ignore);
  if (!draft.related) return refuse(Refusals{Refusal{"word_draft_unrelated"}});
  if (!same_base) draft.findings.insert(draft.findings.begin(), {reading.made_from ? "base_differs" : "base_unknown"});
  if (auto faults = negotiation::faults_of(draft.text); !faults.empty()) return refuse(std::move(faults));
  return Account(reading, base, std::move(draft)).given();
}

Result<negotiation::DocumentText, Refusal> carried_text(const WordReading& reading) {
  if (!reading.made_from || reading.carried.empty()) return refuse(Refusal{"word_carries_no_text"});
  std::string pieces;
  for (const std::string& piece : reading.carried) pieces += piece;
  const std::string bytes = base64_decode(pieces).value_or("");
  auto text = negotiation::read_text(bytes);
  if (!text || sha256(bytes) != *reading.made_from) return refuse(Refusal{"word_carried_text_changed"});
  return std::move(*text);
}

}  // namespace simpul::manuscript
