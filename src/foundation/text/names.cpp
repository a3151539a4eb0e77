#include "text/names.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/letters.h"

namespace simpul {
namespace {

// Titles that stand before or, in brackets, behind a name, without dots. Noble names (Raden, Andi, I Gusti) are part
// of the name and stay.
constexpr std::array<std::string_view, 45> titles = {
    "prof",      "dr",      "drs",    "dra",      "ir",     "h",      "hj",       "hc",     "kh",
    "drg",       "drh",     "apt",    "ns",       "bd",     "tgk",    "tgh",      "tgb",    "ust",
    "ustaz",     "ustadz",  "pdt",    "pdm",      "mgr",    "jend",   "jenderal", "letjen", "mayjen",
    "brigjen",   "kolonel", "letkol", "kapten",   "komjen", "irjen",  "kombes",   "akbp",   "kompol",
    "laksamana", "laksda",  "laksma", "marsekal", "marsda", "marsma", "tni",      "pol",    "purn"};

bool is_title(std::string_view word) {
  std::string plain = folded(word);
  std::erase_if(plain, [](char c) { return c == '.' || c == '(' || c == ')'; });
  return std::ranges::find(titles, plain) != titles.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "S.T.", "M.Si", "Ph.D.": a dot with letters behind it. A closing initial ("Budi S.") has none.
bool is_dotted_degree(std::string_view word) {
  const std::size_t dot = word.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < word.size() && is_letter(word[dot + 1]);
}

// "SE", "MSi", "SSos": short, and mostly capitals where "Jr" or a family name is not.
bool is_bare_degree(std::string_view word) {
  const auto capitals = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto size = static_cast<long>(word.size());
  return size <= 5 && capitals >= 2 && 2 * capitals >= size && std::ranges::all_of(word, is_letter);
}

bool is_degree(std::string_view part) {
  return part.find('.') != std::string_view::npos || is_bare_degree(part) || is_title(part);
}

bool is_closing_title(std::string_view word) {
  return is_dotted_degree(word) || (word.starts_with('(') && is_title(word));
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(mark), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

// Takes "Drs." off the front of "Drs.H.Isran", as it is typed without spaces.
bool drop_glued_title(std::string_view& word) {
  const std::size_t dot = word.find('.');
  if (dot == std::string_view::npos || dot + 1 >= word.size() || !is_title(word.substr(0, dot))) return false;
  word.remove_prefix(dot + 1);
  return true;
}

std::string without_titles(std::string_view name) {
  std::vector<std::string_view> words = split(name, ' ');
  while (!words.empty() && (is_title(words.front()) || drop_glued_title(words.front()))) {
    if (is_title(words.front())) words.erase(words.begin());
  }
  while (words.size() > 1 && is_closing_title(words.back())) words.pop_back();
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

}  // namespace

std::string bare_name(std::string_view name) {
  const std::vector<std::string_view> parts = split(name, ',');
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 0) {
      out = without_titles(parts[i]);
    } else if (!is_degree(parts[i])) {
      out += (out.empty() ? "" : ", ") + std::string(parts[i]);
    }
  }
  if (!out.empty()) return out;
  while (name.starts_with(' ')) name.remove_prefix(1);
  while (name.ends_with(' ')) name.remove_suffix(1);
  return std::string(name);
}

std::string name_sort_key(std::string_view name) { return folded(bare_name(name)); }

}  // namespace simpul
