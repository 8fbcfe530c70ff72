"""Names that stand in the world lists: where the model left them out, or saw only a part of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.mend import parts
from pipeline.read.names.pieces import EDGE, NameType, Piece, is_site, naming_words, owner, surface

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_LONGEST_NAME = 8
_TITLE_CASE = frozenset({"headline", "related"})


def add_listed(line: Line, found: Sequence[Piece], world: World) -> list[Piece]:
    """Add countries, places and organizations of the lists; a listed name replaces the parts of it that were found.

    Returns:
        Pieces in text order, none overlapping.
    """
    at = {position: piece for piece in found for position in range(piece.start, piece.end)}
    added: list[Piece] = []
    position = 0
    while position < len(line):
        piece = _longest(line, position, at, world)
        if piece is not None:
            added.append(piece)
        position = piece.end if piece else position + 1
    covered = {p for piece in added for p in range(piece.start, piece.end)}
    rest = (left for piece in found for left in _remainder(line, piece, covered, world))
    return sorted([*rest, *added])


def _remainder(line: Line, piece: Piece, covered: set[int], world: World) -> Iterator[Piece]:
    """Yield what a listed name leaves of a piece that it overlaps."""
    left = [position for position in range(piece.start, piece.end) if position not in covered]
    if len(left) == piece.end - piece.start:
        yield piece
    elif left and line.sentence.zone in _TITLE_CASE and piece.type == "LOC":
        return  # "Geser San Francisco": only capitals made a name of the other word
    elif left:
        yield from parts(line, Piece(left[0], left[-1] + 1, piece.type), world)


def _longest(line: Line, start: int, at: Mapping[int, Piece], world: World) -> Piece | None:
    if start not in at and is_site(line.words[start]):
        return Piece(start, start + 1, "ORG")
    if not _may_open(line, start, world):
        return None
    if not line.words[start][:1].isupper():
        outlet = owner(line.words[start], world)  # "detikcom"
        named = outlet is not None and outlet.kind == "media" and line.words[start] in (outlet.name, *outlet.strong)
        return Piece(start, start + 1, "ORG") if named and start not in at else None
    before = at.get(start - 1)
    for end in range(min(start + _LONGEST_NAME, len(line)), start, -1):
        inner = {at[position] for position in range(start, end) if position in at}
        if any((piece.start, piece.end) == (start, end) for piece in inner):
            return None  # leave alone what the model found whole
        if (end - start == 1 and inner) or any(piece.start < start for piece in inner):
            continue
        if line.words[end - 1] in EDGE or any(line.words[p] in EDGE for p in range(start, end)):
            continue
        kind = _known(surface(line, start, end), end - start, world)
        longer = any(piece.start == start and piece.end > end and piece.type == "ORG" for piece in inner)
        if kind is None or (kind == "LOC" and longer):
            continue  # "Asia Tenggara" does not cut "Asia Tenggara Center"
        after = at.get(end)
        part_of_name = (before is not None and before.type != "LOC") or (
            after is not None and after.type == "PER" and end - start == 1 and not _is_country(line, start, world)
        )
        if not part_of_name and not (end - start == 1 and _in_unknown_name(line, start, end, at)):
            return Piece(start, end, kind)
    return None


def _may_open(line: Line, start: int, world: World) -> bool:
    """Whether a listed name may begin here: cheap, and true of all that do."""
    glued = start + 1 < len(line) and line.starts[start + 1] == line.starts[start] + len(line.words[start])
    return glued or world.opens(line.words[start])


def _is_country(line: Line, position: int, world: World) -> bool:
    return world.country(line.words[position]) is not None


def _known(text: str, words: int, world: World) -> NameType | None:
    if world.country(text) is not None:
        return "LOC"
    place = world.place(text)
    if words == 1 and text in naming_words().common:
        return None
    if place is not None and (words > 1 or place.kind in ("capital", "region")):
        return "LOC"
    organization = owner(text, world)
    acronym = text.isupper() and len(text) > 1
    if organization is not None and (words > 1 or acronym or organization.kind == "media"):
        return "ORG"
    return None


def _in_unknown_name(line: Line, start: int, end: int, at: Mapping[int, Piece]) -> bool:
    """Whether a word in capitals beside it makes a one-word name part of one that nobody knows ("Jordan Keita").

    In a headline every word has capitals, so nothing can be said there.
    """
    if line.sentence.zone in _TITLE_CASE:
        return False
    after = end < len(line) and end not in at and line.words[end][:1].isupper() and line.words[end].isalpha()
    return after and not line.words[end].isupper()
