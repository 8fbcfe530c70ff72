"""Names over a whole article: what is a person in one sentence is one in the next, and in the headline above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.acronyms import defined
from pipeline.read.names.borders import Borders
from pipeline.read.names.context import by_context, look, regional
from pipeline.read.names.pieces import TRUSTED, NameType, Piece, naming_words, opens_high, surface
from pipeline.read.names.votes import NO_VOTES, count_votes, is_body, told, winner

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_SHORTEST = 2  # letters of a name that may be looked for elsewhere
_LONGEST = 6  # words
_DOUBT = 3  # votes from which on a word of a person's name is an organization by itself
_PARTICLES = 3  # words that a name may lack on its left: "von der [Leyen]"
_BEFORE = frozenset({"atau", "("})


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of one article.

    Attributes:
        whole: Full surfaces with their type.
        parts: Single words that stand for its persons.
        capitals: Names of several words as a credit line or a heading writes them, all in capitals.
        first: Words with which a name or part begins.
        titles: Ranks and honorifics, which stand before names and are no part of one.
    """

    whole: Mapping[tuple[str, ...], NameType]
    parts: frozenset[str]
    capitals: Mapping[tuple[str, ...], NameType]
    first: frozenset[str]
    titles: frozenset[str]


def agree(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World) -> list[list[Piece]]:
    """Make the pieces of an article agree with each other.

    Args:
        lines: Its sentences.
        pieces: The names found in each.
        world: Lists; what they know keeps its type.

    Returns:
        Pieces a line, in text order, none overlapping.
    """
    small = frozenset(word for word in frozenset().union(*(line.words for line in lines)) if word.islower())
    borders = Borders(lines, pieces, world, small)
    pieces = [borders.mend(line, found) for line, found in zip(lines, pieces, strict=True)]
    seen = look(lines, pieces, _singles(lines, pieces), world)
    pieces = [
        defined(line, by_context(line, found, seen, world), world) for line, found in zip(lines, pieces, strict=True)
    ]
    gazetteer = _collect(lines, pieces, world, small, seen.initials)
    settled = [regional(line, _apply(line, found, gazetteer)) for line, found in zip(lines, pieces, strict=True)]
    said = frozenset[str]().union(*(line.words for line in lines if line.sentence.zone != "headline"))
    kept = [
        [piece for piece in found if not _is_word(line, piece, said, world)]
        for line, found in zip(lines, settled, strict=True)
    ]
    rows = list(zip(lines, kept, strict=True))
    if not any(_is_small(line, piece, small, world) for line, found in rows for piece in found):
        return kept
    inside = frozenset(word for line in lines if line.sentence.zone in TRUSTED for word in _inside(line))
    words = small - inside - _of_persons(lines, settled)
    return [[piece for piece in found if not _is_small(line, piece, words, world)] for line, found in rows]


def _is_word(line: Line, piece: Piece, said: frozenset[str], world: World) -> bool:
    """Whether a lone word of a headline is no person: nobody below is named so ("Polisi [Ringkus] Pencuri")."""
    if line.sentence.zone != "headline" or piece.type != "PER" or piece.end - piece.start > 1:
        return False
    if piece.start and line.words[piece.start - 1] in world.honorifics:
        return False
    word = line.words[piece.start]
    return word not in said and word.title() not in said and not world.person(word)


def _inside(line: Line) -> Iterator[str]:
    """Yield, in small letters, the words in capitals that open no sentence and no quotation."""
    for position in range(1, len(line)):
        if line.words[position][:1].isupper() and line.words[position - 1][-1:].isalnum():
            yield line.lower[position]


def _of_persons(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Return the words, in small letters, of the persons whom the article names by several."""
    return frozenset(
        word
        for line, found in zip(lines, pieces, strict=True)
        for piece in found
        if piece.type == "PER" and piece.end - piece.start > 1
        for word in line.lower[piece.start : piece.end]
    )


def _is_small(line: Line, piece: Piece, small: frozenset[str], world: World) -> bool:
    """Whether a lone "person" is a word that the article else writes small: "[Naskahnya] rampung", "Perang [Udang]"."""
    opens = piece.start == 0 or not line.words[piece.start - 1][-1:].isalnum()
    if piece.type != "PER" or piece.end - piece.start > 1 or not (opens or line.sentence.zone not in TRUSTED):
        return False
    word = line.lower[piece.start]
    return not small.isdisjoint((word, word.removesuffix("nya"))) and not world.listed(line.words[piece.start])


def _singles(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Return the single words that are tagged as persons in the running text, and not only behind "di"."""
    return frozenset(
        line.words[piece.start]
        for line, found in zip(lines, pieces, strict=True)
        for piece in found
        if piece.type == "PER"
        and piece.end - piece.start == 1
        and line.sentence.zone in TRUSTED
        and not (piece.start > 0 and line.lower[piece.start - 1] in naming_words().inside)
    )


def _collect(
    lines: Sequence[Line],
    pieces: Sequence[Sequence[Piece]],
    world: World,
    small: frozenset[str],
    initials: frozenset[str],
) -> Gazetteer:
    votes = count_votes(lines, pieces, world)
    whole = {words: winner(count) for words, count in votes.items() if len("".join(words)) >= _SHORTEST}
    for word in initials:
        whole.pop((word,), None)  # each stands for itself: the suspect "AS" and "Presiden AS" in one article
    introduced = {pair for line in lines for pair in _acronyms(line, whole)}
    bodies = {(name, letters) for name, letters in introduced if is_body(votes, name, letters, world)}
    whole |= {name: "ORG" for name, _ in bodies}
    parts = {
        part
        for words, kind in whole.items()
        if kind == "PER" and len(words) > 1
        for part in (words[0], words[-1])
        if opens_high(part) and part.lower() not in small and part.replace("-", "").isalpha()
    }
    parts = {part for part in parts if _may_be_called(part, lines, world) or whole.get((part,)) == "PER"}
    parts -= {part for part in parts if votes.get((part,), NO_VOTES)["ORG"] > _DOUBT}
    parts |= {letters for _, letters in introduced - bodies}
    whole |= dict.fromkeys(_half_spelt(whole, lines), "ORG")
    whole |= {words: kind for words, kind in _listed(lines, pieces, world) if words not in whole}
    whole |= {words[i:]: "PER" for words, kind in whole.items() for i in _tails(words, kind)}
    named = _names(lines, pieces).items()
    capitals = {tuple(map(str.upper, words)): whole.get(words) or winner(count) for words, count in named}
    whole = {w: ("PER" if len(w) == 1 and w[0] in parts else kind) for w, kind in whole.items()}
    first = frozenset([*parts, *(words[0] for words in whole)])
    return Gazetteer(whole, frozenset(parts), capitals, first, frozenset([*world.ranks, *world.honorifics]))


def _half_spelt(whole: Mapping[tuple[str, ...], NameType], lines: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    """Find organizations whose first words are initials: "IT Kali Biru" for "Institut Teknologi Kali Biru"."""
    words = frozenset[str]().union(*(line.words for line in lines))
    for name, kind in whole.items():
        for length in range(_SHORTEST, len(name)) if kind == "ORG" else ():
            initials = "".join(word[0] for word in name[:length])
            if initials.isupper() and initials in words:
                yield (initials, *name[length:])


def _listed(
    lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World
) -> Iterator[tuple[tuple[str, ...], NameType]]:
    """Yield listed persons and organizations whom only a headline or link names in full."""
    for line, row in zip(lines, pieces, strict=True):
        for piece in row:
            if piece.end - piece.start > 1 and piece.type != "LOC":
                text = surface(line, piece.start, piece.end)
                if world.person(text) if piece.type == "PER" else world.owner(text):
                    yield line.words[piece.start : piece.end], piece.type


def _names(lines: Sequence[Line], pieces: Sequence[Sequence[Piece]]) -> dict[tuple[str, ...], Counter[NameType]]:
    """Count the types of every name of several words in small letters, in all zones."""
    found: dict[tuple[str, ...], Counter[NameType]] = {}
    for line, row in zip(lines, pieces, strict=True):
        for piece in row:
            words = line.words[piece.start : piece.end]
            if len(words) > 1 and not any(map(str.isupper, words)):
                found.setdefault(words, Counter())[piece.type] += 1
    return found


def _may_be_called(part: str, lines: Sequence[Line], world: World) -> bool:
    """Whether a word of a person's name is that person where it stands alone, though a town may have that name."""
    if not world.listed(part):
        return True
    place = world.place(part)
    if place is None or place.kind not in ("city", "capital") or world.country(part) or world.organization(part):
        return False
    before = (line.lower[p - 1] for line in lines for p in range(1, len(line)) if line.words[p] == part)
    return not any(word in naming_words().to_places for word in before)


def _tails(words: tuple[str, ...], kind: NameType) -> Iterator[int]:
    """Yield where a surname with particles begins: "von der Leyen" in "Ursula von der Leyen"."""
    first = next((i for i, word in enumerate(words) if i and word in naming_words().particles), None)
    if kind == "PER" and first is not None and words[-1][0].isupper():
        yield first


def _acronyms(line: Line, whole: Mapping[tuple[str, ...], NameType]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Find initials that the text introduces for a "person", with the name: "Raka Sudibyo atau RS", "(RS)".

    Also behind them: "RS, begitu Raka Sudibyo biasa disapa". A "bin" may give a letter, in capitals or not.
    """
    if _BEFORE.isdisjoint(line.lower) and "begitu" not in line.lower:
        return
    for position in range(1, len(line) - 1):
        before, behind = line.lower[position] in _BEFORE, line.lower[position - 1 : position + 1] == (",", "begitu")
        letters = line.words[position + 1] if before else line.words[position - 2] if behind and position > 1 else ""
        if letters[:1].isupper() and letters[-1:].isupper() and len(letters) >= _SHORTEST:
            start = max(position - len(letters), 0) if before else position + 1
            name = line.words[start : position if before else start + len(letters)]
            if whole.get(name) == "PER" and letters.upper() == "".join(word[0].upper() for word in name):
                yield name, letters


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
        yield Piece(piece.start, piece.end, kind)
        return
    if len(words) == 1 and words[0] in gazetteer.parts:
        yield piece._replace(type="PER")
        return
    inner = list(_missing(line, set(), gazetteer, range(piece.start, piece.end)))
    headline = line.sentence.zone not in TRUSTED
    tells = piece.type != "PER" and words[0].lower() in told()
    whole = piece.type == "PER" and sum(name.end - name.start for name in inner) == len(words)
    if inner and headline and len(words) > 1 and not tells and not whole:
        yield from inner
    else:
        yield piece


def _missing(line: Line, taken: set[int], gazetteer: Gazetteer, within: range | None = None) -> Iterator[Piece]:
    """Find the article's names in the words that no piece covers."""
    area = within or range(len(line))
    if gazetteer.first.isdisjoint(line.words):
        return
    position = area.start
    while position < area.stop:
        first = line.words[position] in gazetteer.first
        piece = _known_at(line, position, taken, gazetteer, area.stop) if first else None
        if piece is not None:
            yield piece
        position = piece.end if piece else position + 1


def _known_at(line: Line, start: int, taken: set[int], gazetteer: Gazetteer, stop: int) -> Piece | None:
    if start in taken:
        return None
    if not (opens_high(line.words[start]) or line.words[start] in naming_words().particles):
        return None
    for end in range(min(start + _LONGEST, stop), start, -1):
        words = line.words[start:end]
        kind = gazetteer.whole.get(words)
        if kind is None and len(words) == 1 and words[0] in gazetteer.parts:
            kind = "PER"
        if kind is None or taken.intersection(range(start, end)):
            continue
        if len(words) > 1 or not _inside_unknown(line, end, taken, gazetteer.titles):
            return Piece(start, end, kind)
    return None


def _inside_unknown(line: Line, end: int, taken: set[int], titles: frozenset[str]) -> bool:
    """Whether a neighbour in capitals makes the word part of another name; headlines capitalise everything."""
    if line.sentence.zone not in TRUSTED or end >= len(line) or end in taken or line.words[end] in titles:
        return False
    return line.words[end][:1].isupper() and line.words[end].isalpha()
