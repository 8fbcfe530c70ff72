"""Names one by one: cut at brackets and dashes, freed of titles and furniture, typed by what lists are sure of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.names.heads import widen
from pipeline.read.names.pieces import (
    EDGE,
    TITLE_CASE,
    NameType,
    Piece,
    is_occasion,
    is_site,
    leads,
    naming_words,
    surface,
)

if TYPE_CHECKING:
    from pipeline.lexicons.facts import OfficeTitle
    from pipeline.lexicons.world import World

_CUTS = frozenset({"(", ")", "–", "—", "|", "/", "-", ":"})
_INNER = frozenset({"–", "/", "-"})  # inside an organization that says what it is: "Kodam IX/Udayana"
_LONGEST_OFFICE = 6
_SHORTEST_CAUSING = 7  # letters; "Volkan" and "Balkan" are names
_SITE = re.compile(r"[A-Za-z]\.(?:com|co\.id|id|net|tv|co)", re.IGNORECASE)
"""The address of a site inside a word, "Warta.com", also with the next word glued to it."""
_SURE_PLACES = frozenset({"capital", "venue", "region", "body-of-water"})  # towns often bear the names of people


def mend(line: Line, piece: Piece, world: World, taken: frozenset[int] = frozenset()) -> Iterator[Piece]:
    """Yield the names that a tagged stretch really holds.

    Args:
        line: The sentence.
        piece: The stretch.
        world: The lists.
        taken: Words that other stretches cover.
    """
    for name in parts(line, piece, world):
        land = world.country(surface(line, name.start, name.end)) is not None
        held = land and follows_office(line, name.start, world)  # "Kepala Staf Angkatan Bersenjata [Mali]"
        yield from _led(line, name if held else widen(line, name, taken, world), world)


def parts(line: Line, piece: Piece, world: World) -> Iterator[Piece]:
    """Yield the names inside a tagged stretch, and nothing beyond it."""
    lists = naming_words()
    for start, end in _split(line, piece):
        titled = end - start > 1 and line.words[start] in world.honorifics and line.words[start] not in lists.openers
        trimmed = _trim(line, Piece(start, end, "PER" if titled else piece.type), world)
        if trimmed is not None:
            called = honored(line, trimmed.start, world) or _ranked(line, trimmed.start, world)
            person = trimmed.type != "ORG" and called
            if person:
                land = world.country(surface(line, trimmed.start, trimmed.end)) is not None  # "Emir [Qatar]"
                spot = line.lower[trimmed.start] in either(lists.areas, lists.venues)  # "Raja Keraton Dakar"
                person = not (land or spot)
            site = trimmed.type == "PER" and any(map(_SITE.search, line.words[trimmed.start : trimmed.end]))
            kind = "ORG" if site else _type(line, trimmed, world)  # "Warta.com"
            yield Piece(trimmed.start, trimmed.end, "PER" if person else kind)


def _split(line: Line, piece: Piece) -> Iterator[tuple[int, int]]:
    start, words = piece.start, naming_words()
    title_case, tagged = line.sentence.zone in TITLE_CASE, line.words[piece.start : piece.end]
    if _CUTS.isdisjoint(tagged) and words.joints.isdisjoint(tagged) and not title_case:
        yield piece.start, piece.end
        return
    body = piece.type == "ORG" and line.lower[start] in words.bodies
    for position in range(piece.start, piece.end):
        joint = line.words[position] in words.joints and (line.words[position] == "di" or not body)
        inner = body and line.words[position] in _INNER
        numbered = line.words[position] == "-" and position + 1 < piece.end and line.words[position + 1].isdigit()
        verb = title_case and (line.lower[position] in words.headline_verbs or _is_causing(line, position, piece))
        if (line.words[position] in _CUTS or joint or verb) and not inner and not numbered:
            if start < position:
                yield start, position
            start = position + 1
    if start < piece.end:
        yield start, piece.end


def _is_causing(line: Line, position: int, piece: Piece) -> bool:
    """Whether a word of a person's name ends as verbs do: "[Injakkan Kaki]"; bodies ("Pendidikan") end so, too."""
    word = line.words[position]
    last = position == piece.end - 1 and not word.endswith("kkan")  # "Erbakan"
    return piece.type == "PER" and not last and len(word) >= _SHORTEST_CAUSING and word.endswith("kan")


def _trim(line: Line, piece: Piece, world: World) -> Piece | None:
    start, end, kind = _past_field(line, _past_number(line, piece, world), world)
    while kind == "ORG" and end - start > 1 and _officer_behind(line, end, world):
        end -= 1  # "Kepala [BIN Jenderal] (Purn) Keita"
    if kind != "ORG" or (
        line.lower[start] not in naming_words().bodies and not _owned(surface(line, start, end), world)
    ):
        start = max(start, _office_end(line, start, end, world), _rank_end(line, piece, world))
    elif _is_countrys(line, start, stop := _office_end(line, start, end, world), end, world):
        start = stop  # "Kepala Staf [Angkatan Bersenjata Mali]"
    if end - start > 1 and start > 0 and f"{line.words[start - 1]} {line.words[start]}" in world.ranks:
        start, kind = start + 1, "PER"  # "Marsekal [Lapangan Keita]"
    start = _venue_start(line, start, end, kind)
    while start < end and (skip := _foreign(line, start, end, kind, world)):
        start += skip
    while start < end and (line.words[end - 1] in EDGE or line.lower[end - 1] in naming_words().never):
        end -= 1
    follows = end == piece.end and end < len(line) and line.words[end][0].isupper()
    if follows and kind != "PER" and end - start > 1 and line.words[end - 1] in world.ranks:
        end -= 1  # of the officer behind it: "Polres Sleman AKP"
    while kind == "LOC" and start < end - 1 and line.words[end - 1].islower():
        end -= 1  # "China selatan"
    if start == end or _is_office(line, start, end, world) or (kind == "PER" and _ends_office(line, start, end, world)):
        return None
    return None if _names_nothing(line, Piece(start, end, kind), world) else Piece(start, end, kind)


def _names_nothing(line: Line, piece: Piece, world: World) -> bool:
    """Whether a stretch is no name: a word that is none by itself, a day, a flag, "-nya" behind a noun."""
    start, end, kind = piece
    words, lower = line.words[start:end], line.lower[start:end]
    if len(words) == 1 and (lower[0] in naming_words().lone or _in_date(line, start) or _possessive(words[0], world)):
        return True
    if " ".join(lower) in naming_words().no_names or (kind != "LOC" and _of_occasion(line, start, end)):
        return True
    return not any(_is_name(word, kind) for word in words)


def _of_occasion(line: Line, start: int, end: int) -> bool:
    """Whether capitals in brackets are short for a day or a week of something: "Hari Anak Nasional (HAN)"."""
    letters = line.words[start]
    opens = start - 1 - len(letters)
    if end - start > 1 or not letters.isupper() or opens < 0 or line.words[start - 1] != "(":
        return False
    return (
        line.lower[opens] in naming_words().spans
        and "".join(word[0] for word in line.words[opens : start - 1]) == letters
    )


def _past_number(line: Line, piece: Piece, world: World) -> Piece:
    """Leave the number of a neighbourhood to the office: "Ketua RW [05 Keita]"."""
    behind = piece.start + 1 + (line.lower[piece.start] in naming_words().wards)
    number, ward = behind - 1, line.lower[behind - 2] if behind > 1 else ""
    counted = behind < piece.end and line.words[number].isdecimal() and ward in naming_words().wards
    return Piece(behind, piece.end, "PER") if counted and follows_office(line, number, world) else piece


def _past_field(line: Line, piece: Piece, world: World) -> Piece:
    """Leave the field of a minister to the office: "Menteri Urusan [Pesisir Keita]"."""
    fielded = piece.end - piece.start > 1 and is_field(line, piece.start, world)
    return Piece(piece.start + 1, piece.end, "PER") if fielded else piece


def is_field(line: Line, position: int, world: World) -> bool:
    """Whether a word is the field of a minister, which stands before the name: "Menteri Urusan [Pesisir]"."""
    led = position > 1 and line.lower[position - 1] in naming_words().of_a_field
    return led and follows_office(line, position - 1, world)


def _officer_behind(line: Line, end: int, world: World) -> bool:
    """Whether the last word of a body is the rank of the officer behind it, who may be a retired one."""
    return line.words[end - 1] in world.ranks and line.words[end : end + 2] == ("(", "Purn")


def _is_office(line: Line, start: int, end: int, world: World) -> bool:
    return world.opens_office(line.words[start]) and world.office(" ".join(line.words[start:end])) is not None


def _ends_office(line: Line, start: int, end: int, world: World) -> bool:
    """Whether a "person" is the last word of an office: "Jaksa [Agung]"."""
    return (
        end - start == 1 and start > 0 and _is_office(line, start - 1, end, world) and line.words[start - 1].istitle()
    )


def _office_end(line: Line, start: int, end: int, world: World) -> int:
    """Return where an office that reaches into a name ends: "Menteri [Luar Negeri Amina]" cuts behind "Negeri"."""
    stops = [stop for stop in range(end - 1, start, -1) if world.closes_office(line.words[stop - 1])]
    for first in range(max(start - _LONGEST_OFFICE, 0), start if stops else 0):
        if not world.opens_office(line.words[first]):
            continue
        for stop in stops:
            if stop - first <= _LONGEST_OFFICE and _is_office(line, first, stop, world):
                return stop
    return start


def _is_countrys(line: Line, start: int, stop: int, end: int, world: World) -> bool:
    """Whether an office that reaches into a name up to ``stop`` is a country's, and not a listed body's."""
    titled = stop > start and line.words[start - 1][:1].isupper()  # "panglima Angkatan Darat Mali" names the army
    land = titled and world.country(surface(line, stop, end)) is not None
    return land and not world.organization(surface(line, start, stop))


def _in_date(line: Line, position: int) -> bool:
    """Whether a word stands between a day and a year: "15 Jun 2024"."""
    around = line.words[max(position - 1, 0) : position + 2]
    return len(around) == 3 and around[0].isdecimal() and around[2].isdecimal() and len(around[2]) == 4


def _possessive(word: str, world: World) -> bool:
    """Whether a word is a place with a possessive ending: "sekutu Eropanya" names no place."""
    stem = word.removesuffix("nya")
    return stem != word and (world.country(stem) is not None or world.place(stem) is not None)


def _rank_end(line: Line, piece: Piece, world: World) -> int:
    """Return where the person begins in "[Lestari AKBP Suryadi Panjalu]": behind the rank."""
    if piece.type != "PER":
        return piece.start
    if world.ranks.isdisjoint(line.words[piece.start : piece.end - 1]):
        return piece.start
    return max(p + 1 for p in range(piece.start, piece.end - 1) if line.words[p] in world.ranks)


def _venue_start(line: Line, start: int, end: int, kind: NameType) -> int:
    """Return where a place begins in "[Tepi Sungai Moskva]": at the last word that names a kind of site."""
    if kind != "LOC":
        return start
    venues = [p for p in range(start, end - 1) if line.lower[p] in naming_words().venues]
    return venues[-1] if venues and line.words[venues[-1]][0].isupper() else start


def _foreign(line: Line, start: int, end: int, kind: NameType, world: World) -> int:
    """Count the words at the front of a name that do not belong to it."""
    word = line.words[start]
    alone = end == len(line)  # a line with nothing else is a byline
    # "Lalu" is a name, and means "then"
    own = kind == "PER" and (start > 0 or alone) and word in naming_words().given
    if word in EDGE or (line.lower[start] in naming_words().never and not own):
        return 1
    if kind == "PER" and (titles := _titles(line, start, end, world)):
        return titles
    if line.lower[start] in leads() or world.opens_office(word):
        for stop in range(end - 1, start, -1):  # at least one word must be left
            if _leads_in(line, Piece(start, end, kind), stop, world):
                return stop - start
    return int(not _is_name(word, kind) and word.islower() and word not in naming_words().particles)


def _is_name(word: str, kind: NameType) -> bool:
    """Whether a word may be a name by itself: one in capitals, a number, an outlet that writes itself small."""
    return word[:1].isupper() or word[:1].isdigit() or (kind == "ORG" and (word != word.lower() or is_site(word)))


def _titles(line: Line, start: int, end: int, world: World) -> int:
    """Count the words of a rank or honorific at the front of a person; a known person's own name has none."""
    word, two = line.words[start], " ".join(line.words[start : start + 2])
    if start and end - start > 1 and f"{line.words[start - 1]} {word}" in world.honorifics:
        return 1  # "Datuk [Seri Keita]"
    if word not in world.ranks and word not in world.honorifics and two not in world.honorifics:
        return 0
    known, bare = (world.person(surface(line, first, end)) for first in (start, start + 1))
    own = known and (known != bare or any(tenure.person.startswith(word) for tenure in known))
    if own or two in naming_words().given:
        return 0
    if end - start > 1 and line.words[start + 1] in naming_words().fathers:
        return 0  # "Sultan bin Saud": a name, whatever else the word may mean
    if end - start > 2 and two in world.honorifics:
        return 2  # "Sri Sultan", though "Sri" alone may be a name
    return int(word in world.ranks or (word in world.honorifics and word not in naming_words().given))


def _leads_in(line: Line, piece: Piece, stop: int, world: World) -> bool:
    """Whether the words up to ``stop`` only say what the name behind them is: an area, an event, an office."""
    start, end, kind = piece
    lists, phrase = naming_words(), " ".join(line.lower[start:stop])
    if kind == "PER" and stop == start + 1 and (line.words[start] in lists.given or line.lower[stop] in lists.fathers):
        return False
    rest = surface(line, stop, end) if phrase in lists.events or phrase in lists.described else ""
    return (
        is_occasion(line.lower[start:stop])
        or (kind == "LOC" and phrase in lists.areas and world.place(surface(line, start, end)) is None)
        or (phrase in lists.events and bool(world.organization(rest) or world.place(rest) or world.country(rest)))
        or (phrase in lists.described and world.country(rest) is not None)
        or (kind != "LOC" and phrase not in lists.bodies and _is_office(line, start, stop, world))
    )


def _type(line: Line, piece: Piece, world: World) -> NameType:
    text = surface(line, piece.start, piece.end)
    place, organizations = world.place(text), world.organization(text)
    head = line.lower[piece.start] if piece.end - piece.start > 1 else ""
    if world.country(text) is not None:
        person = piece.type == "PER" and text in naming_words().namesakes
        return "PER" if person and not follows_office(line, piece.start, world) else "LOC"
    body = _owned(text, world) or head in naming_words().bodies
    misread = (piece.type == "LOC" and place is None) or (piece.type == "PER" and head)
    if (body and misread) or is_site(text):
        return "ORG"
    site = head in naming_words().venues and head not in naming_words().either
    if piece.type == "ORG" and not organizations and (place is not None or site):
        return "LOC"
    named = place is not None and (place.kind in _SURE_PLACES or (head and not world.person(text)))
    if piece.type == "PER" and named and not organizations:
        return "LOC"
    if place is None and not organizations and world.person(text):
        return "PER"
    return piece.type


def honored(line: Line, start: int, world: World) -> bool:
    """Whether a word of respect that opens no names of places or bodies stands right before a word."""
    before = line.words[start - 1] if start else ""
    return before in world.honorifics and before not in naming_words().openers


def _ranked(line: Line, start: int, world: World) -> bool:
    """Whether an officer's rank stands right before a word, and no site bears it: "Bandara Jenderal [Raka Sudibyo]"."""
    first, lists = start, naming_words()
    while first > 0 and line.words[first - 1] in world.ranks:
        first -= 1
    before = line.lower[first - 1] if first else ""
    return first < start and before not in either(lists.venues, lists.named_after, lists.bodies)


def _led(line: Line, piece: Piece, world: World) -> Iterator[Piece]:
    """Part a country or body from whoever stands behind it: "Ketua Umum [Partai Nasdem] [Surya Paloh]"."""
    if piece.end - piece.start == 1 or not may_open(line, piece.start, world):
        yield piece
        return
    titled = follows_office(line, piece.start, world) and not _branch(line, piece)
    for stop in range(piece.end - 1, piece.start, -1):
        lead, rest = surface(line, piece.start, stop), surface(line, stop, piece.end)
        body = _owned(rest, world)
        apart = lead.isupper() or (piece.end - stop > 1 and line.words[stop] in world.honorifics)
        apart = apart or (piece.end - stop == 1 and line.lower[stop] not in naming_words().quarters)
        if piece.type == "LOC" and _in_its_land(lead, rest, world):
            yield from (piece._replace(end=stop), piece._replace(start=stop))
            return
        person = piece.type != "LOC" or (titled and apart)  # "utusan khusus [AS] [Keita]"; "Presiden [Mali Utara]"
        if person and world.country(lead) is not None and (titled or body):
            yield Piece(piece.start, stop, "LOC")
            yield from parts(line, Piece(stop, piece.end, "ORG" if body else "PER"), world)
            return
        if titled and _owned(lead, world) and stop < piece.end and world.country(rest) is None:
            yield Piece(piece.start, stop, "ORG")
            yield from parts(line, Piece(stop, piece.end, "PER"), world)
            return
    yield piece


def _in_its_land(town: str, land: str, world: World) -> bool:
    """Whether a listed place and the land that has it stand side by side, and are no name together: "[Bali] [Mali]"."""
    place, country = world.place(town), world.country(land)
    whole = world.listed(f"{town} {land}")
    return place is not None and country is not None and place.country == country.id and not whole


def may_open(line: Line, start: int, world: World) -> bool:
    """Whether a listed name of country, place or body may begin at a word: cheap, and true of all that do."""
    if world.opens(line.words[start]):
        return True
    behind = start + 1
    return (
        behind < len(line.words)
        and line.starts[behind] == line.starts[start] + len(line.words[start])
        and line.words[behind] not in EDGE
    )


def _branch(line: Line, piece: Piece) -> bool:
    """Whether an organization is one that each region has: who follows it behind an office is a region."""
    return piece.type == "ORG" and line.lower[piece.start] in naming_words().regional


def _owned(text: str, world: World) -> bool:
    """Whether a name is an organization's own."""
    return world.owner(text) is not None


def follows_office(line: Line, position: int, world: World) -> bool:
    """Whether an office phrase ends right before a word."""
    return bool(world.office_ends(line.words[max(position - _LONGEST_OFFICE, 0) : position]))


def office_before(line: Line, position: int, world: World) -> OfficeTitle | None:
    """Return the longest office phrase that ends right before a word, or None."""
    return next((office for _, office in offices_before(line, position, world)), None)


def offices_before(line: Line, position: int, world: World) -> Iterator[tuple[int, OfficeTitle]]:
    """Yield where the office phrases begin that end right before a word, with the offices, the longest first."""
    first = max(position - _LONGEST_OFFICE, 0)
    for start, office in world.office_ends(line.words[first:position]):
        yield first + start, office
