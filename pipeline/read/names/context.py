"""Names that the words around them give away: datelines, clubs, areas between an office and a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.lexicons.classes import either
from pipeline.read.lines import DASHES, Line
from pipeline.read.names.cues import says_body
from pipeline.read.names.initials import accused, aged, initials_of, suspects
from pipeline.read.names.mend import follows_office, office_before
from pipeline.read.names.pieces import TRUSTED, NameType, Piece, is_site, naming_words, surface, without_legal_form

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_LONGEST_DATELINE = 4  # words before the outlet: "KOTA TANGERANG SELATAN, KOMPAS.com -"
_FROM = frozenset({"dari"})
_NAME = 2  # words of a person's name where nothing tells them from the area before
_LONGEST_OFFICE = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """What an article shows about single words.

    Attributes:
        persons: Words that are persons somewhere.
        polities: Words that stand between offices and several people, or where only a country or body can stand.
        bodies: Words that stand between offices of organizations and people, and are no person by themselves.
        initials: Capitals with an age behind them, "AS (34)", or behind "alias": persons throughout.
        alone: Words that are a name by themselves somewhere, or stand in brackets.
        full: Names of persons of two words or more.
        firms: First words of companies, of several words, that no word tells to be a body ("[Kincir] Biru Holding").
        owners: Names of several words that stand between an office and a person, with what they must be.
    """

    persons: frozenset[str]
    polities: frozenset[str]
    initials: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    full: frozenset[tuple[str, ...]] = frozenset()
    bodies: frozenset[str] = frozenset()
    firms: frozenset[str] = frozenset()
    owners: Mapping[tuple[str, ...], NameType] = field(default_factory=dict)


def look(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], persons: frozenset[str], world: World) -> Seen:
    """Find the words that lead "Menteri Pertahanan [Kaluvanu Wame Ruati]" and are no part of the person.

    Such a word opens the names of two people behind offices, or opens one and stands elsewhere behind a word like
    "pemerintah" or "di".
    """
    polities = _led(lines, pieces, world)
    initials, alone = _initials(lines, pieces, world), set(_in_brackets(lines))
    names = {
        (piece.type, line.words[piece.start : piece.end])
        for line, found in zip(lines, pieces, strict=True)
        for piece in found
    }
    alone |= {words[0] for _, words in names if len(words) == 1}
    full = {words for kind, words in names if kind == "PER" and len(words) >= _NAME}
    firms = frozenset(_firms(lines, pieces)) - {words[0] for words in full if words[0] in persons}
    between = [
        (line.words[piece.start], _body_of(line, piece.start, world))
        for line, found in zip(lines, pieces, strict=True)
        for piece in _between(line, found, world)
    ]
    bodies = frozenset(word for word, kind in between if kind == "ORG") - persons
    polities |= {word for word, kind in between if kind == "LOC"}
    seen = Seen(
        persons - polities,
        frozenset(polities),
        frozenset(initials),
        frozenset(alone),
        frozenset(full),
        bodies,
        firms,
        {owner: kind for line, found in zip(lines, pieces, strict=True) for owner, kind in _owners(line, found, world)},
    )
    polities |= {
        line.words[piece.start]
        for line, found in zip(lines, pieces, strict=True)
        for piece in found
        if piece.type == "PER" and piece.end - piece.start > _NAME and _led_by(line, piece, seen, world)
    }
    return replace(seen, persons=persons - polities, polities=frozenset(polities))


def _led(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World) -> set[str]:
    """Return the first words of "persons" that are those of a country or region behind an office."""
    led: dict[str, set[tuple[str, ...]]] = {}
    after_body: set[str] = set()
    cued: set[str] = set()
    for line, found in zip(lines, pieces, strict=True):
        for piece in found:
            words = line.words[piece.start : piece.end]
            # two words are a person's name by themselves, and given names are shared ("Charles")
            if len(words) > _NAME and piece.type == "PER" and follows_office(line, piece.start, world):
                led.setdefault(words[0], set()).add(words[1:])
            elif len(words) > _NAME and piece.type == "PER" and _follows_body(line, found, piece.start, world):
                after_body.add(words[0])
            before = line.lower[piece.start - 1] if piece.start else ""
            if len(words) == 1 and (before in naming_words().polity_cues or piece.type == "LOC"):
                cued.add(words[0])
    return {word for word, rests in led.items() if len(rests) > 1 or word in cued} | (after_body & cued)


def _initials(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World) -> set[str]:
    """Return the capitals that stand for persons: those with an age, suspects, and who stands in court."""
    initials = {line.words[p] for line in lines if "(" in line.words for p in aged(line)}
    initials |= {line.words[p] for line, found in zip(lines, pieces, strict=True) for p in suspects(line, found)}
    return initials | {line.words[p] for line in lines for p in accused(line, world)}


def _in_brackets(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words that stand in brackets by themselves."""
    for line in lines:
        for p in range(1, len(line) - 1) if "(" in line.words else ():
            if line.words[p - 1] == "(" and line.words[p + 1] == ")":
                yield line.words[p]


def _firms(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """Yield the first words of the names of companies, without their legal form."""
    for line, found in zip(lines, pieces, strict=True):
        for piece in found:
            named = piece.end - piece.start > 1 and (piece.type == "ORG" or says_body(line, piece))
            words = without_legal_form(line.words[piece.start : piece.end]) if named else ()
            if len(words) > 1 and words[0].lower() not in naming_words().bodies:
                yield words[0]


def _follows_body(line: Line, found: Sequence[Piece], position: int, world: World) -> bool:
    """Whether an office and its organization end right before a word: "Ketua [Partai Biru] (PB) Dakar"."""
    end = position
    if end > 2 and line.words[end - 1] == ")" and line.words[end - 3] == "(":
        end -= 3
    body = next((piece for piece in found if piece.end == end and piece.type == "ORG"), None)
    return body is not None and follows_office(line, body.start, world)


def _between(line: Line, found: Sequence[Piece], world: World) -> Iterator[Piece]:
    """Find single words between an office and a person: "Kapolres [Gading] AKBP Raka Sudibyo".

    A comma may stand between only behind an office that countries alone have: "Menhan [Lembayung], Raka Sudibyo".
    """
    for piece, person in pairwise(found):
        gap = line.words[piece.end : person.start]
        if piece.type != "PER" or piece.end - piece.start > 1 or person.type != "PER":
            continue
        office = office_before(line, piece.start, world)
        land = office is not None and office.of_kind == "country" and gap == (",",)
        closed = person.end == len(line) or line.words[person.end] in (",", ".")
        listed = line.lower[person.end : person.end + 2] == (",", "dan")
        full = person.end - person.start > 1
        titled = all(word in world.ranks or word in world.honorifics for word in gap)  # "Uskup [Dakar] Mgr Bou Keita"
        if office and (titled or (land and closed and full and not listed)):
            yield piece


def _owners(line: Line, found: Sequence[Piece], world: World) -> Iterator[tuple[tuple[str, ...], NameType]]:
    """Find names of several words right between an office and a person: "CEO [Kincir Biru] Raka Sudibyo"."""
    for piece, person in pairwise(found):
        several = piece.end - piece.start > 1 and person.end - person.start > 1
        touching = piece.type == person.type == "PER" and piece.end == person.start
        titled = several and touching and follows_office(line, piece.start, world)
        if titled and not world.person(surface(line, piece.start, piece.end)):
            yield line.words[piece.start : piece.end], _body_of(line, piece.start, world)


def by_context(line: Line, pieces: Sequence[Piece], seen: Seen, world: World) -> list[Piece]:
    """Correct the pieces of a line by what stands around them.

    Args:
        line: The sentence.
        pieces: Its names in text order.
        seen: What the article shows about single words.
        world: The lists.

    Returns:
        Pieces in text order, none overlapping.
    """
    parted = [part for piece in pieces for part in _part_area(line, piece, seen, world)]
    placed = [_in_place(line, piece, seen) for piece in parted]
    joined = _apart(_clubs(line, regional(line, placed)))
    extra = [*_dateline(line, joined, world), *initials_of(line, seen.initials, world)]
    taken = {position for piece in extra for position in range(piece.start, piece.end)}
    return sorted([*extra, *(piece for piece in joined if taken.isdisjoint(range(piece.start, piece.end)))])


def _part_area(line: Line, piece: Piece, seen: Seen, world: World) -> Iterator[Piece]:
    """Part "Bupati [Lembah Kuning] [Yosef Tamburian]": by a name known from elsewhere, else the last two words."""
    if piece.type == "PER" and piece.end - piece.start > _NAME and _led_by(line, piece, seen, world):
        firm = line.words[piece.start] in seen.firms
        yield Piece(piece.start, piece.start + 1, "ORG" if firm else _body_of(line, piece.start, world))
        yield Piece(piece.start + 1, piece.end, "PER")
        return
    if stop := _place_before(line, piece, seen, world):
        yield Piece(piece.start, stop, "LOC")
        yield Piece(stop, piece.end, "PER")
        return
    if piece.type == "ORG" and _of_a_region(line, piece, seen, world):
        yield Piece(piece.start, piece.start + 1, "LOC")
        yield piece._replace(start=piece.start + 1)
        return
    if stop := _head_of(line, piece, seen, world):
        yield piece._replace(end=stop)
        yield Piece(stop, piece.end, "PER")
        return
    if piece.end - piece.start <= _NAME or not after_territorial(line, piece.start):
        yield from _part_listed(line, piece, seen, world)
        return
    known = [p for p in range(piece.start + 1, piece.end) if line.words[p] in seen.persons]
    listed = [p for p in range(piece.end - 1, piece.start, -1) if world.place(surface(line, piece.start, p))]
    cut = next(iter([*listed, *known]), piece.end - _NAME)
    yield Piece(piece.start, cut, "LOC")
    yield Piece(cut, piece.end, "PER")


def _part_listed(line: Line, piece: Piece, seen: Seen, world: World) -> Iterator[Piece]:
    """Part "Gubernur [Jambi Raka]": a listed area and whoever governs it by one name."""
    first, rest = line.words[piece.start], line.words[piece.end - 1]
    person = piece.type == "PER" or (piece.type == "LOC" and rest in seen.persons)
    area = person and piece.end - piece.start == _NAME and after_territorial(line, piece.start)
    if area and world.place(first) and first not in seen.persons and not world.person(surface(line, *piece[:2])):
        yield Piece(piece.start, piece.start + 1, "LOC")
        yield Piece(piece.start + 1, piece.end, "PER")
    else:
        yield piece


def _place_before(line: Line, piece: Piece, seen: Seen, world: World) -> int | None:
    """Return where a person begins in "dari [Dakar Diallo] terbang": behind a listed place, known from elsewhere."""
    if piece.start == 0 or line.lower[piece.start - 1] not in either(naming_words().inside, _FROM):
        return None
    for stop in range(piece.end - 1, piece.start, -1):
        rest, text = line.words[stop : piece.end], surface(line, piece.start, stop)
        known = rest in seen.full or (len(rest) == 1 and rest[0] in seen.persons)
        if known and (world.place(text) or world.country(text)):
            return stop
    return None


def _of_a_region(line: Line, piece: Piece, seen: Seen, world: World) -> bool:
    """Whether a company's name is told with its director's region: "Direktur [Asia] [Kincir]"."""
    if piece.end - piece.start < _NAME:
        return False
    second = line.words[piece.start + 1]
    if second not in seen.alone and second not in seen.firms:
        return False
    place = world.place(line.words[piece.start])
    return place is not None and place.kind == "region" and follows_office(line, piece.start, world)


def _head_of(line: Line, piece: Piece, seen: Seen, world: World) -> int | None:
    """Return where a person begins in "Ketua [Mahkamah Partai Raka Sudibyo]": at a word that is a person elsewhere."""
    if piece.type != "ORG" or line.lower[piece.start] not in naming_words().bodies:
        return None
    known = (p for p in range(piece.start + _NAME, piece.end - 1) if line.words[p] in seen.persons)
    return next(known, None) if follows_office(line, piece.start, world) else None


def _led_by(line: Line, piece: Piece, seen: Seen, world: World) -> bool:
    """Whether the first word of a "person" behind an office is what the office belongs to."""
    first, rest = line.words[piece.start], line.words[piece.start + 1 : piece.end]
    if first in seen.polities:
        return True
    if first in seen.firms and follows_office(line, piece.start, world):
        return not world.person(surface(line, piece.start, piece.end))
    known = rest in seen.full or (rest[0] in seen.persons and first not in seen.persons)
    office = follows_office(line, piece.start, world)
    return first in seen.alone and known and office and not world.person(surface(line, piece.start, piece.end))


@cache
def _territorial_ends() -> frozenset[str]:
    """Return the last words of the offices over an area."""
    return frozenset(office.rpartition(" ")[2] for office in naming_words().territorial)


def after_territorial(line: Line, position: int) -> bool:
    """Whether an office over an area ends right before a word ("Bupati")."""
    offices = naming_words().territorial
    if position == 0 or line.lower[position - 1] not in _territorial_ends():
        return False
    return any(" ".join(line.lower[max(position - words, 0) : position]) in offices for words in (1, 2, 3))


def _body_of(line: Line, position: int, world: World) -> NameType:
    """Say what leads a person behind an office: a company behind "CEO", a country behind "menteri pertahanan"."""
    for first in range(max(position - _LONGEST_OFFICE, 0), position):
        office = world.opens_office(line.words[first]) and world.office(" ".join(line.words[first:position]))
        if office:
            return "ORG" if office.of_kind == "organization" or office.group in ("business", "party") else "LOC"
    return "LOC"


def _in_place(line: Line, piece: Piece, seen: Seen) -> Piece:
    """Take a lone "person" behind "di", or with the name of a polity or body, for the place or body that it must be."""
    if piece.type == "PER" and (kind := seen.owners.get(line.words[piece.start : piece.end])):
        return piece._replace(type=kind)
    word = line.words[piece.start]
    alone = piece.type == "PER" and piece.end - piece.start == 1
    if alone and word in seen.bodies:
        return piece._replace(type="ORG")
    inside = piece.start > 0 and line.lower[piece.start - 1] in naming_words().inside
    placed = word in seen.polities or (inside and word not in seen.persons)
    return piece._replace(type="LOC") if alone and placed else piece


def _clubs(line: Line, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Take "FC" into the name of a club."""
    for piece in pieces:
        club = piece.end < len(line) and line.words[piece.end] in naming_words().clubs
        yield Piece(piece.start, piece.end + 1, "ORG") if club else piece


def regional(line: Line, pieces: Sequence[Piece]) -> list[Piece]:
    """Join "DPRD" and "Telagawangi" in pieces in text order."""
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
    """Whether a body, or one word in front of a region, is a branch: "DPW PKB" by either word."""
    ends = {line.lower[start], line.lower[end - 1]}
    return line.words[start][0].isupper() and not ends.isdisjoint(naming_words().regional)


def _apart(pieces: Iterable[Piece]) -> list[Piece]:
    """Drop what a piece before it has taken in."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _dateline(line: Line, pieces: Sequence[Piece], world: World) -> Iterator[Piece]:
    """Find place and outlet in "WOODSIDE, KOMPAS.com -", "Gading Raya (ANTARA) -", "DAKAR, Warta Laut --"."""
    near = line.words[1 : _LONGEST_DATELINE * 2]
    if DASHES.isdisjoint(near) or line.sentence.zone not in TRUSTED:
        return
    dash = next(position for position, word in enumerate(near, start=1) if word in DASHES)
    opening = line.words[:dash]
    inner = [p for p, word in enumerate(opening) if word in (",", "(")]
    if not inner:
        if len(opening) <= _LONGEST_DATELINE and _is_shouted(opening) and not world.organization(" ".join(opening)):
            yield Piece(0, dash, "LOC")
        return
    first, second = Piece(0, inner[0], "LOC"), Piece(inner[0] + 1, dash - (opening[-1] == ")"), "ORG")
    if len(inner) > 1 or first.end == 0 or second.start >= second.end:
        return
    names = [opening[name.start : name.end] for name in (first, second)]
    if not all(word[0].isupper() or is_site(word) for words in names for word in words):
        return
    if names[1][0].lower() in naming_words().never:
        return  # "Ramallah, Senin -"
    places = [world.place(" ".join(words)) is not None for words in names]
    listed = any(o.kind == "media" for o in world.organization(surface(line, second.start, second.end)))
    if _is_shouted(names[1]) and not (_is_shouted(names[0]) or listed or places[0]):
        yield from (first._replace(type="ORG"), second._replace(type="LOC"))
    elif listed or is_site(names[1][0]) or places[0] or first in pieces or _is_shouted(names[0]):
        yield from (first, second)


def _is_shouted(words: Sequence[str]) -> bool:
    return all(word.isupper() and word.isalpha() for word in words)
