"""The place told before that a sentence points back at: "di kota yang sama", "di sana", "di lobi hotel itu"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.lexicons.world import World, buildings
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import BACK, POINTERS, THERE, Scene
from pipeline.records import Mention, Timex

_SITE = 4  # words from "di" to the noun that it governs: "di lobi utama hotel itu"
_KIND_OF_TOWN = 2  # words of "di kota tepi danau itu" before the pointer
TOWNS = frozenset({"capital", "city", "town"})
"""Sorts of places that may be towns."""

_TOWN_NOUNS = ("sana", "kota", "ibu", "ibukota")
_TO = frozenset({"di", "ke"})
_EARLIER = frozenset({("lebih", "dulu"), ("lebih", "dahulu"), ("terlebih", "dulu"), ("terlebih", "dahulu")})
_SAME = frozenset({"sama", "itu", "tersebut"})


def sorts_of_places(mentions: Sequence[Mention], world: World) -> Mapping[int, str]:
    """Return the sort of every LOC mention: "country", "capital", "city", a building's first word, or "" for others.

    What no list knows may be a "town".
    """
    return {i: _sort(mention.text, world) for i, mention in enumerate(mentions) if mention.type == "LOC"}


def _sort(text: str, world: World) -> str:
    known = world.place(text)
    first, *rest = text.lower().split()
    if known is not None and known.kind in ("capital", "city"):
        return known.kind
    if first in buildings():
        return first if rest else ""
    if known is not None:
        return ""
    return "town" if world.country(text) is None else "country"


def find_route(scene: Scene, sorts: Mapping[int, str]) -> tuple[int, int] | None:
    """Return the towns that somebody left and came to: "tiba di Dakar, Senegal, dari Lome", "dari Lome ke Dakar"."""
    lower = scene.line.lower
    towns = [(start, end, mention) for start, end, mention in scene.places if start and sorts.get(mention) in TOWNS]
    covered = {at for start, end, _ in scene.places for at in range(start, end)}
    for (start, end, one), (again, _, other) in pairwise(towns):
        apart = [at for at in range(end, again - 1) if at not in covered and lower[at] != ","]
        ways = (lower[start - 1], lower[again - 1])
        if not apart and ways[1] == "dari" and ways[0] in _TO:
            return other, one
        if not apart and ways == ("dari", "ke"):
            return one, other
    return None


def _is_earlier(lower: Sequence[str]) -> bool:
    """Whether a sentence says of what it tells that it was before: "Di kota itu, sebelumnya, ia …"."""
    return "sebelumnya" in lower or any(pair in _EARLIER for pair in pairwise(lower))


def _precedes(day: Timex, before: Timex | None) -> bool | None:
    """Whether a day is earlier than the one told before it; None where the words do not tell."""
    if day.relative_to != "publication":
        return None if day.shift is None else day.shift < 0
    if before is None or before.relative_to != "publication":
        return None
    if day.month and before.month and day.day and before.day:
        same = None in (day.year, before.year) or day.year == before.year
        return (day.month, day.day) < (before.month, before.day) if same else (day.year or 0) < (before.year or 0)
    return False if day.weekday is not None and day.weekday == before.weekday else None


class PlacePointer:
    """Finds the place that the words of one sentence point back at."""

    def __init__(self, scene: Scene, phrases: Phrases, memory: Memory) -> None:
        self._scene = scene
        self._phrases = phrases
        self._memory = memory

    def place(self) -> int | None:
        """Return the mention of the place told of before that is meant, or None."""
        building = self._building()
        if building is not None:
            return building
        noun, position = self.noun()
        if noun not in _TOWN_NOUNS:
            return None if noun is None else self._memory.place
        capital = noun.startswith("ibu")
        found = self._memory.there if noun == "sana" else self._town(position, capital=capital)
        route = None if any(place == found for *_, place in self._scene.places) else self._memory.route
        return self._on_route(route, capital=capital) if route else found

    def unclear(self) -> bool:
        """Whether the sentence points back at one of two towns, and nobody knows at which."""
        return self._memory.route is not None and self.noun()[0] in _TOWN_NOUNS and self.place() is None

    def noun(self) -> tuple[str | None, int]:
        """Return the noun of "di kota yang sama", "di tempat itu", "di sana", "di sela acara itu", and its place."""
        lower = self._scene.line.lower
        for position in range(len(lower) - 1):
            if lower[position] != "di":
                continue
            noun, tail = lower[position + 1], (*lower[position + 2 : position + 4], "")
            if noun in THERE:
                return "sana", position
            if noun in ("sela", "sela-sela") and self._told_of(tail):
                return noun, position
            if self._in_town(lower[position + 1 : position + _SITE]):
                return "kota", position
            if noun == "ibu":  # "di ibu kota yang sama"
                tail = lower[position + 3 : position + 5]
            if noun in self._phrases.same_place and not _SAME.isdisjoint(tail):
                return noun, position
            if noun == "kota" and self._kind_of_town(position + 2):
                return noun, position
        return None, 0

    def _building(self) -> int | None:
        """Return the building that "di lobi hotel itu" takes up, which the sentence itself may name."""
        lower = self._scene.line.lower
        for position, word in enumerate(lower):
            if word not in self._phrases.venues or not self._phrases.pointed(lower[position + 1 : position + 3]):
                continue
            if "di" not in lower[max(position - _SITE, 0) : position]:
                continue
            here = [m for _, end, m in self._scene.places if end <= position and self._memory.sorts.get(m) == word]
            if here or word in self._memory.venues:
                return here[-1] if here else self._memory.venues[word]
        return None

    def _town(self, position: int, *, capital: bool) -> int | None:
        """Return the town meant: one named before in the sentence itself, else "itu" the last, "sama" that of talks."""
        lower, memory = self._scene.line.lower, self._memory
        wanted = {"capital"} if capital else TOWNS
        for start, end, mention in reversed(self._scene.places):
            if start > 0 and end <= position and memory.sorts.get(mention) in wanted and lower[start - 1] != "dari":
                return mention
        same = "sama" in lower[position : position + _SITE + 1]
        if capital and memory.capital is not None and (same or memory.sorts.get(memory.town or -1) != "town"):
            return memory.capital
        found = (memory.city, memory.town) if same else (memory.town, memory.city)
        return found[0] if found[0] is not None else found[1]

    def _on_route(self, route: tuple[int, int], *, capital: bool) -> int | None:
        """Return which town of a route is meant: behind "tiba di Dakar dari Lome" what was earlier was in Lome.

        Where days do not tell whether it was earlier, no town is clear.
        """
        left, reached = route
        capitals = [place for place in route if self._memory.sorts.get(place) == "capital"]
        if capital and len(capitals) == 1:
            return capitals[0]
        days = [time for _, _, time in self._scene.times]
        if not days:
            return left if _is_earlier(self._scene.line.lower) else reached
        before = self._memory.days[days[0] - 1] if days[0] else None
        earlier = _precedes(self._memory.days[days[0]], before)
        return None if earlier is None else left if earlier else reached

    def _kind_of_town(self, start: int) -> bool:
        """Whether words that only say what kind of town it is lead to a pointer: "(di kota) tepi danau itu"."""
        lower, words = self._scene.line.lower, self._scene.line.words
        for position in range(start, min(start + _KIND_OF_TOWN + 1, len(lower))):
            if lower[position] in BACK:
                return True
            if lower[position] in self._phrases.no_place or words[position] != lower[position]:
                return False
        return False

    def _in_town(self, words: Sequence[str]) -> bool:
        """Whether words go on to a town that needs no name: "(di) sebuah restoran di pinggir kota"."""
        return any(
            word in self._phrases.in_town and words[place + 1 : place + 2] == ("kota",)
            for place, word in enumerate(words)
        )

    def _told_of(self, words: Sequence[str]) -> bool:
        """Whether a gathering without a name of its own is meant: "acara itu", "konferensi,"."""
        return words[0] in self._phrases.gatherings and (words[1] in POINTERS or words[1] in (",", ".", ""))
