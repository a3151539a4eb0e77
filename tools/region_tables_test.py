"""The committed tables hold what their makers promise, and the makers see what is broken."""
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import make_borders  # noqa: E402
import make_regions  # noqa: E402

DATA = Path(__file__).parent.parent / "data"


class Regions(unittest.TestCase):
    def setUp(self):
        self.rows = make_regions.read_table(DATA / "regions.csv")

    def fault_after(self, code, **values):
        row = next(row for row in self.rows if row["code"] == code)
        row.update(values)
        with self.assertRaises(SystemExit) as stopped:
            make_regions.check(self.rows)
        return str(stopped.exception)

    def test_the_committed_table_is_whole_and_canonical(self):
        make_regions.check(self.rows)
        self.assertEqual(make_regions.table_text(self.rows), (DATA / "regions.csv").read_text(encoding="utf-8"))

    def test_what_is_broken_is_named(self):
        self.assertIn("17: population differs", self.fault_after("17.04", population="1"))
        self.assertIn("17.04: parent is '16'", self.fault_after("17.04", parent="16"))
        self.assertIn("62: zone WITA", self.fault_after("62", zone="WITA"))
        self.assertIn("17.04: coordinates outside", self.fault_after("17.04", lat="4812"))

    def test_a_missing_row_is_named(self):
        self.rows = [row for row in self.rows if row["code"] != "17.04"]
        self.assertIn("415 rows of kind kabupaten", self.fault_after("17"))


def feature(code, *rings):
    return {"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": rings}}


def square(west, south):
    """A square of a tenth of a degree, its corners in order."""
    return [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]


class Borders(unittest.TestCase):
    def edges_of(self, *features):
        with tempfile.NamedTemporaryFile("w", suffix=".geojson") as file:
            json.dump({"features": features}, file)
            file.flush()
            return make_borders.regency_edges(file.name)

    def test_the_committed_table_holds_what_is_known(self):
        rows = make_borders.read_rows(DATA / "borders.csv")
        make_borders.check(rows)
        with self.assertRaises(SystemExit) as stopped:
            make_borders.check([row for row in rows if row["code_b"] != "17.04"])
        self.assertIn("('16.03', '17.04') is missing", str(stopped.exception))

    def test_a_shared_side_is_a_border_and_a_shared_corner_is_none(self):
        lengths = make_borders.regency_lengths(self.edges_of(
            feature("01.01", square(100.0, 0.0)), feature("01.02", square(100.1, 0.0)),
            feature("01.03", square(100.1, 0.1))))
        self.assertAlmostEqual(lengths[("01.01", "01.02")], 11.057, places=2)
        self.assertAlmostEqual(lengths[("01.02", "01.03")], 11.132, places=2)
        self.assertNotIn(("01.01", "01.03"), lengths)

    def test_a_sliver_is_a_gap_and_a_strait_is_none(self):
        near = make_borders.gap_lengths(self.edges_of(
            feature("01.01", square(100.0, 0.0)), feature("01.02", square(100.102, 0.0))))
        self.assertGreater(near[("01.01", "01.02")], make_borders.GAP_RUN_KM)
        far = make_borders.gap_lengths(self.edges_of(
            feature("01.01", square(100.0, 0.0)), feature("01.02", square(100.105, 0.0))))
        self.assertEqual(far, {})


if __name__ == "__main__":
    unittest.main()
