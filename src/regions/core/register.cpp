#include "regions/register.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "region_table.h"

namespace simpul::regions {
namespace {

Refusal refusal_at(std::string_view pointer, std::string_view code, std::string_view region) {
  return {std::string(code), std::string(pointer), {{"region", std::string(region)}}};
}

}  // namespace

Result<Register, Refusal> Register::read(const RegisterTables& tables) {
  Register made;
  auto regions = read_region_table(tables.regions);
  if (!regions) return refuse(std::move(regions).error());
  made.regions_ = *std::move(regions);
  std::ranges::transform(made.regions_, std::back_inserter(made.names_), names_of);
  if (auto fault = made.read_borders(tables.borders)) return refuse(*std::move(fault));
  return made;
}

std::optional<Refusal> Register::read_borders(std::string_view text) {
  const auto rows = read_border_table(text);
  if (!rows) return rows.error();
  std::set<std::pair<Index, Index>> seen;
  for (const BorderRow& row : *rows) {
    const auto a = index_of(row.a);
    const auto b = index_of(row.b);
    const std::string line = std::to_string(row.line);
    if (!a || !b) return Refusal{"border_table_region", {}, {{"line", line}, {"code", (a ? row.b : row.a).text()}}};
    if (!seen.emplace(*a, *b).second) return Refusal{"border_table_pair_twice", {}, {{"line", line}}};
    add_border(*a, *b);
  }
  std::ranges::sort(borders_);
  const auto repeated = std::ranges::unique(borders_);
  borders_.erase(repeated.begin(), repeated.end());
  return std::nullopt;
}

// Provinces border where two of their regencies do, and so do a province and a regency of another.
void Register::add_border(Index a, Index b) {
  const auto note = [this](Index from, Index to) {
    borders_.emplace_back(from, to);
    borders_.emplace_back(to, from);
  };
  note(a, b);
  if (regions_[a].parent == regions_[b].parent) return;
  const Index province_a = *index_of(regions_[a].parent);
  const Index province_b = *index_of(regions_[b].parent);
  note(province_a, b);
  note(a, province_b);
  note(province_a, province_b);
}

std::optional<Register::Index> Register::index_of(const RegionCode& code) const {
  const auto found = std::ranges::lower_bound(regions_, code, {}, &Region::code);
  if (found == regions_.end() || found->code != code) return std::nullopt;
  return static_cast<Index>(found - regions_.begin());
}

const Region* Register::find(const RegionCode& code) const {
  const auto index = index_of(code);
  return index ? &regions_[*index] : nullptr;
}

std::vector<const Region*> Register::of_kind(Kind kind) const {
  std::vector<const Region*> found;
  for (const Region& region : regions_) {
    if (region.kind == kind) found.push_back(&region);
  }
  return found;
}

std::vector<const Region*> Register::children(const RegionCode& province) const {
  std::vector<const Region*> found;
  for (const Region& region : regions_) {
    if (!region.parent.empty() && region.parent == province) found.push_back(&region);
  }
  return found;
}

Result<const Region*, Refusal> Register::require(std::string_view code, std::string_view pointer) const {
  const auto parsed = RegionCode::parse(code);
  if (!parsed) return refuse(refusal_at(pointer, "region_code_malformed", code));
  const Region* region = find(*parsed);
  if (!region) return refuse(refusal_at(pointer, "region_unknown", code));
  return region;
}

Result<const Region*, Refusal> Register::require_party(std::string_view code, std::string_view pointer) const {
  auto region = require(code, pointer);
  if (region && !(*region)->autonomous) {
    return refuse(refusal_at(pointer, "region_not_autonomous", full_name(**region)));
  }
  return region;
}

Border Register::border(const RegionCode& a, const RegionCode& b) const {
  const auto from = index_of(a);
  const auto to = index_of(b);
  if (!from || !to) return Border::NotKnown;
  if (regions_[*from].parent == b || regions_[*to].parent == a) return Border::Within;
  return std::ranges::binary_search(borders_, std::pair(*from, *to)) ? Border::Known : Border::NotKnown;
}

std::vector<const Region*> Register::neighbours(const RegionCode& code) const {
  std::vector<const Region*> found;
  const auto from = index_of(code);
  if (!from) return found;
  for (const auto& [first, second] : std::ranges::equal_range(borders_, *from, {}, &std::pair<Index, Index>::first)) {
    const Region& other = regions_[second];
    if (other.code.is_province() == code.is_province()) found.push_back(&other);
  }
  return found;
}

}  // namespace simpul::regions
