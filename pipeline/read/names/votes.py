"""What the mentions of a name, and the words around them, say it is: all mentions of an article vote together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.cues import hear, is_sport
from pipeline.read.names.pieces import TRUSTED, NameType, Piece, naming_words, surface, without_legal_form

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_JOINED = re.compile(r"(?!Mc|Mac|De[A-Z]|Di[A-Z]|Le[A-Z]|La[A-Z]|Fitz)[A-Z][a-z]{1,}[A-Z][a-z]")
"""A word of two, as companies write themselves ("KincirAja"), and people seldom do ("McKay")."""

_DEFINED = 5  # votes of the brackets in which an organization's short form is given: "Partai Karya (Parkarsa)"
NO_VOTES: Mapping[NameType, int] = Counter()
"""Of what nobody votes on: 0 for every type."""
_SHARE = 3  # votes of an organization for a shorter form of its name


def count_votes(
    lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World
) -> dict[tuple[str, ...], Counter[NameType]]:
    """Count for every name of the running text what the model and the words around it say it is."""
    votes: dict[tuple[str, ...], Counter[NameType]] = {}
    sport = is_sport(lines)
    for line, found in zip(lines, pieces, strict=True):
        if line.sentence.zone not in TRUSTED:
            continue
        ends = {piece.end for piece in found}
        bodies = {piece.end for piece in found if piece.type == "ORG"}
        for piece in found:
            words = line.words[piece.start : piece.end]
            count = votes[words] if words in votes else votes.setdefault(words, Counter())
            count[piece.type] += 1
            if piece.type != "PER" and len(words) == 1 and world.surname(words[0]) and not world.place(words[0]):
                count["PER"] += 1
            short = in_brackets(line, piece) and piece.start - 1 in bodies
            if short or (len(words) == 1 and _JOINED.match(words[0])):
                count["ORG"] += _DEFINED
            text = surface(line, piece.start, piece.end)
            town = world.place(text) is not None and not (world.country(text) or world.organization(text))
            if town or not world.listed(text):
                for kind, weight in hear(line, piece, world, sport=sport, taken=piece.start in ends):
                    count[kind] += weight if kind == "LOC" or not town else 0
    return _shared(votes, world)


def in_brackets(line: Line, piece: Piece) -> bool:
    """Whether a single word stands in brackets, as the short form of a name before them does."""
    inside = line.words[piece.start - 1 : piece.start + 2]
    return piece.start > 0 and piece.end == piece.start + 1 and (inside[0], inside[-1]) == ("(", ")")


def _shared(votes: dict[tuple[str, ...], Counter[NameType]], world: World) -> dict[tuple[str, ...], Counter[NameType]]:
    """Let an organization speak for the shorter forms of its name: "Elang Muda FC" for "Elang Muda" and "Elang"."""
    persons = {word for words, count in votes.items() if len(words) > 1 and winner(count) == "PER" for word in words}
    for words in [words for words, count in votes.items() if len(words) > 1 and winner(count) == "ORG"]:
        if words != without_legal_form(words):
            _share_company(votes, without_legal_form(words), persons, world)
        elif words[0].lower() not in told():
            _share(votes, words, persons, world)
    for words in [words for words, count in votes.items() if len(words) > 1 and words[0].lower() not in told()]:
        for part in (words[-1:], words[:1]):
            called = votes.get(part, NO_VOTES)
            sure = set(called) == {"PER"} or called["PER"] > _SHARE + called["ORG"] + called["LOC"]
            if called and sure and not world.listed(part[0]):
                votes[words]["PER"] += min(called["PER"], _SHARE)
    return votes


def _share(
    votes: dict[tuple[str, ...], Counter[NameType]], words: tuple[str, ...], persons: set[str], world: World
) -> None:
    club = words[-1] in naming_words().clubs
    kinds = words[:-1] if club else words
    shorts = {words[1:], words[:-1], words[:1], words[-1:], kinds[1:]} - {words, ()}
    for short in shorts.intersection(votes):
        if not world.listed(" ".join(short)):
            # players are not called by a word of their club's name, nor is anybody by the first one of a company's
            opens = short == words[: len(short)] and set(votes[words]) == {"ORG"}
            person = votes[short]["PER"] > _SHARE or world.surname(short[-1]) or not persons.isdisjoint(short)
            own = club or (opens and not person)
            least = votes[short]["PER"] if own else 0
            votes[short]["ORG"] += max(min(votes[words]["ORG"] - votes[words]["PER"], _SHARE), least + 1)


def _share_company(
    votes: dict[tuple[str, ...], Counter[NameType]], core: tuple[str, ...], persons: set[str], world: World
) -> None:
    """Let "PT Kincir Biru Raya Tbk" speak for "Kincir Biru Raya", "Kincir Biru" and "Kincir".

    A single word may be the founder, or the place, that the company is named after.
    """
    if core[0].lower() in told():
        return
    for short in {core, core[:-1], core[:1]} - {()}:
        count = votes.setdefault(short, Counter()) if len(short) > 1 else votes.get(short, Counter[NameType]())
        other = short[0] in persons or count["LOC"] > count["PER"] + count["ORG"]
        if not world.listed(" ".join(short)) and not (len(short) == 1 and other):
            count["ORG"] += max(count["PER"], count["LOC"]) + 1


def is_body(
    votes: Mapping[tuple[str, ...], Counter[NameType]], name: tuple[str, ...], letters: str, world: World
) -> bool:
    """Whether initials are an organization's where they stand alone, and so is the "person" who has them."""
    if world.person(" ".join(name)) or not naming_words().fathers.isdisjoint(name):
        return False
    count = votes.get((letters,), NO_VOTES)
    return count["ORG"] > count["PER"] + votes[name]["PER"]


def winner(count: Counter[NameType]) -> NameType:
    """Return the type with most votes; of several with as many, a person comes first and an organization last."""
    if len(count) == 1:
        return next(iter(count))
    order: tuple[NameType, ...] = ("PER", "LOC", "ORG")
    return max(order, key=lambda kind: (count[kind], -order.index(kind)))


@cache
def told() -> frozenset[str]:
    """Return the first words that say what a name is."""
    lists = naming_words()
    return lists.bodies | lists.venues | lists.regional
