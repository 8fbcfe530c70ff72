"""Days that count from an occasion told before: "KTT itu dibuka Jumat (4/4). … Sehari setelah KTT, Amina terbang …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import lexicons
from pipeline.chronology import OF_NEWS, OF_OCCASION
from pipeline.records import Timex

_COUNTED = frozenset({OF_NEWS, "before-event", "before-event-one", "after-event", "after-event-one"})
_BEHIND = re.compile(r"[^.;:!?\n“”\"]{1,60}")  # from an occasion to its day
_BEFORE = re.compile(r",?\s+")  # from a day that opens a sentence to the occasion
_OTHER = re.compile(r"\b(?:sejak|sebelum|setelah|sesudah|usai|seusai|selepas|hingga|sampai|ketika|saat|yang|dan)\b")
# what an occasion is for, from or after is told with the day of something else: "tiba untuk menghadiri KTT, Jumat"
_ASIDE = re.compile(r"\b(?:untuk|guna|demi|jelang|sebelum|setelah|sesudah|usai|seusai|selepas|sejak|dari)\b[^.,;:\n]*$")
_CLAUSE = 80  # characters before an occasion


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A place where an occasion is named: under which word, and of whom, where the words behind it tell."""

    start: int
    end: int
    head: str
    name: str


def count_from_occasions(text: str, timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """Let "Sehari setelah KTT, …" count from the day told with that occasion before, not from that of the news.

    Where it was told before without a day, and has a name of its own, nobody knows which day is meant; where it was not
    told, all stays as it is.
    """
    counted = [timex for timex in timexes if timex.rule in _COUNTED]
    if not counted:
        return tuple(timexes)
    occasions = list(_occasions(text))
    return tuple(_counting(timex, text, occasions, timexes) if timex in counted else timex for timex in timexes)


def _counting(timex: Timex, text: str, occasions: Sequence[_Occasion], timexes: Sequence[Timex]) -> Timex:
    here = next((found for found in occasions if _names(timex, found, text)), None)
    told = [found for found in occasions if here and found.head == here.head and found.end <= timex.span.start]
    if here is None or not told:
        return timex
    name = here.name or told[-1].name
    days = (_day_of(found, text, timexes, occasions) for found in reversed(told) if found.name == name)
    day = next((found for found in days if found), None)
    if day is None and not name:
        return timex  # "pertemuan puncak" of two is what the news is about
    return replace(timex, rule=OF_OCCASION, counts_from=day.span if day else None)


def _names(timex: Timex, occasion: _Occasion, text: str) -> bool:
    """Whether a date expression counts from an occasion, named at its end or right behind it."""
    inside = timex.span.start < occasion.start < timex.span.end
    return inside or (occasion.start >= timex.span.end and not text[timex.span.end : occasion.start].strip())


def _occasions(text: str) -> Iterator[_Occasion]:
    """Yield where occasions are named; one without a name is that named so last."""
    names: dict[str, str] = {}
    for match in _pattern().finditer(text):
        head = _heads()[" ".join(match["head"].lower().split())]
        names[head] = match["name"] or names.get(head, "")
        yield _Occasion(match.start(), match.end(), head, names[head])


def _day_of(occasion: _Occasion, text: str, timexes: Sequence[Timex], occasions: Sequence[_Occasion]) -> Timex | None:
    """Return the day that is told with an occasion in its clause, or None."""
    if _ASIDE.search(text, max(0, occasion.start - _CLAUSE), occasion.start):
        return None
    for timex in timexes:
        if timex.relative_to != "publication" or (timex.day is None and timex.weekday is None):
            continue
        if timex.span.start >= occasion.end:
            between = text[occasion.end : timex.span.start]
            other = any(occasion.end <= found.start < timex.span.start for found in occasions)
            return timex if _BEHIND.fullmatch(between) and not _OTHER.search(between) and not other else None
        if timex.span.end <= occasion.start and _BEFORE.fullmatch(text, timex.span.end, occasion.start):
            return timex
    return None


@cache
def _heads() -> dict[str, str]:
    return dict(lexicons.read("dates")["occasion"])


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_heads(), key=len, reverse=True))
    return re.compile(rf"\b(?P<head>(?i:{words}))\b(?:[^\S\n]+(?:ke-\d+[^\S\n]+)?(?P<name>[A-Z][\w-]*))?")
