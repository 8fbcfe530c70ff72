"""Names over a whole article: what is a person in one sentence is one in the next, and in the headline above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.acronyms import defined
from pipeline.read.names.borders import Borders
from pipeline.read.names.context import by_context, look
from pipeline.read.names.cues import hear, is_sport
from pipeline.read.names.pieces import NameType, Piece, naming_words, surface

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_SHORTEST = 2  # letters of a name that may be looked for elsewhere
_LONGEST = 6  # words
_PARTICLES = 3  # words that a name may lack on its left: "von der [Leyen]"
_SHARE = 3  # votes of an organization for a shorter form of its name
_TO_PLACES = frozenset({"di", "ke", "dari", "kota", "asal", "ibu", "warga", "antara", "-", "pemerintah"})
_TRUSTED = frozenset({"body", "caption"})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of one article.

    Attributes:
        whole: Full surfaces with their type.
        parts: Single words that stand for its persons.
        capitals: Names of several words as a credit line or a heading writes them, all in capitals.
        first: Words with which a name or part begins.
    """

    whole: Mapping[tuple[str, ...], NameType]
    parts: frozenset[str]
    capitals: Mapping[tuple[str, ...], NameType]
    first: frozenset[str]


def agree(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World) -> list[list[Piece]]:
    """Make the pieces of an article agree with each other.

    Args:
        lines: Its sentences.
        pieces: The names found in each.
        world: Lists; what they know keeps its type.

    Returns:
        Pieces a line, in text order, none overlapping.
    """
    borders = Borders(lines, pieces, world)
    pieces = [borders.mend(line, found) for line, found in zip(lines, pieces, strict=True)]
    seen = look(lines, pieces, _singles(lines, pieces), world)
    pieces = [
        defined(line, by_context(line, found, seen, world), world) for line, found in zip(lines, pieces, strict=True)
    ]
    gazetteer = _collect(lines, pieces, world)
    said = frozenset(word for line in lines if line.sentence.zone != "headline" for word in line.words)
    return [
        [piece for piece in _apply(line, found, gazetteer) if not _is_word(line, piece, said, world)]
        for line, found in zip(lines, pieces, strict=True)
    ]


def _is_word(line: Line, piece: Piece, said: frozenset[str], world: World) -> bool:
    """Whether a lone word of a headline is no person: nobody below is named so ("Polisi [Ringkus] Pencuri")."""
    if line.sentence.zone != "headline" or piece.type != "PER" or piece.end - piece.start > 1:
        return False
    word = line.words[piece.start]
    return word not in said and word.title() not in said and not world.person(word)


def _singles(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Return the single words that are tagged as persons in the running text, and not only behind "di"."""
    return frozenset(
        line.words[piece.start]
        for line, found in zip(lines, pieces, strict=True)
        for piece in found
        if piece.type == "PER"
        and piece.end - piece.start == 1
        and line.sentence.zone in _TRUSTED
        and not (piece.start > 0 and line.lower[piece.start - 1] in naming_words().inside)
    )


def _collect(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World) -> Gazetteer:
    votes = _votes(lines, pieces, world)
    lower = {word for line in lines for word in line.words if word.islower()}
    whole = {words: _winner(count) for words, count in votes.items() if len("".join(words)) >= _SHORTEST}
    parts = {
        part
        for words, kind in whole.items()
        if kind == "PER" and len(words) > 1
        for part in (words[0], words[-1])
        if part[0].isupper() and part.lower() not in lower and part.replace("-", "").isalpha()
    }
    parts = {part for part in parts if _may_be_called(part, lines, world) or whole.get((part,)) == "PER"}
    parts |= {letters for line in lines for letters in _acronyms(line, whole)}
    whole |= dict.fromkeys(_half_spelt(whole, lines), "ORG")
    whole |= {words: "PER" for words in _listed_persons(lines, pieces, world) if words not in whole}
    whole |= {words[i:]: "PER" for words, kind in whole.items() for i in _tails(words, kind)}
    named = {words: count for words, count in _names(lines, pieces).items() if len(words) > 1}
    capitals = {tuple(map(str.upper, words)): whole.get(words) or _winner(count) for words, count in named.items()}
    whole = {w: ("PER" if len(w) == 1 and w[0] in parts else kind) for w, kind in whole.items()}
    return Gazetteer(whole, frozenset(parts), capitals, frozenset([*parts, *(words[0] for words in whole)]))


def _half_spelt(whole: Mapping[tuple[str, ...], NameType], lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Find organizations whose first words are initials: "IT Kali Biru" for "Institut Teknologi Kali Biru"."""
    words = {word for line in lines for word in line.words}
    for name, kind in whole.items():
        for length in range(_SHORTEST, len(name)):
            initials = "".join(word[0] for word in name[:length])
            if kind == "ORG" and initials.isupper() and initials in words:
                yield (initials, *name[length:])


def _listed_persons(
    lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World
) -> Iterator[tuple[str, ...]]:
    """Yield listed persons whom only a headline or link names in full."""
    for line, row in zip(lines, pieces, strict=True):
        for piece in row:
            if (
                piece.type == "PER"
                and piece.end - piece.start > 1
                and world.person(surface(line, piece.start, piece.end))
            ):
                yield line.words[piece.start : piece.end]


def _names(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]]) -> dict[tuple[str, ...], Counter[NameType]]:
    """Count the types of every name in small letters, in all zones."""
    found: dict[tuple[str, ...], Counter[NameType]] = {}
    for line, row in zip(lines, pieces, strict=True):
        for piece in row:
            words = line.words[piece.start : piece.end]
            if not any(word.isupper() for word in words):
                found.setdefault(words, Counter())[piece.type] += 1
    return found


def _votes(
    lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World
) -> dict[tuple[str, ...], Counter[NameType]]:
    """Count for every name of the running text what the model and the words around it say it is."""
    votes: dict[tuple[str, ...], Counter[NameType]] = {}
    sport = is_sport(lines)
    for line, found in zip(lines, pieces, strict=True):
        if line.sentence.zone not in _TRUSTED:
            continue
        for piece in found:
            words = line.words[piece.start : piece.end]
            count = votes.setdefault(words, Counter())
            count[piece.type] += 1
            if not _sure(surface(line, piece.start, piece.end), world):
                for kind, weight in hear(line, piece, world, sport=sport):
                    count[kind] += weight
    return _shared(votes, world)


def _shared(votes: dict[tuple[str, ...], Counter[NameType]], world: World) -> dict[tuple[str, ...], Counter[NameType]]:
    """Let an organization speak for the shorter forms of its name: "Elang Muda FC" for "Elang Muda" and "Elang"."""
    for words in [words for words, count in votes.items() if len(words) > 1 and _winner(count) == "ORG"]:
        if words[0].lower() in _told():
            continue
        for short in {words[1:], words[:-1], words[:1], words[-1:]} - {words}:
            if short in votes and not _sure(" ".join(short), world):
                # players are not called by a word of their club's name
                sure = votes[short]["PER"] if words[-1] in naming_words().clubs else 0
                votes[short]["ORG"] += max(min(votes[words]["ORG"] - votes[words]["PER"], _SHARE), sure + 1)
    for words in [words for words, count in votes.items() if len(words) > 1 and words[0].lower() not in _told()]:
        surname = votes.get(words[-1:], Counter[NameType]())
        if surname and set(surname) == {"PER"} and not _sure(words[-1], world):
            votes[words]["PER"] += min(surname["PER"], _SHARE)
    return votes


@cache
def _told() -> frozenset[str]:
    """Return the first words that say what a name is."""
    lists = naming_words()
    return lists.bodies | lists.venues | lists.regional


def _may_be_called(part: str, lines: Sequence[Line], world: World) -> bool:
    """Whether a word of a person's name is that person where it stands alone, though a town may have that name."""
    if not _sure(part, world):
        return True
    place = world.place(part)
    if place is None or place.kind not in ("city", "capital") or world.country(part) or world.organization(part):
        return False
    before = (line.lower[p - 1] for line in lines for p in range(1, len(line)) if line.words[p] == part)
    return not any(word in _TO_PLACES for word in before)


def _tails(words: tuple[str, ...], kind: NameType) -> Iterator[int]:
    """Yield where a surname with particles begins: "von der Leyen" in "Ursula von der Leyen"."""
    first = next((i for i, word in enumerate(words) if i and word in naming_words().particles), None)
    if kind == "PER" and first is not None and words[-1][0].isupper():
        yield first


def _acronyms(line: Line, whole: Mapping[tuple[str, ...], NameType]) -> Iterator[str]:
    """Find initials that the text introduces for a person: "Budi Gunawan atau BG", "Agus Harimurti Yudhoyono (AHY)"."""
    for position in range(_SHORTEST, len(line) - 1):
        if line.lower[position] not in ("atau", "("):
            continue
        letters = line.words[position + 1]
        name = line.words[max(position - len(letters), 0) : position]
        opened = letters.isupper() and len(letters) >= _SHORTEST
        if opened and whole.get(name) == "PER" and letters == "".join(word[0] for word in name):
            yield letters


def _winner(count: Counter[NameType]) -> NameType:
    order: tuple[NameType, ...] = ("PER", "LOC", "ORG")
    return max(order, key=lambda kind: (count[kind], -order.index(kind)))


def _sure(word: str, world: World) -> bool:
    return bool(world.country(word) or world.place(word) or world.organization(word))


def _apply(line: Line, found: Sequence[Piece], gazetteer: Gazetteer) -> list[Piece]:
    kept: list[Piece] = []
    stops = [*(piece.start for piece in found[1:]), len(line)]
    for piece, stop in zip(found, stops, strict=False):
        kept += _settled(line, piece, gazetteer, kept[-1].end if kept else 0, stop)
    taken = {position for piece in kept for position in range(piece.start, piece.end)}
    return sorted([*kept, *_missing(line, taken, gazetteer)])


def _settled(line: Line, piece: Piece, gazetteer: Gazetteer, free: int, stop: int) -> Iterator[Piece]:
    """Yield a piece with the type that the article gives it elsewhere, or the known names inside it.

    Args:
        line: The sentence.
        piece: A name in it.
        gazetteer: The article's names.
        free: First word behind the name before; a surname takes in its particles from there on only.
        stop: First word of the name behind; a given name takes in its surname up to there only.
    """
    for start in range(max(piece.start - _PARTICLES, free), piece.start):
        if gazetteer.whole.get(line.words[start : piece.end]) == "PER":
            yield Piece(start, piece.end, "PER")
            return
    if piece.type == "PER":
        for end in range(min(piece.end + _PARTICLES, stop), piece.end, -1):
            if gazetteer.whole.get(line.words[piece.start : end]) == "PER":
                yield Piece(piece.start, end, "PER")
                return
    words = line.words[piece.start : piece.end]
    kind = gazetteer.capitals.get(words) or gazetteer.whole.get(words)
    if kind is not None:
        yield piece._replace(type=kind)
        return
    if len(words) == 1 and words[0] in gazetteer.parts:
        yield piece._replace(type="PER")
        return
    inner = list(_missing(line, set(), gazetteer, range(piece.start, piece.end)))
    headline = line.sentence.zone not in _TRUSTED
    told = piece.type != "PER" and words[0].lower() in _told()
    whole = piece.type == "PER" and sum(name.end - name.start for name in inner) == len(words)
    if inner and headline and len(words) > 1 and not told and not whole:
        yield from inner
    else:
        yield piece


def _missing(line: Line, taken: set[int], gazetteer: Gazetteer, within: range | None = None) -> Iterator[Piece]:
    """Find the article's names in the words that no piece covers."""
    area = within or range(len(line))
    position = area.start
    while position < area.stop:
        piece = _known_at(line, position, taken, gazetteer, area.stop)
        if piece is not None:
            yield piece
        position = piece.end if piece else position + 1


def _known_at(line: Line, start: int, taken: set[int], gazetteer: Gazetteer, stop: int) -> Piece | None:
    if line.words[start] not in gazetteer.first or start in taken:
        return None
    if not (line.words[start][:1].isupper() or line.words[start] in naming_words().particles):
        return None
    for end in range(min(start + _LONGEST, stop), start, -1):
        words = line.words[start:end]
        kind = gazetteer.whole.get(words)
        if kind is None and len(words) == 1 and words[0] in gazetteer.parts:
            kind = "PER"
        if kind is None or taken.intersection(range(start, end)):
            continue
        if len(words) > 1 or not _inside_unknown(line, start, end, taken):
            return Piece(start, end, kind)
    return None


def _inside_unknown(line: Line, start: int, end: int, taken: set[int]) -> bool:
    """Whether a neighbour in capitals makes the word part of another name; headlines capitalise everything."""
    if line.sentence.zone not in _TRUSTED:
        return False
    return end < len(line) and end not in taken and line.words[end][:1].isupper() and line.words[end].isalpha()
