#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "regions/region.h"

namespace simpul::regions {

// The rows of data/regions.csv, sorted by code: every code once, every kabupaten and kota with its province.
Result<std::vector<Region>, Refusal> read_region_table(std::string_view text);

struct BorderRow {
  std::size_t line = 0;
  RegionCode a;
  RegionCode b;
};

// The rows of data/borders.csv in their order; whether the regions exist is for the register to say.
Result<std::vector<BorderRow>, Refusal> read_border_table(std::string_view text);

}  // namespace simpul::regions
