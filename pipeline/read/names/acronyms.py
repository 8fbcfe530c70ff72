"""Short forms in brackets: they say where the long name begins, and both are of one type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.pieces import Piece, naming_words

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_SHORTEST = 2  # letters
_LONGEST = 10


def defined(line: Line, pieces: Sequence[Piece], world: World) -> list[Piece]:
    """Correct the names of a line by the short forms behind them: "Badan Tata Air, Iklim, dan Cuaca (BTAIC)".

    Args:
        line: The sentence.
        pieces: Its names in text order.
        world: The lists; a listed name in brackets is no short form ("Dakar (Senegal)").

    Returns:
        Pieces in text order, none overlapping.
    """
    if "(" not in line.words:
        return sorted(pieces)
    kept = list(pieces)
    for position in range(1, len(line) - 2):
        if line.words[position] != "(" or line.words[position + 2] != ")":
            continue
        short = line.words[position + 1]
        if short.lower() in naming_words().legal_forms:  # "PT Kincir Biru (Persero)"
            whole = [piece for piece in kept if piece.end == position and piece.type == "ORG"]
            kept = _with(kept, Piece(whole[0].start, position + 3, "ORG")) if whole else kept
            continue
        if world.office(short) is not None:
            continue  # "Kepala Staf Angkatan Laut (KSAL)"
        start = _opening(line, position, short)
        long = next((piece for piece in kept if piece.end == position), None)
        body = long is not None and long.type == "ORG"
        inside = [piece for piece in kept if start is not None and piece.start < position and start < piece.end]
        if start is not None and any(piece.type == "ORG" for piece in inside) and inside[0].start >= start:
            kept = _with(kept, Piece(start, position, "ORG"))
            body = True
        if body and _is_short(short, world):
            kept = _with(kept, Piece(position + 1, position + 2, "ORG"))
        elif long is not None and long.start == start and long.type == "LOC":
            kept = _with(kept, Piece(position + 1, position + 2, "LOC"))
    return sorted(kept)


def _with(pieces: Sequence[Piece], new: Piece) -> list[Piece]:
    return [*(piece for piece in pieces if piece.end <= new.start or new.end <= piece.start), new]


def _is_short(word: str, world: World) -> bool:
    """Whether a word may be the short form of an organization."""
    listed = world.country(word) or world.place(word)
    shaped = word[0].isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST
    return shaped and not listed and word.lower() not in naming_words().never


def _opening(line: Line, end: int, short: str) -> int | None:
    """Return where the words begin whose first letters spell a short form, or None."""
    if not short.isupper() or not short.isalpha() or not _SHORTEST < len(short) <= _LONGEST:
        return None
    letters, position = list(short), end
    while letters and position > 0:
        position -= 1
        word = line.words[position]
        if word[0].isupper() and word[0] == letters[-1]:
            letters.pop()
        elif word.lower() not in naming_words().short_links:
            return None
    return None if letters else position
