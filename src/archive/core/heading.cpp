#include <algorithm>
#include <array>

#include "likeness.h"
#include "parts.h"

namespace simpul::archive {
namespace {

struct KindName {
  std::string_view phrase;
  std::string_view type;
  bool older = false;  // a name no law uses any more (PP 28/2018 knows kesepakatan bersama and perjanjian kerja sama)
};
constexpr std::array<KindName, 26> kind_names = {{
    {"kesepakatan bersama", "joint_agreement"},
    {"perjanjian kerja sama", "cooperation_agreement"},
    {"nota kesepahaman", "joint_agreement", true},
    {"nota kesepakatan", "joint_agreement", true},
    {"nota kerja sama", "joint_agreement", true},
    {"naskah kerja sama", "joint_agreement", true},
    {"piagam kerja sama", "joint_agreement", true},
    {"memorandum of understanding", "joint_agreement", true},
    {"memorandum saling pengertian", "joint_agreement", true},
    {"memorandum kesepahaman", "joint_agreement", true},
    {"memorandum", "joint_agreement", true},
    {"kesepakatan kerja sama", "joint_agreement", true},
    {"keputusan bersama", "joint_agreement", true},
    {"adendum", "amendment"},
    {"addendum", "amendment"},
    {"amandemen", "amendment", true},
    {"perubahan atas", "amendment", true},
    {"perpanjangan", "extension"},
    {"pengakhiran", "termination"},
    {"surat kuasa", "power_of_attorney"},
    {"berita acara", "minutes"},
    {"rencana kerja", "work_plan"},
    {"kerangka acuan kerja", "kak"},
    {"surat penawaran", "offer_letter"},
    {"surat tanggapan", "reply_letter"},
    {"laporan", "report"},
}};

struct KindMatch {
  const KindName* name;
  Script::Match match;
};

// The first name that opens a line; where two begin at the same token the one with fewer wrong signs, then the longer.
std::optional<KindMatch> find_kind(const Script& script, Range heading) {
  for (std::size_t at = heading.begin; at < heading.end; ++at) {
    if (!script.token(at).opens_line) continue;
    std::optional<KindMatch> best;
    for (const KindName& name : kind_names) {
      const auto match = script.matches(at, name.phrase);
      if (!match) continue;
      const bool better = !best || match->wrong < best->match.wrong ||
                          (match->wrong == best->match.wrong && match->tokens.end > best->match.tokens.end);
      if (better) best = KindMatch{&name, *match};
    }
    if (best) return best;
  }
  return std::nullopt;
}

bool ends_title(const Script& script, std::size_t at) {
  constexpr std::array<std::string_view, 8> words = {"nomor",         "nomer",     "antara",    "pasal",
                                                     "dengan rahmat", "pada hari", "menimbang", "yang bertanda"};
  if (!script.token(at).opens_line) return false;
  if (script.token(at).text == "no") return true;
  return std::ranges::any_of(words, [&](std::string_view word) { return script.matches(at, word).has_value(); });
}

void read_title(const Script& script, Range heading, Heading& out) {
  constexpr std::size_t tokens_max = 80;
  const Range behind_kind{out.kind_tokens.end, heading.end};
  auto about = script.find(behind_kind, "tentang");
  // "tentang" inside a sentence of a letterhead is no heading: the one that opens a line goes first.
  for (std::size_t at = behind_kind.begin; at < behind_kind.end; ++at) {
    const auto match = script.token(at).opens_line ? script.matches(at, "tentang") : std::nullopt;
    if (!match) continue;
    about = match;
    break;
  }
  if (!about) return;
  Range title{about->tokens.end, about->tokens.end};
  while (title.end < heading.end && title.size() < tokens_max && !ends_title(script, title.end)) ++title.end;
  if (title.empty()) return;
  out.title_tokens = title;
  out.title = script.proposal(stripped(script.text_of(title), ":,.;\""), script.words_of(title));
  if (about->wrong > 0) {
    doubt(out.title, "archive_read_with_errors", {{"written", script.text_of(about->tokens)}});
  }
  if (title.size() == tokens_max) doubt(out.title, "archive_title_very_long");
}

bool opens_number(const Script& script, std::size_t at) {
  const Token& token = script.token(at);
  if (is_word(token, "nomor") || is_word(token, "nomer")) return true;
  return token.text == "no" && token.opens_line;
}

// "119/ 5647" is one number that OCR or the typist tore apart.
std::string tidy_number(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool joint = c == '/' || c == '.' || c == '-';
    if (joint && out.ends_with(' ')) out.pop_back();
    if (c == ' ' && (out.ends_with('/') || out.ends_with('.') || out.ends_with('-'))) continue;
    out += c;
  }
  return out;
}

// "II1" between two strokes: a Roman numeral of which one letter was read as a digit, or the other way round.
bool mixes_signs(std::string_view number) {
  std::size_t letters = 0;
  std::size_t digits = 0;
  bool alike = true;
  for (const char c : std::string(number) + "/") {
    const bool joint = c == '/' || c == '.' || c == '-' || c == ' ';
    if (joint && alike && letters > 0 && digits > 0) return true;
    if (joint) letters = digits = 0;
    if (joint) alike = true;
    if (joint) continue;
    if (c >= '0' && c <= '9') ++digits;
    if (std::string_view("IVXlOo|").find(c) != std::string_view::npos) ++letters;
    alike = alike && std::string_view("IVXlOo|0123456789").find(c) != std::string_view::npos;
  }
  return false;
}

std::optional<std::size_t> label_of(const Script& script, Range label) {
  for (std::size_t at = label.begin; at + 1 < label.end; ++at) {
    if (is_word(script.token(at), "pihak")) return ordinal_of(script.token(at + 1));
  }
  return std::nullopt;
}

// The words behind the colon, where there is one, with the label before it.
NumberRead number_in(const Script& script, Range tokens) {
  const Range words = script.words_of(tokens);
  std::size_t from = words.begin + 1;
  for (std::size_t word = words.begin; word < words.end; ++word) {
    const std::string& text = script.word(word).text;
    if (text.find(':') == std::string::npos) continue;
    from = text.ends_with(':') ? word + 1 : word;
    break;
  }
  const Range said{from, words.end};
  std::string text = said.empty() ? "" : script.text(said);
  if (const auto colon = text.find(':'); colon != std::string::npos) text.erase(0, colon + 1);
  text = tidy_number(stripped(text, ".:,;_…"));
  NumberRead out{{}, label_of(script, tokens)};
  const bool holds_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || said.empty()) return out;
  out.number = script.proposal(text, said);
  if (!holds_digit) doubt(out.number, "archive_number_without_digits");
  if (mixes_signs(text)) doubt(out.number, "archive_number_mixes_signs", {{"written", text}});
  return out;
}

}  // namespace

Heading read_heading(const Script& script, Range heading) {
  Heading out;
  out.kind_tokens = {heading.begin, heading.begin};
  if (const auto found = find_kind(script, heading)) {
    out.kind_tokens = found->match.tokens;
    out.kind = script.proposal(std::string(found->name->type), script.words_of(out.kind_tokens));
    if (found->name->older) doubt(out.kind, "archive_older_name", {{"written", out.kind.words}});
    if (found->match.wrong > 0) doubt(out.kind, "archive_read_with_errors", {{"written", out.kind.words}});
  }
  read_title(script, heading, out);
  return out;
}

std::vector<NumberRead> read_numbers(const Script& script, Range heading) {
  constexpr std::size_t numbers_max = 12;
  std::vector<NumberRead> numbers;
  for (std::size_t at = heading.begin; at < heading.end && numbers.size() < numbers_max; ++at) {
    if (!opens_number(script, at)) continue;
    Range tokens{at, at + 1};
    const std::size_t line = script.token(at).line;
    while (tokens.end < heading.end && !opens_number(script, tokens.end)) {
      const bool same = script.token(tokens.end).line == line;
      // A number may go on below where its line ends with a stroke.
      const std::string& last = script.word(script.token(tokens.end - 1).words.end - 1).text;
      if (!same && !last.ends_with('/')) break;
      ++tokens.end;
    }
    numbers.push_back(number_in(script, tokens));
    at = tokens.end - 1;
  }
  return numbers;
}

}  // namespace simpul::archive
