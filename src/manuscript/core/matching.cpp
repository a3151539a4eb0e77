#include "matching.h"

#include <algorithm>
#include <map>

#include "labels.h"
#include "text/sequence_diff.h"
#include "text/word_diff.h"

namespace simpul::manuscript {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::ClauseKind;

// Looking at more pairs would take longer than a person waits.
constexpr std::size_t looks_max = 40'000;
constexpr double alike = 0.5;

std::string cell_words(const Block& table, const Manuscript& base, const negotiation::Numbering& numbering) {
  std::string out;
  for (const auto& row : table.rows) {
    for (const std::string& cell : row) out += shown(cell, numbering, base.values).words + " ";
  }
  return out;
}

using Matches = std::vector<std::optional<std::size_t>>;

class Matching {
 public:
  Matching(const std::vector<Passage>& passages, const std::vector<BasePart>& parts)
      : passages_(passages), parts_(parts), found_(passages.size()), taken_(parts.size(), false) {
    pasal_numbered_ = std::ranges::any_of(
        passages, [](const Passage& line) { return label_of(line.number).kind == LabelKind::Article; });
  }

  void by_anchor() {
    std::map<AnchorPlace, std::size_t> places;
    for (std::size_t i = 0; i < parts_.size(); ++i) places.emplace(parts_[i].place, i);
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      for (const AnchorPlace& anchor : passages_[i].anchors) {
        const auto part = places.find(anchor);
        if (part != places.end() && fits(i, part->second) && take(i, part->second)) break;
      }
    }
  }

  // Equal words in the same order first, then equal words anywhere.
  void by_equal_words() {
    std::map<std::string, std::uint32_t> ids;
    std::vector<std::size_t> open_passages, open_parts;
    std::vector<std::uint32_t> now, before;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (found_[i]) continue;
      open_passages.push_back(i);
      now.push_back(ids.emplace(words_of(passages_[i]), ids.size()).first->second);
    }
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (taken_[i]) continue;
      open_parts.push_back(i);
      before.push_back(ids.emplace(parts_[i].words, ids.size()).first->second);
    }
    for (const Stretch& s : common_stretches(before, now)) {
      for (std::size_t k = 0; k < s.count; ++k) {
        const std::size_t part = open_parts[s.before + k], passage = open_passages[s.after + k];
        if (!parts_[part].words.empty() && reads_like(passage, part)) take(passage, part);
      }
    }
  }

  void by_likeness() {
    std::vector<std::size_t> open;
    std::vector<WordBag> bags;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (taken_[i]) continue;
      open.push_back(i);
      bags.emplace_back(parts_[i].words);
    }
    std::size_t looks = 0;
    for (std::size_t i = 0; i < passages_.size() && !open.empty(); ++i) {
      if (found_[i] || (looks += open.size()) > looks_max) continue;
      const WordBag bag(words_of(passages_[i]));
      double best = alike;
      std::optional<std::size_t> chosen;
      for (std::size_t k = 0; k < open.size(); ++k) {
        const double likeness = taken_[open[k]] || !reads_like(i, open[k]) ? 0 : bags[k].likeness(bag);
        if (likeness > best) chosen = open[k], best = likeness;
      }
      if (chosen) take(i, *chosen);
    }
  }

  Matches all() { return std::move(found_); }

 private:
  bool fits(std::size_t passage, std::size_t part) const { return passages_[passage].table == parts_[part].table; }

  // Where pasal are numbered, a line is the head of one or it is not, whatever its words.
  bool reads_like(std::size_t passage, std::size_t part) const {
    if (!fits(passage, part)) return false;
    const Passage& line = passages_[passage];
    const bool head =
        label_of(line.number).kind == LabelKind::Article || label_of(line.text).kind == LabelKind::Article;
    return !pasal_numbered_ || head == parts_[part].pasal;
  }

  bool take(std::size_t passage, std::size_t part) {
    if (found_[passage] || taken_[part]) return false;
    found_[passage] = part;
    taken_[part] = true;
    return true;
  }

  const std::vector<Passage>& passages_;
  const std::vector<BasePart>& parts_;
  Matches found_;
  std::vector<bool> taken_;
  bool pasal_numbered_ = false;
};

}  // namespace

std::string words_of(const Passage& passage) {
  if (!passage.table) return passage.text;
  std::string out;
  for (const auto& row : passage.rows) {
    for (const std::string& cell : row) out += cell + " ";
  }
  return out;
}

std::vector<BasePart> base_parts(const Manuscript& base, const negotiation::Numbering& numbering) {
  std::vector<BasePart> out;
  for (const SheetPart& part : sheet_of(base).parts) {
    const auto* line = std::get_if<Line>(&part);
    const AnchorPlace place = *place_of(line ? line->anchor : std::get<Grid>(part).anchor);
    const auto& clause = base.text.clauses[place.clause];
    if (!line) {
      out.push_back({place, {}, cell_words(clause.blocks[*place.block], base, numbering), true});
      continue;
    }
    const std::string& text = place.block ? clause.blocks[*place.block].text : clause.heading;
    BasePart made{place, shown(text, numbering, base.values), "", false};
    made.pasal = line->kind == LineKind::Article;
    if (line->kind == LineKind::Heading) made.label = line->mark;
    made.words = made.label + (made.label.empty() || made.printed.words.empty() ? "" : "\n") + made.printed.words;
    out.push_back(std::move(made));
  }
  return out;
}

std::vector<std::optional<std::size_t>> matched(const std::vector<Passage>& passages,
                                                const std::vector<BasePart>& parts, Anchors anchors) {
  Matching matching(passages, parts);
  if (anchors == Anchors::Count) matching.by_anchor();
  matching.by_equal_words();
  matching.by_likeness();
  return matching.all();
}

}  // namespace simpul::manuscript
