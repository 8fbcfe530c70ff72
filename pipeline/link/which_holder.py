"""Which of an office's holders a phrase tells: "presiden keenam RI", "wakil presiden ke-10", "menlu periode 2001-2009".

Such a phrase means the same person whenever it is written, so neither the article nor its date is asked.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline import lexicons
from pipeline.lexicons.facts import ACTING, Tenure
from pipeline.lexicons.world import World
from pipeline.link.offices import Holding, Seats
from pipeline.link.organizations import HOME

_YEAR = re.compile(r"(?:19|20)\d\d")


def told_holder(asked: Holding, seats: Seats) -> Tenure | None:
    """Return the listed holder whom an office phrase itself singles out, or None.

    Args:
        asked: The office of a role mention; without an owner, one at home is meant.
        seats: Compares offices.
    """
    number, years = _number(asked.phrase), [word for word in asked.phrase if _YEAR.fullmatch(word)]
    if number is None and len(years) != 2:
        return None
    if asked.of is None and not (asked.phrase[-1].isdecimal() or asked.phrase[-1] in _ordinals()):
        return None  # "presiden pertama klub itu"
    title, of = seats.seat(asked.title, asked.of or HOME)
    held = _held(seats.world, title, of)
    if number is not None:
        place = number - _first().get((title, of or ""), number + 1)
        return held[place] if 0 <= place < len(held) else None
    fitting = [tenure for tenure in held if _within(tenure, int(years[0]), int(years[1]))]
    return fitting[0] if len({tenure.person for tenure in fitting}) == 1 else None


def settle(holding: Holding, seats: Seats) -> Holding:
    """Make an office a past one whose phrase tells that it was left before the article was written."""
    told = told_holder(holding, seats) if holding.span else None
    left = told is not None and told.end is not None and holding.span is not None and told.end < holding.span.start
    return replace(holding, former=True) if left else holding


def _held(world: World, title: str, of: str | None) -> list[Tenure]:
    """The terms of an office in order, without whoever only stood in."""
    own = (t for t in world.tenures if t.office == title and t.of == of and t.seat != ACTING)
    return sorted(own, key=lambda tenure: tenure.start or date.min)


def _number(phrase: Sequence[str]) -> int | None:
    """Read "keenam", "ke-6" or "ke 6" in the words of a phrase."""
    words = zip(phrase, (*phrase[1:], ""), strict=False)
    counted = (int(after) if word == "ke" and after.isdecimal() else _ordinals().get(word) for word, after in words)
    return next((number for number in counted if number is not None), None)


def _within(tenure: Tenure, first: int, last: int) -> bool:
    """Whether somebody was in office from one year to another, or only within those years."""
    start, end = (tenure.start or date.min).year, (tenure.end or date.max).year
    return (start <= first and end >= last) or (first <= start and end <= last)


@functools.cache
def _ordinals() -> dict[str, int]:
    """Ordinal -> number (``linking.toml``)."""
    words: list[str] = lexicons.read("linking")["ordinals"]
    return {word: number for number, word in enumerate(words, start=1)}


@functools.cache
def _first() -> dict[tuple[str, str], int]:
    """Seat -> which of its holders the first one is whom the list of offices has (``linking.toml``)."""
    return {(office, of): number for office, of, number in lexicons.read("linking")["counted"]}
