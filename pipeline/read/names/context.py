"""Names that the words around them give away: datelines, initials, areas between an office and a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.pieces import NameType, Piece, naming_words, surface

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_LONGEST_DATELINE = 4  # words before the outlet: "KOTA TANGERANG SELATAN, KOMPAS.com -"
_NAME = 2  # words of a person's name where nothing tells them from the area before
_INITIALS = 4  # letters at most


def by_context(line: Line, pieces: Sequence[Piece], persons: frozenset[str], world: World) -> list[Piece]:
    """Correct the pieces of a line by what stands around them.

    Args:
        line: The sentence.
        pieces: Its names in text order.
        persons: Single words that are persons somewhere in the article.
        world: The lists.

    Returns:
        Pieces in text order, none overlapping.
    """
    parted = [part for piece in pieces for part in _part_area(line, piece, persons, world)]
    placed = [_in_place(line, piece, persons) for piece in parted]
    joined = _regional(line, placed)
    extra = [*_dateline(line, joined, world), *_initials(line)]
    taken = {position for piece in extra for position in range(piece.start, piece.end)}
    return sorted([*extra, *(piece for piece in joined if taken.isdisjoint(range(piece.start, piece.end)))])


def _part_area(line: Line, piece: Piece, persons: frozenset[str], world: World) -> Iterator[Piece]:
    """Part "Bupati [Lembah Kuning] [Yosef Tamburian]": by a name known from elsewhere, else the last two words."""
    if piece.end - piece.start <= _NAME or not _after_territorial(line, piece.start):
        yield piece
        return
    known = [p for p in range(piece.start + 1, piece.end) if line.words[p] in persons]
    listed = [p for p in range(piece.end - 1, piece.start, -1) if world.place(surface(line, piece.start, p))]
    cut = next(iter([*listed, *known]), piece.end - _NAME)
    yield Piece(piece.start, cut, "LOC")
    yield Piece(cut, piece.end, "PER")


def _after_territorial(line: Line, position: int) -> bool:
    offices = naming_words().territorial
    return any(" ".join(line.lower[max(position - words, 0) : position]) in offices for words in (1, 2, 3))


def _in_place(line: Line, piece: Piece, persons: frozenset[str]) -> Piece:
    """Take a lone "person" behind "di" for the place that it must be."""
    word = line.words[piece.start]
    alone = piece.type == "PER" and piece.end - piece.start == 1 and word not in persons
    inside = piece.start > 0 and line.lower[piece.start - 1] in naming_words().inside
    return piece._replace(type="LOC") if alone and inside else piece


def _regional(line: Line, pieces: Sequence[Piece]) -> list[Piece]:
    """Join "DPRD" and "Telagawangi"."""
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined and joined[-1].end == piece.start else None
        head = piece.start - 1 if before is None else before.start
        if piece.type == "LOC" and head >= 0 and _is_regional(line, head, piece.start):
            joined = joined[:-1] if before else joined
            joined.append(Piece(head, piece.end, "ORG"))
        else:
            joined.append(piece)
    return joined


def _is_regional(line: Line, start: int, end: int) -> bool:
    return end - start == 1 and line.lower[start] in naming_words().regional and line.words[start][0].isupper()


def _dateline(line: Line, pieces: Sequence[Piece], world: World) -> Iterator[Piece]:
    """Find the place that opens "WOODSIDE, KOMPAS.com -" or "Gading Raya (ANTARA) -"."""
    for piece in pieces:
        if not 2 <= piece.start <= _LONGEST_DATELINE + 1 or piece.type == "PER":
            continue
        organizations = world.organization(surface(line, piece.start, piece.end))
        opened = line.words[piece.start - 1] in (",", "(") and all(
            w[0].isupper() for w in line.words[: piece.start - 1]
        )
        if opened and any(organization.kind == "media" for organization in organizations):
            place: NameType = "LOC"
            yield Piece(0, piece.start - 1, place)
            return


def _initials(line: Line) -> Iterator[Piece]:
    """Find suspects and witnesses who are given by initials: "berinisial AS, RB, dan DP"."""
    listed = False
    for position, word in enumerate(line.words):
        if line.lower[position] in naming_words().initials:
            listed = True
        elif listed and word.isalpha() and word.isupper() and len(word) <= _INITIALS:
            yield Piece(position, position + 1, "PER")
        elif word not in (",", "dan", "serta", "(", ")") and not word.isdigit() and line.lower[position] != "tahun":
            listed = False
