"""Articles with weekdays alone learn when they were written from the days that their story tells of."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.link.borrow import Told, days_of_story
from pipeline.read.dates import find_dates
from pipeline.records import Interval, Timex

PEOPLE = frozenset({"per:amina", "per:bou"})
DATED = "Raka tiba Senin (4/3/2024) dan pulang Rabu (6/3/2024), kata Bou pada Kamis (7/3/2024)."


def on(day: str) -> Interval:
    return Interval(date.fromisoformat(day), date.fromisoformat(day))


def told(undated: str, *dated: tuple[str, str], people: frozenset[str] = PEOPLE) -> Told:
    timexes: dict[str, tuple[Timex, ...]] = {"undated": find_dates(undated)}
    written: dict[str, Interval | None] = {"undated": None}
    for name, (day, text) in enumerate(dated):
        timexes[f"dated-{name}"], written[f"dated-{name}"] = find_dates(text), on(day)
    named = dict.fromkeys(written, PEOPLE) | {"undated": people}
    return Told(named, written, timexes, dict.fromkeys(written, ()))


@pytest.mark.parametrize(
    ("undated", "day"),
    [
        ("Amina menerima Raka pada Senin. Ia pulang hari Rabu.", "2024-03-06"),
        ("Pada Senin pekan lalu Amina menerima Raka, dan pada Rabu pekan lalu melepasnya.", "2024-03-11"),
    ],
)
def test_the_freshest_day_from_which_the_words_lead_to_most_days_is_taken(undated: str, day: str) -> None:
    assert days_of_story(told(undated, ("2024-03-07", DATED))) == {"undated": on(day)}


@pytest.mark.parametrize(
    ("undated", "dated"),
    [
        ("Amina menerima Raka pada Senin.", [("2024-03-07", DATED)]),  # one weekday is any of them
        ("Amina tiba hari ini, kemarin, dan besok.", [("2024-03-07", DATED)]),  # fits every day
        ("Pada Senin dan Rabu.", [("2024-03-07", DATED), ("2024-06-07", DATED)]),  # too long for one story
    ],
)
def test_words_that_fit_several_weeks_tell_nothing(undated: str, dated: list[tuple[str, str]]) -> None:
    assert days_of_story(told(undated, *dated)) == {}


def test_articles_that_share_one_person_are_no_story() -> None:
    alone = told("Senin ia tiba, Rabu ia pulang.", ("2024-03-07", DATED), people=frozenset({"per:bou"}))
    assert days_of_story(alone) == {}
