"""Whether an office that an article tells may be the one that a role asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.link.named_before import akin_titles
from pipeline.link.offices import Holding, says
from pipeline.link.scenes import Bearer
from pipeline.records import Resolution

_SPEAKERS = ("juru-bicara", "jubir")
"""Offices of those who speak for others, whose ids begin so."""


def held_elsewhere(asked: Holding, told: Holding, lands: Collection[str]) -> bool:
    """Whether an office is the one asked for, in a body or country that is none of these."""
    return told.title == asked.title and told.of is not None and told.country not in lands


def only_alike(asked: Holding, bearers: Sequence[Bearer]) -> Resolution | None:
    """Read "Utusan Mali Tiba" in a headline for the article's only diplomat of Mali."""
    alike = (b for b in bearers if b.holding.title in akin_titles(asked.title))
    found = {b.entity for b in alike if asked.country is not None and b.holding.country == asked.country}
    return Resolution(found.pop(), "the article's person of a like office") if len(found) == 1 else None


def repeats(asked: Holding, told: Holding) -> bool:
    """Whether two phrases of one article name the same office: the later one shortened, or with its body in full."""
    longer = len(told.phrase) > 2 and (asked.of or "").startswith("org:") and says(asked.phrase, told.phrase)
    return says(told.phrase, asked.phrase) or longer


def may_mean(asked: Holding, told: Holding) -> bool:
    """Whether the one office may be meant by the word for the other: who speaks for a minister is none."""
    return not asked.title.startswith(_SPEAKERS) or told.title.startswith(_SPEAKERS)


def related(asked: Holding, place: str | None, told: Holding) -> bool:
    """Whether an office is of that country or organization; where none is asked for, of that group of offices."""
    if told.former != asked.former:
        return False
    if place is None:
        return bool(asked.group) and not asked.title and told.group == asked.group
    return place in (told.of, told.country)
