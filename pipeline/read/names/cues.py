"""What the words around a name say it is: "klub [Elang Muda]", "[Kincir Biru], perusahaan asal Belanda"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from pipeline import lexicons
from pipeline.read.lines import Line
from pipeline.read.names.mend import is_field, offices_before
from pipeline.read.names.pieces import NameType, Piece, naming_words

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

Where = Literal["before", "after", "apposition", "end"]
_LONGEST = 3  # words of a cue
_OF_BODIES = frozenset({"orang-nomor-satu", "orang-nomor-dua"})  # words for an office that only a body's name follows
_OWNERS = frozenset({"pendiri", "pemilik"})  # offices that many hold, of a company each
_POINTING = frozenset({("itu",), ("tersebut",), ("ini",)})
_STRONG = 3
_SPORTING = 4  # different words of those that make an article one about sport


@dataclass(frozen=True, slots=True)
class Cue:
    """One rule of ``cues.toml``, which says what its fields mean."""

    id: str
    type: NameType
    where: Where
    words: tuple[str, ...]
    weight: int
    fires_on: str
    silent_on: str
    past: bool = False
    yields: bool = False
    sport: bool = False


@cache
def load_cues() -> tuple[Cue, ...]:
    """Read the shipped rules."""
    return tuple(Cue(**{**row, "words": tuple(row["words"])}) for row in lexicons.read("cues")["cue"])


@cache
def _index() -> Mapping[tuple[Where, str], tuple[Cue, ...]]:
    found: dict[tuple[Where, str], tuple[Cue, ...]] = {}
    for cue in load_cues():
        for word in cue.words:
            found[cue.where, word] = (*found.get((cue.where, word), ()), cue)
    return found


@cache
def _next_to(where: Where) -> frozenset[str]:
    """Return the words of cues that stand next to a name, or end it."""
    nearest = -1 if where in ("before", "end") else 0
    return frozenset(words.split()[nearest] for side, words in _index() if side == where)


def is_sport(lines: Sequence[Line]) -> bool:
    """Whether an article is about sport, where "bertemu" and "menjamu" mean a match."""
    return len(frozenset[str]().union(*(_sport_words().intersection(line.lower) for line in lines))) >= _SPORTING


@cache
def _sport_words() -> frozenset[str]:
    return frozenset(lexicons.read("cues")["sport_words"])


def hear(line: Line, piece: Piece, world: World, *, sport: bool, taken: bool = False) -> Iterator[tuple[NameType, int]]:
    """Yield what the words around a name say it is, and how much that counts.

    Args:
        line: The sentence.
        piece: The name in it.
        world: Tells countries, over which some rules look, and offices.
        sport: Whether the article is about sport.
        taken: Whether the word before it belongs to another name, and says nothing of this one.
    """
    if credited(line, piece, world):
        yield "PER", _STRONG
    if piece.type == "PER" and owns_office(line, piece, world):
        yield "ORG", _STRONG
    for cue in fired(line, piece, world, sport=sport):
        if taken and cue.where == "before" and not (cue.past and world.country(line.words[piece.start - 1])):
            continue
        # two words are a person's name by themselves, whatever stands before them
        place = cue.type == "LOC" and piece.end - piece.start > 1
        yield cue.type, 1 if piece.type == "PER" and (place or cue.yields) else cue.weight


def credited(line: Line, piece: Piece, world: World) -> bool:
    """Whether a name is a photographer's, behind the outlet: "Warta Laut/[Raka Sudibyo]"."""
    behind = piece.start > 1 and line.words[piece.start - 1] == "/" and piece.end - piece.start > 1
    return behind and any(o.kind == "media" for o in world.organization(line.words[piece.start - 2]))


def owns_office(line: Line, piece: Piece, world: World) -> bool:
    """Whether a "person" is the company whose office stands before it, small or first: "pendiri [Kincir] itu".

    Or in an apposition: "Raka Sudibyo, bos [Kincir Biru],". Nobody is called by "orang nomor satu" before a name.
    """
    first, office = next(offices_before(line, piece.start, world), (0, None))
    if office is not None and office.id in _OF_BODIES:
        return True
    small = line.words[first][0].islower() or first == 0
    if office is None or not small or not (office.one_holder or office.id in _OWNERS):
        return False
    behind = line.lower[piece.end : piece.end + 2]
    apposed = first > 1 and line.words[first - 1] == "," and line.words[first - 2][0].isupper()
    closed = behind[:1] in ((",",), (".",)) and behind != (",", "dan")
    company = office.group == "business" or office.id in _OWNERS
    return company and (behind[:1] in _POINTING or (apposed and closed))


def says_body(line: Line, piece: Piece) -> bool:
    """Whether the last word of a name says that it is an organization: "Kincir Biru [Holding]"."""
    return any(cue.type == "ORG" for cue in _last(line, piece.start, piece.end))


def fired(line: Line, piece: Piece, world: World, *, sport: bool) -> Iterator[Cue]:
    """Yield the rules behind :func:`hear`."""
    start, end = piece.start, piece.end
    if end - start > 1 and (line.lower[start] in naming_words().bodies or line.lower[start] in naming_words().venues):
        return  # says itself what it is
    heard = [*_last(line, start, end), *_behind(line, end), *_before(line, start)]
    if start > 0 and world.country(line.words[start - 1]) is not None:
        heard += [cue for cue in _past(line, start - 1) if cue.past]
    elif start > 1 and line.words[start - 1] == "," and world.country(line.words[start - 2]) is not None:
        heard += [cue for cue in _past(line, start - 2) if cue.past and cue.type == "PER"]
    if not heard:
        return
    titled, _ = next(offices_before(line, start, world), (start, None))
    office = piece.type == "PER" and (titled < start or is_field(line, start - 1, world))
    of_office = office and titled != start - 1  # "ketua serikat pekerja [Amina Diallo]"
    for cue in heard:
        inside = cue.id == "inside" and piece.type == "ORG"  # an organization may be a place to be at
        part = of_office and cue.type == "ORG" and cue.where == "before"
        if (sport or not cue.sport) and not inside and not part and not (office and cue.type == "LOC"):
            yield cue


def _last(line: Line, start: int, end: int) -> tuple[Cue, ...]:
    if line.words[end - 1] not in _next_to("end"):
        return ()
    phrases = (line.words[end - size : end] for size in (2, 1) if end - start > size)
    return next((cues for words in phrases if (cues := _at("end", words))), ())


def _before(line: Line, start: int) -> tuple[Cue, ...]:
    if start == 0 or line.lower[start - 1] not in _next_to("before"):
        return ()
    for size in range(min(_LONGEST, start), 0, -1):
        if cues := _at("before", line.lower[start - size : start]):
            several = start > size and line.lower[start - size - 1] in naming_words().several
            return tuple(cue for cue in cues if cue.type != "ORG" or not several)
    return ()


def _past(line: Line, start: int) -> tuple[Cue, ...]:
    """Hear what stands before a country, or before what the country's company does: "perusahaan [logam] Mali"."""
    field = start > 1 and line.words[start - 1].islower() and line.words[start - 1].isalpha()
    return _before(line, start) or (_before(line, start - 1) if field else ())


def _behind(line: Line, end: int) -> tuple[Cue, ...]:
    comma = end < len(line) and line.words[end] == ","
    first = end + comma
    where: Where = "apposition" if comma else "after"
    if first >= len(line.lower) or line.lower[first] not in _next_to(where):
        return ()
    phrases = (line.lower[first : first + size] for size in range(_LONGEST, 0, -1))
    return next((cues for words in phrases if words and (cues := _at(where, words))), ())


def _at(where: Where, words: Sequence[str]) -> tuple[Cue, ...]:
    return _index().get((where, " ".join(words)), ())
