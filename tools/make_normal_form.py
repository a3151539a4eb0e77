#!/usr/bin/env python3
"""Writes the tables of Unicode that src/foundation/text/normal_form needs, from the Unicode data of Python.

The tables are those of one version of Unicode, for good: hashes of texts depend on them (docs/formats/text.md).

    tools/make_normal_form.py          writes the files
    tools/make_normal_form.py --check  exits 1 where a file differs from what would be written
"""
import sys
import unicodedata
from pathlib import Path

VERSION = "14.0.0"
FOLDER = Path(__file__).resolve().parent.parent / "src/foundation/text/normal_form"
HANGUL = range(0xAC00, 0xD7A4)
POINTS = [point for point in range(0x110000) if not 0xD800 <= point < 0xE000 and point not in HANGUL]
HEAD = """// Written by tools/make_normal_form.py from Unicode 14.0; change that, not this.
#include "unicode_tables.h"

namespace simpul::text {{

// clang-format off
{tables}
// clang-format on

}}  // namespace simpul::text
"""


def rows(entries):
    """Entries, filled into lines of at most 120 columns."""
    line, out = "", []
    for entry in entries:
        if len(line) + len(entry) + 1 > 120:
            out.append(line)
            line = ""
        line += entry + ","
    return "\n".join(out + [line])


def table(kind, name, entries):
    return (f"constexpr {kind} {name}_table[] = {{\n{rows(entries)}\n}};\n"
            f"const std::span<const {kind}> {name} = {name}_table;")


def classes():
    """Runs of characters with one canonical combining class other than 0."""
    runs = []
    for point in POINTS:
        combining = unicodedata.combining(chr(point))
        if not combining:
            continue
        if runs and runs[-1][1] == point - 1 and runs[-1][2] == combining:
            runs[-1][1] = point
        else:
            runs.append([point, point, combining])
    return table("CombiningRun", "combining_runs", [f"{{{a:#x},{b:#x},{c}}}" for a, b, c in runs])


def canonical(point):
    """What a character is taken apart to in one step, if that is canonical: one or two characters."""
    mapping = unicodedata.decomposition(chr(point))
    return [] if not mapping or mapping.startswith("<") else [int(part, 16) for part in mapping.split()]


def pairs():
    entries, apart = [], []
    for point in POINTS:
        parts = canonical(point)
        if not parts:
            continue
        first, second = parts if len(parts) == 2 else (parts[0], 0)
        entries.append(f"{{{point:#x},{first:#x},{second:#x}}}")
        if second and unicodedata.normalize("NFC", chr(first) + chr(second)) != chr(point):
            apart.append(f"{point:#x}")
    return entries, apart


def files():
    entries, apart = pairs()
    return {
        "combining_classes.cpp": classes() + "\n\n" + table("char32_t", "never_composed", apart),
        "decompositions.cpp": table("Decomposition", "decompositions", entries),
    }


def main():
    if unicodedata.unidata_version != VERSION:
        print(f"{sys.argv[0]}: this Python knows Unicode {unicodedata.unidata_version}, not {VERSION}; nothing done")
        return 0
    stale = 0
    for name, tables in files().items():
        text = HEAD.format(tables=tables)
        target = FOLDER / name
        if "--check" not in sys.argv[1:]:
            target.write_text(text, encoding="utf-8")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            print(f"{target.name} is not what {sys.argv[0]} makes")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
