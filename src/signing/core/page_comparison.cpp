#include "page_comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "print_fit.h"
#include "text/sequence_diff.h"

namespace simpul::signing {
namespace {

constexpr int sure_confidence = 60;  // ink and stamps read as letters are less
constexpr std::size_t told_max = 8;
constexpr std::size_t lost_run_max = 2;  // OCR loses a word or two; more in a row were not there

// Words that turn a sentence round. Where one was not read, that OCR lost it is no excuse.
bool turns_the_sense(const std::string& plain) {
  static constexpr std::array words = {"tidak", "tak", "bukan", "tanpa", "kecuali", "belum", "jangan", "dilarang"};
  return std::ranges::find(words, plain) != words.end();
}

// Specks and edges of the paper are read as a syllable.
bool is_speck(Words added) {
  constexpr std::size_t letters_max = 3;
  return added.size() == 1 && added.front().plain.size() <= letters_max && !has_digit(added.front().plain) &&
         !turns_the_sense(added.front().plain);
}

// "11." before a line: it moves with its words and says nothing itself.
bool is_enumerator(const PageWord& word) {
  return word.plain.size() <= 2 && (word.text.ends_with('.') || word.text.ends_with(')'));
}

std::vector<std::uint32_t> numbered(Words words, std::map<std::string, std::uint32_t>& ids) {
  std::vector<std::uint32_t> out;
  for (const PageWord& word : words) {
    out.push_back(ids.try_emplace(word.plain, static_cast<std::uint32_t>(ids.size())).first->second);
  }
  return out;
}

bool on_one_line(const PageWord& one, const PageWord& other) {
  const double shared = std::min(one.bottom, other.bottom) - std::max(one.top, other.top);
  return shared > 0.5 * std::min(one.bottom - one.top, other.bottom - other.top);
}

// Words of both pages between two that both have.
struct Gap {
  std::size_t sheet_begin, sheet_end;
  std::size_t scan_begin, scan_end;
};

class Pages {
 public:
  Pages(Words sheet, Words scan) : sheet_(sheet), scan_(scan), read_(sheet.size()), taken_(scan.size()) {
    pair_in_order();
    for (const Gap& gap : gaps_) {
      const Words before = sheet_.subspan(gap.sheet_begin, gap.sheet_end - gap.sheet_begin);
      const Words after = scan_.subspan(gap.scan_begin, gap.scan_end - gap.scan_begin);
      if (is_misread(before, after)) settle(gap);
    }
    fit_ = PrintFit::of(pairs_);
    if (fit_) pair_in_place();
  }

  PageTally tell(ScannedPage& page) const {
    PageTally tally;
    tally.words = sheet_.size();
    for (const Gap& gap : gaps_) tell_gap(gap, page, tally);
    const std::size_t lost = std::min(tally.words, tally.unread + gone(tally));
    page.share = tally.words == 0 ? 100 : static_cast<int>((tally.words - lost) * 100 / tally.words);
    return tally;
  }

 private:
  static std::size_t gone(const PageTally& tally) { return std::min(tally.contradicted, tally.words); }

  // What stands in the same order on both. Between it lies what OCR lost, read out of order or misread, and what is
  // really different.
  void pair_in_order() {
    std::map<std::string, std::uint32_t> ids;
    const auto before = numbered(sheet_, ids);
    const auto after = numbered(scan_, ids);
    Gap gap{0, 0, 0, 0};
    for (const Stretch& same : common_stretches(before, after)) {
      gap.sheet_end = same.before;
      gap.scan_end = same.after;
      add(gap);
      for (std::size_t k = 0; k < same.count; ++k) pair(same.before + k, same.after + k);
      gap = {same.before + same.count, 0, same.after + same.count, 0};
    }
    gap.sheet_end = sheet_.size();
    gap.scan_end = scan_.size();
    add(gap);
  }
  void add(const Gap& gap) {
    if (gap.sheet_begin < gap.sheet_end || gap.scan_begin < gap.scan_end) gaps_.push_back(gap);
  }
  void pair(std::size_t i, std::size_t j) {
    read_[i] = taken_[j] = true;
    pairs_.push_back({{sheet_[i].x(), sheet_[i].y()}, {scan_[j].x(), scan_[j].y()}});
  }
  void settle(const Gap& gap) {
    for (std::size_t i = gap.sheet_begin; i < gap.sheet_end; ++i) read_[i] = true;
    for (std::size_t j = gap.scan_begin; j < gap.scan_end; ++j) taken_[j] = true;
  }

  // OCR reads columns and stamped lines in another order; a word that stands where it was printed was read all the
  // same.
  void pair_in_place() {
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
      if (read_[i]) continue;
      const Point there = fit_->on_scan({sheet_[i].x(), sheet_[i].y()});
      for (std::size_t j = 0; j < scan_.size(); ++j) {
        if (taken_[j] || !covers(scan_[j], there)) continue;
        if (!is_misread(sheet_.subspan(i, 1), scan_.subspan(j, 1))) continue;
        read_[i] = taken_[j] = true;
        break;
      }
    }
  }
  static bool covers(const PageWord& word, Point at) {
    constexpr double slack = 4;  // points
    return at.x >= word.left - slack && at.x <= word.right + slack && at.y >= word.top - slack &&
           at.y <= word.bottom + slack;
  }

  void tell_gap(const Gap& gap, ScannedPage& page, PageTally& tally) const {
    const std::vector<PageWord> missing = missing_in(gap);
    std::vector<PageWord> added = added_in(gap);
    if (is_speck(added)) added.clear();
    if (missing.empty() && added.empty()) return;
    if (added.empty()) return tell_missing(gap, missing, page, tally);
    if (is_misread(missing, added)) return;
    tally.contradicted += std::max(missing.size(), added.size());
    tell_numbers(missing, page);
    tell_difference(gap, missing, added, page);
  }
  std::vector<PageWord> missing_in(const Gap& gap) const {
    std::vector<PageWord> out;
    for (std::size_t i = gap.sheet_begin; i < gap.sheet_end; ++i) {
      if (!read_[i]) out.push_back(sheet_[i]);
    }
    return out;
  }
  // Before the first and after the last word that both have stand heads, stamps and signatures.
  std::vector<PageWord> added_in(const Gap& gap) const {
    std::vector<PageWord> out;
    if (gap.sheet_begin == 0 && gap.scan_begin == 0) return out;
    if (gap.sheet_end == sheet_.size() && gap.scan_end == scan_.size()) return out;
    for (std::size_t j = gap.scan_begin; j < gap.scan_end; ++j) {
      if (!taken_[j] && scan_[j].confidence >= sure_confidence && stands_in_a_line(j)) out.push_back(scan_[j]);
    }
    return out;
  }
  bool stands_in_a_line(std::size_t j) const {
    constexpr double reach = 40;  // points
    for (std::size_t k = 0; k < scan_.size(); ++k) {
      if (!taken_[k] || !on_one_line(scan_[k], scan_[j])) continue;
      const double between = std::max(scan_[k].left, scan_[j].left) - std::min(scan_[k].right, scan_[j].right);
      if (between < reach) return true;
    }
    return false;
  }

  void tell_missing(const Gap& gap, const std::vector<PageWord>& missing, ScannedPage& page, PageTally& tally) const {
    const bool all_lost = missing.size() <= lost_run_max && std::ranges::all_of(missing, [&](const PageWord& word) {
                            return is_lost(word) && !turns_the_sense(word.plain);
                          });
    if (all_lost) {
      tally.unread += missing.size();
    } else {
      tally.contradicted += missing.size();
      tell_difference(gap, missing, {}, page);
    }
    tell_numbers(missing, page);
  }
  // Nothing else stands where the word was printed: the scan is faint there.
  bool is_lost(const PageWord& word) const {
    if (!fit_) return false;
    const Point there = fit_->on_scan({word.x(), word.y()});
    for (std::size_t j = 0; j < scan_.size(); ++j) {
      const bool sure = taken_[j] || scan_[j].confidence >= sure_confidence;
      if (sure && there.x > scan_[j].left && there.x < scan_[j].right && there.y > scan_[j].top &&
          there.y < scan_[j].bottom) {
        return false;
      }
    }
    return true;
  }
  static void tell_numbers(const std::vector<PageWord>& missing, ScannedPage& page) {
    for (const PageWord& word : missing) {
      const bool is_told = std::ranges::find(page.numbers, word.text) != page.numbers.end();
      if (!has_digit(word.plain) || is_enumerator(word) || is_told || page.numbers.size() == told_max) continue;
      page.numbers.push_back(word.text);
    }
  }
  // A word that only one of them has is told between its neighbours, so that people find the place.
  void tell_difference(const Gap& gap, Words missing, Words added, ScannedPage& page) const {
    if (page.differences.size() == told_max) return;
    if (!missing.empty() && !added.empty()) {
      page.differences.push_back(told(missing) + " → " + told(added));
      return;
    }
    const std::string before = gap.sheet_begin > 0 ? sheet_[gap.sheet_begin - 1].text : "…";
    const std::string after = gap.sheet_end < sheet_.size() ? sheet_[gap.sheet_end].text : "…";
    const auto between = [&](Words words) { return before + " " + (words.empty() ? "" : told(words) + " ") + after; };
    page.differences.push_back(between(missing) + " → " + between(added));
  }

  Words sheet_;
  Words scan_;
  std::vector<bool> read_;   // of the sheet: found on the scan
  std::vector<bool> taken_;  // of the scan: found on the sheet
  std::vector<Gap> gaps_;
  std::vector<std::pair<Point, Point>> pairs_;
  std::optional<PrintFit> fit_;
};

}  // namespace

PageTally compare_page(ScannedPage& page, Words sheet, Words scan) { return Pages(sheet, scan).tell(page); }

}  // namespace simpul::signing
