#include "negotiation/numbering.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace simpul::negotiation {
namespace {

std::string name_of(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::Title: return "Judul";
    case ClauseKind::Parties: return "Para Pihak";
    case ClauseKind::Considerations: return "Pertimbangan";
    case ClauseKind::Article: return "Pasal";
    case ClauseKind::Closing: return "Penutup";
    case ClauseKind::Signatures: return "Tanda Tangan";
    case ClauseKind::Attachment: return "Lampiran";
  }
  return {};
}

// Counts the blocks of one clause.
class BlockCounter {
 public:
  explicit BlockCounter(std::string clause) : clause_(std::move(clause)) {}

  BlockNumber next(BlockKind kind) {
    switch (kind) {
      case BlockKind::Paragraph: huruf_ = angka_ = 0; return {label(), "", 0};
      case BlockKind::Ayat:
        ++ayat_;
        huruf_ = angka_ = 0;
        return {label(), fmt::format("({})", ayat_), 0};
      case BlockKind::Huruf:
        ++huruf_;
        angka_ = 0;
        return {label(), letter_number(huruf_) + ".", 1};
      case BlockKind::Angka:
        ++angka_;
        return {label(), fmt::format("{}.", angka_), huruf_ > 0 ? 2u : 1u};
      case BlockKind::Table: return {label(), "", 0};
    }
    return {};
  }

 private:
  std::string label() const {
    std::string out = clause_;
    if (ayat_ > 0) out += fmt::format(" ayat ({})", ayat_);
    if (huruf_ > 0) out += " huruf " + letter_number(huruf_);
    if (angka_ > 0) out += fmt::format(" angka {}", angka_);
    return out;
  }

  std::string clause_;
  std::size_t ayat_ = 0;
  std::size_t huruf_ = 0;
  std::size_t angka_ = 0;
};

}  // namespace

std::string letter_number(std::size_t number) {
  std::string out;
  for (; number > 0; number = (number - 1) / 26) out.insert(out.begin(), static_cast<char>('a' + (number - 1) % 26));
  return out;
}

std::string roman_number(std::size_t number) {
  static constexpr std::array<std::pair<std::size_t, std::string_view>, 13> signs = {{{1000, "M"}, {900, "CM"},
      {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"},
      {4, "IV"}, {1, "I"}}};
  std::string out;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) out += sign;
  }
  return out;
}

Numbering::Numbering(const DocumentText& text) {
  number(text);
  name(text);
  for (std::size_t i = 0; i < text.clauses.size(); ++i) {
    note_marks(text.clauses[i].heading, {i, std::nullopt, {}});
    for (std::size_t j = 0; j < text.clauses[i].blocks.size(); ++j) {
      const Block& block = text.clauses[i].blocks[j];
      note_marks(block.text, {i, j, {}});
      for (const auto& row : block.rows) {
        for (const std::string& cell : row) note_marks(cell, {i, j, {}});
      }
    }
  }
}

void Numbering::number(const DocumentText& text) {
  const auto attachments = std::ranges::count(text.clauses, ClauseKind::Attachment, &Clause::kind);
  std::size_t articles = 0;
  std::size_t attached = 0;
  for (const Clause& clause : text.clauses) {
    ClauseNumber out{name_of(clause.kind), {}};
    if (clause.kind == ClauseKind::Article) out.label += fmt::format(" {}", ++articles);
    if (clause.kind == ClauseKind::Attachment && attachments > 1) out.label += " " + roman_number(++attached);
    BlockCounter counter(out.label);
    for (const Block& block : clause.blocks) out.blocks.push_back(counter.next(block.kind));
    clauses_.push_back(std::move(out));
  }
}

void Numbering::name(const DocumentText& text) {
  for (std::size_t i = 0; i < text.clauses.size(); ++i) {
    const Clause& clause = text.clauses[i];
    names_.try_emplace(clause.clause.text(), clauses_[i].label);
    for (std::size_t j = 0; j < clause.blocks.size(); ++j) {
      if (!clause.blocks[j].id) continue;
      names_.try_emplace(clause.clause.text() + "/" + clause.blocks[j].id->text(), clauses_[i].blocks[j].label);
    }
  }
}

void Numbering::note_marks(std::string_view words, MarkPlace place) {
  for (const Mark& mark : marks_of(words)) {
    place.written = words.substr(mark.begin, mark.end - mark.begin);
    switch (mark.kind) {
      case MarkKind::Variable:
        if (met_.insert(mark.name).second) variables_.push_back(mark.name);
        break;
      case MarkKind::Reference:
        if (!words_for(mark)) undefined_.push_back(place);
        break;
      case MarkKind::Unreadable: unreadable_.push_back(place); break;
    }
  }
}

std::optional<std::string> Numbering::words_for(const Mark& reference) const {
  const auto found = names_.find(reference.block.empty() ? reference.name : reference.name + "/" + reference.block);
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

Printed printed(std::string_view text, const Numbering& numbering, const VariableValues& values) {
  Printed out;
  std::size_t done = 0;
  for (const Mark& mark : marks_of(text)) {
    out.text += text.substr(done, mark.begin - done);
    done = mark.end;
    const std::string written(text.substr(mark.begin, mark.end - mark.begin));
    if (mark.kind == MarkKind::Variable) {
      const auto value = values.find(mark.name);
      out.text += value == values.end() ? written : value->second;
      if (value == values.end()) out.unfilled.push_back(mark.name);
    } else {
      const auto words = mark.kind == MarkKind::Reference ? numbering.words_for(mark) : std::nullopt;
      out.text += words.value_or(written);
      if (mark.kind == MarkKind::Reference && !words) out.undefined.push_back(written);
    }
  }
  out.text += text.substr(done);
  return out;
}

}  // namespace simpul::negotiation
