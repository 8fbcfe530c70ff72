"""From the tagger's BIO tags to name mentions that follow the annotation guidelines.

The model decides first. Lists mend what they are sure of; then the names of an article are made to agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.known import add_listed, whole_persons
from pipeline.read.names.mend import mend
from pipeline.read.names.pieces import Piece, chunks
from pipeline.read.names.repeat import agree
from pipeline.records import Mention

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_MARK = 4  # letters of the longest word in small letters in a mark of who wrote an article

__all__ = ["find_names"]


def find_names(text: str, lines: Sequence[Line], tags: Sequence[Sequence[str]], world: World) -> tuple[Mention, ...]:
    """Turn tags into name mentions.

    Args:
        text: The article's text.
        lines: Sentences of one article in text order.
        tags: One BIO tag a word (``B-PER``, ``I-PER``, ``O``), one sequence a line.
        world: Lists of countries, places, organizations and offices.

    Returns:
        PER, ORG and LOC mentions in text order; no two overlap.
    """
    named = [add_listed(line, _mended(line, row, world), world) for line, row in zip(lines, tags, strict=True)]
    pieces = [whole_persons(line, found, world) for line, found in zip(lines, named, strict=True)]
    spans = (
        (line.span(piece.start, piece.end), piece.type)
        for line, found in zip(lines, agree(lines, pieces, world), strict=True)
        for piece in found
    )
    return tuple(Mention(span, text[span.start : span.end], kind) for span, kind in spans)


def _mended(line: Line, tags: Sequence[str], world: World) -> list[Piece]:
    if _is_code(line):
        return []
    found = list(chunks(tags))
    if not found:
        return []
    covered = frozenset(position for piece in found for position in range(piece.start, piece.end))
    names = (
        name for piece in found for name in mend(line, piece, world, covered.difference(range(piece.start, piece.end)))
    )
    return _apart(sorted(names))


def _is_code(line: Line) -> bool:
    """Whether a line is an agency's mark of who wrote it, "(U-S.WDH/R-3)": nobody's name, as it goes.

    A sentence in brackets with a date, "(Amina bertemu Bou pada 3/6)", has longer words in small letters.
    """
    bracketed = line.words[0] == "(" and line.words[-1] == ")" and any("/" in word for word in line.words)
    coded = bracketed and not any(word.islower() and word.isalpha() and len(word) > _MARK for word in line.words)
    return coded and any(letter.isdigit() for word in line.words for letter in word)


def _apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep the widest of overlapping pieces."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.start - p.end, p.start)):
        if all(piece.end <= other.start or other.end <= piece.start for other in kept):
            kept.append(piece)
    return sorted(kept)
