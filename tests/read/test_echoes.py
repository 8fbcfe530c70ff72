"""Sentences that take up in passing what another article may tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline import lexicons
from pipeline.records import Claim, Report

ReadMarked = Callable[..., Report]
WORDS = lexicons.read("echoes")["word"]
AMINA, DAKAR = "[[Amina Diallo|PER]]", "[[Dakar|LOC]]"


def echoes(report: Report, rule: str) -> list[Claim]:
    return [echo for echo in report.echoes if echo.rules[0] == rule]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word["id"])
def test_word_fires_on_its_own_example_and_only_there(word: dict[str, Any], read_marked: ReadMarked) -> None:
    assert [echo.kind for echo in echoes(read_marked(word["fires_on"]), word["id"])][:1] == [word["kind"]]
    assert echoes(read_marked(word["silent_on"]), word["id"]) == []


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        (f"{AMINA} dikabarkan bertemu [[Bou Keita|PER]].", ["held"]),
        (f"{AMINA} tidak bertemu [[Bou Keita|PER]].", ["denied"]),
        (f"{AMINA} ingin bertemu [[Bou Keita|PER]].", []),
        (f"{AMINA} batal bertemu [[Bou Keita|PER]].", ["cancelled"]),
    ],
)
def test_a_rumour_is_an_echo_and_a_wish_is_none(sentence: str, statuses: list[str], read_marked: ReadMarked) -> None:
    assert [echo.status for echo in read_marked(sentence).echoes] == statuses


def test_whoever_is_buried_meets_nobody(read_marked: ReadMarked) -> None:
    report = read_marked(f"Upacara pemakaman {AMINA} dipimpin oleh [[Bou Keita|PER]].")
    people = [report.mentions[one.mention].text for echo in report.echoes for one in echo.participants]
    assert "Amina Diallo" not in people


def test_a_sentence_without_a_person_echoes_only_what_it_dates(read_marked: ReadMarked) -> None:
    assert read_marked(f"Pertemuan di {DAKAR} itu berlangsung lama.").echoes == ()
    (echo,) = read_marked("Putaran pertama pada 4-5 Maret 2024 tidak membawa hasil.").echoes
    assert echo.participants == ()


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (f"{AMINA} tiba di {DAKAR} pada Senin (4/3) untuk kunjungan kerja tiga hari.", 3),
        (f"{AMINA} tiba di {DAKAR} untuk kunjungan tiga hari sebelum pemilu.", None),
        (f"{AMINA} tiba di {DAKAR} setelah tiga hari di laut.", None),
    ],
)
def test_how_long_a_visit_lasts(sentence: str, days: int | None, read_marked: ReadMarked) -> None:
    assert {claim.lasts for claim in read_marked(sentence).claims if claim.kind == "visit"} == {days}


@pytest.mark.parametrize("words", ["meninggalkan", "bertolak dari"])
def test_the_end_of_a_visit(words: str, read_marked: ReadMarked) -> None:
    report = read_marked(f"{AMINA} {words} {DAKAR} pada Kamis (7/3).")
    (end,) = [echo for echo in report.echoes if echo.leaves]
    assert end.place is not None
    assert report.mentions[end.place].text == "Dakar"


TRIP = f"{AMINA} tiba di {DAKAR} pada Senin (4/3)."


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Menurut rencana, ia pulang pada Kamis (7/3).", "planned"),
        ("Ia kembali ke [[Bamako|LOC]] pada Kamis (7/3).", "held"),
        ("Ia dijadwalkan meninggalkan negara kepulauan itu pada Kamis (7/3).", "planned"),
        ("Ia batal pulang pada Kamis (7/3).", None),
        ("Ia kembali berpidato pada Kamis (7/3).", None),
        ("[[Bou Keita|PER]] pulang pada Kamis (7/3).", None),
        ("Ia akan tinggal di [[Dakar|LOC]] hingga Kamis (7/3).", "planned"),
        ("Kunjungannya akan berlangsung sampai hari Kamis (7/3).", "planned"),
        ("[[Bou Keita|PER]] akan tinggal di [[Dakar|LOC]] hingga Kamis (7/3).", None),
        ("Kapal itu akan berada di [[Dakar|LOC]] sampai Kamis (7/3).", None),
        ("Rombongan akan berada di [[Dakar|LOC]] sampai Kamis (7/3).", "planned"),
        ("Ia ada di sana, kata stafnya, sampai Kamis (7/3).", None),
        ("Kunjungan kenegaraan itu berlangsung sampai Kamis (7/3).", "held"),
        ("Ia tidak akan tinggal di [[Dakar|LOC]] hingga Kamis (7/3).", None),
        ("Istrinya tinggal di [[Dakar|LOC]] sampai Kamis (7/3).", None),
        ("Para pengungsi tinggal di tenda sampai Kamis (7/3).", None),
        ("Kunjungan wisatawan dibuka hingga Kamis (7/3).", None),
    ],
)
def test_a_way_home_ends_the_trip_of_its_traveller(sentence: str, status: str | None, read_marked: ReadMarked) -> None:
    report = read_marked(f"{TRIP} {sentence}")
    ends = [echo for echo in report.echoes if echo.leaves]
    assert [(echo.status, report.mentions[echo.place or 0].text) for echo in ends] == [(status, "Dakar")] * bool(status)


def test_a_traveller_called_by_office_alone_ends_a_trip_told_well_before(read_marked: ReadMarked) -> None:
    trip = f"Menteri {AMINA} tiba di {DAKAR} pada Senin (4/3)."
    others = "".join(
        f" [[Bou Keita|PER]] menemui [[{name} Sarr|PER]]." for name in ("Ali", "Awa", "Omar", "Sidi", "Umu")
    )
    report = read_marked(f"{trip}{others} Menteri akan berada di {DAKAR} sampai Rabu.")
    (end,) = [echo for echo in report.echoes if echo.leaves]
    assert [report.mentions[one.mention].text for one in end.participants] == ["Amina Diallo"]


def test_a_noun_takes_up_the_people_of_the_contact_told_last(read_marked: ReadMarked) -> None:
    rumour = f"{AMINA} dikabarkan bertemu [[Bou Keita|PER]]."
    report = read_marked(f"{rumour} [[Cheikh Sarr|PER]] yakin pertemuan itu terjadi pada Sabtu (2/3).")
    echo = report.echoes[-1]
    assert [report.mentions[person.mention].text for person in echo.participants] == ["Amina Diallo", "Bou Keita"]
    assert echo.time is not None


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Kedua presiden bertemu pada Senin (4/3).", ["held"]),
        ("Kedua presiden bertemu.", []),
        ("Ia tidur pada Senin (4/3).", []),
        (f"{AMINA} siap bertemu [[Bou Keita|PER]] pada Senin (4/3).", ["planned"]),
    ],
)
def test_what_tells_its_day_echoes_more(sentence: str, statuses: list[str], read_marked: ReadMarked) -> None:
    assert [echo.status for echo in read_marked(sentence).echoes] == statuses


def test_bodies_of_an_echo(read_marked: ReadMarked) -> None:
    (echo,) = read_marked(f"{AMINA} masih berbicara dengan delegasi [[Mali|LOC]].").echoes
    assert echo.bodies


@pytest.mark.parametrize(("who", "back"), [("kedua pihak", True), ("buruh dan pengusaha", False)])
def test_a_sentence_without_a_person_says_whether_it_means_those_told_of_before(
    who: str, back: bool, read_marked: ReadMarked
) -> None:
    (echo,) = read_marked(f"Perundingan {who} dibuka pada Maret 2024.").echoes
    assert ("echo-kedua" in echo.rules) == back
