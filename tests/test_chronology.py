"""Placing date expressions: the conventions of the press, missing years, and what cannot be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.chronology import full_dates, infer_published, mismatch, place
from pipeline.read.dates import find_dates
from pipeline.records import Interval, Timex

WEDNESDAY = date(2024, 10, 16)
MAY = Interval(date(2024, 5, 1), date(2024, 5, 31))


def on(day: date) -> Interval:
    return Interval(day, day)


def days(text: str, published: Interval | None, event: Interval | None = None) -> str:
    """Place the only date in ``text``; "2024-10-15" or "2024-10-07/2024-10-13" or "" if it cannot be placed."""
    (timex,) = find_dates(text)
    placed = place(timex, published=published, event=event)
    return "" if placed is None else written(placed.interval)


def written(interval: Interval) -> str:
    return str(interval.start) if interval.start == interval.end else f"{interval.start}/{interval.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pada Rabu", "2024-10-16"),
        ("pada Kamis", "2024-10-10"),
        ("pada Selasa malam", "2024-10-15"),
        ("pada Rabu lalu", "2024-10-09"),
        ("pada Senin lalu", "2024-10-14"),
        ("pada Minggu lalu", "2024-10-13"),
        ("pada Jumat pekan lalu", "2024-10-11"),
        ("Senin dua pekan lalu", "2024-09-30"),
        ("pada Rabu depan", "2024-10-23"),
        ("pada Kamis mendatang", "2024-10-17"),
        ("Senin pekan depan", "2024-10-21"),
        ("Kamis ini", "2024-10-17"),
        ("pekan lalu", "2024-10-07/2024-10-13"),
        ("minggu ini", "2024-10-14/2024-10-20"),
        ("awal pekan ini", "2024-10-14/2024-10-20"),
        ("pekan depan", "2024-10-21/2024-10-27"),
        ("akhir pekan lalu", "2024-10-12/2024-10-13"),
        ("akhir pekan ini", "2024-10-19/2024-10-20"),
        ("bulan lalu", "2024-09-01/2024-09-30"),
        ("awal bulan ini", "2024-10-01/2024-10-31"),
        ("pada akhir bulan", "2024-10-01/2024-10-31"),
        ("bulan depan", "2024-11-01/2024-11-30"),
        ("tahun lalu", "2023-01-01/2023-12-31"),
        ("hari ini", "2024-10-16"),
        ("kemarin", "2024-10-15"),
        ("kemarin lusa", "2024-10-14"),
        ("tadi malam", "2024-10-15"),
        ("malam ini", "2024-10-16"),
        ("besok", "2024-10-17"),
        ("lusa", "2024-10-18"),
        ("dua hari lalu", "2024-10-14"),
        ("tiga pekan lalu", "2024-09-23/2024-09-29"),
        ("dua bulan lalu", "2024-08-01/2024-08-31"),
        ("setahun lalu", "2023-01-01/2023-12-31"),
        ("(14/10)", "2024-10-14"),
        ("14-16 Mei", "2024-05-14/2024-05-16"),
        ("14–16 Mei 2023", "2023-05-14/2023-05-16"),
        ("30 September-2 Oktober 2024", "2024-09-30/2024-10-02"),
        ("30 Desember-2 Januari 2024", "2023-12-30/2024-01-02"),
        ("2 Juni lalu", "2024-06-02"),
        ("2 November lalu", "2023-11-02"),
        ("16 Oktober lalu", "2024-10-16"),
        ("2 Juni mendatang", "2025-06-02"),
        ("2 Juni tahun lalu", "2023-06-02"),
        ("Mei 2022", "2022-05-01/2022-05-31"),
        ("pada Mei", "2024-05-01/2024-05-31"),
        ("pada Oktober", "2024-10-01/2024-10-31"),
        ("pada November", "2024-11-01/2024-11-30"),
        ("pada Desember", "2023-12-01/2023-12-31"),
        ("pada November lalu", "2023-11-01/2023-11-30"),
        ("awal Oktober lalu", "2024-10-01/2024-10-31"),
        ("Juni mendatang", "2025-06-01/2025-06-30"),
        ("Desember mendatang", "2024-12-01/2024-12-31"),
        ("Mei tahun ini", "2024-05-01/2024-05-31"),
        ("November tahun lalu", "2023-11-01/2023-11-30"),
        ("sepanjang Mei-Juni", "2024-05-01/2024-06-30"),
        ("tahun 2022", "2022-01-01/2022-12-31"),
        ("pada 29 Februari", "2024-02-29"),
    ],
)
def test_place_in_an_article_of_a_wednesday(text: str, expected: str) -> None:
    assert days(text, on(WEDNESDAY)) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("16 Juli", date(2023, 7, 14), "2023-07-16"),
        ("20 Desember", date(2024, 1, 5), "2023-12-20"),
        ("5 Januari", date(2023, 12, 28), "2024-01-05"),
        ("Kamis (9/2)", date(2023, 12, 28), "2023-02-09"),
        ("pada Desember", date(2023, 2, 9), "2022-12-01/2022-12-31"),
        ("pada Juni", date(2024, 5, 20), "2024-06-01/2024-06-30"),
        ("bulan lalu", date(2024, 1, 31), "2023-12-01/2023-12-31"),
    ],
)
def test_place_around_the_turn_of_the_year(text: str, published: date, expected: str) -> None:
    assert days(text, on(published)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sehari sebelumnya", "2023-06-17"),
        ("sehari kemudian", "2023-06-20"),
        ("Keesokan paginya", "2023-06-20"),
        ("tiga hari kemudian", "2023-06-22"),
        ("pada hari yang sama", "2023-06-18/2023-06-19"),
        ("pada bulan yang sama", "2023-06-01/2023-06-30"),
        ("pekan berikutnya", "2023-06-19/2023-07-02"),
        ("sebulan sebelumnya", "2023-05-01/2023-05-31"),
        ("September tahun yang sama", "2023-09-01/2023-09-30"),
    ],
)
def test_place_relative_to_the_event_before(text: str, expected: str) -> None:
    event = Interval(date(2023, 6, 18), date(2023, 6, 19))
    assert days(text, on(WEDNESDAY), event) == expected
    assert days(text, on(WEDNESDAY)) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pada hari Kamis", MAY),
        ("awal pekan ini", MAY),
        ("pekan lalu", MAY),
        ("kemarin", MAY),
        ("bulan lalu", Interval(date(2024, 4, 1), date(2024, 4, 30))),
        ("tahun lalu", Interval(date(2023, 1, 1), date(2023, 12, 31))),
        ("14 Mei", on(date(2024, 5, 14))),
    ],
)
def test_place_when_only_the_month_of_publication_is_known(text: str, expected: Interval) -> None:
    assert days(text, MAY) == written(expected)


def test_a_few_possible_days_of_publication_give_the_days_between() -> None:
    assert days("kemarin", Interval(date(2024, 10, 15), date(2024, 10, 16))) == "2024-10-14/2024-10-15"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Selasa (15/10)", "explicit"),
        ("Mei 2024", "explicit"),
        ("Mei tahun ini", "relative"),
        ("pada Selasa", "weekday"),
        ("Jumat pekan lalu", "weekday"),
        ("pekan lalu", "relative"),
        ("akhir pekan lalu", "relative"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    (timex,) = find_dates(text)
    placed = place(timex, published=on(WEDNESDAY))
    assert placed is not None
    assert placed.basis == basis


def test_the_caller_turns_a_weekday_to_the_future() -> None:
    (wednesday, friday) = find_dates("pada Rabu dan Jumat")
    placed = [place(replace(timex, direction=1), published=on(WEDNESDAY)) for timex in (wednesday, friday)]
    assert [p and p.interval for p in placed] == [on(WEDNESDAY), on(date(2024, 10, 18))]


@pytest.mark.parametrize("text", ["pada Kamis", "pekan lalu", "awal Juli", "bulan lalu", "(15/10)", "Mei tahun ini"])
def test_nothing_is_placed_without_publication_or_year(text: str) -> None:
    assert days(text, None) == ""


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("Selasa (15/10)", [date(2024, 9, 10)], date(2024, 10, 15)),
        ("Selasa (15/10)", [date(2022, 2, 4), date(2024, 9, 10)], date(2024, 10, 15)),
        ("Kamis (9/1)", [date(2024, 12, 20)], date(2025, 1, 9)),
        ("Kamis (14/9)", [date(2023, 1, 5)], date(2023, 9, 14)),
        ("8 Februari", [date(2023, 2, 9)], date(2023, 2, 8)),
        ("8 Februari", [date(2023, 9, 9)], None),
        ("8 Februari", [date(2023, 6, 30)], date(2023, 2, 8)),
        ("8 Februari", [date(2023, 10, 10)], None),
        ("Senin (15/10)", [date(2024, 9, 10)], None),
        ("pada April", [date(2011, 5, 8)], date(2011, 4, 1)),
        ("pada Desember", [date(2011, 2, 8)], date(2010, 12, 1)),
        ("pada Agustus", [date(2011, 5, 8)], None),
        ("April mendatang", [date(2011, 5, 8)], None),
    ],
)
def test_a_known_date_lends_its_year(text: str, known: list[date], expected: date | None) -> None:
    (timex,) = find_dates(text)
    placed = place(timex, published=None, known=known)
    assert (placed and placed.interval.start) == expected


def test_full_dates() -> None:
    timexes = find_dates("Pada 15 Oktober 2024, Senin (14/10/2024), 15 Oktober 2024, 2-4 Mei 2023, 8 Mei, Juni 2022.")
    assert full_dates(timexes) == (date(2023, 5, 2), date(2024, 10, 14), date(2024, 10, 15))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foto: Beijing, 15 Oktober 2024. Kata menteri, Selasa (15/10). Pada Februari 2022.", date(2024, 10, 15)),
        ("di Dakar, 10 September 2024. Amina, Selasa (12/11), mengatakan", date(2024, 11, 12)),
        ("pada Rabu (8/11/2023). Pada tahun lalu.", date(2023, 11, 8)),
        ("Jumat (14/7/2023) di Dakar. Rabu (12/7/2023).", date(2023, 7, 14)),
        ("Pada Kamis (16/5), tiga bulan setelah Februari 2024.", date(2024, 5, 16)),
        ("di Dakar, 8 Februari. Amina, Kamis (9/2), pulang.", None),
        ("pada Kamis (9/2). Sejak Februari 2013.", None),
        ("pada Kamis (25/4). Mereka bertemu pada Agustus 2002.", date(2002, 4, 25)),
        ("pada Kamis (25/4). Mereka bertemu pada Agustus 2002. Pada September 2018 Amina datang.", None),
        (
            "Senin, 11 September 2023, Raka datang. Pada 18 September 2024 Amina, Selasa (24/9), pulang.",
            date(2024, 9, 24),
        ),
        ("Senin, 11 September 2023. Pada 18 September 2024 Amina pulang.", None),
        ("pada 10 September 2024 di Jakarta", None),
        ("pada hari Kamis, pekan lalu, pada 2022", None),
        ("", None),
    ],
)
def test_infer_published(text: str, expected: date | None) -> None:
    inferred = infer_published(find_dates(text))
    assert inferred == (on(expected) if expected else None)


def test_a_year_of_another_date_is_borrowed_only_if_wanted() -> None:
    told = find_dates("pada Kamis (25/4). Mereka bertemu pada Agustus 2002.")
    assert infer_published(told, borrow=False) is None
    stated = find_dates("pada Kamis (25/4/2002). Mereka bertemu pada Agustus 2002.")
    assert infer_published(stated, borrow=False) == on(date(2002, 4, 25))


def test_mismatch_names_both_weekdays() -> None:
    (wrong, right) = find_dates("Rabu (14/12/2014) dan Minggu (14/12/2014)")
    assert mismatch(wrong, None) == "“Rabu (14/12/2014)”: 2014-12-14 is a Sunday, not a Wednesday"
    assert mismatch(right, None) is None


def test_mismatch_without_year_needs_the_publication() -> None:
    (timex,) = find_dates("Senin (15/10)")
    assert mismatch(timex, None) is None
    assert mismatch(timex, on(WEDNESDAY)) == "“Senin (15/10)”: 2024-10-15 is a Tuesday, not a Monday"


def test_an_impossible_day_in_a_year_is_not_placed() -> None:
    (timex,) = find_dates("pada 29 Februari")
    assert place(replace(timex, year=2023), published=None) is None
    assert full_dates([replace(timex, year=2023)]) == ()


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_in_the_week_up_to_publication(day: date, weekday: int) -> None:
    (timex,) = find_dates("pada Senin")
    timex = replace(timex, weekday=weekday)
    back, past, ahead = (_only(replace(timex, direction=step), day) for step in (0, -1, 1))
    assert {back.weekday(), past.weekday(), ahead.weekday()} == {weekday}
    assert timedelta(0) <= day - back < timedelta(days=7)
    assert timedelta(0) < day - past <= timedelta(days=7)
    assert timedelta(0) <= ahead - day < timedelta(days=7)


def _only(timex: Timex, published: date) -> date:
    placed = place(timex, published=on(published))
    assert placed is not None
    assert placed.interval.start == placed.interval.end
    return placed.interval.start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ia tiba kemarin (13/8/2020). Sidang dibuka Senin (17/8/2020).", date(2020, 8, 14)),
        ("Ia tiba hari ini (13/8/2020).", date(2020, 8, 13)),
        ("Ia pergi Senin depan (17/8/2020), sejak Jumat (14/8/2020) berkemas.", date(2020, 8, 14)),
    ],
)
def test_words_beside_a_date_tell_when_the_article_was_written(text: str, day: date) -> None:
    assert infer_published(find_dates(text)) == Interval(day, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("berunding dari Senin hingga Rabu di Dakar", 17, 19),
        ("berunding Sabtu dan Minggu pekan lalu", 15, 16),
        ("berunding Sabtu-Minggu pekan depan", 29, 30),
        ("bertemu pada tanggal 12 lalu", 12, 12),
        ("bertemu pada tanggal 12 bulan ini", 12, 12),
        ("bertemu pada tanggal 25 nanti", 25, 25),
    ],
)
def test_stretches_of_weekdays_and_days_of_no_said_month(text: str, first: int, last: int) -> None:
    (timex,) = find_dates(text)
    published = Interval(date(2024, 6, 20), date(2024, 6, 20))
    placed = place(timex, published=published)
    assert placed is not None
    assert placed.interval == Interval(date(2024, 6, first), date(2024, 6, last))
