"""Names one by one: cut at brackets and dashes, freed of titles and furniture, typed by what lists are sure of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.pieces import EDGE, NameType, Piece, naming_words, owner, surface

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_CUTS = frozenset({"(", ")", "–", "—", "|", "/", "-", ":"})
_LONGEST_OFFICE = 6
_SURE_PLACES = frozenset({"capital", "venue", "region", "body-of-water"})  # towns often bear the names of people


def mend(line: Line, piece: Piece, world: World) -> Iterator[Piece]:
    """Yield the names that a tagged stretch really holds."""
    for name in parts(line, piece, world):
        yield from _led(line, _widen(line, name, world), world)


def parts(line: Line, piece: Piece, world: World) -> Iterator[Piece]:
    """Yield the names inside a tagged stretch, and nothing beyond it."""
    for start, end in _split(line, piece):
        trimmed = _trim(line, Piece(start, end, piece.type), world)
        if trimmed is not None:
            yield trimmed._replace(type=_type(line, trimmed, world))


def _split(line: Line, piece: Piece) -> Iterator[tuple[int, int]]:
    start, words = piece.start, naming_words()
    body = piece.type == "ORG" and line.lower[start] in words.bodies
    for position in range(piece.start, piece.end):
        joint = line.words[position] in words.joints and (line.words[position] == "di" or not body)
        if line.words[position] in _CUTS or joint:
            if start < position:
                yield start, position
            start = position + 1
    if start < piece.end:
        yield start, piece.end


def _trim(line: Line, piece: Piece, world: World) -> Piece | None:
    start, end, kind = piece
    start = max(start, _office_end(line, start, end, world), _rank_end(line, piece, world))
    start = _venue_start(line, start, end, kind)
    while start < end and (skip := _foreign(line, start, end, kind, world)):
        start += skip
    while start < end and (line.words[end - 1] in EDGE or line.lower[end - 1] in naming_words().never):
        end -= 1
    if start == end or world.office(" ".join(line.words[start:end])) is not None:
        return None
    if end - start == 1 and _possessive(line.words[start], world):
        return None
    if not any(word[:1].isupper() or word[:1].isdigit() for word in line.words[start:end]):
        return None
    return Piece(start, end, kind)


def _office_end(line: Line, start: int, end: int, world: World) -> int:
    """Return where an office that reaches into a name ends: "Menteri [Luar Negeri Amina]" cuts behind "Negeri"."""
    for first in range(max(start - _LONGEST_OFFICE, 0), start):
        for stop in range(end - 1, start, -1):
            if stop - first <= _LONGEST_OFFICE and world.office(" ".join(line.words[first:stop])) is not None:
                return stop
    return start


def _possessive(word: str, world: World) -> bool:
    """Whether a word is a place with a possessive ending: "sekutu Eropanya" names no place."""
    stem = word.removesuffix("nya")
    return stem != word and (world.country(stem) is not None or world.place(stem) is not None)


def _rank_end(line: Line, piece: Piece, world: World) -> int:
    """Return where the person begins in "[Lestari AKBP Suryadi Panjalu]": behind the rank."""
    if piece.type != "PER":
        return piece.start
    ranks = [p + 1 for p in range(piece.start, piece.end - 1) if line.words[p] in world.ranks]
    return max(ranks, default=piece.start)


def _venue_start(line: Line, start: int, end: int, kind: NameType) -> int:
    """Return where a place begins in "[Tepi Sungai Moskva]": at the last word that names a kind of site."""
    venues = [p for p in range(start, end - 1) if line.lower[p] in naming_words().venues]
    return venues[-1] if kind == "LOC" and venues and line.words[venues[-1]][0].isupper() else start


def _foreign(line: Line, start: int, end: int, kind: NameType, world: World) -> int:
    """Count the words at the front of a name that do not belong to it."""
    word = line.words[start]
    if word in EDGE or line.lower[start] in naming_words().never:
        return 1
    if kind == "PER" and (titles := _titles(line, start, end, world)):
        return titles
    for stop in range(end - 1, start, -1):  # at least one word must be left
        if _leads_in(line, Piece(start, end, kind), stop, world):
            return stop - start
    return int(word.islower() and word not in naming_words().particles)


def _titles(line: Line, start: int, end: int, world: World) -> int:
    """Count the words of a rank or honorific at the front of a person; a known person's own name has none."""
    if world.person(surface(line, start, end)):
        return 0
    if end - start > 2 and " ".join(line.words[start : start + 2]) in world.honorifics:
        return 2  # "Sri Sultan", though "Sri" alone may be a name
    word = line.words[start]
    return int(word in world.ranks or (word in world.honorifics and word not in naming_words().given))


def _leads_in(line: Line, piece: Piece, stop: int, world: World) -> bool:
    """Whether the words up to ``stop`` only say what the name behind them is: an area, an event, an office."""
    start, end, kind = piece
    lists, phrase, rest = naming_words(), " ".join(line.lower[start:stop]), surface(line, stop, end)
    return (
        (kind == "LOC" and phrase in lists.areas and world.place(surface(line, start, end)) is None)
        or (phrase in lists.events and bool(world.organization(rest) or world.place(rest) or world.country(rest)))
        or (phrase in lists.described and world.country(rest) is not None)
        or (kind != "LOC" and world.office(" ".join(line.words[start:stop])) is not None)
    )


def _type(line: Line, piece: Piece, world: World) -> NameType:
    text = surface(line, piece.start, piece.end)
    place, organizations = world.place(text), world.organization(text)
    head = line.lower[piece.start] if piece.end - piece.start > 1 else ""
    if world.country(text) is not None:
        return "PER" if piece.type == "PER" and not follows_office(line, piece.start, world) else "LOC"
    if piece.type == "LOC" and place is None and (_owned(text, world) or head in naming_words().bodies):
        return "ORG"
    if piece.type == "PER" and head and _owned(text, world):
        return "ORG"
    if piece.type == "ORG" and not organizations and (place is not None or head in naming_words().venues):
        return "LOC"
    if piece.type == "PER" and place is not None and place.kind in _SURE_PLACES and not organizations:
        return "LOC"
    return piece.type


def _widen(line: Line, piece: Piece, world: World) -> Piece:
    """Take in the head that the model left out: "Komisi [Militer Pusat …]", "Stadion [Gajah Oya]"."""
    lists = naming_words()
    if piece.type == "PER" or line.sentence.zone == "headline":
        return piece
    widest, start = piece, piece.start
    while start > 0 and (line.words[start - 1][0].isupper() or line.lower[start - 1] in lists.body_links):
        start -= 1
        if world.country(line.words[start]) is not None or line.lower[start] == "di":
            break
        if line.words[start][0].isupper() and line.lower[start] in lists.bodies | lists.regional:
            widest = Piece(start, piece.end, "ORG")
        elif line.words[start][0].isupper() and line.lower[start] in lists.venues and piece.type == "LOC":
            return Piece(start, piece.end, "LOC")
    return widest


def _led(line: Line, piece: Piece, world: World) -> Iterator[Piece]:
    """Part a country or body from whoever stands behind it: "Ketua Umum [Partai Nasdem] [Surya Paloh]"."""
    titled = follows_office(line, piece.start, world)
    for stop in range(piece.end - 1, piece.start, -1):
        lead, rest = surface(line, piece.start, stop), surface(line, stop, piece.end)
        body = _owned(rest, world)
        if piece.type != "LOC" and world.country(lead) is not None and (titled or body):
            yield Piece(piece.start, stop, "LOC")
            yield from parts(line, Piece(stop, piece.end, "ORG" if body else "PER"), world)
            return
        if titled and _owned(lead, world) and stop < piece.end and world.country(rest) is None:
            yield Piece(piece.start, stop, "ORG")
            yield from parts(line, Piece(stop, piece.end, "PER"), world)
            return
    yield piece


def _owned(text: str, world: World) -> bool:
    """Whether a name is an organization's own."""
    return owner(text, world) is not None


def follows_office(line: Line, position: int, world: World) -> bool:
    """Whether an office phrase ends right before a word."""
    return any(
        world.opens_office(line.words[first]) and world.office(" ".join(line.words[first:position])) is not None
        for first in range(max(position - _LONGEST_OFFICE, 0), position)
    )
