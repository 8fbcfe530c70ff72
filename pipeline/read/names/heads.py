"""Heads of names that the model left out: "Komisi [Militer Pusat …]", "Stadion [Gajah Oya]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.pieces import Piece, is_occasion, naming_words, surface

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_ARTICLES = frozenset({"I", "Ni"})  # of men and women in Bali
_DOCTOR = frozenset({"dr", "dr."})  # hospitals are named after doctors


def widen(line: Line, piece: Piece, taken: frozenset[int], world: World) -> Piece:
    """Take in the head that the model left out.

    Args:
        line: The sentence.
        piece: A name in it.
        taken: Words of other names, which none grows over.
        world: Lists.

    Returns:
        The name with its head, of the type that the head says, or the name as it was.
    """
    lists = naming_words()
    if piece.type == "PER":
        return _named_after(line, _balinese(line, piece, taken), taken)
    if line.sentence.zone == "headline":
        return piece
    widest, start = piece, piece.start
    told = line.lower[start] in lists.bodies or line.lower[start] in lists.venues
    links = frozenset() if told else lists.body_links
    while (
        start > 0 and start - 1 not in taken and (line.words[start - 1][0].isupper() or line.lower[start - 1] in links)
    ):
        start -= 1
        if world.country(line.words[start]) is not None or line.lower[start] == "di":
            break
        if is_occasion(line.lower[start : start + 2]):
            break  # "Kongres IV PLB"
        if not line.words[start][0].isupper():
            continue
        two = " ".join(line.lower[start : start + 2])
        if line.lower[start] in lists.bodies or line.lower[start] in lists.regional or two in lists.bodies:
            described = line.lower[start] in lists.described and _is_listed(surface(line, start + 1, piece.end), world)
            widest = widest if described else Piece(start, piece.end, "ORG")
        elif line.lower[start] in lists.venues and piece.type == "LOC":
            widest = widest if widest.type == "ORG" else Piece(start, piece.end, "LOC")
    return widest


def _is_listed(text: str, world: World) -> bool:
    return world.country(text) is not None or world.owner(text) is not None


def _balinese(line: Line, piece: Piece, taken: frozenset[int]) -> Piece:
    """Take in "I" or "Ni", which open Balinese names: "I [Made Sudibya]"."""
    before = piece.start - 1
    opened = before >= 0 and before not in taken and line.words[before] in _ARTICLES
    return piece._replace(start=before) if opened and line.words[piece.start] in naming_words().birth_names else piece


def _named_after(line: Line, piece: Piece, taken: frozenset[int]) -> Piece:
    """Take a "person" behind the head of a site or a body for what bears the name: "Bandara [Raka Sudibyo]".

    The model may have found the head and the name apart: "[Bandara Internasional] [Raka Sudibyo]".
    """
    lists, head = naming_words(), piece.start - 1
    if head > 0 and line.lower[head] in _DOCTOR:
        head -= 1
    for start in (head, head - 1):
        if start < 0 or start - 1 in taken or " ".join(line.lower[start : head + 1]) not in lists.named_after:
            continue
        if line.words[start][0].isupper():
            return Piece(start, piece.end, "LOC" if line.lower[start] in lists.venues else "ORG")
    return piece
