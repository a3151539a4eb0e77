#!/usr/bin/env python3
"""Writes tests/conformance/text.json: texts of documents in canonical form with their hashes (docs/formats/text.md).

No code of Simpul takes part: canonical JSON is Python's own with sorted names, hashes are hashlib's, and what a line is
in normal form comes from Python's Unicode data. What must be refused, and why, is judged by hand.

    tools/make_text_vectors.py          writes the file
    tools/make_text_vectors.py --check  exits 1 where the file differs from what would be written
"""
import hashlib
import json
import random
import sys
import unicodedata
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tests/conformance/text.json"
UNICODE = "14.0.0"

# White_Space and Default_Ignorable_Code_Point of Unicode 14.0, and the controls (Cc).
WHITE = {*range(0x9, 0xE), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000}
HIDDEN = {0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010),
          *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
          *range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)}


def paragraph(text):
    return {"kind": "paragraph", "text": text}


def block(kind, text, name=None):
    return {"kind": kind, "text": text} | ({"id": name} if name else {})


def table(*rows):
    return {"kind": "table", "rows": [list(row) for row in rows]}


def clause(name, kind, heading, *blocks):
    out = {"clause": name, "kind": kind}
    if heading:
        out["heading"] = heading
    if blocks:
        out["blocks"] = list(blocks)
    return out


AGREEMENT = [
    clause("judul", "title", "", paragraph("KESEPAKATAN BERSAMA"), paragraph("ANTARA"),
           paragraph("PEMERINTAH PROVINSI KALIMANTAN TIMUR"), paragraph("DAN"),
           paragraph("PEMERINTAH PROVINSI JAWA TIMUR"), paragraph("TENTANG"),
           paragraph("PENGEMBANGAN POTENSI DAERAH DAN PELAYANAN PUBLIK"), paragraph("NOMOR {{nomor.kesatu}}"),
           paragraph("NOMOR {{nomor.kedua}}")),
    clause("para-pihak", "parties", "", paragraph("Pada hari ini, {{tanggal.terbilang}}, yang bertanda tangan:"),
           block("angka", "{{pihak.kesatu.nama}}, {{pihak.kesatu.jabatan}}, selanjutnya disebut PIHAK KESATU;"),
           block("angka", "{{pihak.kedua.nama}}, {{pihak.kedua.jabatan}}, selanjutnya disebut PIHAK KEDUA.")),
    clause("dasar", "considerations", "", block("huruf", "bahwa PARA PIHAK mempunyai potensi untuk dikembangkan; dan"),
           block("huruf", "bahwa kerja sama daerah didasarkan pada efisiensi dan efektivitas.")),
    clause("maksud", "article", "MAKSUD DAN TUJUAN",
           block("ayat", "Maksud Kesepakatan Bersama ini adalah sebagai landasan kerja sama PARA PIHAK."),
           block("ayat", "Tujuannya ialah meningkatkan pelayanan publik menurut [[lingkup]].")),
    clause("lingkup", "article", "RUANG LINGKUP", paragraph("Ruang lingkup meliputi:"), block("huruf", "perdagangan;"),
           block("huruf", "pertanian; dan", "pertanian"), block("angka", "hortikultura;"),
           block("angka", "peternakan;"),
           block("huruf", "bidang lain yang disepakati.")),
    clause("pelaksanaan", "article", "PELAKSANAAN",
           block("ayat", "Pelaksanaan [[lingkup/pertanian]] diatur dalam Perjanjian Kerja Sama.", "tindak-lanjut"),
           block("ayat", "Perjanjian sebagaimana dimaksud pada [[pelaksanaan/tindak-lanjut]] ditandatangani kepala "
                         "perangkat daerah.")),
    clause("penutup", "closing", "", paragraph("Dibuat dalam rangkap 2 (dua) “asli” bermeterai cukup — sama kuatnya.")),
    clause("tanda-tangan", "signatures", ""),
    clause("rencana", "attachment", "RENCANA KERJA",
           table(["No.", "Kegiatan", "Tahun"], ["1.", "Misi dagang", "2022"], ["2.", "Pelatihan petani", ""])),
]

MOVED = AGREEMENT[:3] + [AGREEMENT[4], AGREEMENT[3]] + AGREEMENT[5:]

SIGNS = [clause("a", "article", "\"KUTIP\" \\ / é 你 😀", paragraph("<b>&amp;</b> ' \" \\n \u007e ﬁ Å"),
                table(["", "a"], ["b", ""]))]

TEXTS = [("a joint agreement", AGREEMENT), ("the same with two articles exchanged", MOVED),
         ("signs that JSON treats apart", SIGNS), ("the least there is", [clause("a", "signatures", "")])]


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def text_case(name, clauses):
    text = canonical({"v": 1, "clauses": clauses})
    each = [{"clause": one["clause"], "canonical": canonical(one), "hash": digest(canonical(one))} for one in clauses]
    return {"name": name, "canonical": text, "hash": digest(text), "clauses": each}


def refused(name, code, text):
    return {"name": name, "code": code, "text": text}


def spoiled(name, code, *clauses):
    return refused(name, code, canonical({"v": 1, "clauses": list(clauses)}))


def refused_cases():
    least = canonical({"v": 1, "clauses": [clause("a", "article", "A", paragraph("b"))]})
    words = [("two spaces", "a  b"), ("a space at the end", "a "), ("a tab", "a\tb"), ("a line break", "a\nb"),
             ("a no-break space", "a\u00a0b"), ("a soft hyphen", "a\u00adb"), ("a zero-width space", "a\u200bb"),
             ("a direction mark", "a\u202eb"), ("an accent apart from its letter", "e\u0301"), ("a control", "a\u0007")]
    return [
        refused("white space between members", "text_not_canonical", least.replace(",", ", ", 1)),
        refused("a line break at the end", "text_not_canonical", least + "\n"),
        refused("members in another order", "text_not_canonical", '{"v":1,' + least[1:].replace(',"v":1', "")),
        refused("a sign escaped without need", "text_not_canonical", least.replace('"A"', '"\\u0041"')),
        refused("a member more", "text_not_canonical", least.replace('"kind":"article"', '"kind":"article","no":1')),
        refused("an empty heading written out", "text_not_canonical", least.replace('"A"', '""')),
        refused("a version as text", "text_not_canonical", least.replace('"v":1', '"v":"1"')),
        refused("no version", "text_not_canonical", least.replace(',"v":1', "")),
        refused("a later version", "text_version_unknown", least.replace('"v":1', '"v":2')),
        refused("an unknown kind", "text_not_canonical", least.replace("article", "pasal")),
        refused("a name with a capital", "text_not_canonical", least.replace('"clause":"a"', '"clause":"A"')),
        refused("the same member twice", "text_not_canonical", least.replace('"v":1', '"v":1,"v":1')),
        refused("nothing", "text_not_canonical", ""),
        refused("no clauses", "text_empty", '{"v":1}'),
        spoiled("attachment before article", "clause_out_of_order", clause("a", "attachment", "A"),
                clause("b", "article", "B")),
        spoiled("two closings", "clause_repeated", clause("a", "closing", "A"), clause("b", "closing", "B")),
        spoiled("one name twice", "clause_id_repeated", clause("a", "article", "A"), clause("a", "article", "B")),
        spoiled("one block name twice", "block_id_repeated",
                clause("a", "article", "A", block("ayat", "b", "x"), block("ayat", "c", "x"))),
        spoiled("ayat in the premises", "block_misplaced", clause("a", "considerations", "", block("ayat", "b"))),
        spoiled("a pasal that begins with huruf", "block_misplaced", clause("a", "article", "", block("huruf", "b"))),
        spoiled("a table in the title", "block_misplaced", clause("a", "title", "", table(["b"]))),
        spoiled("an uneven table", "table_uneven", clause("a", "article", "", table(["b", "c"], ["d"]))),
        spoiled("a table without words", "block_empty", clause("a", "article", "", table(["", ""]))),
        spoiled("a paragraph without words", "block_empty", clause("a", "article", "", {"kind": "paragraph"})),
        spoiled("a table with text", "block_mixed", clause("a", "article", "", table(["b"]) | {"text": "c"})),
        spoiled("a paragraph with rows", "block_mixed", clause("a", "article", "", paragraph("b") | {"rows": [["c"]]})),
        spoiled("a long paragraph", "text_too_large", clause("a", "article", "", paragraph("b" * 20_001))),
        spoiled("too many clauses", "text_too_large", *(clause(f"a{n}", "article", "") for n in range(401))),
    ] + [spoiled(name, "text_not_normal", clause("a", "article", "", paragraph(text))) for name, text in words]


def normal_line(text):
    kept = "".join(" " if ord(c) in WHITE else c for c in text
                   if ord(c) in WHITE or (ord(c) not in HIDDEN and unicodedata.category(c) != "Cc"))
    return unicodedata.normalize("NFC", " ".join(part for part in kept.split(" ") if part))


def normal_lines():
    draw = random.Random(22)
    near = [0x41, 0x300, 0x340, 0x900, 0x9B0, 0xB40, 0xDC0, 0x1000, 0x1100, 0x1160, 0x11A0, 0x1B00, 0x1E00, 0x1F00,
            0x2000, 0x2100, 0x2ADC, 0x3040, 0xAC00, 0xF900, 0xFB1D, 0xFE00, 0x11080, 0x11340, 0x1D150, 0x1E000, 0x2F800]
    lines = ["", " ", "Ruang  lingkup", "e\u0301", "\u212b", "q\u0307\u0323", "a\u0315\u0300\u05ae\u0300b",
             "\u1100\u1161\u11a8", "\uac00\u11a8", "\u0958", "\u2126\u2003\u037e"]
    for _ in range(400):
        points = [draw.choice(near) + draw.randrange(0x50) for _ in range(draw.randint(1, 12))]
        lines.append("".join(chr(point) for point in points))
    return [{"given": line, "normal": normal_line(line)} for line in lines]


def written():
    content = {
        "made_by": "Python json, hashlib and unicodedata (Unicode 14.0); refusals are judged by hand",
        "texts": [text_case(*one) for one in TEXTS],
        "refused": refused_cases(),
        "normal_lines": normal_lines(),
    }
    rows = ",\n".join(
        f' {json.dumps(key)}: ' + (json.dumps(value) if isinstance(value, str) else
                                   "[\n" + ",\n".join("  " + json.dumps(one) for one in value) + "\n ]")
        for key, value in content.items())
    return "{\n" + rows + "\n}\n"


def main():
    if unicodedata.unidata_version != UNICODE:
        print(f"{sys.argv[0]}: this Python knows Unicode {unicodedata.unidata_version}, not {UNICODE}; nothing done")
        return 0
    text = written()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET.name} is not what {sys.argv[0]} makes")
    return 1


if __name__ == "__main__":
    sys.exit(main())
