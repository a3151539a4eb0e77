#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "regions/register.h"

namespace simpul::regions {
namespace {

std::string text_of(const char* name) {
  std::ifstream file(std::string(SIMPUL_SOURCE_DIR) + "/data/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

const Register& country() {
  static const auto read = [] {
    const std::string regions = text_of("regions.csv");
    const std::string borders = text_of("borders.csv");
    return Register::read({regions, borders});
  }();
  EXPECT_TRUE(read);
  return *read;
}

const Region& region(std::string_view code) {
  const Region* found = country().find(*RegionCode::parse(code));
  EXPECT_NE(found, nullptr) << code;
  return *found;
}

std::vector<std::string> codes(const std::vector<const Region*>& regions) {
  std::vector<std::string> found;
  for (const Region* each : regions) found.push_back(each->code.text());
  return found;
}

using Codes = std::vector<std::string>;

Border border(std::string_view a, std::string_view b) {
  const Border there = country().border(*RegionCode::parse(a), *RegionCode::parse(b));
  EXPECT_EQ(there, country().border(*RegionCode::parse(b), *RegionCode::parse(a))) << a << ' ' << b;
  return there;
}

TEST(Register, HoldsTheWholeCountry) {
  EXPECT_EQ(country().all().size(), 552u);
  EXPECT_EQ(country().of_kind(Kind::Provinsi).size(), 38u);
  EXPECT_EQ(country().of_kind(Kind::Kabupaten).size(), 416u);
  EXPECT_EQ(country().of_kind(Kind::Kota).size(), 98u);
  std::int64_t persons = 0;
  for (const Region& each : country().all()) {
    if (each.kind != Kind::Provinsi) {
      persons += each.population;
      EXPECT_EQ(country().parent(each)->code, each.code.province());
      EXPECT_EQ(country().parent(each)->zone, each.zone);
    }
  }
  EXPECT_EQ(persons, 284'973'643);
}

TEST(Register, FindsByCode) {
  EXPECT_EQ(region("17.04").name, "Kaur");
  EXPECT_EQ(region("17.04").capital, "Bintuhan");
  EXPECT_EQ(country().find(*RegionCode::parse("97")), nullptr);
  EXPECT_EQ(country().find(RegionCode{}), nullptr);
  EXPECT_EQ(country().parent(region("18")), nullptr);
  EXPECT_EQ(codes(country().children(*RegionCode::parse("34"))), (Codes{"34.01", "34.02", "34.03", "34.04", "34.71"}));
  EXPECT_TRUE(country().children(*RegionCode::parse("17.04")).empty());
}

TEST(Register, ZonesFollowTheDecree) {
  EXPECT_EQ(region("61").zone, Zone::Wib);
  EXPECT_EQ(region("62").zone, Zone::Wib);
  EXPECT_EQ(region("51").zone, Zone::Wita);
  EXPECT_EQ(region("65.71").zone, Zone::Wita);
  EXPECT_EQ(region("82").zone, Zone::Wit);
  EXPECT_EQ(region("96.71").zone, Zone::Wit);
}

TEST(Region, IsCalledAsThePaperCallsIt) {
  const struct {
    const char* code;
    const char* full;
    const char* brief;
    const char* government;
    const char* head;
  } cases[] = {
      {"35", "Provinsi Jawa Timur", "Jawa Timur", "Pemerintah Provinsi Jawa Timur", "Gubernur Jawa Timur"},
      {"17.04", "Kabupaten Kaur", "Kab. Kaur", "Pemerintah Kabupaten Kaur", "Bupati Kaur"},
      {"18.71", "Kota Bandar Lampung", "Kota Bandar Lampung", "Pemerintah Kota Bandar Lampung",
       "Wali Kota Bandar Lampung"},
      {"11", "Provinsi Aceh", "Aceh", "Pemerintah Aceh", "Gubernur Aceh"},
      {"31", "Provinsi Daerah Khusus Ibukota Jakarta", "DKI Jakarta",
       "Pemerintah Provinsi Daerah Khusus Ibukota Jakarta", "Gubernur Daerah Khusus Ibukota Jakarta"},
      {"34", "Provinsi Daerah Istimewa Yogyakarta", "DI Yogyakarta", "Pemerintah Daerah Daerah Istimewa Yogyakarta",
       "Gubernur Daerah Istimewa Yogyakarta"},
      {"31.01", "Kabupaten Administrasi Kepulauan Seribu", "Kab. Kepulauan Seribu",
       "Pemerintah Kabupaten Administrasi Kepulauan Seribu", "Bupati Kepulauan Seribu"},
  };
  for (const auto& wanted : cases) {
    EXPECT_EQ(full_name(region(wanted.code)), wanted.full);
    EXPECT_EQ(short_name(region(wanted.code)), wanted.brief);
    EXPECT_EQ(government_name(region(wanted.code)), wanted.government);
    EXPECT_EQ(head_office(region(wanted.code)), wanted.head);
  }
}

TEST(Register, KnowsNeighboursAndNeverSaysNo) {
  EXPECT_EQ(border("17.04", "16.03"), Border::Known);  // Kaur - Muara Enim: Permendagri 102/2017
  EXPECT_EQ(border("33.02", "33.01"), Border::Known);
  EXPECT_EQ(border("51.07", "51.08"), Border::Known);
  EXPECT_EQ(border("17", "16"), Border::Known);
  EXPECT_EQ(border("17", "16.03"), Border::Known);  // pairing c: a province and a regency of another
  EXPECT_EQ(border("17", "16.71"), Border::NotKnown);
  EXPECT_EQ(border("16", "16.03"), Border::Within);
  EXPECT_EQ(border("18", "31"), Border::NotKnown);
  EXPECT_EQ(border("64", "35"), Border::NotKnown);
  EXPECT_EQ(border("35.26", "35.78"), Border::NotKnown);  // a bridge is no border on land
  EXPECT_EQ(border("17.04", "17.04"), Border::NotKnown);
  EXPECT_EQ(border("17.04", "99"), Border::NotKnown);
  EXPECT_EQ(codes(country().neighbours(*RegionCode::parse("17.04"))),
            (Codes{"16.03", "16.09", "16.72", "17.01", "18.13"}));
  EXPECT_EQ(codes(country().neighbours(*RegionCode::parse("31"))), (Codes{"32", "36"}));
  EXPECT_TRUE(country().neighbours(*RegionCode::parse("11.09")).empty());
}

TEST(Register, SearchesAsPeopleType) {
  const struct {
    const char* words;
    Codes best;
  } cases[] = {
      {"jatim", {"35"}},
      {"JAWA tim", {"35"}},
      {"bandung", {"32.04", "32.73", "32.17"}},
      {"kota bandung", {"32.73"}},
      {"kab. bandung", {"32.04", "32.17"}},
      {"kaur", {"17.04"}},
      {"tolitoli", {"72.04"}},
      {"toli toli", {"72.04"}},
      {"pangkalpinang", {"19.71"}},
      {"dki", {"31"}},
      {"purwokerto", {"33.02"}},
      {"17.0", {"17.01", "17.02", "17.03", "17.04", "17.05", "17.06", "17.07", "17.08", "17.09"}},
      {"kepulauan ri", {"21"}},
  };
  for (const auto& wanted : cases) {
    EXPECT_EQ(codes(country().search(wanted.words, wanted.best.size())), wanted.best) << wanted.words;
  }
  EXPECT_EQ(country().search("lampung", 3).front()->code.text(), "18");
  EXPECT_EQ(country().search("a", 5).size(), 5u);
  EXPECT_TRUE(country().search("", 5).empty());
  EXPECT_TRUE(country().search("  - ", 5).empty());
  EXPECT_TRUE(country().search("atlantis", 5).empty());
  EXPECT_TRUE(country().search("kaur", 0).empty());
}

TEST(Register, ResolvesAPrintedNameOnlyWhereItIsSure) {
  const struct {
    const char* name;
    Codes regions;
  } cases[] = {
      {"Provinsi Jawa Timur", {"35"}},
      {"Pemerintah Provinsi Jawa Timur", {"35"}},
      {"Pemprov Jatim", {"35"}},
      {"KABUPATEN KAUR", {"17.04"}},
      {"Pemkab Kaur", {"17.04"}},
      {"Wali Kota Bandar Lampung", {"18.71"}},
      {"Bandung", {"32.04", "32.73"}},
      {"Pemerintah Daerah Daerah Istimewa Yogyakarta", {"34"}},
      {"Provinsi DKI Jakarta", {"31"}},
      {"Pemerintah Aceh", {"11"}},
      {"Kota Adm. Jakarta Pusat", {"31.71"}},
      {"Kota Jakarta Pusat", {"31.71"}},
      {"Kab. Kep. Meranti", {"14.10"}},
      {"Kabupaten Kau", {}},
      {"", {}},
      {"Pemerintah", {}},
  };
  for (const auto& wanted : cases) EXPECT_EQ(codes(country().named(wanted.name)), wanted.regions) << wanted.name;
}

TEST(Register, EveryRegionIsFoundByItsOwnNames) {
  for (const Region& each : country().all()) {
    EXPECT_EQ(codes(country().named(full_name(each))), Codes{each.code.text()}) << full_name(each);
    EXPECT_EQ(codes(country().named(government_name(each))), Codes{each.code.text()}) << government_name(each);
    EXPECT_EQ(codes(country().search(each.code.text(), 1)), Codes{each.code.text()});
  }
}

TEST(Register, RequiresRegionsThatExistAndCanBeParties) {
  EXPECT_EQ((*country().require("31.71", "/parties/0"))->name, "Jakarta Pusat");
  EXPECT_EQ((*country().require_party("17.04", "/parties/0"))->name, "Kaur");
  const auto malformed = country().require("Kaur", "/parties/1");
  EXPECT_EQ(malformed.error(), (Refusal{"region_code_malformed", "/parties/1", {{"region", "Kaur"}}}));
  EXPECT_EQ(country().require_party("99.01", "/parties/1").error().code, "region_unknown");
  EXPECT_EQ(country().require_party("31.71", "/parties/1").error(),
            (Refusal{"region_not_autonomous", "/parties/1", {{"region", "Kota Administrasi Jakarta Pusat"}}}));
}

constexpr std::string_view region_header =
    "code,name,kind,parent,capital,lat,lon,population,area_km2,zone,autonomous,short,government,also\n";
constexpr std::string_view province_row = "17,Bengkulu,provinsi,,Bengkulu,-3.8,102.2,2127957,20122.21,WIB,1,,,\n";
constexpr std::string_view border_header = "code_a,code_b,length_km,evidence\n";

Refusal refused(const std::string& regions, std::string_view borders = border_header) {
  const auto read = Register::read({regions, borders});
  EXPECT_FALSE(read) << regions << borders;
  return read ? Refusal{} : read.error();
}

TEST(RegisterTables, RefuseWhatCannotBeARegion) {
  const struct {
    const char* row;
    const char* column;
  } cases[] = {
      {"1704,Kaur,kabupaten,17,,-4.8,103.3,1,1,WIB,1,,,", "code"},
      {"17.04,,kabupaten,17,,-4.8,103.3,1,1,WIB,1,,,", "name"},
      {"17.04,Kaur,desa,17,,-4.8,103.3,1,1,WIB,1,,,", "kind"},
      {"17.04,Kaur,provinsi,17,,-4.8,103.3,1,1,WIB,1,,,", "kind"},
      {"17.04,Kaur,kabupaten,,,-4.8,103.3,1,1,WIB,1,,,", "parent"},
      {"17.04,Kaur,kabupaten,16,,-4.8,103.3,1,1,WIB,1,,,", "parent"},
      {"18,Lampung,provinsi,17,,-4.8,103.3,1,1,WIB,1,,,", "parent"},
      {"17.04,Kaur,kabupaten,17,,-94.8,103.3,1,1,WIB,1,,,", "lat"},
      {"17.04,Kaur,kabupaten,17,,-4.8,nan,1,1,WIB,1,,,", "lon"},
      {"17.04,Kaur,kabupaten,17,,-4.8,103.3,1.5,1,WIB,1,,,", "population"},
      {"17.04,Kaur,kabupaten,17,,-4.8,103.3,-1,1,WIB,1,,,", "population"},
      {"17.04,Kaur,kabupaten,17,,-4.8,103.3,1,\"1,5\",WIB,1,,,", "area_km2"},
      {"17.04,Kaur,kabupaten,17,,-4.8,103.3,1,1,GMT,1,,,", "zone"},
      {"17.04,Kaur,kabupaten,17,,-4.8,103.3,1,1,WIB,ya,,,", "autonomous"},
  };
  for (const auto& wanted : cases) {
    const Refusal refusal = refused(std::string(region_header) + std::string(province_row) + wanted.row + "\n");
    EXPECT_EQ(refusal.code, "region_table_value") << wanted.row;
    EXPECT_EQ(refusal.facts.at("column"), wanted.column) << wanted.row;
    EXPECT_EQ(refusal.facts.at("line"), "3") << wanted.row;
  }
}

TEST(RegisterTables, RefuseABrokenTable) {
  const std::string header(region_header);
  const std::string province(province_row);
  EXPECT_EQ(refused("").code, "region_table_columns");
  EXPECT_EQ(refused("code,name\n").code, "region_table_columns");
  EXPECT_EQ(refused(header + "17,Bengkulu\n").facts.at("line"), "2");
  EXPECT_EQ(refused(header + province + province),
            (Refusal{"region_table_code_twice", {}, {{"line", "3"}, {"code", "17"}}}));
  EXPECT_EQ(refused(header + "17.04,Kaur,kabupaten,17,,-4.8,103.3,1,1,WIB,1,,,\n"),
            (Refusal{"region_table_parent", {}, {{"line", "2"}, {"code", "17.04"}, {"parent", "17"}}}));
  EXPECT_EQ(refused(header + "17,\"Bengkulu\n").code, "csv_malformed");
  EXPECT_TRUE(Register::read({header + province, border_header}));
}

TEST(RegisterTables, RefuseBordersOfNowhere) {
  const std::string regions = std::string(region_header) + std::string(province_row) +
                              "17.01,A,kabupaten,17,,0,0,1,1,WIB,1,,,\n17.04,B,kabupaten,17,,0,0,1,1,WIB,1,,,\n";
  const struct {
    const char* rows;
    const char* code;
    const char* line;
  } cases[] = {
      {"17.04,17.01,1.0,both\n", "border_table_pair", "2"},
      {"17.01,17.01,1.0,both\n", "border_table_pair", "2"},
      {"17,17.01,1.0,both\n", "border_table_pair", "2"},
      {"17.01,17.04,1.0,hearsay\n", "border_table_pair", "2"},
      {"17.01,17.04,far,both\n", "border_table_pair", "2"},
      {"17.01,17.04,1.0,both\n17.01,17.04,1.0,gap\n", "border_table_pair_twice", "3"},
      {"17.01,18.01,1.0,both\n", "border_table_region", "2"},
      {"17.01,17.04\n", "border_table_columns", "2"},
  };
  for (const auto& wanted : cases) {
    const Refusal refusal = refused(regions, std::string(border_header) + wanted.rows);
    EXPECT_EQ(refusal.code, wanted.code) << wanted.rows;
    EXPECT_EQ(refusal.facts.at("line"), wanted.line) << wanted.rows;
  }
  EXPECT_EQ(refused(regions, "").code, "border_table_columns");
}

}  // namespace
}  // namespace simpul::regions
