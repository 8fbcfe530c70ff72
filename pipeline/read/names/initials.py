"""Persons whom a text gives by initials: suspects, witnesses, and whoever has an age in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.mend import follows_office
from pipeline.read.names.pieces import Piece, naming_words

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_INITIALS = 4  # letters at most


def aged(line: Line) -> Iterator[int]:
    """Find capitals behind which an age stands in brackets."""
    for position in range(len(line) - 3):
        word, opened, age, closed = line.words[position : position + 4]
        told = opened == "(" and closed == ")" and age.isdigit() and len(age) == 2
        if told and word.isalpha() and word.isupper() and len(word) <= _INITIALS:
            yield position


def initials_of(line: Line, known: frozenset[str], world: World) -> Iterator[Piece]:
    """Find suspects and witnesses who are given by initials: "berinisial AS, RB, dan DP", or as such elsewhere.

    Args:
        line: The sentence.
        known: Initials that are persons throughout the article.
        world: Tells countries, which have initials, too.
    """
    if naming_words().initials.isdisjoint(line.lower) and known.isdisjoint(line.words):
        return
    listed = {*_listed_initials(line)}
    for position, word in enumerate(line.words):
        if position in listed or (word in known and not _of_a_land(line, position, world)):
            yield Piece(position, position + 1, "PER")


def _listed_initials(line: Line) -> Iterator[int]:
    """Yield where initials stand behind "berinisial" or "alias", one or several."""
    listed = False
    for position, word in enumerate(line.words):
        if line.lower[position] in naming_words().initials:
            listed = True
        elif listed and word.isalpha() and word.isupper() and len(word) <= _INITIALS:
            yield position
        elif word not in (",", "dan", "serta", "(", ")") and not word.isdigit() and line.lower[position] != "tahun":
            listed = False


def suspects(line: Line, found: Sequence[Piece]) -> Iterator[int]:
    """Yield the initials that are a person's all through an article: "berinisial AS", "Raka Sudibyo alias RS"."""
    if naming_words().initials.isdisjoint(line.lower):
        return
    persons = {piece.end for piece in found if piece.type == "PER" and piece.end - piece.start > 1}
    for position in _listed_initials(line):
        if line.lower[position - 1] != "alias" or position - 1 in persons:
            yield position


def accused(line: Line, world: World) -> Iterator[int]:
    """Yield initials that no body has right behind whoever stands in court: "tersangka AS", but not "tersangka KPK"."""
    if naming_words().accused.isdisjoint(line.lower):
        return
    for position in range(1, len(line)):
        word = line.words[position]
        short = word.isalpha() and word.isupper() and len(word) <= _INITIALS
        if short and line.lower[position - 1] in naming_words().accused and world.owner(word) is None:
            yield position


def _of_a_land(line: Line, position: int, world: World) -> bool:
    """Whether initials that are a country's as well mean the country: "Presiden AS", "pemerintah AS", "AS-China"."""
    if world.country(line.words[position]) is None or position == 0:
        return False
    lists, before = naming_words(), line.lower[position - 1]
    joined = before in ("-", "/", "(") or line.words[position + 1 : position + 2] in (("-",), ("/",))
    led = before in lists.polity_cues or before in lists.described or follows_office(line, position, world)
    return led or joined
