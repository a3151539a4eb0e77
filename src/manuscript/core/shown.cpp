#include "shown.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include "negotiation/marks.h"
#include "text/normal_form.h"
#include "text/sequence_diff.h"

namespace simpul::manuscript {
namespace {

using negotiation::Mark;
using negotiation::MarkKind;

// XML 1.0 section 2.2 has no U+FFFE and U+FFFF; the other characters it leaves out are in no normal line.
std::string xml_holds(std::string text) {
  for (std::size_t at = 0; (at = text.find("\xEF\xBF", at)) != std::string::npos; at += 2) {
    if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBE) text[at + 2] = '\xBD';
  }
  return text;
}

// What is printed for a mark; empty where it stands as it is written.
std::string printed_mark(const Mark& mark, const negotiation::Numbering& numbering,
                         const negotiation::VariableValues& values) {
  if (mark.kind == MarkKind::Reference) return numbering.words_for(mark).value_or("");
  const auto value = values.find(mark.name);
  if (mark.kind != MarkKind::Variable || value == values.end()) return {};
  return xml_holds(normal_line(value->second));
}

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

struct Tokens {
  std::vector<std::uint32_t> ids;
  std::vector<std::size_t> begins;  // one more than ids: the end of the text
};

using Vocabulary = std::map<std::string, std::uint32_t, std::less<>>;

Tokens tokens_of(std::string_view text, Vocabulary& vocabulary) {
  Tokens out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (is_word(text[at]) && end < text.size() && is_word(text[end])) ++end;
    const auto id = vocabulary.emplace(std::string(text.substr(at, end - at)), vocabulary.size()).first->second;
    out.ids.push_back(id);
    out.begins.push_back(at);
    at = end;
  }
  out.begins.push_back(text.size());
  return out;
}

struct KeptBytes {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t count = 0;
};

std::vector<KeptBytes> kept_bytes(std::string_view before, std::string_view after) {
  Vocabulary vocabulary;
  const Tokens old_tokens = tokens_of(before, vocabulary);
  const Tokens new_tokens = tokens_of(after, vocabulary);
  std::vector<KeptBytes> out;
  for (const Stretch& s : common_stretches(old_tokens.ids, new_tokens.ids)) {
    const std::size_t begin = old_tokens.begins[s.before];
    out.push_back({begin, new_tokens.begins[s.after], old_tokens.begins[s.before + s.count] - begin});
  }
  return out;
}

// Where the bytes of a mark stand now, if all of them are there side by side.
std::optional<std::size_t> where_now(const ShownMark& mark, const std::vector<KeptBytes>& kept) {
  std::optional<std::size_t> begin;
  std::size_t covered = mark.begin;
  for (const KeptBytes& k : kept) {
    if (k.before > covered || k.before + k.count <= covered) continue;
    const std::size_t now = k.after + (covered - k.before);
    if (begin && now != *begin + (covered - mark.begin)) return std::nullopt;
    if (!begin) begin = now;
    covered = std::min(mark.end, k.before + k.count);
    if (covered == mark.end) return begin;
  }
  return std::nullopt;
}

}  // namespace

Shown shown(std::string_view text, const negotiation::Numbering& numbering, const negotiation::VariableValues& values) {
  Shown out;
  std::size_t done = 0;
  for (const Mark& mark : negotiation::marks_of(text)) {
    out.words += xml_holds(std::string(text.substr(done, mark.begin - done)));
    done = mark.end;
    const std::string written(text.substr(mark.begin, mark.end - mark.begin));
    const std::string words = printed_mark(mark, numbering, values);
    const std::size_t begin = out.words.size();
    out.words += words.empty() ? written : words;
    out.marks.push_back({begin, out.words.size(), written, words.empty()});
  }
  out.words += xml_holds(std::string(text.substr(done)));
  std::string line = normal_line(out.words);
  if (line != out.words) {
    // A value that joins with the letter beside it leaves no place to tell the two apart.
    out.words = std::move(line);
    out.marks.clear();
  }
  return out;
}

std::vector<Span> spans_of(const Shown& shown) {
  std::vector<Span> out;
  std::size_t done = 0;
  for (const ShownMark& mark : shown.marks) {
    if (mark.begin > done) out.push_back({shown.words.substr(done, mark.begin - done)});
    out.push_back({shown.words.substr(mark.begin, mark.end - mark.begin), mark.written, mark.open});
    done = mark.end;
  }
  if (done < shown.words.size()) out.push_back({shown.words.substr(done)});
  return out;
}

Recovered recovered(std::string_view text, const Shown& printed, std::string_view now) {
  if (printed.words == now) return {std::string(text), {}};
  const auto kept = kept_bytes(printed.words, now);
  Recovered out;
  std::size_t done = 0;
  for (const ShownMark& mark : printed.marks) {
    const auto begin = where_now(mark, kept);
    if (!begin) {
      if (!mark.open) out.overwritten.push_back(mark.written);
      continue;
    }
    out.text += now.substr(done, *begin - done);
    out.text += mark.written;
    done = *begin + (mark.end - mark.begin);
  }
  out.text += now.substr(done);
  return out;
}

}  // namespace simpul::manuscript
