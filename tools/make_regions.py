#!/usr/bin/env python3
"""Makes data/regions.csv, the register of Indonesia's 38 provinces and 514 kabupaten/kota.

Write:  tools/make_regions.py SOURCE.csv [--codes FOLDER] [--out data/regions.csv]
Check:  tools/make_regions.py --check [--out data/regions.csv]

SOURCE.csv is a table of Kemendagri codes with names, capitals, coordinates, area and population
(columns: code, name, type, parent_code, capital, capital_lat, capital_lon, centroid_lat,
centroid_lon, area_km2, population). FOLDER holds provinces.csv and regencies.csv of the npm package
idn-area-data; where it is given, both lists must agree code by code and name by name.
The same input always gives the same bytes. Sources and licences: data/README.md.
"""

import argparse
import csv
import io
import re
import sys
from pathlib import Path

COLUMNS = ["code", "name", "kind", "parent", "capital", "lat", "lon", "population", "area_km2",
           "zone", "autonomous", "short", "government", "also"]
KIND_WORD = {"provinsi": "", "kabupaten": "Kabupaten ", "kota": "Kota "}

# Kemendagri 300.2.2-2430/2025 (codes), Dukcapil second half of 2024 (persons), BIG 16 Dec 2024 (area).
PROVINCES, REGENCIES, CITIES = 38, 416, 98
POPULATION = 284_973_643
AREA_KM2 = 1_890_179.784

# Keppres 41/1987, article 1, read with the laws that split provinces since: a new province keeps the zone of the
# province it was taken from (65 from 64; 82 from 81; 91 to 96 from Irian Jaya; 19, 21, 36, 75, 76 likewise).
WIB = {"11", "12", "13", "14", "15", "16", "17", "18", "19", "21",
       "31", "32", "33", "34", "35", "36", "61", "62"}
WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
WIT = {"81", "82", "91", "92", "93", "94", "95", "96"}

# Where a law gives the government another name than "Pemerintah Provinsi …".
GOVERNMENTS = {
    "11": "Pemerintah Aceh",  # UU 11/2006, article 1
    "34": "Pemerintah Daerah Daerah Istimewa Yogyakarta",  # UU 13/2012, article 1
}
SHORT_NAMES = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}

# What people type besides the name: everyday abbreviations and other spellings, used for search only.
ALSO = {
    "12": "Sumut", "13": "Sumbar", "16": "Sumsel", "19": "Babel;Bangka Belitung", "21": "Kepri",
    "31": "DKI;DKJ;Daerah Khusus Jakarta;Jakarta", "32": "Jabar", "33": "Jateng",
    "34": "DIY;Jogja;Jogjakarta;Yogyakarta", "35": "Jatim", "52": "NTB", "53": "NTT",
    "61": "Kalbar", "62": "Kalteng", "63": "Kalsel", "64": "Kaltim", "65": "Kaltara",
    "71": "Sulut", "72": "Sulteng", "73": "Sulsel", "74": "Sultra", "76": "Sulbar", "82": "Malut",
    "12.77": "Padang Sidempuan",
}

# Where the package spells a name otherwise than the ministry's list does.
OTHER_SPELLINGS = {"12.77": "KOTA PADANG SIDEMPUAN", "31": "DKI JAKARTA"}


def zone_of(code):
    for zone, provinces in (("WIB", WIB), ("WITA", WITA), ("WIT", WIT)):
        if code[:2] in provinces:
            return zone
    raise SystemExit(f"no time zone known for province {code[:2]}")


def region_from(row):
    code, kind = row["code"], row["type"]
    name = row["name"].removeprefix(KIND_WORD[kind])
    # Kota/Kabupaten Administrasi of Jakarta are no autonomous regions (UU 29/2007, articles 7 and 9).
    autonomous = not name.startswith("Administrasi ")
    has_capital = bool(row["capital_lat"])
    return {
        "code": code,
        "name": name.removeprefix("Administrasi "),
        "kind": kind,
        "parent": row["parent_code"],
        "capital": row["capital"],
        "lat": row["capital_lat"] if has_capital else row["centroid_lat"],
        "lon": row["capital_lon"] if has_capital else row["centroid_lon"],
        "population": row["population"],
        "area_km2": row["area_km2"],
        "zone": zone_of(code),
        "autonomous": "1" if autonomous else "0",
        "short": SHORT_NAMES.get(code, ""),
        "government": GOVERNMENTS.get(code, ""),
        "also": ALSO.get(code, ""),
    }


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def folded(name):
    return re.sub(r"[^A-Z0-9]", "", name.upper())


def compare_codes(rows, folder):
    """Stops where the package's list of codes or names differs from ours."""
    listed = {row["code"]: row["name"] for file in ("provinces.csv", "regencies.csv")
              for row in read_table(Path(folder) / file)}
    ours = {row["code"]: row["name"] for row in rows}
    wrong = [f"{code}: {ours.get(code)!r} here, {listed.get(code)!r} there"
             for code in sorted(ours.keys() | listed.keys())
             if folded(ours.get(code, "")) != folded(listed.get(code, ""))
             and listed.get(code) != OTHER_SPELLINGS.get(code)]
    if wrong:
        raise SystemExit("the two lists differ:\n" + "\n".join(wrong))


def table_text(regions):
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(regions, key=lambda region: region["code"]))
    return out.getvalue()


def structure_faults(regions):
    by_code = {region["code"]: region for region in regions}
    if len(by_code) != len(regions):
        yield "a code stands twice"
    for kind, wanted in (("provinsi", PROVINCES), ("kabupaten", REGENCIES), ("kota", CITIES)):
        found = sum(region["kind"] == kind for region in regions)
        if found != wanted:
            yield f"{found} rows of kind {kind}, {wanted} expected"
    for region in regions:
        code = region["code"]
        is_province = region["kind"] == "provinsi"
        if not re.fullmatch(r"\d\d" if is_province else r"\d\d\.\d\d", code):
            yield f"{code}: code does not fit kind {region['kind']}"
        if region["parent"] != ("" if is_province else code[:2]):
            yield f"{code}: parent is {region['parent']!r}"
        if not is_province and code[:2] not in by_code:
            yield f"{code}: its province is missing"
        if region["zone"] != zone_of(code):
            yield f"{code}: zone {region['zone']}"
        if not (-11.5 <= float(region["lat"]) <= 6.5 and 94.5 <= float(region["lon"]) <= 141.5):
            yield f"{code}: coordinates outside Indonesia"


def sum_faults(regions):
    provinces = [region for region in regions if region["kind"] == "provinsi"]
    total = sum(int(province["population"]) for province in provinces)
    if total != POPULATION:
        yield f"population is {total}, {POPULATION} expected"
    area = sum(float(province["area_km2"]) for province in provinces)
    if abs(area - AREA_KM2) > 0.01:
        yield f"area is {area:.3f} km2, {AREA_KM2} expected"
    for province in provinces:
        parts = [region for region in regions if region["parent"] == province["code"]]
        if sum(int(part["population"]) for part in parts) != int(province["population"]):
            yield f"{province['code']}: population differs from the sum of its regencies"
        if abs(sum(float(part["area_km2"]) for part in parts) - float(province["area_km2"])) > 0.01:
            yield f"{province['code']}: area differs from the sum of its regencies"


def check(regions):
    faults = [*structure_faults(regions), *sum_faults(regions)]
    if faults:
        raise SystemExit("\n".join(faults))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", help="table to read")
    parser.add_argument("--codes", help="folder with provinces.csv and regencies.csv to compare with")
    parser.add_argument("--out", default=str(Path(__file__).parent.parent / "data" / "regions.csv"))
    parser.add_argument("--check", action="store_true", help="check the written table, write nothing")
    given = parser.parse_args()
    if given.check:
        regions = read_table(given.out)
        check(regions)
        if table_text(regions) != Path(given.out).read_text(encoding="utf-8"):
            raise SystemExit("the table is not in its canonical form (order, quoting or line ends)")
    elif given.source:
        rows = read_table(given.source)
        if given.codes:
            compare_codes(rows, given.codes)
        regions = [region_from(row) for row in rows]
        check(regions)
        Path(given.out).write_text(table_text(regions), encoding="utf-8", newline="")
    else:
        parser.error("name a source table, or --check")
    print(f"{given.out}: {len(regions)} regions, {POPULATION} people")


if __name__ == "__main__":
    sys.exit(main())
