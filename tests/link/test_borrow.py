"""Articles with weekdays alone learn when they were written from the days that their story tells of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.link.borrow import borrow_dates, borrow_stories
from pipeline.link.meetings import MeetingLinker
from pipeline.link.story_days import Told
from pipeline.read.dates import find_dates
from pipeline.records import Interval, Span, Timex
from tests.link.test_meetings import ENTITIES, MONDAY, PAIR, TUESDAY, WORLD, Story
from tests.link.test_retellings import WEEKDAY

PEOPLE = frozenset({"per:amina", "per:bou"})
THREE = PEOPLE | {"per:raka"}
DATED = "Raka tiba Senin (4/3/2024) dan pulang Rabu (6/3/2024), kata Bou pada Kamis (7/3/2024)."


def on(day: str) -> Interval:
    return Interval(date.fromisoformat(day), date.fromisoformat(day))


def told(undated: str, *dated: tuple[str, str], people: frozenset[str] = PEOPLE) -> Told:
    timexes: dict[str, tuple[Timex, ...]] = {"undated": find_dates(undated)}
    written: dict[str, Interval | None] = {"undated": None}
    for name, (day, text) in enumerate(dated):
        timexes[f"dated-{name}"], written[f"dated-{name}"] = find_dates(text), on(day)
    named = dict.fromkeys(written, PEOPLE | people) | {"undated": people}
    return Told(named, written, timexes, dict.fromkeys(written, ()))


@pytest.mark.parametrize(
    ("undated", "day"),
    [
        ("Amina menerima Raka pada Senin. Ia pulang hari Rabu.", "2024-03-06"),
        ("Pada Senin pekan lalu Amina menerima Raka, dan pada Rabu pekan lalu melepasnya.", "2024-03-11"),
    ],
)
def test_the_freshest_day_from_which_the_words_lead_to_most_days_is_taken(undated: str, day: str) -> None:
    assert borrow_dates(told(undated, ("2024-03-07", DATED))) == {"undated": on(day)}


@pytest.mark.parametrize(
    ("undated", "dated"),
    [
        ("Amina menerima Raka pada Senin.", [("2024-03-07", DATED)]),  # one weekday is any of them
        ("Amina tiba hari ini, kemarin, dan besok.", [("2024-03-07", DATED)]),  # fits every day
        ("Pada Senin dan Rabu.", [("2024-03-07", DATED), ("2024-08-07", DATED)]),  # too long for one story
    ],
)
def test_words_that_fit_several_weeks_tell_nothing(undated: str, dated: list[tuple[str, str]]) -> None:
    assert borrow_dates(told(undated, *dated)) == {}


@pytest.mark.parametrize(
    ("undated", "span"),
    [
        ("Bulan lalu Amina menerima Raka.", {}),  # maybe told much later
        ("Amina menerima Raka pada Februari lalu.", {"undated": Interval(date(2024, 3, 7), date(2024, 3, 9))}),
        ("Amina menerima Raka pada Senin.", {}),  # no day is known
        ("Amina menerima Raka pada April. Pada Juli 2024 ia mundur.", {}),  # long after
        ("Amina menerima Raka pada Sabtu (4/3). Pada April ia mundur.", {}),  # of another year
    ],
)
def test_a_month_is_told_around_the_days_of_the_story(undated: str, span: dict[str, Interval]) -> None:
    assert borrow_stories(told(undated, ("2024-03-07", DATED), ("2024-03-09", DATED), people=THREE)) == span


def test_two_who_are_named_together_once_more_tell_no_month() -> None:
    assert borrow_stories(told("Amina menerima Bou pada Februari lalu.", ("2024-03-07", DATED))) == {}


@pytest.mark.parametrize(("status", "month"), [("planned", 4), ("held", None)])
def test_what_was_held_in_a_month_still_to_come_is_of_another_year(status: str, month: int | None) -> None:
    rest = ("per:raka", "per:sari")
    april = Timex(Span(0, 1), "April", "month", month=4)
    story = Story().article("a", {"who": (*PAIR, *rest), "day": MONDAY}, published=TUESDAY)
    story.article("b", {"who": PAIR, "day": april, "status": status}, {"who": rest, "day": None})
    told = next(meeting for meeting in story.meetings() if meeting.participants == PAIR)
    assert (told.dates.start.month if told.dates else None) == month


def test_a_story_of_several_months_tells_no_month() -> None:
    assert (
        borrow_stories(told("Amina tiba Februari lalu.", ("2024-03-07", DATED), ("2024-05-07", DATED), people=THREE))
        == {}
    )


def test_articles_that_share_one_person_are_no_story() -> None:
    alone = told("Senin ia tiba, Rabu ia pulang.", ("2024-03-07", DATED), people=frozenset({"per:bou"}))
    assert borrow_dates(alone) == {}


def test_the_weekday_of_the_news_alone_dates_an_article_by_the_news_of_its_story() -> None:
    """Rather than the month in which the same people met long before."""
    rest = {"who": ("per:raka", "per:sari"), "day": MONDAY}
    background = {"who": PAIR, "day": Timex(Span(0, 1), "Februari 2023", "month-year", year=2023, month=2)}
    story = Story().article("a", rest, background, {"who": PAIR, "place": "plc:jakarta"}, published=TUESDAY)
    story.article("b", {"who": PAIR, "day": WEEKDAY, "place": "plc:jakarta"}, {**rest, "day": None})
    met = next(meeting for meeting in story.meetings() if "b" in meeting.articles and meeting.participants == PAIR)
    assert met.dates == on("2024-03-04")


def test_without_a_story_the_news_falls_into_the_month_that_others_tell() -> None:
    month = Timex(Span(0, 1), "Maret 2024", "month-year", year=2024, month=3)
    story = Story().article("a", {"who": PAIR, "day": month})
    story.article("b", {"who": PAIR, "day": WEEKDAY})
    (meeting,) = story.meetings()
    assert (meeting.articles, meeting.dates) == (("a", "b"), Interval(date(2024, 3, 1), date(2024, 3, 31)))


def test_what_was_held_is_dated_by_its_week_and_not_by_the_day_called_off() -> None:
    week = Timex(Span(0, 1), "11-17 Maret 2024", "range", year=2024, month=3, day=11, end_day=17)
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "cancelled"}, published=date(2024, 3, 3))
    story.article("b", {"who": PAIR, "day": WEEKDAY}).article("c", {"who": PAIR, "day": week})
    met = next(meeting for meeting in story.meetings() if "b" in meeting.articles)
    assert (met.status, met.articles, met.dates) == ("held", ("b", "c"), on("2024-03-11"))


def test_a_weekday_of_last_week_lies_before_the_week_of_writing() -> None:
    week = Timex(Span(0, 1), "11-17 Maret 2024", "range", year=2024, month=3, day=11, end_day=17)
    last = replace(WEEKDAY, shift=-1, unit="week")
    story = Story().article("a", {"who": PAIR, "day": week}).article("b", {"who": PAIR, "day": last})
    assert all(meeting.dates is None or meeting.dates.start >= date(2024, 3, 11) for meeting in story.meetings())


def test_a_day_on_which_it_was_called_off_is_no_news_named_in_passing() -> None:
    off = {"who": PAIR, "day": MONDAY, "status": "cancelled"}
    passing = {"who": PAIR, "day": MONDAY, "status": "planned", "echo": True, "weak": True}
    story = Story().article("a", off, passing, published=date(2024, 3, 3)).article("b", {"who": PAIR, "day": WEEKDAY})
    found = MeetingLinker(WORLD, ENTITIES, story.resolutions).link(story.articles, story.reports)
    assert [placement.dates for placement in found.placements if placement.article == "b"] == [None]
