#include "signing/scan_comparison.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace simpul::signing {
namespace {

constexpr int shown_share = 50;  // below, a page shows something else
constexpr std::size_t words_min = 30;
constexpr std::size_t numbers_max = 8;
constexpr double footer_height = 85;  // points; docs/formats/pdf.md
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

struct PageWords {
  std::map<std::string, int> words;  // how often each stands there
  std::vector<std::string> numbers;  // as they are written
  std::size_t count = 0;
};

PageWords words_of(const paper::RecognisedPage& page, double height) {
  PageWords out;
  for (const paper::RecognisedWord& word : page.words) {
    if (word.top > height) continue;
    const std::string text = plain(word.text);
    if (text.size() < 2) continue;
    ++out.words[text];
    ++out.count;
    if (std::ranges::any_of(text, is_digit)) out.numbers.push_back(word.text);
  }
  return out;
}

int share_of(const PageWords& sheet, const PageWords& scan) {
  std::size_t found = 0;
  for (const auto& [word, count] : sheet.words) {
    const auto there = scan.words.find(word);
    if (there != scan.words.end()) found += static_cast<std::size_t>(std::min(count, there->second));
  }
  return sheet.count == 0 ? 100 : static_cast<int>(found * 100 / sheet.count);
}

std::vector<std::string> numbers_missing(const PageWords& sheet, const PageWords& scan) {
  std::vector<std::string> out;
  for (const std::string& number : sheet.numbers) {
    const bool known = scan.words.contains(plain(number)) || std::ranges::find(out, number) != out.end();
    if (!known && out.size() < numbers_max) out.push_back(number);
  }
  return out;
}

ScannedPage best_of(const PageWords& sheet, std::size_t page, std::span<const PageWords> scan) {
  ScannedPage out{page};
  const PageWords* shown = nullptr;
  for (std::size_t at = 0; at < scan.size(); ++at) {
    const int share = share_of(sheet, scan[at]);
    if (share < shown_share || share <= out.share) continue;
    out.share = share;
    out.found_on = at + 1;
    shown = &scan[at];
  }
  if (shown) out.numbers = numbers_missing(sheet, *shown);
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
  const bool whole = std::ranges::all_of(
      seen.pages, [](const ScannedPage& page) { return page.share >= readable_share && page.numbers.empty(); });
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
    read.push_back(words_of(page, page.height));
    words_read += read.back().count;
    out.unread_pages += page.source == paper::PageSource::NotRead ? 1 : 0;
    const std::string digits = fingerprint_on(page);
    if (!digits.empty() && !is_of(digits, hex)) out.other_fingerprint = in_groups(digits);
  }
  for (std::size_t at = 0; at < sheet.size(); ++at) {
    out.pages.push_back(best_of(words_of(sheet[at], sheet[at].height - footer_height), at + 1, read));
  }
  out.verdict = verdict_of(out, words_read);
  return out;
}

}  // namespace simpul::signing
