#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "negotiation/marks.h"
#include "negotiation/numbering.h"
#include "text/letters.h"
#include "written_numbers.h"

namespace simpul::manuscript {
namespace {

using negotiation::Block;
using negotiation::BlockKind;
using negotiation::Clause;

// A text with more is none that anybody wrote; what is left over stays words.
constexpr std::size_t references_max = 5'000;

// "Pasal 5 ayat (2) huruf b angka 1" in words; 0 for a part that is not named.
struct Named {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t pasal = 0;
  std::size_t ayat = 0;
  std::size_t huruf = 0;
  std::size_t angka = 0;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ASCII letters in either case; folded() would cost too much at every word of a long paper.
bool same_letters(std::string_view written, std::string_view small) {
  return std::ranges::equal(written, small, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

// Reads on in a text, word by word.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }

  // Whether the word stands here, in small letters or with a capital; goes past it and the space behind it.
  bool word(std::string_view wanted) {
    const std::string_view here = text_.substr(at_, wanted.size());
    const std::size_t end = at_ + wanted.size();
    if (here.size() < wanted.size() || !same_letters(here, wanted) || end >= text_.size() || text_[end] != ' ')
      return false;
    at_ = end + 1;
    return true;
  }

  std::size_t number() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    const bool part_of_more = at_ < text_.size() && is_letter(text_[at_]);
    std::size_t value = 0;
    if (at_ - begin <= 4 && !part_of_more) std::from_chars(text_.data() + begin, text_.data() + at_, value);
    if (value == 0) at_ = begin;
    return value;
  }

  std::size_t in_brackets() {
    const std::size_t begin = at_;
    if (at_ >= text_.size() || text_[at_] != '(') return 0;
    ++at_;
    const std::size_t value = number();
    if (value > 0 && at_ < text_.size() && text_[at_] == ')') {
      ++at_;
      return value;
    }
    at_ = begin;
    return 0;
  }

  std::size_t letter() {
    const bool alone = at_ + 1 >= text_.size() || (!is_letter(text_[at_ + 1]) && !is_digit(text_[at_ + 1]));
    if (at_ >= text_.size() || text_[at_] < 'a' || text_[at_] > 'z' || !alone) return 0;
    return static_cast<std::size_t>(text_[at_++] - 'a' + 1);
  }

  // Goes past one space if `more` reads something behind it; otherwise stays.
  template <class More>
  std::size_t behind_space(std::string_view wanted, More more) {
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == ' ' && (++at_, word(wanted))) {
      if (const std::size_t value = more()) return value;
    }
    at_ = begin;
    return 0;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::optional<Named> named_at(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  Named out{.begin = at};
  if (cursor.word("pasal"))
    out.pasal = cursor.number();
  else if (cursor.word("ayat"))
    out.ayat = cursor.in_brackets();
  if (out.pasal == 0 && out.ayat == 0) return std::nullopt;
  if (out.ayat == 0) out.ayat = cursor.behind_space("ayat", [&] { return cursor.in_brackets(); });
  out.huruf = cursor.behind_space("huruf", [&] { return cursor.letter(); });
  out.angka = cursor.behind_space("angka", [&] { return cursor.number(); });
  out.end = cursor.at();
  return out;
}

std::vector<std::string> words_after(std::string_view text, std::size_t at, std::size_t most) {
  std::vector<std::string> out;
  std::string word;
  const std::string rest = folded(text.substr(at, 400));
  for (const char c : rest + " ") {
    if (is_letter(c) || is_digit(c)) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::exchange(word, {}));
      if (out.size() == most) break;
    }
  }
  return out;
}

// An article of a law, or of another agreement, has the number they gave it.
bool of_another_paper(std::string_view text, std::size_t end) {
  static constexpr std::array<std::string_view, 20> papers{
      "undang", "uu",          "peraturan",  "pp",        "perpres", "permendagri", "perda",
      "pergub", "perbup",      "perwali",    "keputusan", "kepres",  "kitab",       "kuhperdata",
      "kuhp",   "kesepakatan", "perjanjian", "adendum",   "nota",    "instruksi"};
  static constexpr std::array<std::string_view, 8> between{"ayat", "huruf",  "angka",  "dan",
                                                           "atau", "sampai", "dengan", "pasal"};
  const auto words = words_after(text, end, 24);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::ranges::find(papers, words[i]) != papers.end()) {
      const std::size_t last = std::min(i + 5, words.size());
      return std::find(words.begin() + static_cast<std::ptrdiff_t>(i),
                       words.begin() + static_cast<std::ptrdiff_t>(last),
                       "ini") == words.begin() + static_cast<std::ptrdiff_t>(last);
    }
    const bool part =
        words[i].size() == 1 || is_digit(words[i].front()) || std::ranges::find(between, words[i]) != between.end();
    if (!part) return false;
  }
  return false;
}

class Resolving {
 public:
  explicit Resolving(Splitting& draft) : draft_(draft), block_names_(draft.text.clauses.size()) {}

  void all() {
    for (std::size_t i = 0; i < draft_.text.clauses.size(); ++i) {
      for (std::size_t j = 0; j < draft_.text.clauses[i].blocks.size(); ++j) resolve(i, j);
    }
    note_rewritten();
  }

 private:
  struct Target {
    std::size_t clause = 0;
    std::optional<std::size_t> block;
  };

  void resolve(std::size_t clause, std::size_t block) {
    const std::string text = draft_.text.clauses[clause].blocks[block].text;
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size();) {
      const bool begins = at == 0 || (!is_letter(text[at - 1]) && !is_digit(text[at - 1]));
      const auto named = begins ? named_at(text, at) : std::nullopt;
      if (!named) {
        ++at;
        continue;
      }
      at = named->end;
      if (++seen_ > references_max) break;
      if (of_another_paper(text, named->end)) continue;
      const std::string written = text.substr(named->begin, named->end - named->begin);
      const auto target = found(*named, clause);
      if (!target) {
        draft_.findings.push_back(
            {"reference_unresolved", draft_.text.clauses[clause].clause, block, {{"written", written}}});
        continue;
      }
      const std::string mark = mark_of(*target);
      rewritten_.push_back({clause, block, written, mark});
      out += text.substr(done, named->begin - done) + mark;
      done = named->end;
    }
    draft_.text.clauses[clause].blocks[block].text = out + text.substr(done);
  }

  // nullopt where there is none, or more than one.
  std::optional<Target> found(const Named& named, std::size_t here) const {
    std::size_t clause = here;
    if (named.pasal > 0) {
      const auto same = [&](const WrittenClause& c) { return c.number == named.pasal; };
      if (std::ranges::count_if(draft_.written, same) != 1) return std::nullopt;
      clause = static_cast<std::size_t>(std::ranges::find_if(draft_.written, same) - draft_.written.begin());
    }
    if (draft_.text.clauses[clause].kind != negotiation::ClauseKind::Article) return std::nullopt;
    Target target{clause, std::nullopt};
    for (const auto& [kind, number] : {std::pair{LabelKind::Ayat, named.ayat}, std::pair{LabelKind::Huruf, named.huruf},
                                       std::pair{LabelKind::Angka, named.angka}}) {
      if (number > 0 && !descend(target, kind, number)) return std::nullopt;
    }
    return target;
  }

  // Goes to the one item of that number inside the target.
  bool descend(Target& target, LabelKind kind, std::size_t number) const {
    const auto& blocks = draft_.written[target.clause].blocks;
    std::optional<std::size_t> only;
    for (std::size_t i = target.block ? *target.block + 1 : 0; i < blocks.size(); ++i) {
      const BlockKind is = draft_.text.clauses[target.clause].blocks[i].kind;
      const bool outside = target.block && (is == BlockKind::Ayat || is == BlockKind::Paragraph ||
                                            (kind == LabelKind::Angka && is == BlockKind::Huruf));
      if (outside) break;
      if (!blocks[i] || blocks[i]->kind != kind || blocks[i]->number != number) continue;
      if (only) return false;
      only = i;
    }
    if (only) target.block = only;
    return only.has_value();
  }

  std::string mark_of(const Target& target) {
    Clause& clause = draft_.text.clauses[target.clause];
    if (!target.block) return "[[" + clause.clause.text() + "]]";
    Block& block = clause.blocks[*target.block];
    if (!block.id) {
      const std::string label = draft_.written[target.clause].blocks[*target.block]->kind == LabelKind::Ayat ? "ayat"
                                : block.kind == BlockKind::Huruf                                             ? "huruf"
                                                                                                             : "butir";
      const std::size_t number = draft_.written[target.clause].blocks[*target.block]->number;
      block.id = *negotiation::BlockId::parse(block_names_[target.clause].fresh(fmt::format("{}-{}", label, number)));
    }
    return "[[" + clause.clause.text() + "/" + block.id->text() + "]]";
  }

  // A reference is printed in full; where the paper said it otherwise, somebody should know.
  void note_rewritten() {
    const negotiation::Numbering numbering(draft_.text);
    for (const Rewritten& one : rewritten_) {
      const auto words = numbering.words_for(negotiation::marks_of(one.mark).front());
      if (!words || *words == one.written) continue;
      draft_.findings.push_back({"reference_rewritten",
                                 draft_.text.clauses[one.clause].clause,
                                 one.block,
                                 {{"written", one.written}, {"becomes", *words}}});
    }
  }

  struct Rewritten {
    std::size_t clause = 0;
    std::size_t block = 0;
    std::string written;
    std::string mark;
  };

  Splitting& draft_;
  std::vector<FreshNames> block_names_;
  std::vector<Rewritten> rewritten_;
  std::size_t seen_ = 0;
};

}  // namespace

void resolve_references(Splitting& draft) { Resolving(draft).all(); }

}  // namespace simpul::manuscript
