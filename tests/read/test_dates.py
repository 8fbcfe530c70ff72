"""Finding date expressions: every rule by its own examples, traps, and random dates in every style."""

from __future__ import annotations

import dataclasses
import time
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import lexicons
from pipeline.chronology import OF_NEWS, place
from pipeline.read.dates import find_dates
from pipeline.records import Interval, Timex

RULES: list[dict[str, Any]] = lexicons.read("dates")["rule"]
NAMES = {number: name.capitalize() for name, number in reversed(lexicons.read("dates")["month"].items())}
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
DEFAULTS = {"relative_to": "publication", "direction": 0}
STYLES = [
    "{day} {name} {year}",
    "{weekday}, {day} {name} {year}",
    "{weekday} ({day}/{month}/{year})",
    "{weekday} malam ({day}/{month}/{year})",
    "{weekday} ({day} {name} {year})",
    "{day:02}/{month:02}/{year}",
    "{year}-{month:02}-{day:02}",
    "{day} {name}",
    "{weekday} ({day}/{month})",
    "{weekday}, {day} {name}",
]


def says(timex: Timex) -> dict[str, Any]:
    fields = dataclasses.asdict(timex)
    for name in ("span", "text", "rule"):
        del fields[name]
    return {name: value for name, value in fields.items() if value is not None and value != DEFAULTS.get(name)}


def texts(text: str) -> list[str]:
    return [timex.text for timex in find_dates(text)]


def test_a_weekday_may_open_a_sentence_before_a_name() -> None:
    assert texts("Senin malam Raka Sudibyo menemui Amina Diallo.") == ["Senin malam"]
    assert texts("Harga naik. Minggu sore Raka pergi.") == ["Minggu sore"]
    assert texts("Selasa Presiden Raka Sudibyo menerima tamu.") == ["Selasa"]
    assert texts("Jumat Supriadi menerima tamu.") == []


def write(style: str, day: date) -> str:
    return style.format(
        day=day.day, month=day.month, year=day.year, name=NAMES[day.month], weekday=WEEKDAYS[day.weekday()]
    )


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
def test_rule_fires_on_its_own_example_and_only_there(rule: dict[str, Any]) -> None:
    found = [timex for timex in find_dates(rule["fires_on"]) if timex.rule == rule["id"]]
    assert [(timex.text, says(timex)) for timex in found] == [(rule["text"], rule["says"])]
    for sentence in rule["silent_on"]:
        assert rule["id"] not in [timex.rule for timex in find_dates(sentence)], sentence


def test_rule_ids_are_unique() -> None:
    assert len({rule["id"] for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "text",
    [
        "Letjen Agus Subiyanto dan Perdana Menteri May bertemu Teresa Mei.",
        "Ia dosen Universitas Sebelas Maret dan Universitas 17 Agustus 1945.",
        "Rapat di Jalan 17 Agustus membahas UU Nomor 8 Tahun 2012.",
        "Sahamnya naik 5/10 persen, timnya menang 2-1, dan 1/2 dari harga Rp 2.024.",
        "Hubungi 0812-2024-1510 untuk masa jabatan 2019-2024.",
        "Pria 75 tahun itu menunggu selama tiga hari, dua hari penuh.",
        "Pada saat yang sama, kini dan saat ini, beberapa waktu lalu, beberapa hari lalu.",
        "Sehari sebelum KTT dibuka.",
        "Mereka salat Jumat lalu makan malam itu di Pasar Minggu.",
        "Hari-hari ini dan tahun-tahun sebelumnya.",
        "Pertandingan Piala Dunia 2026 dan APBN 2024.",
        "",
    ],
)
def test_traps_are_silent(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jumat pekan lalu (10/2/2023), Amina", ["Jumat pekan lalu (10/2/2023)"]),
        ("Kamis (13/7/2023) malam dan Jumat sore.", ["Kamis (13/7/2023) malam", "Jumat sore"]),
        ("dari 30 September-2 Oktober 2024 lalu", ["30 September-2 Oktober 2024 lalu"]),
        ("Tamu tiba pada Minggu (16/7).", ["Minggu (16/7)"]),
        ("Mereka bertemu pada Jum'at dan Ahad.", ["Jum'at", "Ahad"]),
        ("hari ini, Kamis (11/12/2014)", ["hari ini", "Kamis (11/12/2014)"]),
        ("akhir bulan Mei 2024", ["akhir bulan Mei 2024"]),
        ("sepanjang Mei, Juni, dan Juli", ["Mei", "Juni", "Juli"]),
        ("pada 15 Oktober\n2024", ["15 Oktober\n2024"]),
        ("pada Senin\n\nLalu ia pergi", ["Senin"]),
    ],
)
def test_longest_match_wins(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_clause_that_opens_its_sentence_counts_from_the_news() -> None:
    (timex,) = find_dates("Sehari setelah menemui Bou, Amina terbang ke Dakar.")
    assert (timex.rule, timex.shift, timex.relative_to) == (OF_NEWS, 1, "event")
    (timex,) = find_dates("Dua hari sesudah penandatanganan, ia pulang.")
    assert timex.rule == OF_NEWS
    (timex,) = find_dates("Dua hari sesudah penandatanganan di Dakar, ia pulang.")
    assert timex.rule == "after-event"


def test_counts_are_compounds_too() -> None:
    (timex,) = find_dates("Keduanya berdamai dua puluh dua tahun silam.")
    assert (timex.shift, timex.unit) == (-22, "year")


def test_minggu_is_sunday_or_week() -> None:
    sunday, week = find_dates("Pada Minggu lalu ia tiba. Pada minggu lalu ia tiba.")
    assert (sunday.weekday, sunday.direction) == (6, -1)
    assert (week.weekday, week.shift, week.unit) == (None, -1, "week")
    assert [timex.rule for timex in find_dates("Minggu lalu, ia tiba.")] == ["week"]


def test_offset_moves_spans_only() -> None:
    text = "Ia tiba Selasa (15/10) dan pulang dua hari kemudian."
    here, there = find_dates(text), find_dates(text, offset=100)
    assert [timex.text for timex in here] == [timex.text for timex in there]
    assert [timex.span.start + 100 for timex in here] == [timex.span.start for timex in there]


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.sampled_from(STYLES))
def test_a_written_date_is_found_and_placed_back(day: date, style: str) -> None:
    written = write(style, day)
    text = f"Keduanya bertemu di Wina, {written}, kata seorang diplomat."
    (timex,) = find_dates(text)
    assert timex.text == written
    near = Interval(day + timedelta(days=9), day + timedelta(days=9))
    placed = place(timex, published=near)
    assert placed is not None
    assert placed.interval == Interval(day, day)


PIECES = [
    "Senin",
    "lalu",
    "(15/10)",
    "15",
    "Mei",
    "2024",
    "-",
    "dua",
    "hari",
    "pekan",
    "ini",
    "\n",
    ",",
    "awal",
    "Budi",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=80), st.integers(0, 9))
def test_spans_index_the_text_in_order(text: str, offset: int) -> None:
    end = 0
    for timex in find_dates(text, offset=offset):
        assert text[timex.span.start - offset : timex.span.end - offset] == timex.text
        assert timex.span.start - offset >= end
        end = timex.span.end - offset


def test_a_megabyte_takes_seconds_at_most() -> None:
    text = "Menlu Retno pada Selasa (15/10) bertemu Wang Yi, sehari setelah ia dua pekan lalu ke Beijing. " * 2_000
    begun = time.perf_counter()
    assert len(find_dates(text)) == 6_000
    # An order of magnitude above the usual time: catches backtracking, not a busy machine
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Amina datang pekan lalu, tepatnya Kamis.", date(2024, 6, 6)),
        ("Amina datang akhir pekan lalu, persisnya pada hari Sabtu.", date(2024, 6, 8)),
        ("Amina datang pekan lalu, kata Bou, Kamis.", date(2024, 6, 13)),
    ],
)
def test_the_day_that_is_meant_exactly_lies_in_its_week(text: str, day: date) -> None:
    found = place(find_dates(text)[-1], published=Interval(date(2024, 6, 14), date(2024, 6, 14)))
    assert found is not None
    assert found.interval == Interval(day, day)
