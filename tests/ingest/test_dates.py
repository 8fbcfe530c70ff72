from __future__ import annotations

from datetime import date

import pytest

from pipeline.ingest.dates import first_date, given_date

DAY = date(2024, 10, 15)


@pytest.mark.parametrize(
    "line",
    [
        "Kompas dunia | 15 Oktober 2024, 10:15 WIB",
        "Selasa, 15 Oktober 2024 10:15 WIB",
        "15 Okt 2024 10:15 WIB",
        "15 Oct 2024",
        "15/10/2024, 08:30 WIB",
        "15-10-2024",
        "15.10.2024",
        "2024-10-15 10:15",
        "SELASA, 15 OKTOBER 2024",
        "15-Okt-2024",
    ],
)
def test_reads_the_spellings_of_news_pages(line: str) -> None:
    assert first_date(line) == DAY


@pytest.mark.parametrize("month", ["Ags", "Agt", "Agu", "Agustus", "Aug", "August"])
def test_reads_every_short_form_of_august(month: str) -> None:
    assert first_date(f"1 {month} 2023") == date(2023, 8, 1)


def test_the_day_comes_before_the_month() -> None:
    assert first_date("3/9/2024") == date(2024, 9, 3)


@pytest.mark.parametrize(
    "line", ["", "31/02/2024", "15/13/2024", "2024-13-45", "(15/10)", "115/10/2024", "Mei 2024", "tahun 2024"]
)
def test_is_silent_where_there_is_no_full_date(line: str) -> None:
    assert first_date(line) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-10-15", DAY),
        ("2024-10-15T23:30:00", DAY),
        ("2024-10-15T23:30:00+07:00", DAY),
        ("2024-10-15T23:30:00+09:00", DAY),
        ("2024-10-15T23:30:00Z", date(2024, 10, 16)),
        ("2024-10-14T18:00:00-05:00", DAY),
        ("15/10/2024 10:15 WIB", DAY),
        ("Selasa, 15 Oktober 2024", DAY),
        ("Tue, 15 Oct 2024 10:15:00 +0700", DAY),
    ],
)
def test_metadata_is_moved_to_the_day_in_indonesia(value: str, day: date) -> None:
    assert given_date(value) == day


@pytest.mark.parametrize("value", ["", "kemarin", "2024", "2024-02-30", "0001-01-01", "9999-12-31T23:59:59Z", "x" * 99])
def test_refuses_what_is_no_date(value: str) -> None:
    assert given_date(value) is None
