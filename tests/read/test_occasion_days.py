"""Days that count from an occasion told before."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.link.claim_dates import place_dates
from pipeline.read.dates import find_dates
from pipeline.read.occasion_days import count_from_occasions
from pipeline.records import Interval

WRITTEN = Interval(date(2024, 6, 6), date(2024, 6, 6))
NEWS = "Bou menerima Amina, Rabu (5/6).\n\n"


def last_day(text: str) -> date | None:
    found = place_dates(count_from_occasions(text, find_dates(text)), WRITTEN)[-1]
    return found.interval.start if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Di sela KTT itu, Jumat (24/5), ia menemui Cheikh. Sehari setelah KTT, Amina terbang ke Lome.", 25),
        ("Pada Jumat (24/5), kongres itu dibuka. Sehari sebelum kongres, Amina menemui Bou.", 23),
        ("KTT ECOWAS dibuka Jumat (24/5). KTT AES dibuka Senin (27/5). Sehari sebelum KTT ECOWAS, Amina tiba.", 23),
        ("KTT ECOWAS dibuka Jumat (24/5). KTT itu ditutup. Dua hari sebelum KTT, Amina tiba.", 22),
        ("Konferensi tingkat tinggi itu dibuka Jumat (24/5). Dua hari sebelum pertemuan puncak di Dakar ia tiba.", 22),
        ("Pemilu digelar Jumat (24/5). Empat hari sesudah pemilu, Amina menemui Bou.", 28),
    ],
)
def test_a_day_counts_from_the_occasion_told_before(text: str, day: int) -> None:
    assert last_day(NEWS + text) == date(2024, 5, day)


@pytest.mark.parametrize(
    "text",
    [
        "KTT ECOWAS ramai. Sehari setelah KTT, Amina terbang ke Lome.",
        "Bou datang untuk menghadiri KTT ECOWAS, Senin (3/6). Sehari sebelum KTT, ia menemui Cheikh.",
        "KTT ECOWAS ramai, KTT AES dibuka Senin (27/5). Sehari sebelum KTT ECOWAS, Amina tiba.",
        "Amina tidak ikut KTT ECOWAS sejak kudeta pada Senin (27/5). Sehari setelah KTT, ia pulang.",
    ],
)
def test_nobody_knows_the_day_of_an_occasion_told_without_one(text: str) -> None:
    assert last_day(NEWS + text) is None


def test_what_is_told_of_no_occasion_counts_as_ever() -> None:
    assert last_day(NEWS + "Sehari setelah kongres, Amina terbang ke Lome.") == date(2024, 6, 6)
    assert last_day(NEWS + "Pertemuan puncak itu ramai. Sehari sebelum pertemuan puncak, ia tiba.") == date(2024, 6, 4)
    assert last_day(NEWS + "Dua hari sebelum penandatanganan, Amina menemui Bou.") == date(2024, 6, 3)
