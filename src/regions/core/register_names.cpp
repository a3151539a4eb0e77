#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include "regions/register.h"

namespace simpul::regions {
namespace {

using Words = std::vector<std::string>;

// Words of offices and everyday short forms, as the word that stands in a region's full name; empty: says nothing.
constexpr std::array<std::pair<std::string_view, std::string_view>, 13> same_words = {{
    {"adm", "administrasi"},
    {"bupati", "kabupaten"},
    {"gubernur", "provinsi"},
    {"kab", "kabupaten"},
    {"kep", "kepulauan"},
    {"pemerintah", ""},
    {"pemkab", "kabupaten"},
    {"pemkot", "kota"},
    {"pemprov", "provinsi"},
    {"prop", "provinsi"},
    {"prov", "provinsi"},
    {"wali", ""},
    {"walikota", "kota"},
}};

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Names of regions are plain Latin letters; everything else parts words.
Words words_of(std::string_view text) {
  Words words;
  std::string word;
  const auto keep = [&] {
    const auto same = std::ranges::find(same_words, word, &std::pair<std::string_view, std::string_view>::first);
    if (same != same_words.end()) word = same->second;
    if (!word.empty()) words.push_back(std::exchange(word, {}));
  };
  for (const char c : text) {
    if (is_of_word(small(c))) {
      word += small(c);
    } else {
      keep();
    }
  }
  keep();
  return words;
}

// "Toli-Toli", "toli toli" and "Tolitoli" are one name.
std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word;
  return text;
}

bool begins_one(const Words& words, std::string_view start) {
  return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(start); });
}

bool is_code_text(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

Register::Names Register::names_of(const Region& region) {
  Names names;
  Words titles = {region.name};
  if (!region.abbreviated.empty()) titles.push_back(region.abbreviated);
  std::ranges::copy(region.also, std::back_inserter(titles));
  const Words kind = words_of(kind_word(region));
  names.words = kind;
  for (const std::string& title : titles) {
    const Words words = words_of(title);
    std::ranges::copy(words, std::back_inserter(names.words));
    names.whole.push_back(joined(words));
    names.whole.push_back(kind.front() + joined(words));
    names.whole.push_back(joined(kind) + joined(words));
  }
  names.whole.push_back(joined(words_of(government_name(region))));
  names.capital = words_of(region.capital);
  return names;
}

// Lower is better: called exactly so, begins so, has words that begin so, has a capital that begins so.
std::optional<int> Register::rank_of(Index index, const std::vector<std::string>& words) const {
  const Names& names = names_[index];
  const std::string whole = joined(words);
  if (std::ranges::find(names.whole, whole) != names.whole.end()) return 0;
  if (begins_one(names.whole, whole)) return 1;
  const auto in_name = [&](const std::string& word) { return begins_one(names.words, word); };
  if (std::ranges::all_of(words, in_name)) return 2;
  const auto anywhere = [&](const std::string& word) { return in_name(word) || begins_one(names.capital, word); };
  return std::ranges::all_of(words, anywhere) ? std::optional(3) : std::nullopt;
}

std::vector<const Region*> Register::ranked(std::vector<std::pair<int, Index>> found, std::size_t limit) const {
  std::ranges::sort(found, {}, [this](const std::pair<int, Index>& entry) {
    const Region& region = regions_[entry.second];
    return std::tuple(entry.first, region.kind != Kind::Provinsi, -region.population, entry.second);
  });
  std::vector<const Region*> regions;
  for (const auto& [rank, index] : std::span(found).first(std::min(limit, found.size()))) {
    regions.push_back(&regions_[index]);
  }
  return regions;
}

std::vector<const Region*> Register::search(std::string_view text, std::size_t limit) const {
  std::vector<std::pair<int, Index>> found;
  const std::string_view code = trimmed(text);
  const Words words = is_code_text(code) ? Words{} : words_of(text);
  for (Index index = 0; index < regions_.size(); ++index) {
    if (is_code_text(code)) {
      // Rising ranks keep codes in their order.
      if (regions_[index].code.text().starts_with(code)) found.emplace_back(index, index);
    } else if (const auto rank = words.empty() ? std::nullopt : rank_of(index, words)) {
      found.emplace_back(*rank, index);
    }
  }
  return ranked(std::move(found), limit);
}

std::vector<const Region*> Register::named(std::string_view name) const {
  std::vector<const Region*> found;
  const std::string whole = joined(words_of(name));
  for (Index index = 0; index < regions_.size(); ++index) {
    const Words& known = names_[index].whole;
    if (!whole.empty() && std::ranges::find(known, whole) != known.end()) found.push_back(&regions_[index]);
  }
  return found;
}

}  // namespace simpul::regions
