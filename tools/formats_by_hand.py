"""Cases of tests/conformance/formats.json that no rule of ours may decide: each line was judged by a reader."""


def typed(key, good, refused):
    """Cases of what people type: a value, or the code with which it is refused."""
    cases = [{"typed": text, key: value} for text, value in good]
    return cases + [{"typed": text, "refusal": code} for code, texts in refused.items() for text in texts]


# The sentences and forms this product is asked for, word by word (Indonesian official writing).
TERBILANG = [
    (0, "nol"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (19, "sembilan belas"), (20, "dua puluh"),
    (21, "dua puluh satu"), (99, "sembilan puluh sembilan"), (100, "seratus"), (101, "seratus satu"),
    (110, "seratus sepuluh"), (111, "seratus sebelas"), (200, "dua ratus"),
    (999, "sembilan ratus sembilan puluh sembilan"),
    (1000, "seribu"), (1001, "seribu satu"), (1100, "seribu seratus"), (1111, "seribu seratus sebelas"),
    (2000, "dua ribu"), (2022, "dua ribu dua puluh dua"), (11000, "sebelas ribu"), (21000, "dua puluh satu ribu"),
    (100000, "seratus ribu"), (101000, "seratus satu ribu"), (1000000, "satu juta"), (1001000, "satu juta seribu"),
    (1500000, "satu juta lima ratus ribu"), (1000000000, "satu miliar"), (1000001000, "satu miliar seribu"),
    (1000000000000, "satu triliun"), (1001001001001, "satu triliun satu miliar satu juta seribu satu"),
    (999000000000000, "sembilan ratus sembilan puluh sembilan triliun"),
]

WORDS = [
    ("satu ribu", 1000), ("satu ratus", 100), ("SATU JUTA  LIMA RATUS RIBU", 1500000), ("duapuluh lima", 25),
    ("dua ribu duapuluh dua", 2022), ("seratus limapuluh", 150), ("sejuta", 1000000), ("dua milyar", 2000000000),
    ("tiga trilyun", 3000000000000), ("Seribu\nsatu", 1001), ("nol", 0),
    ("", None), ("dua tiga", None), ("sebelas puluh", None), ("satu belas", None), ("satu puluh", None),
    ("dua seribu", None), ("ribu", None), ("juta dua", None), ("dua ribu tiga juta", None),
    ("dua juta tiga juta", None),
    ("nol ribu", None), ("nol nol", None), ("seratus dua ratus", None), ("dua puluh sebelas", None), ("duwa", None),
    ("dua rupiah", None), ("minus dua", None), ("25", None), ("dua puluh nol", None),
]

# (value, at least, at most, text): halves go away from zero on what a person reads, not on the binary fraction.
DECIMAL = [
    (12.5, 0, 2, "12,5"), (0.7, 0, 2, "0,7"), (1234.5, 0, 2, "1.234,5"), (1234567.891, 0, 2, "1.234.567,89"),
    (1.005, 0, 2, "1,01"), (-1.005, 0, 2, "-1,01"), (2.5, 0, 0, "3"), (-2.5, 0, 0, "-3"), (0.5, 0, 0, "1"),
    (0.4, 0, 0, "0"), (-0.4, 0, 0, "0"), (-0.004, 2, 2, "0,00"), (0, 0, 2, "0"), (0, 2, 2, "0,00"), (3, 2, 2, "3,00"),
    (3.1, 1, 3, "3,1"), (9.999, 0, 2, "10"), (999.995, 2, 2, "1.000,00"), (999999.5, 0, 0, "1.000.000"),
    (0.000001, 0, 6, "0,000001"), (0.0000004, 0, 6, "0"), (1e-7, 0, 12, "0,0000001"),
    (1e15, 0, 2, "1.000.000.000.000.000"),
    (0.1 + 0.2, 0, 12, "0,3"), (1e21, 0, 0, "1.000.000.000.000.000.000.000"), (0.045, 2, 2, "0,05"),
    (66.666666, 0, 1, "66,7"), (-1234.25, 1, 1, "-1.234,3"),
]

NUMBERS = typed("value", [
    ("12,5", 12.5), ("1.250,75", 1250.75), ("-3", -3), ("\u22123,5", -3.5), ("0,7%", 0.7), ("0,7 %", 0.7),
    ("1500", 1500),
    ("1.500", 1500), ("1.500.000", 1500000), ("007", 7), (" 12 ", 12), ("12\u00a0", 12), ("0", 0), ("-0", 0),
    ("999.999.999.999.999", 999999999999999), ("0,000001", 0.000001),
], {
    "number_unreadable": ["", " ", "abc", "12a", "1 500", "1e5", "--3", "+3", "%", ".", ",", "Rp5", "12,5 juta"],
    "number_separators_unclear": ["1.5", "1,500,000", "1.500.00", "1500.000", "0.500", "1.500,", ",5", "1..500",
                                  "1.500.", ".500", "1,5,0", "12.34,5"],
    "number_out_of_range": ["1.000.000.000.000.000", "12345678901234567890"],
})

RUPIAH = typed("text", [
    ("Rp1.500.000,00", "1500000.00"), ("Rp 1.500.000", "1500000.00"), ("rp. 1500000", "1500000.00"),
    ("RP.1.500.000", "1500000.00"), ("IDR 1.500.000", "1500000.00"), ("1500000", "1500000.00"),
    ("1.500.000,-", "1500000.00"), ("Rp500.000,--", "500000.00"), ("Rp500.000.-", "500000.00"),
    ("Rp\u00a01.500.000,50", "1500000.50"), ("1.500.000,5", "1500000.50"), ("1,5 juta", "1500000.00"),
    ("12,5 miliar", "12500000000.00"), ("Rp12,5 Milyar", "12500000000.00"), ("750 jt", "750000000.00"),
    ("750jt", "750000000.00"), ("750 rb", "750000.00"), ("Rp750 ribu rupiah", "750000.00"),
    ("2 triliun", "2000000000000.00"),
    ("1,23456789 juta", "1234567.89"), ("1,50000000000 juta", "1500000.00"), ("5000 rupiah", "5000.00"),
    ("1.500.000,- rupiah", "1500000.00"), ("0", "0.00"), ("0,01", "0.01"),
    ("999.999.999.999.999,99", "999999999999999.99"),
], {
    "money_unreadable": ["", "Rp", "abc", "-5000", "Rp-5000", "5000 dolar", "USD 5", "$5", "1 500 000", "juta",
                         "5 - 6", "1.500.000 -x"],
    "number_separators_unclear": ["1,500,000", "1.5 juta", "1500.00", "Rp1.500.00", "Rp,50", "5000,"],
    "money_scale_unclear": ["12 M", "12M", "Rp5 T", "3 mio", "1,5 B", "2 million", "500k"],
    "money_finer_than_sen": ["1,005", "1,123456789 juta", "0,001"],
    "money_out_of_range": ["1.000.000.000.000.000", "1000 triliun", "99999999 miliar"],
})

RUPIAH_WORDS = [
    ("satu juta lima ratus ribu rupiah", "1500000.00"), ("Satu Juta Lima Ratus Ribu Rupiah", "1500000.00"),
    ("nol rupiah lima puluh sen", "0.50"), ("seribu rupiah satu sen", "1000.01"), ("minus dua ribu rupiah", "-2000.00"),
    ("satu juta", None), ("rupiah", None), ("satu rupiah dua", None), ("satu rupiah seratus sen", None),
    ("satu rupiah sen", None), ("lima puluh sen", None), ("dua tiga rupiah", None),
    ("satu rupiahlima puluh sen", None),
]

MONEY_TEXT_REFUSED = ["", "1500000", "1500000.0", "1500000.000", "01.00", "-0.00", "1.500.000,00", "+1.00", " 1.00",
                      ".50", "1,00", "1000000000000000.00", "1e3.00", "--1.00"]

DATES = typed("date", [
    ("25-01-2022", "2022-01-25"), ("25/1/2022", "2022-01-25"), ("25.1.2022", "2022-01-25"), ("5-1-2022", "2022-01-05"),
    ("25 Januari 2022", "2022-01-25"), ("25 januari  2022", "2022-01-25"), ("25 Jan 2022", "2022-01-25"),
    ("25-Jan-2022", "2022-01-25"), ("2022-01-25", "2022-01-25"), ("2022/1/25", "2022-01-25"),
    ("Selasa, 25 Januari 2022", "2022-01-25"), ("selasa 25 januari 2022", "2022-01-25"),
    ("Jum'at, 28 Januari 2022", "2022-01-28"), ("Jumat, 28-01-2022", "2022-01-28"),
    ("Ahad, 30 Januari 2022", "2022-01-30"),
    ("Tuesday, 25 January 2022", "2022-01-25"), ("1 Pebruari 2022", "2022-02-01"), ("10 Nopember 2021", "2021-11-10"),
    ("17 Agt 2022", "2022-08-17"), ("29 Februari 2024", "2024-02-29"), ("31 Des 2022", "2022-12-31"),
    ("1\u00a0Mei\u00a02022", "2022-05-01"), (" 25 - 01 - 2022 ", "2022-01-25"), ("01 Oct 2022", "2022-10-01"),
], {
    "date_unreadable": ["", "besok", "25", "25 Januari", "Januari 2022", "25-01/2022", "25 Jany 2022",
    "Senen 25-01-2022",
                        "25-01-2022 09.00", "001-01-2022", "25 Januari 20222", "-25-01-2022", "25-01-2022.",
                        "January 25, 2022", "2022 Januari 25 x", "25 de 2022", "007", "25012022", "1 500"],
    "date_year_needs_four_digits": ["25-01-22", "25/1/22", "25 Januari 22", "1-1-022"],
    "date_unknown_day": ["31-02-2022", "30 Februari 2024", "29-02-2023", "1/25/2022", "00-01-2022", "1-0-2022",
                         "31 April 2022", "2022-13-01"],
    "date_year_out_of_range": ["25-01-1899", "1 Januari 0001"],
    "date_weekday_differs": ["Senin, 25 Januari 2022", "Sunday 25-01-2022"],
})

CLOCKS = [
    {"typed": "16.56", "minute": 1016}, {"typed": "16:56", "minute": 1016}, {"typed": "9.05", "minute": 545},
    {"typed": "pukul 16.56 WIB", "minute": 1016, "zone": "WIB"}, {"typed": "Pukul 00.00 wita", "minute": 0,
    "zone": "WITA"},
    {"typed": "jam 7:30 WIT", "minute": 450, "zone": "WIT"}, {"typed": " 23.59 ", "minute": 1439},
] + [{"typed": text, "refusal": "time_unreadable"} for text in
     ["", "24.00", "9", "9.5", "16.60", "1656", "16-56", "pukul", "16.56 GMT", "016.56", "a.bc", "16.56.00", "4.56 PM"]]

ZONES = [
    {"at": "2022-01-25T02:00:00.000Z", "zones": ["WIB", "WITA"], "text": "09.00 WIB / 10.00 WITA",
     "text_en": "09:00 WIB / 10:00 WITA"},
    {"at": "2022-01-25T02:00:00.000Z", "zones": ["WIB"], "text": "09.00 WIB", "text_en": "09:00 WIB"},
    {"at": "2022-01-25T02:00:00.000Z", "zones": ["WIB", "WIB", "WIT"], "text": "09.00 WIB / 11.00 WIT",
     "text_en": "09:00 WIB / 11:00 WIT"},
    {"at": "2022-01-25T16:30:00.000Z", "zones": ["WIB", "WITA", "WIT"],
     "text": "23.30 WIB / 00.30 WITA (+1 hari) / 01.30 WIT (+1 hari)",
     "text_en": "23:30 WIB / 00:30 WITA (+1 day) / 01:30 WIT (+1 day)"},
    {"at": "2022-01-25T16:30:00.000Z", "zones": ["WITA", "WIB"], "text": "00.30 WITA / 23.30 WIB (-1 hari)",
     "text_en": "00:30 WITA / 23:30 WIB (-1 day)"},
]

DURATIONS = [
    {"count": count, "unit": unit, "text": text, "text_en": english, "words": words}
    for count, unit, text, english, words in [
        (5, "year", "5 tahun", "5 years", "5 (lima) tahun"), (1, "year", "1 tahun", "1 year", "1 (satu) tahun"),
        (14, "day", "14 hari", "14 days", "14 (empat belas) hari"), (1, "day", "1 hari", "1 day", "1 (satu) hari"),
        (0, "day", "0 hari", "0 days", "0 (nol) hari"), (30, "working_day", "30 hari kerja", "30 working days",
                                                        "30 (tiga puluh) hari kerja"),
        (1, "working_day", "1 hari kerja", "1 working day", "1 (satu) hari kerja"),
        (12, "month", "12 bulan", "12 months", "12 (dua belas) bulan"),
        (2, "week", "2 minggu", "2 weeks", "2 (dua) minggu"),
        (24, "hour", "24 jam", "24 hours", "24 (dua puluh empat) jam"),
        (45, "minute", "45 menit", "45 minutes", "45 (empat puluh lima) menit"),
        (1500, "day", "1.500 hari", "1500 days", "1.500 (seribu lima ratus) hari"),
    ]
]

RELATIVE = [
    {"day": day, "today": "2022-08-11", "text": text, "text_en": english, "since": since, "since_en": since_en}
    for day, text, english, since, since_en in [
        ("2022-08-11", "hari ini", "today", "sejak hari ini", "since today"),
        ("2022-08-10", "kemarin", "yesterday", "sejak kemarin", "since yesterday"),
        ("2022-08-12", "besok", "tomorrow", "mulai besok", "from tomorrow"),
        ("2022-08-09", "2 hari yang lalu", "2 days ago", "sejak Selasa, 9 Agustus 2022 (2 hari)",
         "since Tuesday, 9 August 2022 (2 days)"),
        ("2022-07-28", "14 hari yang lalu", "14 days ago", "sejak Kamis, 28 Juli 2022 (14 hari)",
         "since Thursday, 28 July 2022 (14 days)"),
        ("2022-08-25", "14 hari lagi", "in 14 days", "mulai Kamis, 25 Agustus 2022 (14 hari lagi)",
         "from Thursday, 25 August 2022 (in 14 days)"),
        ("2021-08-11", "365 hari yang lalu", "365 days ago", "sejak Rabu, 11 Agustus 2021 (365 hari)",
         "since Wednesday, 11 August 2021 (365 days)"),
        ("2019-07-04", "1.134 hari yang lalu", "1134 days ago", "sejak Kamis, 4 Juli 2019 (1.134 hari)",
         "since Thursday, 4 July 2019 (1134 days)"),
    ]
]

LISTS = [
    {"items": items, "joint": joint, "text": text, "text_en": english} for items, joint, text, english in [
        ([], "and", "", ""), (["Lampung"], "and", "Lampung", "Lampung"),
        (["Lampung", "Bali"], "and", "Lampung dan Bali", "Lampung and Bali"),
        (["Lampung", "Jawa Timur", "Bali"], "and", "Lampung, Jawa Timur, dan Bali", "Lampung, Jawa Timur, and Bali"),
        (["surat", "scan"], "or", "surat atau scan", "surat or scan"),
        (["a", "b", "c", "d"], "or", "a, b, c, atau d", "a, b, c, or d"),
    ]
]

NAMES = [
    {"name": name, "bare": bare, "sort_key": key} for name, bare, key in [
        ("Dr. Ir. Hifthario Syahputra, S.T., M.Si.", "Hifthario Syahputra", "hifthario syahputra"),
        ("Hj. Khofifah Indar Parawansa", "Khofifah Indar Parawansa", "khofifah indar parawansa"),
        ("Dr. Ir. H. Isran Noor, M.Si.", "Isran Noor", "isran noor"),
        ("Ir. H. Arinal Djunaidi", "Arinal Djunaidi", "arinal djunaidi"),
        ("Dr. Ir. I Wayan Koster, M.M.", "I Wayan Koster", "i wayan koster"),
        ("M. Ridho Ficardo, S.Pi., M.Si.", "M. Ridho Ficardo", "m. ridho ficardo"),
        ("H. M. Ridho", "M. Ridho", "m. ridho"), ("Drs.H.Isran Noor", "Isran Noor", "isran noor"),
        ("K.H. Abdurrahman Wahid", "Abdurrahman Wahid", "abdurrahman wahid"),
        ("Prof. Dr. (H.C.) Budi Santoso, SH, MH", "Budi Santoso", "budi santoso"),
        ("Ganjar Pranowo, SH, MIP", "Ganjar Pranowo", "ganjar pranowo"),
        ("Budi Santoso S.T. M.Si", "Budi Santoso", "budi santoso"), ("Budi S.", "Budi S.", "budi s."),
        ("Mayjen TNI (Purn.) Andi Sudirman", "Andi Sudirman", "andi sudirman"),
        ("Andi Sudirman (Purn.)", "Andi Sudirman", "andi sudirman"), ("Soekarno", "Soekarno", "soekarno"),
        ("Ir.", "Ir.", "ir."), ("", "", ""), ("  Siti   Aminah ,  S.Pd. ", "Siti Aminah", "siti aminah"),
        ("Raden Adjeng Kartini", "Raden Adjeng Kartini", "raden adjeng kartini"),
        ("José Ramos-Horta, Ph.D.", "José Ramos-Horta", "jose ramos-horta"),
        ("Sammy Davis, Jr", "Sammy Davis, Jr", "sammy davis, jr"),
    ]
]

FOLDED = [
    {"text": text, "folded": folded} for text, folded in [
        ("KALIMANTAN Timur", "kalimantan timur"), ("  a \t b\n", "a b"), ("É è ñ ü", "e e n u"), ("Łódź", "lodz"),
        ("Straße", "strasse"), ("cafe\u0301", "cafe"), ("1\u00a0000", "1 000"), ("\u200bkosong\ufeff", "kosong"),
        ("ĳsland œuvre Æ", "ijsland oeuvre ae"), ("ﺍ 東京", "ﺍ 東京"), ("", ""), ("Rp1.500,-", "rp1.500,-"),
    ]
]

# Judged on the calendar of 2022: 28 July is a Thursday, 30 July a holiday on a Saturday, 17 August a Wednesday.
WORKING_DAYS = [
    {"from": start, "add": add, "day": day} for start, add, day in [
        ("2022-07-28", 1, "2022-07-29"), ("2022-07-29", 1, "2022-08-01"), ("2022-08-16", 1, "2022-08-18"),
        ("2022-08-18", -1, "2022-08-16"), ("2022-07-28", 10, "2022-08-11"), ("2022-08-11", -10, "2022-07-28"),
        ("2022-07-30", 0, "2022-07-30"), ("2022-07-30", 1, "2022-08-01"), ("2022-07-30", -1, "2022-07-29"),
        ("2022-04-28", 1, "2022-05-09"), ("2022-05-09", -1, "2022-04-28"), ("2023-04-18", 1, "2023-04-26"),
        ("2023-06-27", 1, "2023-07-03"), ("2025-08-15", 1, "2025-08-19"), ("2026-03-17", 1, "2026-03-25"),
        ("2024-02-13", 1, "2024-02-15"), ("2026-12-23", 1, "2026-12-28"), ("2026-12-30", 1, "2026-12-31"),
        ("2021-12-31", 1, "2022-01-03"),
    ]
] + [
    {"from": start, "add": add, "refusal": "holidays_unknown_for_year", "year": year} for start, add, year in [
        ("2026-12-31", 1, "2027"), ("2022-01-03", -1, "2021"), ("2030-05-01", 1, "2030"), ("2022-01-03", 2000, "2027"),
    ]
]

BY_HAND = {
    "terbilang_by_hand": [{"number": number, "words": words} for number, words in TERBILANG],
    "words": [{"words": words, "number": number} for words, number in WORDS],
    "grouped": [{"number": n, "text": t} for n, t in [(0, "0"), (-12, "-12"), (-1234, "-1.234"),
    (1500000, "1.500.000")]],
    "decimal": [{"value": v, "least": a, "most": b, "text": t} for v, a, b, t in DECIMAL],
    "percent": [{"value": v, "text": t} for v, t in [(0.7, "0,7%"), (12.5, "12,5%"), (100, "100%"),
    (-3.456, "-3,46%")]],
    "typed_number": NUMBERS,
    "typed_rupiah": RUPIAH,
    "rupiah_words": [{"words": words, "text": text} for words, text in RUPIAH_WORDS],
    "money_text_refused": MONEY_TEXT_REFUSED,
    "typed_date": DATES,
    "typed_clock": CLOCKS,
    "zones": ZONES,
    "durations": DURATIONS,
    "relative": RELATIVE,
    "lists": LISTS,
    "names": NAMES,
    "folded": FOLDED,
    "working_days_add": WORKING_DAYS,
}
