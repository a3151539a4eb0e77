#include "printed_words.h"

#include <fmt/format.h>

#include "text/normal_form.h"

namespace simpul::drafting {
namespace {

using negotiation::Mark;
using negotiation::MarkKind;
using paper::Run;
using paper::Runs;
using paper::RunStyle;

void add(Runs& runs, std::string text, RunStyle style) {
  if (text.empty()) return;
  if (!runs.empty() && runs.back().style == style) {
    runs.back().text += text;
  } else {
    runs.push_back({std::move(text), style});
  }
}

// "Nama daerah, mis. Provinsi Bali" says more than a gap can hold.
std::string short_meaning(const std::string& meaning) {
  std::string out = meaning.substr(0, meaning.find_first_of(",(:"));
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

PrintedWords::PrintedWords(const Library& library, const negotiation::VariableValues& values) : library_(library) {
  for (const auto& [name, value] : values) values_.emplace(name, normal_line(value));
}

std::string PrintedWords::open_words(const Mark& mark, std::string_view written) const {
  if (mark.kind != MarkKind::Variable) return std::string(written);
  const auto name = library_.variable(mark.name);
  if (!name) return "[" + mark.name + "]";
  std::string out = "[" + short_meaning(name->variable->meaning.id);
  // "kapital" tells how it is written, not which part of it is meant.
  if (!name->form.empty() && name->form != "kapital") out += ": " + name->form;
  if (name->place) out += fmt::format(", {} {}", name->list->prefix, *name->place + 1);
  return out + "]";
}

Runs PrintedWords::runs(std::string_view text, const negotiation::Numbering& numbering, RunStyle style) {
  Runs out;
  std::size_t done = 0;
  for (const Mark& mark : negotiation::marks_of(text)) {
    add(out, std::string(text.substr(done, mark.begin - done)), style);
    done = mark.end;
    const std::string_view written = text.substr(mark.begin, mark.end - mark.begin);
    const auto value = mark.kind == MarkKind::Variable ? values_.find(mark.name) : values_.end();
    const auto reference = mark.kind == MarkKind::Reference ? numbering.words_for(mark) : std::nullopt;
    if (value != values_.end() && !value->second.empty()) {
      add(out, value->second, style);
    } else if (reference) {
      add(out, *reference, style);
    } else {
      add(out, open_words(mark, written), style == RunStyle::Plain ? RunStyle::Open : style);
      if (style != RunStyle::Deleted) ++open_;
    }
  }
  add(out, std::string(text.substr(done)), style);
  return out;
}

Runs PrintedWords::runs(const std::vector<negotiation::Piece>& pieces, const Numbers& numbers, RunStyle same) {
  Runs out;
  for (const negotiation::Piece& piece : pieces) {
    RunStyle style = same;
    if (piece.run == RunKind::Added) style = RunStyle::Inserted;
    if (piece.run == RunKind::Removed) style = RunStyle::Deleted;
    const auto& numbering = piece.run == RunKind::Removed ? numbers.before : numbers.after;
    for (Run& run : runs(piece.text, numbering, style)) add(out, std::move(run.text), run.style);
  }
  return out;
}

}  // namespace simpul::drafting
