#include "scan_words.h"

#include <algorithm>

namespace simpul::signing {
namespace {

constexpr double body_part = 0.9;  // of the height of a page; below it stands the footer

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Dashes, quotes and bullets of UTF-8: U+0080 to U+00BF and U+2000 to U+2FFF.
std::size_t sign_bytes(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  if (first == 0xC2) return std::min<std::size_t>(2, rest.size());
  return first == 0xE2 ? std::min<std::size_t>(3, rest.size()) : 0;
}

std::size_t letters_apart(std::string_view one, std::string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t at = 0; at < row.size(); ++at) row[at] = at;
  for (std::size_t i = 0; i < one.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (one[i] == other[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

std::string joined(Words words) {
  std::string out;
  for (const PageWord& word : words) out += word.plain;
  return out;
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

std::string plain(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    if (const std::size_t skipped = sign_bytes(word.substr(at)); skipped > 0) {
      at += skipped;
      continue;
    }
    const char c = word[at++];
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (is_digit(small) || is_letter(small)) out += small;
  }
  return out;
}

std::vector<PageWord> body_words(const paper::RecognisedPage& page) {
  std::vector<PageWord> out;
  for (std::size_t at = 0; at < page.words.size(); ++at) {
    const paper::RecognisedWord& word = page.words[at];
    if (word.top > page.height * body_part) continue;
    const std::string whole = plain(word.text);
    // OCR joins "Pasal 3"; letters and figures are compared apart on both sides.
    for (std::size_t from = 0; from < whole.size();) {
      std::size_t to = from + 1;
      while (to < whole.size() && is_digit(whole[to]) == is_digit(whole[from])) ++to;
      if (to - from >= 2) {
        out.push_back({word.text, whole.substr(from, to - from), at, word.confidence, word.left, word.top,
                       word.left + word.width, word.top + word.height});
      }
      from = to;
    }
  }
  return out;
}

std::string told(Words words) {
  constexpr std::size_t words_told_max = 6;
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size() && count < words_told_max; ++i) {
    if (i > 0 && words[i].at == words[i - 1].at) continue;
    out += (out.empty() ? "" : " ") + words[i].text;
    ++count;
  }
  return out;
}

bool is_misread(Words sheet, Words scan) {
  constexpr std::size_t letters_compared_max = 200;
  constexpr int doubtful_confidence = 75;
  const std::string one = joined(sheet);
  const std::string other = joined(scan);
  if (one.empty() || other.empty() || has_digit(one) || has_digit(other)) return one == other;
  const std::size_t longest = std::max(one.size(), other.size());
  if (longest > letters_compared_max) return false;
  const bool unsure =
      std::ranges::all_of(scan, [](const PageWord& word) { return word.confidence < doubtful_confidence; });
  return letters_apart(one, other) * (unsure ? 2 : 3) <= std::max<std::size_t>(longest, 3);
}

}  // namespace simpul::signing
