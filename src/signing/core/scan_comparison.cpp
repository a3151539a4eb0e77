#include "signing/scan_comparison.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "page_comparison.h"

namespace simpul::signing {
namespace {

constexpr int shown_likeness = 50;  // of 100 words; below, a page shows something else
// Words that stand otherwise, of 100 and at least: beyond both, it is another paper of the same kind. A true paper
// scanned badly has 1 of 100, an agreement with another party 4 (docs/formats/signatures.md).
constexpr std::size_t contradicted_max = 3;
constexpr std::size_t contradicted_least = 12;
constexpr std::size_t words_min = 30;
constexpr std::size_t fingerprint_digits = 16;
constexpr std::size_t misread_digits_max = 5;

struct PageWords {
  std::vector<PageWord> words;
  std::map<std::string, int> counts;  // how often each stands there
};

PageWords words_of(const paper::RecognisedPage& page) {
  PageWords out{body_words(page), {}};
  for (const PageWord& word : out.words) ++out.counts[word.plain];
  return out;
}

struct Scan {
  std::vector<PageWords> pages;
  std::vector<bool> taken;  // by a page of the sheet
};

// Of a hundred words, wherever they stand: which page of a scan this is.
int likeness(const PageWords& sheet, const PageWords& scan) {
  std::size_t found = 0;
  for (const auto& [word, count] : sheet.counts) {
    const auto there = scan.counts.find(word);
    if (there != scan.counts.end()) found += static_cast<std::size_t>(std::min(count, there->second));
  }
  return sheet.words.empty() ? 100 : static_cast<int>(found * 100 / sheet.words.size());
}

// The page of the scan that shows a page of the sheet best, compared word by word.
ScannedPage best_of(const PageWords& sheet, std::size_t page, Scan& scan, PageTally& tally) {
  ScannedPage out{page};
  int best = shown_likeness - 1;
  for (std::size_t at = 0; at < scan.pages.size(); ++at) {
    const int like = likeness(sheet, scan.pages[at]);
    if (scan.taken[at] || like <= best) continue;
    best = like;
    out.found_on = at + 1;
  }
  if (!out.found_on) return out;
  scan.taken[*out.found_on - 1] = true;
  const PageTally of_page = compare_page(out, sheet.words, scan.pages[*out.found_on - 1].words);
  tally.words += of_page.words;
  tally.unread += of_page.unread;
  tally.contradicted += of_page.contradicted;
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

bool is_clean(const ScannedPage& page) {
  return page.share >= readable_share && page.numbers.empty() && page.differences.empty();
}

ScanVerdict verdict_of(const ScanComparison& seen, std::size_t words_read, const PageTally& tally) {
  if (seen.other_fingerprint) return ScanVerdict::Other;
  if (words_read < words_min) return ScanVerdict::Undeterminable;
  const auto shown =
      std::ranges::count_if(seen.pages, [](const ScannedPage& page) { return page.found_on.has_value(); });
  // Pages whose turn did not come may be those that are missing.
  if (shown == 0) return seen.unread_pages > 0 ? ScanVerdict::Undeterminable : ScanVerdict::Other;
  const bool many = tally.contradicted * 100 > tally.words * contradicted_max;
  if (many && tally.contradicted >= contradicted_least) return ScanVerdict::Other;
  return std::ranges::all_of(seen.pages, is_clean) ? ScanVerdict::Same : ScanVerdict::Doubtful;
}

}  // namespace

ScanComparison compare_scan(std::span<const paper::RecognisedPage> sheet, std::span<const paper::RecognisedPage> scan,
                            const Digest& text) {
  ScanComparison out;
  Scan read;
  std::size_t words_read = 0;
  const std::string hex = text.text();
  for (const paper::RecognisedPage& page : scan) {
    read.pages.push_back(words_of(page));
    words_read += read.pages.back().words.size();
    out.unread_pages += page.source == paper::PageSource::NotRead ? 1 : 0;
    const std::string digits = fingerprint_on(page);
    if (!digits.empty() && !is_of(digits, hex)) out.other_fingerprint = in_groups(digits);
  }
  read.taken.resize(read.pages.size());
  PageTally tally;
  for (std::size_t at = 0; at < sheet.size(); ++at) {
    out.pages.push_back(best_of(words_of(sheet[at]), at + 1, read, tally));
  }
  out.verdict = verdict_of(out, words_read, tally);
  return out;
}

ScanReading reading_of(const Digest& file, const ScanComparison& seen) {
  constexpr std::size_t pages_kept_max = 20;
  ScanReading out{file, seen.verdict, {}, seen.unread_pages};
  for (const ScannedPage& page : seen.pages) {
    if (!is_clean(page) && out.pages.size() < pages_kept_max) out.pages.push_back(page);
  }
  return out;
}

}  // namespace simpul::signing
