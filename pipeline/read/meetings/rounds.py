"""Round trips: whom somebody meets at each stop, "Di ketiga kota itu ia bertemu Amina, Bou, dan Cheikh"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.recalled import is_wide
from pipeline.read.meetings.scene import POINTERS, Scene
from pipeline.records import Claim

AT_STOP = "at-each-stop"
"""Marks a contact at one of several stops, whose day is not that of the round trip."""

_STOPS = ("negara", "kota", "ibu", "ibukota", "negeri", "tempat")
_TWO_WORDS = frozenset({"ibu"})  # "ibu kota"
_ANY = 0


def stops_told(scene: Scene, phrases: Phrases) -> int | None:
    """Return how many stops each have a contact in a sentence: "di ketiga kota itu"; 0 for "di masing-masing negara".

    None where it speaks of none.
    """
    lower = scene.line.lower
    if "di" not in lower:
        return None
    for position, (at, count) in enumerate(pairwise(lower)):
        noun = lower[position + 2 : position + 3]
        if at != "di" or not noun or noun[0] not in _STOPS:
            continue
        if count in phrases.every:
            return _ANY
        end = position + 3 + (noun[0] in _TWO_WORDS)
        if count in phrases.numbers and not POINTERS.isdisjoint(lower[end : end + 1]):
            return phrases.numbers[count]
    return None


class Rounds:
    """Reads the contacts of one sentence at the stops of a round trip.

    Args:
        scene: The sentence.
        maker: Tells who is the same and what is recent.
        page: The article.
        phrases: The word classes.
    """

    def __init__(self, scene: Scene, maker: ClaimMaker, page: Page, phrases: Phrases) -> None:
        self._scene = scene
        self._maker = maker
        self._page = page
        self._phrases = phrases

    def at_stops(self, talks: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
        """Put as many contacts as the round trip told last has stops one at each, in order.

        Each has the day of its stop, or the week or month of the whole round trip. Without "di ketiga kota itu" only
        those told one after the other do: "Ia menemui Amina dan Bou secara berurutan".
        """
        at_each = stops_told(self._scene, self._phrases) is not None
        in_order = not self._phrases.in_order.isdisjoint(self._scene.line.lower)
        if len(talks) == 1 or not (at_each or (in_order and all(talk.place is None for talk in talks))):
            return list(talks)
        trips = self._round(told)
        names = {self._page.mentions[trip.place].text for trip in trips if trip.place is not None}
        made = all(self._maker.all_in(talk.participants[:1], trip) for talk in talks for trip in trips)
        if not made or not len(names) == len(trips) == len(talks):
            bare = [replace(talk, place=None, areas=(), rules=(*talk.rules, AT_STOP)) for talk in talks]
            return bare if at_each else list(talks)
        dated = len({trip.time for trip in trips}) == len(trips)
        return [_at_stop(talk, trip, self._page, dated=dated) for talk, trip in zip(talks, trips, strict=True)]

    def _round(self, told: Sequence[Claim]) -> list[Claim]:
        """Return the trips of the sentence that last told of one, in order."""
        trips = [claim for claim in told if claim.kind == "visit" and not claim.weak and self._maker.recent(claim)]
        return [trip for trip in trips if trip.evidence == trips[-1].evidence]


def _at_stop(talk: Claim, trip: Claim, page: Page, *, dated: bool) -> Claim:
    """Put a contact where a trip leads, and on its day where each of several has its own."""
    found = replace(talk, place=trip.place, areas=trip.areas, rules=(*talk.rules, AT_STOP))
    if talk.time is not None and not talk.inherited:
        return found
    whole = talk.status == "held" and trip.time is not None and is_wide(page.timexes[trip.time])
    time = trip.time if dated or whole else None
    return replace(found, time=time, inherited=time is not None)
