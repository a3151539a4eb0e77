#include "text/word_diff.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "text/sequence_diff.h"
#include "word_tokens.h"

namespace simpul {
namespace {

using text::WordToken;

// A text as numbers: equal tokens of both texts have the same one.
struct Side {
  std::string_view text;
  std::vector<WordToken> tokens;
  std::vector<std::uint32_t> numbers;

  explicit Side(std::string_view source) : text(source), tokens(text::word_tokens(source)) {}

  void number(std::unordered_map<std::string_view, std::uint32_t>& known) {
    numbers.reserve(tokens.size());
    for (const WordToken& token : tokens) {
      const auto next = static_cast<std::uint32_t>(known.size());
      numbers.push_back(known.try_emplace(text.substr(token.begin, token.size()), next).first->second);
    }
  }
  // Byte at which token `at` begins.
  std::size_t byte(std::size_t at) const { return at < tokens.size() ? tokens[at].begin : text.size(); }
  std::size_t bytes(ByteRange range) const { return byte(range.end) - byte(range.begin); }
  std::span<const std::uint32_t> part(ByteRange range) const {
    return std::span(numbers).subspan(range.begin, range.size());
  }
};

// Tokens (not bytes) that were replaced; what is between two changes is the same on both sides.
struct Change {
  ByteRange before;
  ByteRange after;
};

struct Words {
  std::size_t count = 0;
  std::size_t bytes = 0;
};

Words words_in(const Side& side, ByteRange range) {
  Words out;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (!side.tokens[i].is_word) continue;
    ++out.count;
    out.bytes += side.tokens[i].size();
  }
  return out;
}

class Tidying {
 public:
  Tidying(const Side& before, const Side& after) : before_(before), after_(after) {}

  std::vector<Change> tidied(const std::vector<Change>& changes) const {
    std::vector<Change> out;
    for (Change change : changes) {
      while (!out.empty() && join(out.back(), change)) out.pop_back();
      out.push_back(change);
    }
    return out;
  }

 private:
  // Makes one change of two, in `next`, where reading them apart helps nobody.
  bool join(const Change& last, Change& next) const {
    const ByteRange between{last.before.end, next.before.begin};
    const Words words = words_in(before_, between);
    const bool removes = last.before.size() + next.before.size() > 0;
    const bool adds = last.after.size() + next.after.size() > 0;
    if (removes && adds) {
      if (words.count > 0 && (words.count > 2 || before_.bytes(between) > std::min(weight(last), weight(next))))
        return false;
      next = {{last.before.begin, next.before.end}, {last.after.begin, next.after.end}};
      return true;
    }
    if (words.count > 0) return false;
    return adds ? slide(before_, after_, {last, next, false}, next) : slide(after_, before_, {last, next, true}, next);
  }

  std::size_t weight(const Change& change) const {
    return std::max(before_.bytes(change.before), after_.bytes(change.after));
  }

  struct Two {
    Change last;
    Change next;
    bool mirrored;
  };

  // Two insertions with a space or sign between: the whole is one insertion where that sign stands at its beginning or
  // its end too. The same for two removals, with the sides exchanged.
  static bool slide(const Side& lean, const Side& full, const Two& two, Change& out) {
    const auto lean_of = [&](const Change& change) { return two.mirrored ? change.after : change.before; };
    const auto full_of = [&](const Change& change) { return two.mirrored ? change.before : change.after; };
    const ByteRange between{lean_of(two.last).end, lean_of(two.next).begin};
    const ByteRange whole{full_of(two.last).begin, full_of(two.next).end};
    const auto sign = lean.part(between);
    const auto inserted = full.part(whole);
    ByteRange thin{between.end, between.end};
    ByteRange thick{whole.begin + sign.size(), whole.end};
    if (!std::ranges::equal(sign, inserted.first(sign.size()))) {
      if (!std::ranges::equal(sign, inserted.last(sign.size()))) return false;
      thin = {between.begin, between.begin};
      thick = {whole.begin, whole.end - sign.size()};
    }
    out = two.mirrored ? Change{thick, thin} : Change{thin, thick};
    return true;
  }

  const Side& before_;
  const Side& after_;
};

std::vector<Change> changes_between(const Side& before, const Side& after) {
  std::vector<Change> out;
  Change open;
  const auto close = [&](std::size_t x, std::size_t y) {
    open.before.end = x;
    open.after.end = y;
    if (open.before.size() + open.after.size() > 0) out.push_back(open);
  };
  for (const Stretch& same : common_stretches(before.numbers, after.numbers)) {
    close(same.before, same.after);
    open = {{same.before + same.count, 0}, {same.after + same.count, 0}};
  }
  close(before.tokens.size(), after.tokens.size());
  return out;
}

// Whether less than a fifth of the words, by their bytes, is left of the text with fewer words.
bool shares_next_to_nothing(const Side& before, const Side& after, const std::vector<Change>& changes) {
  std::size_t gone = 0;
  for (const Change& change : changes) gone += words_in(before, change.before).bytes;
  const std::size_t old_bytes = words_in(before, {0, before.tokens.size()}).bytes;
  const std::size_t new_bytes = words_in(after, {0, after.tokens.size()}).bytes;
  return (old_bytes - gone) * 5 < std::min(old_bytes, new_bytes);
}

std::vector<TextRun> runs_of(const Side& before, const Side& after, const std::vector<Change>& changes) {
  std::vector<TextRun> out;
  std::size_t x = 0;
  std::size_t y = 0;
  const auto upto = [&](RunKind kind, std::size_t old_end, std::size_t new_end) {
    if (old_end > x || new_end > y) out.push_back({kind, {x, old_end}, {y, new_end}});
    x = old_end;
    y = new_end;
  };
  for (const Change& change : changes) {
    upto(RunKind::Same, before.byte(change.before.begin), after.byte(change.after.begin));
    upto(RunKind::Removed, before.byte(change.before.end), y);
    upto(RunKind::Added, x, after.byte(change.after.end));
  }
  upto(RunKind::Same, before.text.size(), after.text.size());
  return out;
}

// FNV-1a, 64 bits: the same on every machine.
std::uint64_t fingerprint(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

}  // namespace

std::vector<TextRun> word_diff(std::string_view before, std::string_view after) {
  if (before == after) {
    if (before.empty()) return {};
    return {{RunKind::Same, {0, before.size()}, {0, after.size()}}};
  }
  Side old_side(before);
  Side new_side(after);
  std::unordered_map<std::string_view, std::uint32_t> known;
  old_side.number(known);
  new_side.number(known);
  auto changes = changes_between(old_side, new_side);
  if (shares_next_to_nothing(old_side, new_side, changes)) {
    changes = {{{0, old_side.tokens.size()}, {0, new_side.tokens.size()}}};
  }
  return runs_of(old_side, new_side, Tidying(old_side, new_side).tidied(changes));
}

WordBag::WordBag(std::string_view text) {
  for (const WordToken& token : text::word_tokens(text)) {
    if (token.is_word) words_.push_back({fingerprint(text.substr(token.begin, token.size())), token.size()});
  }
  std::ranges::sort(words_, {}, &Word::fingerprint);
  for (const Word& word : words_) bytes_ += word.bytes;
}

double WordBag::likeness(const WordBag& other) const {
  if (bytes_ + other.bytes_ == 0) return 1;
  std::uint64_t common = 0;
  auto mine = words_.begin();
  auto its = other.words_.begin();
  while (mine != words_.end() && its != other.words_.end()) {
    if (mine->fingerprint == its->fingerprint) {
      common += mine->bytes;
      ++mine;
      ++its;
    } else if (mine->fingerprint < its->fingerprint) {
      ++mine;
    } else {
      ++its;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(bytes_ + other.bytes_);
}

}  // namespace simpul
