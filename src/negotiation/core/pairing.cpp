#include "pairing.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>

#include "text/sequence_diff.h"
#include "text/word_diff.h"

namespace simpul::negotiation {
namespace {

// Below this a text is another text rather than a changed one.
constexpr double likeness_least = 0.45;
// Words looked at for one gap; beyond, parts are paired by their place or not at all.
constexpr std::size_t words_max = 3'000'000;

// Which of the new parts kept their order.
std::vector<bool> staying(const Partners& partners) {
  std::vector<std::size_t> tails;  // the new part that ends the best rise of each length
  std::vector<std::optional<std::size_t>> previous(partners.size());
  for (std::size_t j = 0; j < partners.size(); ++j) {
    if (!partners[j]) continue;
    const auto at = std::ranges::lower_bound(tails, *partners[j], {}, [&](std::size_t k) { return *partners[k]; });
    if (at != tails.begin()) previous[j] = *std::prev(at);
    if (at == tails.end()) tails.push_back(j);
    else *at = j;
  }
  std::vector<bool> out(partners.size());
  if (tails.empty()) return out;
  for (std::optional<std::size_t> j = tails.back(); j; j = previous[*j]) out[*j] = true;
  return out;
}

// The parts between two equal ones.
struct Gap {
  std::size_t before_begin;
  std::size_t before_end;
  std::size_t after_begin;
  std::size_t after_end;

  std::size_t rows() const { return before_end - before_begin; }
  std::size_t columns() const { return after_end - after_begin; }
};

class GapAlignment {
 public:
  GapAlignment(std::span<const std::string> before, std::span<const std::string> after) {
    for (const std::string& one : before) before_.emplace_back(one);
    for (const std::string& one : after) after_.emplace_back(one);
  }

  // For each new part of the gap the old one, counted inside the gap.
  Partners partners() const {
    if (before_.empty() || after_.empty()) return Partners(after_.size());
    if (costs_too_much()) return by_place();
    return by_likeness();
  }

 private:
  bool costs_too_much() const {
    const auto words = [](const std::vector<WordBag>& bags) {
      return std::accumulate(bags.begin(), bags.end(), std::size_t{0},
                             [](std::size_t sum, const WordBag& bag) { return sum + bag.size() + 1; });
    };
    return before_.size() * words(after_) + after_.size() * words(before_) > words_max;
  }

  Partners by_place() const {
    Partners out(after_.size());
    if (before_.size() != after_.size()) return out;
    for (std::size_t j = 0; j < out.size(); ++j) out[j] = j;
    return out;
  }

  // The alignment with the greatest sum of likeness (Needleman and Wunsch 1970, without a price for gaps).
  Partners by_likeness() const {
    const std::size_t width = after_.size() + 1;
    std::vector<double> best((before_.size() + 1) * width);
    std::vector<double> likeness(best.size());
    for (std::size_t i = 1; i <= before_.size(); ++i) {
      for (std::size_t j = 1; j < width; ++j) {
        const std::size_t here = i * width + j;
        likeness[here] = before_[i - 1].likeness(after_[j - 1]);
        const double both = likeness[here] < likeness_least ? 0 : best[here - width - 1] + likeness[here];
        best[here] = std::max({best[here - width], best[here - 1], both});
      }
    }
    Partners out(after_.size());
    for (std::size_t i = before_.size(), j = after_.size(); i > 0 && j > 0;) {
      const std::size_t here = i * width + j;
      if (likeness[here] >= likeness_least && best[here] == best[here - width - 1] + likeness[here]) {
        out[--j] = --i;
      } else if (best[here] == best[here - width]) {
        --i;
      } else {
        --j;
      }
    }
    return out;
  }

  std::vector<WordBag> before_;
  std::vector<WordBag> after_;
};

void align_gap(std::span<const std::string> before, std::span<const std::string> after, const Gap& gap, Partners& out) {
  const GapAlignment alignment(before.subspan(gap.before_begin, gap.rows()),
                               after.subspan(gap.after_begin, gap.columns()));
  const Partners found = alignment.partners();
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (found[j]) out[gap.after_begin + j] = gap.before_begin + *found[j];
  }
}

std::vector<Stretch> equal_stretches(std::span<const std::string> before, std::span<const std::string> after) {
  std::map<std::string_view, std::uint32_t> known;
  const auto numbered = [&](std::span<const std::string> parts) {
    std::vector<std::uint32_t> out;
    for (const std::string& part : parts) {
      out.push_back(known.try_emplace(part, static_cast<std::uint32_t>(known.size())).first->second);
    }
    return out;
  };
  const auto old_side = numbered(before);
  const auto new_side = numbered(after);
  return common_stretches(old_side, new_side);
}

}  // namespace

std::vector<Pair> in_reading_order(std::size_t before_count, const Partners& partners) {
  std::vector<bool> removed(before_count, true);
  for (const auto& partner : partners) {
    if (partner) removed[*partner] = false;
  }
  const std::vector<bool> stays = staying(partners);
  std::vector<Pair> out;
  std::vector<bool> anchor(before_count, false);
  for (std::size_t j = 0; j < partners.size(); ++j) {
    if (stays[j]) anchor[*partners[j]] = true;
  }
  const auto put_removed_until_anchor = [&](std::size_t i) {
    for (; i < before_count && !anchor[i]; ++i) {
      if (removed[i]) out.push_back({i, std::nullopt, false});
    }
  };
  put_removed_until_anchor(0);
  for (std::size_t j = 0; j < partners.size(); ++j) {
    out.push_back({partners[j], j, partners[j].has_value() && !stays[j]});
    if (stays[j]) put_removed_until_anchor(*partners[j] + 1);
  }
  return out;
}

Partners alike(std::span<const std::string> before, std::span<const std::string> after) {
  Partners out(after.size());
  std::size_t x = 0;
  std::size_t y = 0;
  for (const Stretch& same : equal_stretches(before, after)) {
    align_gap(before, after, {x, same.before, y, same.after}, out);
    for (std::size_t i = 0; i < same.count; ++i) out[same.after + i] = same.before + i;
    x = same.before + same.count;
    y = same.after + same.count;
  }
  align_gap(before, after, {x, before.size(), y, after.size()}, out);
  return out;
}

}  // namespace simpul::negotiation
