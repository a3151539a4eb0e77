#include "regions/region.h"

#include <fmt/format.h>

namespace simpul::regions {
namespace {

std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::Provinsi:
      return "Provinsi";
    case Kind::Kabupaten:
      return "Kabupaten";
    case Kind::Kota:
      return "Kota";
  }
  return {};
}

}  // namespace

std::string kind_word(const Region& region) {
  return region.autonomous ? std::string(word(region.kind)) : fmt::format("{} Administrasi", word(region.kind));
}

std::string full_name(const Region& region) { return fmt::format("{} {}", kind_word(region), region.name); }

std::string short_name(const Region& region) {
  const std::string& name = region.abbreviated.empty() ? region.name : region.abbreviated;
  if (region.kind == Kind::Provinsi) return name;
  return fmt::format("{} {}", region.kind == Kind::Kota ? "Kota" : "Kab.", name);
}

std::string government_name(const Region& region) {
  return region.government.empty() ? fmt::format("Pemerintah {}", full_name(region)) : region.government;
}

std::string_view head_title(Kind kind) {
  switch (kind) {
    case Kind::Provinsi:
      return "Gubernur";
    case Kind::Kabupaten:
      return "Bupati";
    case Kind::Kota:
      return "Wali Kota";
  }
  return {};
}

std::string head_office(const Region& region) { return fmt::format("{} {}", head_title(region.kind), region.name); }

}  // namespace simpul::regions
