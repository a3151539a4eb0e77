// Confix stripping against a lexicon (Nazief and Adriani 1996, Confix Stripping Approach to Stemmer for Bahasa
// Indonesia): meN- and peN- swallow the first letter of a root, so only a lexicon can tell "embang" from "kembang".
#include "affixes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lexicon.h"

namespace simpul::text {
namespace {

constexpr std::size_t root_letters_min = 3;
constexpr int prefixes_max = 2;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool is_known(std::string_view word) { return !meaning_of(word).empty(); }

// The letters a nasal may stand for in front of a vowel, the likelier one first: mem-(m)uat, mem-(p)akai.
struct NasalLetter {
  std::string_view nasal;
  std::string_view root;
};
constexpr std::array<NasalLetter, 7> nasal_letters = {
    {{"m", "m"}, {"m", "p"}, {"n", "n"}, {"n", "t"}, {"ny", "ny"}, {"ny", "s"}, {"ng", "k"}}};

using Words = std::vector<std::string>;

void add(Words& out, std::string word) {
  if (word.size() >= root_letters_min) out.push_back(std::move(word));
}

// The word and what is left of it without -nya, -lah, -kah, -pun and then without -an, -kan, -i.
Words without_suffixes(std::string_view word) {
  Words out;
  out.reserve(8);
  out.emplace_back(word);
  for (const std::string_view particle : {"nya", "lah", "kah", "pun"}) {
    if (word.ends_with(particle)) add(out, std::string(word.substr(0, word.size() - particle.size())));
  }
  const std::size_t bare = out.size();
  for (std::size_t i = 0; i < bare; ++i) {
    for (const std::string_view suffix : {"an", "kan", "i"}) {
      if (out[i].ends_with(suffix)) add(out, out[i].substr(0, out[i].size() - suffix.size()));
    }
  }
  return out;
}

// What may stand behind the nasal of meN- and peN- in front of `rest`, most likely root first.
void restore(Words& out, std::string_view nasal, std::string_view rest) {
  if (rest.empty()) return;
  const bool swallowed = is_vowel(rest.front());
  for (const NasalLetter& letter : nasal_letters) {
    if (swallowed && letter.nasal == nasal) add(out, std::string(letter.root) + std::string(rest));
  }
  if (nasal == "ng" || !swallowed) add(out, std::string(rest));
  // One-syllable roots take menge- and penge-: pengesahan, mengecek.
  if (nasal == "ng" && rest.starts_with('e')) add(out, std::string(rest.substr(1)));
}

void strip_nasal_prefix(Words& out, std::string_view word) {
  if (!word.starts_with("me") && !word.starts_with("pe")) return;
  const std::string_view rest = word.substr(2);
  for (const std::string_view nasal : {"ng", "ny", "m", "n"}) {
    if (rest.starts_with(nasal)) restore(out, nasal, rest.substr(nasal.size()));
  }
  constexpr std::string_view without_nasal = "lrwy";
  if (!rest.empty() && without_nasal.find(rest.front()) != std::string_view::npos) add(out, std::string(rest));
}

// Every reading of the word with one prefix less.
void strip_prefix(Words& out, std::string_view word) {
  strip_nasal_prefix(out, word);
  for (const std::string_view prefix : {"ber", "ter", "per", "di", "ke", "se"}) {
    if (word.starts_with(prefix)) add(out, std::string(word.substr(prefix.size())));
  }
  for (const std::string_view prefix : {"be", "te", "pe"}) {
    // be-rencana, te-rasa, and be-kerja, pe-kerja, pe-tani, where the r of the prefix is lost.
    if (word.starts_with(prefix)) add(out, std::string(word.substr(prefix.size())));
  }
  for (const std::string_view prefix : {"bel", "pel"}) {
    if (word.starts_with(prefix) && word.substr(prefix.size()).starts_with("ajar")) {
      add(out, std::string(word.substr(prefix.size())));
    }
  }
}

}  // namespace

std::string known_root(std::string_view word) {
  if (is_known(word)) return std::string(word);
  Words words = without_suffixes(word);
  const auto known = std::ranges::find_if(words, is_known);
  if (known != words.end()) return *known;
  // From here on the suffixes go first: pengawasan is peng-awas-an, not peng-(k)awasan.
  std::ranges::reverse(words);
  for (int prefixes = 0; prefixes < prefixes_max && !words.empty(); ++prefixes) {
    Words shorter;
    shorter.reserve(16);
    for (const std::string& candidate : words) strip_prefix(shorter, candidate);
    const auto found = std::ranges::find_if(shorter, is_known);
    if (found != shorter.end()) return *found;
    words = std::move(shorter);
  }
  return {};
}

}  // namespace simpul::text
