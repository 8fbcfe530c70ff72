"""Groups that are one meeting, or are not, although merging sighting by sighting left them apart."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.records import Interval, Span, Timex
from tests.link.test_meetings import ECHO, MONDAY, PAIR, TUESDAY, Story


@pytest.mark.parametrize(("place", "many"), [(None, 1), ("plc:dakar", 1), ("plc:jakarta", 2)])
def test_a_third_told_elsewhere_sat_with_the_two_whatever_company_their_own_article_adds(
    place: str | None, many: int
) -> None:
    both = {"who": PAIR, "day": MONDAY, "place": "plc:dakar"}
    company = both | {"who": (*PAIR, "per:raka", "per:sari", "per:awa"), "extends": True}
    story = Story().article("a", both, company, published=TUESDAY)
    story.article("b", {"who": (*PAIR, "per:cheikh"), "day": MONDAY, "place": place}, published=TUESDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("written", "articles"), [(TUESDAY, ("a", "b")), (date(2027, 3, 5), ("a",))])
def test_what_is_told_without_a_day_is_not_what_another_article_recalls_of_years_ago(
    written: date, articles: tuple[str, ...]
) -> None:
    story = Story().article("a", {"who": PAIR}, published=written)
    story.article("b", {"who": PAIR, "day": MONDAY, **ECHO}, published=written)
    assert [meeting.articles for meeting in story.meetings()] == [articles]


@pytest.mark.parametrize(("told", "articles"), [(7, ("a", "b")), (20, ("a",))])
def test_what_was_seen_may_lie_days_behind_an_inferred_day_of_writing(told: int, articles: tuple[str, ...]) -> None:
    met = date(2024, 3, told + 4)
    story = Story().article("a", {"who": PAIR, "day": met}, published=date(2024, 3, 28))
    inferred = Timex(Span(0, 1), "kemarin (4/3/2024)", "day", year=2024, month=3, day=4, shift=-1, unit="day")
    story.article("b", {"who": ("per:sari", "per:cheikh"), "day": inferred}, {"who": PAIR})
    assert next(meeting.articles for meeting in story.meetings() if meeting.participants == PAIR) == articles


def test_the_week_told_beside_a_day_is_that_of_another_meeting() -> None:
    week = Timex(Span(0, 1), "pekan lalu", "week", unit="week", shift=-1)
    story = Story().article("a", {"who": PAIR, "day": MONDAY}, published=TUESDAY)
    story.article("b", {"who": PAIR, "day": TUESDAY}, {"who": PAIR, "day": week}, published=date(2024, 3, 12))
    assert [(m.dates, m.articles) for m in story.meetings()] == [
        (Interval(MONDAY, MONDAY), ("a", "b")),
        (Interval(TUESDAY, TUESDAY), ("b",)),
    ]


def test_who_met_by_themselves_beside_a_gathering_met_twice() -> None:
    gathering = {"who": (*PAIR, "per:cheikh"), "kind": "multilateral", "day": MONDAY}
    story = Story().article("a", gathering, {"who": PAIR, "day": MONDAY, "apart": True})
    story.article("b", {"who": PAIR, "day": MONDAY})
    assert {m.participants: m.articles for m in story.meetings()} == {
        PAIR: ("a", "b"),
        (*PAIR, "per:cheikh"): ("a",),
    }


@pytest.mark.parametrize(
    ("parts", "many"),
    [(("host", "accompanying", "guest"), 2), (("named", "named", "named"), 1)],
    ids=["guests", "named"],
)
def test_who_receive_somebody_and_somebody_else_on_a_day_meet_twice(parts: tuple[str, ...], many: int) -> None:
    story = Story()
    for name, other in (("a", "per:cheikh"), ("b", "per:awa")):
        story.article(name, {"who": (*PAIR, other), "parts": parts, "day": MONDAY}, published=TUESDAY)
    assert len(story.meetings()) == many


def test_who_shook_hands_and_denies_talks_of_that_day_did_not_hold_them() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "kind": "encounter"})
    story.article("b", {"who": PAIR, "day": MONDAY, "status": "denied"})
    assert {(meeting.kind, meeting.status) for meeting in story.meetings()} == {
        ("encounter", "held"),
        ("meeting", "denied"),
    }


def test_talks_held_beside_a_handshake_are_those_that_one_side_denies() -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "kind": "encounter"}, {"who": PAIR, "day": MONDAY})
    story.article("b", {"who": PAIR, "day": MONDAY, "status": "denied"})
    assert [(meeting.kind, meeting.status) for meeting in story.meetings()] == [("meeting", "held")]
