#!/usr/bin/env python3
"""Writes tests/conformance/formats.json, the cases that src/foundation/text and web/src/shared/formats have to meet.

Neither engine takes part: what people type, names and lists are judged by hand in formats_by_hand.py; number words,
dates and amounts are worked out here with the calendar and the decimal arithmetic of Python.

    tools/make_formats.py          writes the file
    tools/make_formats.py --check  exits 1 where the file differs from what would be written
"""
import csv
import json
import random
import sys
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from formats_by_hand import BY_HAND

TOP = Path(__file__).resolve().parent.parent
TARGET = TOP / "tests/conformance/formats.json"
DIGITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}


def group_words(three):
    """Words of three digits, spelled without exceptions and repaired afterwards: "satu puluh dua" is "dua belas"."""
    words = " ".join(f"{DIGITS[int(d)]} {place}" for d, place in zip(three, ("ratus", "puluh", "")) if d != "0")
    for unit in DIGITS[1:]:
        words = words.replace(f"satu puluh {unit} ", f"{unit} belas ")
    words = words.replace("satu belas", "sebelas").replace("satu puluh", "sepuluh").replace("satu ratus", "seratus")
    return words.strip()


def number_words(number):
    text = str(number).zfill(15)
    groups = [group_words(text[i : i + 3]) for i in range(0, 15, 3)]
    parts = [f"{words} {place}" for words, place in zip(groups, ("triliun", "miliar", "juta", "ribu", "")) if words]
    parts = ["seribu" if part == "satu ribu" else part.strip() for part in parts]
    return " ".join(parts) or "nol"


def dotted(number):
    return f"{number:,}".replace(",", ".")


def terbilang_cases():
    draw = random.Random(2022)
    numbers = [10**k for k in range(16 - 1)] + [10**k - 1 for k in range(1, 16)] + [10**k + 1 for k in range(1, 15)]
    numbers += [2 * 10**k + 11 for k in (3, 6, 9, 12)] + [draw.randrange(10 ** draw.randint(3, 15)) for _ in range(30)]
    return [{"number": n, "words": number_words(n), "grouped": dotted(n)} for n in sorted(set(numbers))]


def short_amount(sen):
    """At most two decimals of the largest unit that leaves less than a thousand."""
    amount = Decimal(sen) / 100
    if amount < 10**6:
        whole, rest = divmod(sen, 100)
        return f"Rp{dotted(whole)}" + (f",{rest:02}" if rest else "")
    for word, zeros in (("juta", 6), ("miliar", 9), ("triliun", 12)):
        scaled = (amount / 10**zeros).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        if scaled < 1000 or word == "triliun":
            whole, fraction = str(scaled).split(".")
            fraction = fraction.rstrip("0")
            return f"Rp{dotted(int(whole))}" + (f",{fraction}" if fraction else "") + f" {word}"
    raise AssertionError("unreachable")


def amount_case(sen):
    size = abs(sen)
    sign, minus = ("-", "minus ") if sen < 0 else ("", "")
    words = f"{minus}{number_words(size // 100)} rupiah" + (f" {number_words(size % 100)} sen" if size % 100 else "")
    return {
        "text": f"{sign}{size // 100}.{size % 100:02}",
        "digits": f"{sign}Rp{dotted(size // 100)},{size % 100:02}",
        "short": sign + short_amount(size),
        "words": words,
    }


def amount_cases():
    draw = random.Random(16)
    sens = [0, 1, 50, 99, 100, 150, 99_999_999, 100_000_000, 100_499_999, 100_500_000, 99_999_499_999, 99_999_500_000]
    sens += [150_000_000, 75_000_000_000, 1_250_000_000_000, 67_687_000_000_000, 99_999_999_999_999_999, -150_000_050]
    sens += [draw.randrange(10 ** draw.randint(3, 17)) for _ in range(14)]
    return [amount_case(sen) for sen in sens]


def date_case(day):
    plain = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    name = DAYS[day.weekday()]
    return {
        "date": day.isoformat(),
        "full": f"{name}, {plain}",
        "plain": plain,
        "short": day.strftime("%d-%m-%Y"),
        "words": f"hari {name}, tanggal {number_words(day.day)} bulan {MONTHS[day.month - 1]} "
        f"tahun {number_words(day.year)}",
        "full_en": f"{day:%A}, {day.day} {day:%B} {day.year}",
        "plain_en": f"{day.day} {day:%B} {day.year}",
    }


def date_cases():
    named = ["1945-08-17", "1999-12-31", "2000-02-29", "2022-01-25", "2022-01-28", "2022-07-28", "2022-08-11",
             "2024-02-29", "2025-12-31", "2026-01-01", "2026-05-03", "1900-01-01", "9999-12-31"]
    days = [date.fromisoformat(text) for text in named]
    days += [date(2023, month, 2 * month + 1) for month in range(1, 13)]
    days += [date(2026, 11, 9) + timedelta(days=n) for n in range(7)]
    return [date_case(day) for day in days]


def clock_case(at, zone):
    local = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(timezone(timedelta(hours=ZONES[zone])))
    day = date_case(local.date())
    text, text_en = f"pukul {local:%H.%M} {zone}", f"{local:%H:%M} {zone}"
    return {"at": at, "zone": zone, "text": text, "text_en": text_en, "date_and_clock": f"{day['full']} {text}",
            "date_and_clock_en": f"{day['full_en']}, {text_en}", "day": local.date().isoformat()}


def clock_cases():
    moments = ["2022-01-25T09:56:00.000Z", "2022-07-28T15:30:00.000Z", "2026-05-02T19:10:59.999Z",
               "1999-12-31T16:59:59.000Z", "2024-02-28T17:00:00.000Z", "1969-12-31T23:59:30.000Z"]
    return [clock_case(at, zone) for at in moments for zone in ZONES]


def holidays():
    lines = [line for line in (TOP / "data/holidays.csv").read_text().splitlines() if not line.startswith("#")]
    return {date.fromisoformat(row["date"]) for row in csv.DictReader(lines)}


def working(day, off):
    return day.weekday() < 5 and day not in off


def working_day_cases():
    """Counted out day by day over the whole list; the boundaries of the known years are judged by hand."""
    off, draw = holidays(), random.Random(5)
    first, last = date(2022, 1, 1), date(2026, 12, 31)
    calendar = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    cases = []
    for _ in range(40):
        start, end = (draw.choice(calendar) for _ in range(2))
        low, high = min(start, end), max(start, end)
        span = [day for day in calendar if (low < day <= high if start <= end else low <= day < high)]
        count = sum(working(day, off) for day in span) * (1 if start <= end else -1)
        cases.append({"from": start.isoformat(), "to": end.isoformat(), "count": count})
    return cases


def whole():
    made = {
        "terbilang": terbilang_cases(),
        "rupiah": amount_cases(),
        "dates": date_cases(),
        "clock": clock_cases(),
        "working_days_between": working_day_cases(),
    }
    return made | BY_HAND


def written(sections):
    """One case a line, so that a changed case is one changed line."""
    blocks = []
    for name, cases in sections.items():
        lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
        blocks.append(f'  "{name}": [\n{lines}\n  ]')
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def main(arguments):
    text = written(whole())
    if arguments == ["--check"]:
        same = TARGET.read_text() == text
        print("formats.json is " + ("as made" if same else "not what tools/make_formats.py makes"))
        return 0 if same else 1
    TARGET.write_text(text)
    print(f"{sum(len(cases) for cases in whole().values())} cases in {TARGET.relative_to(TOP)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
