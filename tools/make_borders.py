#!/usr/bin/env python3
"""Makes data/borders.csv: which kabupaten and kota are known to share a land border.

Write:  tools/make_borders.py regencies.geojson districts.topojson [--out data/borders.csv]
Check:  tools/make_borders.py --check [--out data/borders.csv]

Both inputs carry Kemendagri codes in the property `code`; the first holds kabupaten and kota, the second districts
(their first five characters name the kabupaten or kota). Neighbours in a layer share edges exactly, because each layer
was simplified as one topology. A pair is written when at least SHARED_KM_MIN of border is shared in either layer, or
when the two outlines run side by side with a gap no wider than GAP_KM over at least GAP_RUN_KM (a sliver that the
simplification left between neighbours, or a channel so narrow). Touching in a point is no border.
A pair that is absent is NOT known not to border: sea borders and disputed stretches are not in the geometry.
"""

import argparse
import collections
import csv
import json
import math
import re
import sys
from pathlib import Path

SHARED_KM_MIN = 0.2
GAP_KM = 0.3
GAP_RUN_KM = 1.0
SAMPLE_KM = 0.1
CELL_DEGREES = 0.01  # wider than GAP_KM, so that the cells around a point hold all its candidates

COLUMNS = ["code_a", "code_b", "length_km", "evidence"]
EVIDENCE = ("both", "regency", "district", "gap")

# Pairs that stand in laws or that anyone can look up on a map; the table is refused where it misses one.
KNOWN_NEIGHBOURS = [
    ("16.03", "17.04"),  # Muara Enim - Kaur: their border is fixed by Permendagri 102/2017
    ("16.03", "16.09"),  # Muara Enim - Ogan Komering Ulu Selatan
    ("33.01", "33.02"),  # Cilacap - Banyumas
    ("35.15", "35.78"),  # Sidoarjo - Kota Surabaya
    ("51.07", "51.08"),  # Karangasem - Buleleng
    ("61.06", "64.11"),  # Kapuas Hulu - Mahakam Ulu
]
NOT_NEIGHBOURS = [
    ("18.01", "36.72"),  # Lampung Selatan - Kota Cilegon: the Sunda Strait
    ("35.26", "35.78"),  # Bangkalan - Kota Surabaya: the Madura Strait
    ("35.10", "51.01"),  # Banyuwangi - Jembrana: the Bali Strait
    ("19.01", "19.02"),  # Bangka - Belitung: islands in the Gaspar Strait
    ("33.08", "51.01"),  # Magelang - Jembrana
]


def km_between(a, b):
    """Length of a short line on the sphere; the error over a border segment is far below SHARED_KM_MIN."""
    middle = math.radians((a[1] + b[1]) / 2)
    return math.hypot((a[0] - b[0]) * 111.32 * math.cos(middle), (a[1] - b[1]) * 110.57)


def regency_edges(path):
    """Each undirected edge of the layer with the regencies whose outline it belongs to."""
    edges = collections.defaultdict(set)
    for feature in json.loads(Path(path).read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            for a, b in zip(ring, ring[1:]):
                edges[min((tuple(a), tuple(b)), (tuple(b), tuple(a)))].add(feature["properties"]["code"])
    return edges


def add_shared(lengths, owners, length_km):
    ordered = sorted(owners)
    for i, a in enumerate(ordered):
        for b in ordered[i + 1:]:
            lengths[(a, b)] += length_km


def regency_lengths(edges):
    lengths = collections.Counter()
    for (a, b), owners in edges.items():
        add_shared(lengths, owners, km_between(a, b))
    return lengths


def arc_numbers(arcs):
    """The arcs of a TopoJSON geometry, nested to any depth; a negative number is an arc read backwards."""
    for entry in arcs:
        if isinstance(entry, int):
            yield entry if entry >= 0 else ~entry
        else:
            yield from arc_numbers(entry)


def arc_length(arc, scale):
    """Quantised arcs hold steps, so a step's length needs the latitude it starts from."""
    x = y = 0
    length, before = 0.0, None
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (x * scale["scale"][0] + scale["translate"][0], y * scale["scale"][1] + scale["translate"][1])
        length += km_between(before, point) if before else 0.0
        before = point
    return length


def district_lengths(path):
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    owners = collections.defaultdict(set)
    for layer in topology["objects"].values():
        for district in layer["geometries"]:
            for number in arc_numbers(district.get("arcs") or []):
                owners[number].add(district["properties"]["code"][:5])
    lengths = collections.Counter()
    for number, codes in owners.items():
        if len(codes) > 1:
            add_shared(lengths, codes, arc_length(topology["arcs"][number], topology["transform"]))
    return lengths


def samples_of_open_edges(edges):
    """Points every SAMPLE_KM along the edges of one owner only (coasts and gaps), by grid cell."""
    cells = collections.defaultdict(list)
    for (a, b), owners in edges.items():
        if len(owners) != 1:
            continue
        length = km_between(a, b)
        count = max(1, int(length / SAMPLE_KM))
        for i in range(count):
            part = (i + 0.5) / count
            point = (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
            cell = (int(point[0] // CELL_DEGREES), int(point[1] // CELL_DEGREES))
            cells[cell].append((point, next(iter(owners)), length / count))
    return cells


def gap_lengths(edges):
    """How far two outlines run within GAP_KM of each other: the shorter of the two sides."""
    cells = samples_of_open_edges(edges)
    runs = collections.defaultdict(collections.Counter)
    for (x, y), here in cells.items():
        around = [sample for dx in (-1, 0, 1) for dy in (-1, 0, 1) for sample in cells.get((x + dx, y + dy), ())]
        for point, code, length in here:
            for other in {other for near, other, _ in around
                          if other != code and km_between(point, near) <= GAP_KM}:
                runs[(min(code, other), max(code, other))][code] += length
    return {pair: min(sides.values()) for pair, sides in runs.items() if len(sides) == 2}


def border_rows(regencies, districts):
    edges = regency_edges(regencies)
    in_regencies, in_districts = regency_lengths(edges), district_lengths(districts)
    gaps = gap_lengths(edges)
    rows = {}
    for pair in in_regencies.keys() | in_districts.keys() | gaps.keys():
        first, second = in_regencies[pair], in_districts[pair]
        in_first, in_second = first >= SHARED_KM_MIN, second >= SHARED_KM_MIN
        if in_first or in_second:
            evidence = "both" if in_first and in_second else "regency" if in_first else "district"
            rows[pair] = (first if in_first else second, evidence)
        elif gaps.get(pair, 0.0) >= GAP_RUN_KM:
            rows[pair] = (gaps[pair], "gap")
    return [{"code_a": a, "code_b": b, "length_km": f"{length:.1f}", "evidence": evidence}
            for (a, b), (length, evidence) in sorted(rows.items())]


def check(rows):
    pairs = [(row["code_a"], row["code_b"]) for row in rows]
    faults = [f"{a} {b}: not a pair of two regencies in order" for a, b in pairs
              if not (a < b and re.fullmatch(r"\d\d\.\d\d \d\d\.\d\d", f"{a} {b}"))]
    if pairs != sorted(set(pairs)):
        faults.append("the pairs are not in order, or one stands twice")
    faults += [f"{row['code_a']} {row['code_b']}: evidence {row['evidence']!r}" for row in rows
               if row["evidence"] not in EVIDENCE]
    known = set(pairs)
    faults += [f"{pair} is missing" for pair in KNOWN_NEIGHBOURS if pair not in known]
    faults += [f"{pair} cannot be neighbours" for pair in NOT_NEIGHBOURS if pair in known]
    codes = read_codes()
    faults += [f"{code}: not in regions.csv" for pair in pairs for code in pair if code not in codes]
    if faults:
        raise SystemExit("\n".join(faults))


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_codes():
    return {row["code"] for row in read_rows(Path(__file__).parent.parent / "data" / "regions.csv")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("regencies", nargs="?", help="GeoJSON of kabupaten and kota")
    parser.add_argument("districts", nargs="?", help="TopoJSON of districts")
    parser.add_argument("--out", default=str(Path(__file__).parent.parent / "data" / "borders.csv"))
    parser.add_argument("--check", action="store_true", help="check the written table, write nothing")
    given = parser.parse_args()
    if given.check:
        rows = read_rows(given.out)
        check(rows)
    elif given.regencies and given.districts:
        rows = border_rows(given.regencies, given.districts)
        check(rows)
        with open(given.out, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    else:
        parser.error("name both layers, or --check")
    counted = collections.Counter(row["evidence"] for row in rows)
    print(f"{given.out}: {len(rows)} pairs ({', '.join(f'{counted[e]} {e}' for e in EVIDENCE)})")


if __name__ == "__main__":
    sys.exit(main())
