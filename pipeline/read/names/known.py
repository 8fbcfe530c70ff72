"""Names that stand in the world lists: where the model left them out, or saw only a part of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.names.mend import follows_office, honored, may_open, parts
from pipeline.read.names.pieces import EDGE, TITLE_CASE, NameType, Piece, is_occasion, is_site, naming_words, surface

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_LONGEST_NAME = 8
_SHORTEST_ACRONYM = 2  # letters and one more, of a place: "IKN"


def add_listed(line: Line, found: Sequence[Piece], world: World) -> list[Piece]:
    """Add countries, places and organizations of the lists; a listed name replaces the parts of it that were found.

    Returns:
        Pieces in text order, none overlapping.
    """
    at = _at(found)
    added: list[Piece] = []
    end = 0
    for position in _openings(line, world):
        piece = _longest(line, position, at, world) if position >= end else None
        if piece is not None:
            added.append(piece)
            end = piece.end
    if not added:
        return sorted(found)
    covered = {p for piece in added for p in range(piece.start, piece.end)}
    rest = (left for piece in found for left in _remainder(line, piece, covered, world))
    return sorted([*rest, *added])


def whole_persons(line: Line, found: Sequence[Piece], world: World) -> list[Piece]:
    """Join the listed persons who were found in parts, or not at all, in a headline: "[Aung San] [Suu Kyi]".

    Returns:
        Pieces in text order, none overlapping.
    """
    joined: list[Piece] = []
    for start in range(len(line) - 1):
        if (not joined or joined[-1].end <= start) and line.words[start][0].isupper():
            end = _person_end(line, start, found, world) if world.opens_person(line.words[start]) else start
            joined += [Piece(start, end, "PER")] if end > start else []
    if not joined:
        return list(found)
    covered = {position for piece in joined for position in range(piece.start, piece.end)}
    starts = [piece.start for piece in joined]
    apart = (piece for piece in found if piece.start not in covered)
    cut = (piece._replace(end=min([piece.end, *(at for at in starts if at > piece.start)])) for piece in apart)
    return sorted([*joined, *cut])


def _person_end(line: Line, start: int, found: Sequence[Piece], world: World) -> int:
    """Return where a listed person of several words ends who begins at a word and cuts no other name, or the word."""
    lists, word = naming_words(), line.words[start]
    if start and line.lower[start - 1] in either(lists.named_after, lists.venues):
        return start  # "Bandara Raka Sudibyo"
    styled = word in world.honorifics or word in world.ranks or world.office(word) is not None
    if styled and word not in lists.given:
        return start  # "Raja Salman"
    for end in range(_edge(line, start), start + 1, -1):
        if not world.person(surface(line, start, end)):
            continue
        inner = [piece for piece in found if piece.start < end and start < piece.end]
        apart = all(piece.end <= end and (start <= piece.start or _leads(line, piece, start, world)) for piece in inner)
        whole = len(inner) == 1 and inner[0].end - inner[0].start == end - start
        return end if apart and not whole and not _in_unknown_name(line, start, end, _at(found)) else start
    return start


def _leads(line: Line, piece: Piece, start: int, world: World) -> bool:
    """Whether the words of a piece before a person are a listed body: "Ketua [DPD Raka] [Sudibyo]"."""
    return piece.type == "ORG" and bool(world.organization(surface(line, piece.start, start)))


def _edge(line: Line, start: int) -> int:
    """Return where the longest name that may begin at a word must end: at a mark, which look-ups pass over."""
    last = min(start + _LONGEST_NAME, len(line))
    return next((position for position in range(start, last) if line.words[position] in EDGE), last)


def _at(found: Sequence[Piece]) -> dict[int, Piece]:
    return {position: piece for piece in found for position in range(piece.start, piece.end)}


def _openings(line: Line, world: World) -> list[int]:
    """Return where a listed name or a site may begin: at few words, so that the others need no closer look."""
    behind, opens = (*line.starts[1:], -1), world.opens
    return [
        position
        for position, (word, start, after) in enumerate(zip(line.words, line.starts, behind, strict=True))
        if opens(word) or start + len(word) == after or is_site(word)
    ]


def _remainder(line: Line, piece: Piece, covered: set[int], world: World) -> Iterator[Piece]:
    """Yield what a listed name leaves of a piece that it overlaps."""
    left = [position for position in range(piece.start, piece.end) if position not in covered]
    if len(left) == piece.end - piece.start:
        yield piece
    elif left and line.sentence.zone in TITLE_CASE and piece.type == "LOC":
        return  # "Geser San Francisco": only capitals made a name of the other word
    elif left:
        yield from parts(line, Piece(left[0], left[-1] + 1, piece.type), world)


def _longest(line: Line, start: int, at: Mapping[int, Piece], world: World) -> Piece | None:
    own = at.get(start)
    if own is None and is_site(line.words[start]):
        return Piece(start, start + 1, "ORG")
    if (own is not None and own.start < start) or not may_open(line, start, world):
        return None
    if own is not None and own.type == "PER" and honored(line, start, world):
        return None
    if not line.words[start][:1].isupper():
        word, outlet = line.words[start], world.owner(line.words[start])  # "detikcom"
        named = outlet is not None and outlet.kind == "media" and (word == outlet.name or word in outlet.strong)
        return Piece(start, start + 1, "ORG") if named and own is None else None
    return _longest_in_capitals(line, start, at, world)


def _longest_in_capitals(line: Line, start: int, at: Mapping[int, Piece], world: World) -> Piece | None:
    own, before = at.get(start), at.get(start - 1)
    edge = _edge(line, start)
    # leave alone what the model found whole
    first = start if own is None else own.end if own.end <= min(start + _LONGEST_NAME, len(line)) else start + 1
    if own is not None and own.type == "PER" and follows_office(line, start, world):
        first = start + 1  # "Bupati Kapuas Hulu Bou Keita"
    text, begin = surface(line, start, edge), line.starts[start]
    for end in range(edge, first, -1):
        if not world.closes(line.words[end - 1]):
            continue
        name = text[: line.starts[end - 1] + len(line.words[end - 1]) - begin]
        listed = world.listed(name) and not _described(line, start, end, world)
        kind = _known(name, end - start, world) if listed else None
        led = kind is None and listed and end - start == 1 and _leads_body(line, start, world)
        if led and (own is None or own.type != "ORG"):
            return Piece(start, end, "ORG")  # "Direktur [Mossad] Raka Sudibyo"
        longer = own is not None and own.end > end and own.type == "ORG"
        if kind is None or (kind == "LOC" and longer):
            continue  # "Asia Tenggara" does not cut "Asia Tenggara Center"
        after = at.get(end)
        part_of_name = (before is not None and before.type != "LOC") or (
            after is not None and after.type == "PER" and end - start == 1 and not _is_country(line, start, world)
        )
        if not part_of_name and not (end - start == 1 and _in_unknown_name(line, start, end, at)):
            return Piece(start, end, kind)
    return None


def _described(line: Line, start: int, end: int, world: World) -> bool:
    """Whether listed words are another listed name and what describes it: "Kelompok Hamas", "Militer Myanmar"."""
    owner, lists = world.owner(surface(line, start, end)), naming_words()
    for cut in range(start + 1, end):
        phrase, rest = " ".join(line.lower[start:cut]), surface(line, cut, end)
        if phrase in lists.described and phrase not in lists.bodies and world.country(rest) is not None:
            return True
        told = phrase in lists.described or phrase in lists.events or is_occasion(line.lower[start:cut])
        if told and (other := world.owner(rest)) is not None and owner in (None, other):
            return True
    return False


def _is_country(line: Line, position: int, world: World) -> bool:
    return world.country(line.words[position]) is not None


def _leads_body(line: Line, position: int, world: World) -> bool:
    """Whether a word behind an office is a listed body's name and nobody's: there only a body or a person stands."""
    word = line.words[position]
    body = world.owner(word) is not None and world.place(word) is None
    return body and not (world.surname(word) or world.person(word)) and follows_office(line, position, world)


def _known(text: str, words: int, world: World) -> NameType | None:
    if world.country(text) is not None:
        return "LOC"
    place = world.place(text)
    if words == 1 and text in naming_words().common:
        return None
    if place is not None and (words > 1 or place.kind in ("capital", "region")):
        return "LOC"
    organization = world.owner(text)
    acronym = text.isupper() and len(text) > 1
    if organization is not None and (words > 1 or acronym or organization.kind == "media" or world.ministry(text)):
        return "ORG"
    return "LOC" if place is not None and acronym and len(text) > _SHORTEST_ACRONYM else None


def _in_unknown_name(line: Line, start: int, end: int, at: Mapping[int, Piece]) -> bool:
    """Whether a word in capitals beside it makes a one-word name part of one that nobody knows ("Jordan Keita").

    In a headline every word has capitals, so nothing can be said there.
    """
    if line.sentence.zone in TITLE_CASE:
        return False
    after = end < len(line) and end not in at and line.words[end][:1].isupper() and line.words[end].isalpha()
    return after and not line.words[end].isupper()
