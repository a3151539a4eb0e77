#include <algorithm>

#include "drafting/own_paper.h"
#include "negotiation/marks.h"

namespace simpul::drafting {
namespace {

using negotiation::DocumentText;

// Shorter words stand in a text for many things: "Bali" alone is no name of a government.
constexpr std::size_t words_bytes_min = 6;

// What stands as the sign before or behind a word of its own: letters of other scripts count as letters.
bool is_part_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_part_of_word(text[begin - 1])) && (end == text.size() || !is_part_of_word(text[end]));
}

std::size_t replace_in(std::string_view line, const Replacement& one, std::string& out) {
  std::size_t times = 0;
  std::size_t done = 0;
  for (std::size_t at = line.find(one.text); at != std::string_view::npos; at = line.find(one.text, at)) {
    const std::size_t end = at + one.text.size();
    if (stands_alone(line, at, end)) {
      out.append(line.substr(done, at - done)).append("{{").append(one.variable).append("}}");
      done = end;
      ++times;
    }
    at = end;
  }
  out.append(line.substr(done));
  return times;
}

// Between the marks of a line only: what stands inside {{…}} or [[…]] is a name.
std::size_t replace_beside_marks(std::string& line, const Replacement& one) {
  std::string out;
  std::size_t times = 0;
  std::size_t done = 0;
  const std::string_view whole = line;
  for (const negotiation::Mark& mark : negotiation::marks_of(line)) {
    times += replace_in(whole.substr(done, mark.begin - done), one, out);
    out.append(whole.substr(mark.begin, mark.end - mark.begin));
    done = mark.end;
  }
  times += replace_in(whole.substr(done), one, out);
  if (times > 0) line = std::move(out);
  return times;
}

std::size_t replace_everywhere(DocumentText& text, const Replacement& one) {
  std::size_t times = 0;
  for (auto& clause : text.clauses) {
    times += replace_beside_marks(clause.heading, one);
    for (auto& block : clause.blocks) {
      times += replace_beside_marks(block.text, one);
      for (auto& row : block.rows) {
        for (std::string& cell : row) times += replace_beside_marks(cell, one);
      }
    }
  }
  return times;
}

void longest_first(std::vector<Replacement>& all) {
  std::ranges::sort(all, [](const Replacement& a, const Replacement& b) {
    return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.variable < b.variable;
  });
}

// Every way in which what is known may have been written, each once.
class Candidates {
 public:
  Candidates(const Library& library, const Particulars& known) : library_(library) {
    for (const Variable& variable : library.variables) {
      if (!variable.derived) of(variable, known);
    }
  }
  std::vector<Replacement> take() { return std::move(out_); }

 private:
  void of(const Variable& variable, const Particulars& known) {
    const auto name = library_.variable(variable.name);
    if (!name || !name->list) {
      const auto value = known.values.find(variable.name);
      if (value != known.values.end()) add(variable, variable.name, value->second);
      return;
    }
    const auto items = known.lists.find(name->list->list);
    if (name->list->derived || items == known.lists.end()) return;
    for (std::size_t i = 0; i < items->second.size(); ++i) {
      const auto value = items->second[i].find(name->member);
      if (value == items->second[i].end()) continue;
      add(variable, name->list->prefix + "." + std::to_string(i + 1) + "." + name->member, value->second);
    }
  }

  void add(const Variable& variable, const std::string& written, const Value& value) {
    // A day or a month alone says too little to be a value.
    for (const std::string_view form : {"", "kapital", "lengkap", "kata", "angka", "singkat"}) {
      if (!form.empty() && !has_form(variable.type, form)) continue;
      std::string words = value_text(value, form);
      const bool is_told =
          words.size() < words_bytes_min || std::ranges::find(out_, words, &Replacement::text) != out_.end();
      if (!is_told) out_.push_back({std::move(words), written + (form.empty() ? "" : "." + std::string(form))});
    }
  }

  const Library& library_;
  std::vector<Replacement> out_;
};

}  // namespace

std::vector<KnownValue> known_values_in(const DocumentText& text, const Library& library, const Particulars& known) {
  std::vector<Replacement> candidates = Candidates(library, known).take();
  longest_first(candidates);
  DocumentText rest = text;
  std::vector<KnownValue> out;
  for (Replacement& one : candidates) {
    const std::size_t times = replace_everywhere(rest, one);
    if (times > 0) out.push_back({one.variable, library.called(one.variable), std::move(one.text), times});
  }
  return out;
}

DocumentText with_variables(DocumentText text, std::vector<Replacement> replacements) {
  longest_first(replacements);
  for (const Replacement& one : replacements) {
    if (!one.text.empty()) replace_everywhere(text, one);
  }
  return text;
}

}  // namespace simpul::drafting
