#include "signing/scan_comparison.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "text/sequence_diff.h"

namespace simpul::signing {
namespace {

constexpr int shown_share = 50;  // below, a page shows something else
constexpr std::size_t words_min = 30;
constexpr double body_part = 0.9;  // of the height of a page; below it stands the footer (docs/formats/pdf.md)
constexpr std::size_t fingerprint_digits = 16;
constexpr std::size_t misread_digits_max = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

// Letters and figures alone, in small letters: punctuation is what OCR loses first.
std::string plain(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (is_digit(small) || is_letter(small)) out += small;
  }
  return out;
}

struct PageWord {
  std::string text;   // as it is written
  std::string plain;  // as it is compared
  int confidence = 100;
};

struct PageWords {
  std::vector<PageWord> words;
  std::map<std::string, int> counts;  // how often each stands there
};

PageWords words_of(const paper::RecognisedPage& page, double height) {
  PageWords out;
  for (const paper::RecognisedWord& word : page.words) {
    if (word.top > height) continue;
    std::string text = plain(word.text);
    if (text.size() < 2) continue;
    ++out.counts[text];
    out.words.push_back({word.text, std::move(text), word.confidence});
  }
  return out;
}

int share_of(const PageWords& sheet, const PageWords& scan) {
  std::size_t found = 0;
  for (const auto& [word, count] : sheet.counts) {
    const auto there = scan.counts.find(word);
    if (there != scan.counts.end()) found += static_cast<std::size_t>(std::min(count, there->second));
  }
  return sheet.words.empty() ? 100 : static_cast<int>(found * 100 / sheet.words.size());
}

using Words = std::span<const PageWord>;

std::string joined(Words words, std::string PageWord::* form, std::string_view between) {
  std::string out;
  for (const PageWord& word : words) out += (out.empty() ? "" : std::string(between)) + word.*form;
  return out;
}

bool has_digit(const std::string& text) { return std::ranges::any_of(text, is_digit); }

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

// What OCR makes of one and the same writing: a letter or two in a word, a word cut in two. Figures are never guessed.
bool is_misread(const std::string& sheet, const std::string& scan) {
  if (sheet.empty() || scan.empty() || has_digit(sheet) || has_digit(scan)) return sheet == scan;
  constexpr std::size_t letters_compared_max = 200;
  if (std::max(sheet.size(), scan.size()) > letters_compared_max) return false;
  return letters_apart(sheet, scan) * 3 <= std::max<std::size_t>(sheet.size(), 3);
}

// Collects where two pages part, in their order.
class Parting {
 public:
  explicit Parting(ScannedPage& page) : page_(page) {}

  // `inside`: between words that both have. Before and after them stand heads, stamps and signatures.
  void add(Words sheet, Words scan, bool inside) {
    std::vector<PageWord> sure;
    for (const PageWord& word : scan) {
      if (inside && word.confidence >= sure_confidence) sure.push_back(word);
    }
    if (sheet.empty() && sure.empty()) return;
    if (is_misread(joined(sheet, &PageWord::plain, ""), joined(scan, &PageWord::plain, ""))) return;
    for (const PageWord& word : sheet) {
      if (has_digit(word.plain) && page_.numbers.size() < told_max) page_.numbers.push_back(word.text);
    }
    if (page_.differences.size() == told_max) return;
    const auto words = [](Words some) { return some.empty() ? "…" : joined(some, &PageWord::text, " "); };
    page_.differences.push_back(words(sheet.first(std::min<std::size_t>(sheet.size(), words_told_max))) + " → " +
                                words(Words(sure).first(std::min<std::size_t>(sure.size(), words_told_max))));
  }

 private:
  static constexpr int sure_confidence = 60;  // ink and stamps read as letters are less
  static constexpr std::size_t told_max = 8;
  static constexpr std::size_t words_told_max = 6;
  ScannedPage& page_;
};

std::vector<std::uint32_t> numbered(Words words, std::map<std::string, std::uint32_t>& ids) {
  std::vector<std::uint32_t> out;
  for (const PageWord& word : words) {
    out.push_back(ids.try_emplace(word.plain, static_cast<std::uint32_t>(ids.size())).first->second);
  }
  return out;
}

void compare_page(ScannedPage& page, Words sheet, Words scan) {
  std::map<std::string, std::uint32_t> ids;
  const auto before = numbered(sheet, ids);
  const auto after = numbered(scan, ids);
  Parting parting(page);
  std::size_t i = 0;
  std::size_t j = 0;
  for (const Stretch& same : common_stretches(before, after)) {
    parting.add(sheet.subspan(i, same.before - i), scan.subspan(j, same.after - j), i > 0 || j > 0);
    i = same.before + same.count;
    j = same.after + same.count;
  }
  parting.add(sheet.subspan(i), scan.subspan(j), false);
}

ScannedPage best_of(const PageWords& sheet, std::size_t page, std::span<const PageWords> scan,
                    std::vector<bool>& taken) {
  ScannedPage out{page};
  for (std::size_t at = 0; at < scan.size(); ++at) {
    const int share = share_of(sheet, scan[at]);
    if (taken[at] || share < shown_share || share <= out.share) continue;
    out.share = share;
    out.found_on = at + 1;
  }
  if (!out.found_on) return out;
  taken[*out.found_on - 1] = true;
  compare_page(out, sheet.words, scan[*out.found_on - 1].words);
  return out;
}

// "Sidik naskah 3f2a 91c0 77de 05b1" of a footer, by its sixteen digits; empty where it was not read whole.
std::string fingerprint_on(const paper::RecognisedPage& page) {
  for (std::size_t at = 0; at + 6 <= page.words.size(); ++at) {
    if (plain(page.words[at].text) != "sidik" || plain(page.words[at + 1].text) != "naskah") continue;
    std::string digits;
    for (std::size_t group = 0; group < 4; ++group) digits += plain(page.words[at + 2 + group].text);
    const bool whole = digits.size() == fingerprint_digits &&
                       std::ranges::all_of(digits, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
    if (whole) return digits;
  }
  return {};
}

bool is_of(const std::string& digits, const std::string& hex) {
  std::size_t differing = 0;
  for (std::size_t at = 0; at < digits.size(); ++at) differing += digits[at] != hex[at] ? 1 : 0;
  return differing <= misread_digits_max;
}

std::string in_groups(const std::string& digits) {
  return digits.substr(0, 4) + " " + digits.substr(4, 4) + " " + digits.substr(8, 4) + " " + digits.substr(12, 4);
}

ScanVerdict verdict_of(const ScanComparison& seen, std::size_t words_read) {
  if (seen.other_fingerprint) return ScanVerdict::Other;
  if (words_read < words_min) return ScanVerdict::Undeterminable;
  const auto shown =
      std::ranges::count_if(seen.pages, [](const ScannedPage& page) { return page.found_on.has_value(); });
  // Pages whose turn did not come may be those that are missing.
  if (shown == 0) return seen.unread_pages > 0 ? ScanVerdict::Undeterminable : ScanVerdict::Other;
  const bool whole = std::ranges::all_of(seen.pages, [](const ScannedPage& page) {
    return page.share >= readable_share && page.numbers.empty() && page.differences.empty();
  });
  return whole ? ScanVerdict::Same : ScanVerdict::Doubtful;
}

}  // namespace

ScanComparison compare_scan(std::span<const paper::RecognisedPage> sheet, std::span<const paper::RecognisedPage> scan,
                            const Digest& text) {
  ScanComparison out;
  std::vector<PageWords> read;
  std::size_t words_read = 0;
  const std::string hex = text.text();
  for (const paper::RecognisedPage& page : scan) {
    read.push_back(words_of(page, page.height * body_part));
    words_read += read.back().words.size();
    out.unread_pages += page.source == paper::PageSource::NotRead ? 1 : 0;
    const std::string digits = fingerprint_on(page);
    if (!digits.empty() && !is_of(digits, hex)) out.other_fingerprint = in_groups(digits);
  }
  std::vector<bool> taken(read.size());
  for (std::size_t at = 0; at < sheet.size(); ++at) {
    out.pages.push_back(best_of(words_of(sheet[at], sheet[at].height * body_part), at + 1, read, taken));
  }
  out.verdict = verdict_of(out, words_read);
  return out;
}

}  // namespace simpul::signing
