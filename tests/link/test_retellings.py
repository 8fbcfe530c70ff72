"""What another article tells in passing, in part or with a wrong day is joined to the meeting that it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.records import Interval, Span, Timex
from tests.link.test_meetings import ECHO, MONDAY, PAIR, THURSDAY, TUESDAY, Story

TRIO = (*PAIR, "per:raka")
TOGETHER = {**ECHO, "rules": ("echo-bersama",)}
ABOUT = {"who": PAIR, "place": "plc:dakar"}


@pytest.mark.parametrize(("place", "articles"), [("plc:dakar", ("a", "b")), ("plc:jakarta", ("a",))])
def test_a_place_named_in_passing_tells_of_a_meeting_long_ago(place: str, articles: tuple[str, ...]) -> None:
    story = Story().article("a", {**ABOUT, "day": MONDAY}, published=TUESDAY)
    story.article("b", {"who": PAIR, "bodies": (place,), **ECHO}, published=date(2024, 6, 1))
    assert [meeting.articles for meeting in story.meetings()] == [articles]


@pytest.mark.parametrize(("day", "articles"), [(MONDAY, ("a", "b")), (THURSDAY, ("a",)), (None, ("a",))])
def test_names_side_by_side_count_only_on_the_day_of_the_meeting(day: date | None, articles: tuple[str, ...]) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY})
    story.article("b", {"who": PAIR, "day": day, **TOGETHER}, published=THURSDAY)
    assert [meeting.articles for meeting in story.meetings()] == [articles]


def test_a_day_stated_in_passing_is_surer_than_one_only_implied() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "inherited": True})
    story.article("b", {"who": PAIR, "day": date(2024, 3, 14), **ECHO})
    (meeting,) = story.meetings()
    assert (meeting.dates, meeting.articles) == (Interval(date(2024, 3, 14), date(2024, 3, 14)), ("a", "b"))


def test_calls_to_several_told_in_one_breath_are_all_taken_up() -> None:
    calls = (
        {"who": PAIR, "day": MONDAY, "kind": "call"},
        {"who": ("per:amina", "per:raka"), "day": MONDAY, "kind": "call"},
    )
    story = Story().article("a", *(call | {"sentence": Span(0, 50)} for call in calls))
    story.article("b", calls[0], {"who": TRIO, "day": MONDAY, "kind": "call", **ECHO})
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b"), ("a", "b")]


def test_three_told_of_at_once_met_in_pairs_where_another_article_tells_so() -> None:
    pairs = ({"who": PAIR, "day": MONDAY}, {"who": ("per:amina", "per:raka"), "day": TUESDAY})
    story = Story().article("a", *pairs).article("b", {"who": TRIO}, published=THURSDAY)
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b"), ("a", "b")]


def test_a_plan_that_leaves_people_out_is_what_was_held_that_day() -> None:
    plan = {"who": PAIR, "day": MONDAY, "status": "planned"}
    story = Story().article("a", plan, published=date(2024, 3, 1))
    story.article("b", {"who": (*TRIO, "per:cheikh", "per:sari"), "day": MONDAY, "kind": "multilateral"})
    (meeting,) = story.meetings()
    assert (meeting.status, meeting.kind, meeting.articles) == ("held", "multilateral", ("a", "b"))


def test_what_is_seen_is_not_of_a_later_day_and_plans_come_before() -> None:
    seen = {"who": PAIR, "day": MONDAY, "inherited": True}
    story = Story().article("a", seen, published=MONDAY).article("b", {"who": PAIR, "day": TUESDAY})
    assert len(story.meetings()) == 2
    told = Story().article("a", seen, published=TUESDAY)
    told.article("b", {"who": PAIR, "day": date(2024, 3, 9), "status": "planned"}, published=THURSDAY)
    assert [meeting.status for meeting in told.meetings()] == ["held", "planned"]


def test_a_denial_without_a_day_of_its_own_is_that_of_others() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": "denied"}, published=TUESDAY)
    story.article(
        "b", {"who": PAIR, "day": date(2024, 2, 20), "inherited": True, "status": "denied", **ECHO}, published=THURSDAY
    )
    assert [meeting.articles for meeting in story.meetings()] == [("a", "b")]


def test_a_trip_that_others_tell_to_have_led_abroad_joins_theirs() -> None:
    trip = {"who": ("per:amina",), "kind": "visit", "place": "plc:jakarta", "day": MONDAY}
    assert Story().article("a", {**trip, "who": ("per:raka",)}).meetings() == ()
    (visit,) = Story().article("a", trip).article("b", {**trip, **ECHO}).meetings()
    assert visit.articles == ("a", "b")


def test_an_echo_tells_the_week_of_a_meeting_known_by_its_weekday() -> None:
    monday = Timex(Span(0, 1), "Senin", "weekday", weekday=0)
    today = replace(monday, text="Selasa (5/3/2024)", weekday=1, year=2024, month=3, day=5)
    story = Story().article("a", {"who": PAIR, "day": monday}, {"who": ("per:sari", "per:cheikh"), "day": today})
    story.article("b", {"who": PAIR, "day": date(2024, 3, 18), **ECHO}, published=date(2024, 3, 19))
    met = next(meeting for meeting in story.meetings() if meeting.participants == PAIR)
    assert (met.dates, met.articles) == (Interval(date(2024, 3, 18), date(2024, 3, 18)), ("a", "b"))
