#include "line_signs.h"

#include <algorithm>
#include <array>

#include "labels.h"
#include "text/letters.h"

namespace simpul::manuscript {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c != ' ')
      out.back() += c;
    else if (!out.back().empty())
      out.emplace_back();
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

bool names_parties_only(std::string_view text) {
  static constexpr std::array<std::string_view, 12> known{"pihak",   "para",   "kesatu", "pertama", "kedua", "ketiga",
                                                          "keempat", "kelima", "i",      "ii",      "iii",   "iv"};
  std::string bare;
  for (const char c : text) bare += c == ',' || c == '.' || c == ':' ? ' ' : c;
  const auto words = words_in(folded(bare));
  const bool known_only =
      std::ranges::all_of(words, [](const std::string& w) { return std::ranges::find(known, w) != known.end(); });
  return known_only && words.size() >= 2 && std::ranges::find(words, "pihak") != words.end();
}

}  // namespace

bool is_heading(std::string_view text) {
  return std::ranges::none_of(text, is_small) && std::ranges::any_of(text, is_capital);
}

bool is_title_case(std::string_view text) {
  static constexpr std::array<std::string_view, 9> small_words{"dan",   "atau", "tentang", "dengan", "oleh",
                                                               "dalam", "di",   "serta",   "untuk"};
  const auto words = words_in(text);
  if (words.empty() || words.size() > 10 || text.ends_with('.') || text.ends_with(';') || text.ends_with(':')) {
    return false;
  }
  return is_capital(words.front().front()) && std::ranges::all_of(words, [](const std::string& w) {
           return !is_small(w.front()) || std::ranges::find(small_words, w) != small_words.end();
         });
}

bool is_chapter(std::string_view text) {
  const auto words = words_in(text);
  return words.size() >= 2 && words[0] == "BAB" && roman_value(words[1]).has_value();
}

bool opens_parties(std::string_view text) {
  const std::string line = folded(text);
  return line.starts_with("pada hari ini") || line.find("bertanda tangan di bawah ini") != std::string::npos ||
         line.find("bertandatangan di bawah ini") != std::string::npos;
}

bool opens_premises(std::string_view text) {
  const std::string line = folded(text);
  for (const std::string_view begin : {"menimbang", "mengingat", "bahwa ", "dengan memperhatikan", "memperhatikan"}) {
    if (line.starts_with(begin)) return true;
  }
  return false;
}

bool leads_to_premises(std::string_view text) {
  const std::string line = folded(text);
  return line.find("menerangkan") != std::string::npos || line.find("mempertimbangkan") != std::string::npos;
}

bool opens_closing(std::string_view text) {
  const std::string line = folded(text);
  if (line.starts_with("demikian")) return true;
  static constexpr std::array<std::string_view, 8> papers{"kesepakatan", "perjanjian",   "nota",        "adendum",
                                                          "naskah",      "perpanjangan", "pengakhiran", "dokumen"};
  const bool paper = std::ranges::any_of(papers, [&](std::string_view name) { return line.starts_with(name); });
  return paper && line.find("dibuat") != std::string::npos && line.find("rangkap") != std::string::npos;
}

bool opens_signatures(const ForeignLine& line) {
  if (line.rows.empty()) return names_parties_only(line.text);
  return std::ranges::any_of(line.rows.front(), [](const std::string& cell) { return names_parties_only(cell); });
}

}  // namespace simpul::manuscript
