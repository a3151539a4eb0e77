#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/region_code.h"
#include "kernel/result.h"
#include "regions/region.h"

namespace simpul::regions {

// Whether two regions border each other, which decides whether a cooperation can be wajib (UU 23/2014 Pasal 364).
enum class Border {
  Known,     // the table of borders holds the pair, or a pair of their regencies
  Within,    // a province and a kabupaten or kota of its own (pairing b of Pasal 364 ayat (2))
  NotKnown,  // no border on land is known; sea borders are not in the table, so this never means "no"
};
BOOST_DESCRIBE_ENUM(Border, Known, Within, NotKnown)

// The texts of data/regions.csv and data/borders.csv.
struct RegisterTables {
  std::string_view regions;
  std::string_view borders;
};

// Every province, kabupaten and kota of the country. Read once, immutable afterwards, safe from any thread; pointers
// into it live as long as the register does.
class Register {
 public:
  // Refuses the first fault of either table by its line: region_table_columns, region_table_value,
  // region_table_code_twice, region_table_parent, border_table_columns, border_table_pair, border_table_region,
  // border_table_pair_twice, and the codes of read_csv.
  static Result<Register, Refusal> read(const RegisterTables& tables);

  // In the order of their codes.
  std::span<const Region> all() const { return regions_; }
  std::vector<const Region*> of_kind(Kind kind) const;
  std::vector<const Region*> children(const RegionCode& province) const;

  const Region* find(const RegionCode& code) const;
  // Null for a province.
  const Region* parent(const Region& region) const { return find(region.parent); }

  // What a client sent as a region: region_code_malformed or region_unknown, at `pointer`.
  Result<const Region*, Refusal> require(std::string_view code, std::string_view pointer) const;
  // The same, for a party to a cooperation: region_not_autonomous for Jakarta's administrative cities (UU 29/2007 P9).
  Result<const Region*, Refusal> require_party(std::string_view code, std::string_view pointer) const;

  // Regions whose names, abbreviations, capital or code begin with the words, best first; "kab ba", "jatim", "17.0".
  // Equally good ones stand with provinces first, then larger populations.
  std::vector<const Region*> search(std::string_view words, std::size_t limit) const;
  // Regions that a person calls exactly so ("Kabupaten Kaur", "Pemprov Jatim"); two for "Bandung", none if misspelt.
  std::vector<const Region*> named(std::string_view name) const;

  // Both codes must be known; a region and itself are NotKnown.
  Border border(const RegionCode& a, const RegionCode& b) const;
  // Regions of the same level with a known border, in the order of their codes.
  std::vector<const Region*> neighbours(const RegionCode& code) const;

 private:
  using Index = std::uint16_t;

  // What search and named compare with, folded once.
  struct Names {
    std::vector<std::string> whole;    // every way to call it, without spaces
    std::vector<std::string> words;    // of its full name, abbreviations and other spellings
    std::vector<std::string> capital;  // words of its capital
  };

  Register() = default;
  std::optional<Index> index_of(const RegionCode& code) const;
  std::optional<Refusal> read_borders(std::string_view text);
  void add_border(Index a, Index b);
  static Names names_of(const Region& region);
  std::optional<int> rank_of(Index index, const std::vector<std::string>& words) const;
  std::vector<const Region*> ranked(std::vector<std::pair<int, Index>> found, std::size_t limit) const;

  std::vector<Region> regions_;                   // sorted by code
  std::vector<Names> names_;                      // beside regions_
  std::vector<std::pair<Index, Index>> borders_;  // both directions, regencies and provinces; sorted, each once
};

}  // namespace simpul::regions
