#include "region_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "likeness.h"

namespace simpul::archive {
namespace {

using regions::Kind;
using regions::Region;

constexpr std::size_t name_tokens_max = 9;

// What papers put before the name of a region of this kind; those of its head apart.
constexpr std::array<std::string_view, 7> leads_of_province = {
    "pemerintah provinsi", "pemerintah daerah provinsi", "provinsi", "propinsi", "pemerintah propinsi", "pemprov",
    "pemerintah daerah"};
constexpr std::array<std::string_view, 4> leads_of_regency = {"pemerintah kabupaten", "pemerintah daerah kabupaten",
                                                              "kabupaten", "pemkab"};
constexpr std::array<std::string_view, 4> leads_of_city = {"pemerintah kota", "pemerintah daerah kota", "kota",
                                                           "pemkot"};
constexpr std::array<std::string_view, 3> heads_of_province = {"gubernur", "gubernur provinsi",
                                                               "gubernur kepala daerah"};
constexpr std::array<std::string_view, 2> heads_of_regency = {"bupati", "bupati kabupaten"};
constexpr std::array<std::string_view, 2> heads_of_city = {"walikota", "walikota kota"};

std::span<const std::string_view> leads_of(Kind kind) {
  switch (kind) {
    case Kind::Provinsi:
      return leads_of_province;
    case Kind::Kabupaten:
      return leads_of_regency;
    case Kind::Kota:
      return leads_of_city;
  }
  return {};
}

std::span<const std::string_view> heads_of(Kind kind) {
  switch (kind) {
    case Kind::Provinsi:
      return heads_of_province;
    case Kind::Kabupaten:
      return heads_of_regency;
    case Kind::Kota:
      return heads_of_city;
  }
  return {};
}

// The words every name begins with: a name is only looked for where one of them stands.
bool may_lead(const Token& token) {
  constexpr std::array<std::string_view, 12> words = {"pemerintah", "provinsi", "propinsi", "kabupaten",
                                                      "kota",       "gubernur", "bupati",   "wali",
                                                      "walikota",   "pemprov",  "pemkab",   "pemkot"};
  return std::ranges::any_of(words, [&](std::string_view word) {
    return distance(token.shape, shape_of(word), tolerance(word.size())).has_value();
  });
}

// The shape of what follows, one entry for each number of tokens from 1.
std::vector<std::string> shapes_from(const Script& script, std::size_t token) {
  std::vector<std::string> shapes;
  std::string shape;
  for (std::size_t at = token; at < std::min(token + name_tokens_max, script.size()); ++at) {
    shape += script.token(at).shape;
    shapes.push_back(shape);
  }
  return shapes;
}

}  // namespace

RegionNames::RegionNames(const regions::Register& register_of_regions) {
  for (const Region& region : register_of_regions.all()) add_all(region);
  std::set<std::string> shared;  // names of more than one region name none
  for (std::size_t at = 0; at < names_.size(); ++at) {
    const auto [entry, is_new] = by_shape_.emplace(names_[at].shape, at);
    if (!is_new && names_[entry->second].region != names_[at].region) shared.insert(names_[at].shape);
  }
  for (const std::string& shape : shared) by_shape_.erase(shape);
}

void RegionNames::add(const Region& region, std::string_view lead, std::string_view name, bool head) {
  names_.push_back({shape_of(std::string(lead) + std::string(name)), &region, head});
}

void RegionNames::add_all(const Region& region) {
  std::vector<std::string> titles = {region.name};
  if (!region.abbreviated.empty()) titles.push_back(region.abbreviated);
  titles.insert(titles.end(), region.also.begin(), region.also.end());
  for (const std::string& title : titles) {
    for (const std::string_view lead : leads_of(region.kind)) add(region, lead, title, false);
    for (const std::string_view lead : heads_of(region.kind)) add(region, lead, title, true);
  }
  add(region, "", regions::government_name(region), false);
  add(region, "", regions::full_name(region), false);
  add(region, "", regions::head_office(region), true);
}

std::optional<RegionNames::Mention> RegionNames::exact(const Script& script, std::size_t token) const {
  const auto shapes = shapes_from(script, token);
  for (std::size_t count = shapes.size(); count > 1; --count) {
    const auto name = by_shape_.find(shapes[count - 1]);
    if (name == by_shape_.end()) continue;
    const Name& found = names_[name->second];
    return Mention{{token, token + count}, found.region, found.head, 0};
  }
  return std::nullopt;
}

std::optional<RegionNames::Mention> RegionNames::near(const Script& script, std::size_t token) const {
  std::optional<Mention> best;
  bool tie = false;
  const auto shapes = shapes_from(script, token);
  for (std::size_t count = shapes.size(); count > 1; --count) {
    const std::string& shape = shapes[count - 1];
    const std::size_t most = shape.size() < 10 ? 0 : shape.size() < 18 ? 1 : shape.size() / 9;
    for (const Name& name : names_) {
      const auto wrong = distance(shape, name.shape, best ? std::min(most, best->wrong) : most);
      if (!wrong || (best && *wrong > best->wrong)) continue;
      if (best && *wrong == best->wrong) {
        tie = tie || best->region != name.region;
        continue;
      }
      best = Mention{{token, token + count}, name.region, name.head, *wrong};
      tie = false;
    }
  }
  return tie ? std::nullopt : best;
}

std::optional<RegionNames::Mention> RegionNames::at(const Script& script, std::size_t token) const {
  if (!may_lead(script.token(token))) return std::nullopt;
  auto mention = exact(script, token);
  return mention ? mention : near(script, token);
}

std::vector<RegionNames::Mention> RegionNames::within(const Script& script, Range range) const {
  // A page that is nothing but such words must not cost minutes.
  constexpr std::size_t looked_at_max = 400;
  std::vector<Mention> mentions;
  std::size_t looked_at = 0;
  for (std::size_t at = range.begin; at < std::min(range.end, script.size());) {
    if (!may_lead(script.token(at)) || looked_at == looked_at_max) {
      ++at;
      continue;
    }
    ++looked_at;
    const auto mention = this->at(script, at);
    if (mention) mentions.push_back(*mention);
    at = mention ? mention->tokens.end : at + 1;
  }
  return mentions;
}

}  // namespace simpul::archive
