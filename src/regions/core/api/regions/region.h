#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/instant.h"
#include "kernel/region_code.h"

namespace simpul::regions {

enum class Kind { Provinsi, Kabupaten, Kota };
BOOST_DESCRIBE_ENUM(Kind, Provinsi, Kabupaten, Kota)

// One row of data/regions.csv.
struct Region {
  RegionCode code;
  std::string name;  // without the word for its kind: "Kaur", "Jawa Timur"
  Kind kind = Kind::Provinsi;
  RegionCode parent;    // empty for a province
  std::string capital;  // empty where not known
  double lat = 0;       // degrees, WGS84, of the capital
  double lon = 0;
  std::int64_t population = 0;  // persons
  double area_km2 = 0;
  Zone zone = Zone::Wib;
  bool autonomous = true;         // false: Jakarta's administrative cities and regency, no party of their own
  std::string abbreviated;        // shorter written name where one is usual, else empty
  std::string government;         // where a law sets another name of the government, else empty
  std::vector<std::string> also;  // abbreviations and other spellings, for search only
};

// "Provinsi", "Kabupaten", "Kota", and with "Administrasi" where the region is not autonomous.
std::string kind_word(const Region& region);
// "Provinsi Jawa Timur", "Kabupaten Kaur", "Kota Administrasi Jakarta Pusat".
std::string full_name(const Region& region);
// For places where every letter counts: "Jawa Timur", "DKI Jakarta", "Kab. Kaur", "Kota Bandar Lampung".
std::string short_name(const Region& region);
// "Pemerintah Provinsi Jawa Timur", "Pemerintah Kabupaten Kaur", "Pemerintah Aceh".
std::string government_name(const Region& region);

// "Gubernur", "Bupati", "Wali Kota" (UU 23/2014 Pasal 59 ayat (2)).
std::string_view head_title(Kind kind);
// "Gubernur Jawa Timur", "Bupati Kaur", "Wali Kota Bandar Lampung".
std::string head_office(const Region& region);

}  // namespace simpul::regions
