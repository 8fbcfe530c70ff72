"""Whom "ia" means where other articles tell who met that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.records import Sentence, Span, Timex
from tests.link.test_meetings import MONDAY, PAIR, TUESDAY, Story

# mentions stand at the offsets 0, 1, … of an article: one whose sentence begins behind it is only referred to there
CARRIED = {"sentence": Span(1, 50)}


def _told(*names: str, status: str = "held", day: date = MONDAY) -> Story:
    """Another article names Amina and Bou; this one Bou and, for "ia", Cheikh, and ``names`` somewhere else."""
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "status": status, "sentence": Span(0, 50)})
    ours = {"who": ("per:cheikh", "per:bou"), "day": day, **CARRIED}
    elsewhere = [{"who": (name,), "sentence": Span(0, 90)} for name in names]
    return story.article("b", ours, *elsewhere, published=TUESDAY)


def test_it_is_rather_the_one_whom_others_tell_of_than_whoever_stood_nearest() -> None:
    (meeting,) = _told("per:amina").meetings()
    assert (meeting.participants, meeting.articles) == (PAIR, ("a", "b"))


@pytest.mark.parametrize(
    "story",
    [_told(), _told("per:amina", day=date(2024, 3, 3)), _told("per:amina", status="denied")],
    ids=["not-named", "another-day", "denied"],
)
def test_nobody_is_put_in_anothers_place_by_guess(story: Story) -> None:
    assert ("per:bou", "per:cheikh") in {meeting.participants for meeting in story.meetings()}


def test_whom_others_name_beside_just_this_person_is_meant() -> None:
    story = _told("per:amina")
    story.article("c", {"who": ("per:cheikh", "per:bou"), "day": MONDAY, "sentence": Span(0, 50)})
    assert {meeting.articles for meeting in story.meetings()} == {("a",), ("b", "c")}


def test_who_alone_is_named_right_before_is_meant() -> None:
    story = _told("per:amina")
    lines = (Sentence(Span(0, 1)), Sentence(Span(1, 50)))
    story.reports[1] = replace(story.reports[1], sentences=lines)
    story.articles[1] = replace(story.articles[1], text="C Ia menemui Bou.")
    assert {meeting.participants for meeting in story.meetings()} == {PAIR, ("per:bou", "per:cheikh")}


def test_a_day_counted_from_one_told_is_sure_enough() -> None:
    before = Timex(Span(0, 1), "sehari sebelumnya", "event", relative_to="event", shift=-1, unit="day")
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "sentence": Span(0, 50)})
    rest = {"who": ("per:amina", "per:sari"), "day": TUESDAY, "sentence": Span(0, 90)}
    ours = {"who": ("per:cheikh", "per:bou"), "day": before, "sentence": Span(3, 50)}
    story.article("b", rest, ours, published=TUESDAY)
    assert PAIR in {meeting.participants for meeting in story.meetings() if meeting.articles == ("a", "b")}


@pytest.mark.parametrize(("kind", "many"), [("meeting", 1), ("encounter", 2)])
def test_what_goes_on_with_the_day_is_what_others_tell_of_it_in_the_same_way(kind: str, many: int) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "kind": kind, "sentence": Span(0, 50)})
    ours = {"who": ("per:cheikh", "per:bou"), "day": MONDAY, "inherited": True, **CARRIED}
    story.article("b", ours, {"who": ("per:amina",), "sentence": Span(0, 90)}, published=TUESDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("place", "many"), [("plc:dakar", 1), ("plc:jakarta", 2)])
def test_without_a_day_the_place_and_the_weeks_tell_whom_a_pronoun_means(place: str, many: int) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar", "sentence": Span(0, 50)})
    ours = {"who": ("per:cheikh", "per:bou"), "place": place, **CARRIED}
    story.article("b", ours, {"who": ("per:amina",), "sentence": Span(0, 90)}, published=TUESDAY)
    assert len(story.meetings()) == many


@pytest.mark.parametrize(("status", "many"), [("held", 1), ("planned", 2), ("denied", 2)])
def test_what_is_still_planned_or_denied_is_not_what_others_tell_as_held(status: str, many: int) -> None:
    story = Story().article("a", {"who": PAIR, "day": MONDAY, "place": "plc:dakar", "sentence": Span(0, 50)})
    ours = {"who": ("per:cheikh", "per:bou"), "place": "plc:dakar", "status": status, **CARRIED}
    story.article("b", ours, {"who": ("per:amina",), "sentence": Span(0, 90)}, published=TUESDAY)
    told = {PAIR} if many == 1 else {PAIR, ("per:bou", "per:cheikh")}
    assert {meeting.participants for meeting in story.meetings()} == told
