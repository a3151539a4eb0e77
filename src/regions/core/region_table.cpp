#include "region_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "encoding/csv.h"

namespace simpul::regions {
namespace {

constexpr CsvLimits table_limits{.bytes_max = 1 << 20, .rows_max = 10'000, .fields_max = 32};

constexpr std::array<std::string_view, 14> region_columns = {"code",       "name",  "kind",       "parent",   "capital",
                                                             "lat",        "lon",   "population", "area_km2", "zone",
                                                             "autonomous", "short", "government", "also"};
constexpr std::array<std::string_view, 4> border_columns = {"code_a", "code_b", "length_km", "evidence"};
constexpr std::array<std::string_view, 4> border_evidence = {"both", "regency", "district", "gap"};

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> number_between(std::string_view text, double low, double high) {
  const auto value = number<double>(text);
  return value && std::isfinite(*value) && *value >= low && *value <= high ? value : std::nullopt;
}

template <class Value>
using Spellings = std::initializer_list<std::pair<std::string_view, Value>>;

template <class Value>
std::optional<Value> one_of(std::string_view text, Spellings<Value> values) {
  const auto found = std::ranges::find(values, text, &std::pair<std::string_view, Value>::first);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Zone> zone(std::string_view text) {
  return one_of<Zone>(text, {{"WIB", Zone::Wib}, {"WITA", Zone::Wita}, {"WIT", Zone::Wit}});
}

std::optional<Kind> kind(std::string_view text) {
  return one_of<Kind>(text, {{"provinsi", Kind::Provinsi}, {"kabupaten", Kind::Kabupaten}, {"kota", Kind::Kota}});
}

std::vector<std::string> parts(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    if (end > 0) found.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

// Takes the values of one row by their column and remembers the first that cannot be read.
class RegionRow {
 public:
  explicit RegionRow(const CsvRow& row) : row_(row) {}

  Result<Region, Refusal> region() {
    Region region;
    region.code = take("code", RegionCode::parse(field("code")));
    region.name = take("name", field("name").empty() ? std::nullopt : std::optional(std::string(field("name"))));
    region.kind = take("kind", kind_fitting(region.code));
    region.parent = take("parent", parent_fitting(region));
    region.capital = field("capital");
    region.lat = take("lat", number_between(field("lat"), -90, 90));
    region.lon = take("lon", number_between(field("lon"), -180, 180));
    region.population = take("population", population());
    region.area_km2 = take("area_km2", number_between(field("area_km2"), 0, 1e7));
    region.zone = take("zone", zone(field("zone")));
    region.autonomous = take("autonomous", one_of<bool>(field("autonomous"), {{"1", true}, {"0", false}}));
    region.abbreviated = field("short");
    region.government = field("government");
    region.also = parts(field("also"));
    if (fault_) return refuse(*std::move(fault_));
    return region;
  }

 private:
  std::string_view field(std::string_view column) const {
    return row_.fields[static_cast<std::size_t>(std::ranges::find(region_columns, column) - region_columns.begin())];
  }

  template <class Value>
  Value take(std::string_view column, std::optional<Value> value) {
    if (!value && !fault_) {
      fault_ = Refusal{"region_table_value",
                       {},
                       {{"line", std::to_string(row_.line)},
                        {"column", std::string(column)},
                        {"value", std::string(field(column))}}};
    }
    return value ? *std::move(value) : Value{};
  }

  std::optional<Kind> kind_fitting(const RegionCode& code) const {
    const auto found = kind(field("kind"));
    return found && (*found == Kind::Provinsi) == code.is_province() ? found : std::nullopt;
  }

  std::optional<RegionCode> parent_fitting(const Region& region) const {
    if (region.code.is_province()) return field("parent").empty() ? std::optional(RegionCode{}) : std::nullopt;
    const auto parent = RegionCode::parse(field("parent"));
    return parent && *parent == region.code.province() ? parent : std::nullopt;
  }

  std::optional<std::int64_t> population() const {
    const auto persons = number<std::int64_t>(field("population"));
    return persons && *persons >= 0 ? persons : std::nullopt;
  }

  const CsvRow& row_;
  std::optional<Refusal> fault_;
};

// The first row must be exactly the header, and every row as long as it.
template <std::size_t count>
std::optional<Refusal> columns_fault(const std::vector<CsvRow>& rows,
                                     const std::array<std::string_view, count>& columns, std::string_view code) {
  const auto refusal = [&](std::size_t line) {
    return Refusal{std::string(code), {}, {{"line", std::to_string(line)}, {"columns", std::to_string(count)}}};
  };
  if (rows.empty() || !std::ranges::equal(rows.front().fields, columns)) return refusal(1);
  const auto odd = std::ranges::find_if(rows, [](const CsvRow& row) { return row.fields.size() != count; });
  return odd == rows.end() ? std::nullopt : std::optional(refusal(odd->line));
}

Refusal twice(const CsvRow& row, const RegionCode& code) {
  return {"region_table_code_twice", {}, {{"line", std::to_string(row.line)}, {"code", code.text()}}};
}

}  // namespace

Result<std::vector<Region>, Refusal> read_region_table(std::string_view text) {
  const auto rows = read_csv(text, ',', table_limits);
  if (!rows) return refuse(rows.error());
  if (auto fault = columns_fault(*rows, region_columns, "region_table_columns")) return refuse(*std::move(fault));
  std::vector<Region> regions;
  std::set<RegionCode> codes;
  for (const CsvRow& row : std::span(*rows).subspan(1)) {
    auto region = RegionRow(row).region();
    if (!region) return refuse(std::move(region).error());
    if (!codes.insert(region->code).second) return refuse(twice(row, region->code));
    regions.push_back(*std::move(region));
  }
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (regions[i].parent.empty() || codes.contains(regions[i].parent)) continue;
    return refuse(Refusal{"region_table_parent",
                          {},
                          {{"line", std::to_string((*rows)[i + 1].line)},
                           {"code", regions[i].code.text()},
                           {"parent", regions[i].parent.text()}}});
  }
  std::ranges::sort(regions, {}, &Region::code);
  return regions;
}

Result<std::vector<BorderRow>, Refusal> read_border_table(std::string_view text) {
  const auto rows = read_csv(text, ',', table_limits);
  if (!rows) return refuse(rows.error());
  if (auto fault = columns_fault(*rows, border_columns, "border_table_columns")) return refuse(*std::move(fault));
  std::vector<BorderRow> borders;
  for (const CsvRow& row : std::span(*rows).subspan(1)) {
    const auto a = RegionCode::parse(row.fields[0]);
    const auto b = RegionCode::parse(row.fields[1]);
    const bool pair = a && b && *a < *b && !a->is_province() && !b->is_province();
    if (!pair || !number_between(row.fields[2], 0, 1e4) ||
        std::ranges::find(border_evidence, row.fields[3]) == border_evidence.end()) {
      return refuse(Refusal{"border_table_pair", {}, {{"line", std::to_string(row.line)}}});
    }
    borders.push_back({row.line, *a, *b});
  }
  return borders;
}

}  // namespace simpul::regions
