"""Where a name begins and ends, as the rest of the article tells: what recurs together belongs together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.names.context import after_territorial
from pipeline.read.names.cues import says_body
from pipeline.read.names.mend import follows_office
from pipeline.read.names.pieces import TRUSTED, Piece, naming_words, surface, without_legal_form
from pipeline.read.names.votes import in_brackets

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_LONGEST = 3  # words that a name may lack on its left
_LACKING = 2  # words of a company before what was taken for a person


class Borders:
    """The words of one article that stand in capitals side by side.

    Args:
        lines: Its sentences.
        pieces: The names found in each.
        world: Lists.
        small: Its words that are written small somewhere.
    """

    def __init__(
        self, lines: Sequence[Line], pieces: Sequence[Sequence[Piece]], world: World, small: frozenset[str]
    ) -> None:
        self._world = world
        self._organizations = {
            without_legal_form(line.lower[piece.start : piece.end])
            for line, found in zip(lines, pieces, strict=True)
            for piece in found
            if piece.type == "ORG" or says_body(line, piece)
        }
        self._opening = {name[0] for name in self._organizations}
        self._small = small
        self._short = {
            line.words[right.start]
            for line, found in zip(lines, pieces, strict=True)
            for left, right in pairwise(found)
            if left.type == right.type == "ORG" and left.end == right.start - 1 and in_brackets(line, right)
        }
        self._people = {
            line.words[piece.start : piece.end]
            for line, found in zip(lines, pieces, strict=True)
            for piece in found
            if piece.type == "PER"
        }
        self._tails = Counter(
            line.words[start : piece.end]
            for line, found in zip(lines, pieces, strict=True)
            for piece in found
            if piece.type != "PER"
            for start in (piece.start, piece.start + 1)
        )
        self._words: Counter[str] = Counter()
        self._behind: dict[tuple[str, str], set[str]] = {}
        self._before: dict[tuple[str, str], set[str]] = {}
        for line in lines:
            capitals = [position for position, word in enumerate(line.words) if word[0].isupper()]
            self._words.update(line.words[position] for position in capitals)
            for left, right in pairwise(capitals):
                if right == left + 1:
                    pair = line.lower[left], line.lower[right]
                    self._before.setdefault(pair, set()).add(line.lower[left - 1] if left else "")
                    self._behind.setdefault(pair, set()).add(line.lower[right + 1] if right + 1 < len(line) else "")

    def mend(self, line: Line, pieces: Sequence[Piece]) -> list[Piece]:
        """Move the borders of the names of a sentence.

        Args:
            line: The sentence.
            pieces: Its names in text order.

        Returns:
            Pieces in text order, none overlapping.
        """
        kept: list[Piece] = []
        for piece in (part for whole in pieces for part in self._parted(line, whole)):
            while kept and kept[-1].end > piece.start:
                kept.pop()  # a company that was found in part
            grown = self._grown(line, piece, kept[-1].end if kept else 0)
            if kept and kept[-1].end == grown.start:
                kept[-1:] = self._between(line, kept[-1], grown)
            else:
                kept.append(grown)
        return kept

    def _parted(self, line: Line, piece: Piece) -> Iterator[Piece]:
        """Part a company named elsewhere from a person, "direktur [Kincir Amina Diallo]", or an office's last word."""
        if self._leads_unit(line, piece):
            yield piece._replace(start=piece.start + 1, type="PER")
            return
        for start in range(max(piece.start - _LACKING, 0), piece.start + 1) if piece.type == "PER" else ():
            if line.lower[start] not in self._opening:
                continue
            own = start == piece.start and line.words[start] in self._short  # "Ketua Umum [Parkarsa Amina Diallo]"
            party = self._is_party(line, start)
            own = own or party or self._titled(line, start)
            cut = start + self._opens(line, start, piece.end) if own else start
            if cut == piece.end and start == piece.start:
                yield piece._replace(type="ORG")
                return
            if start < cut and piece.start + party <= cut < piece.end - (not party):
                yield Piece(start, cut, "ORG")
                yield piece._replace(start=cut)
                return
        yield piece

    def _leads_unit(self, line: Line, piece: Piece) -> bool:
        """Whether a body only ends an office, and somebody of the article follows: "Panglima [Kodam Amina Diallo]"."""
        name = line.words[piece.start + 1 : piece.end]
        if piece.type != "ORG" or len(name) < 2 or self._people.isdisjoint((name, name[:1])):
            return False
        if self._tails[name] > 1:
            return False  # the body's own name, which others tagged for a person
        listed = self._world.listed(surface(line, piece.start, piece.end))
        behind = piece.end + (line.words[piece.end : piece.end + 1] == (",",))
        officer = behind < len(line) and line.words[behind][0].isupper()  # "Ketua KPU Tirta Raya, Amina Diallo"
        return not (listed or officer) and follows_office(line, piece.start + 1, self._world)

    def _is_party(self, line: Line, start: int) -> bool:
        """Whether a word behind an office says that a body follows: "Ketua Umum Partai [Karya Wirasti]"."""
        told = line.lower[start] in naming_words().bodies and line.words[start][0].isupper()
        return told and follows_office(line, start, self._world)

    def _opens(self, line: Line, start: int, end: int) -> int:
        """How many words are the beginning of an organization that the article names, or all of one."""
        words = line.lower[start:end]
        sizes = range(len(words), 0, -1)
        return next((n for n in sizes if any(whole[:n] == words[:n] for whole in self._organizations)), 0)

    def _grown(self, line: Line, piece: Piece, free: int) -> Piece:
        """Take in what a name lacks on its left: "CEO Kincir [Biru Capital]", "Elang Muda [FC]", "WHO Bou [Keita]"."""
        start = piece.start
        if piece.type == "PER" and start > free and self._is_listed(line, start - 1, piece.end):
            return piece._replace(start=start - 1)
        if piece.type == "PER" and start > free and self._opens_person(line, start - 1, start):
            return piece._replace(start=start - 1)
        if piece.type != "ORG" or line.sentence.zone not in TRUSTED:
            return piece
        whole = line.lower[start] in naming_words().bodies or self._world.listed(surface(line, start, piece.end))
        if whole or self._titled(line, start):
            return piece
        club = all(word in naming_words().clubs for word in line.words[piece.start : piece.end])
        while start > max(free, piece.start - _LONGEST) and _is_name(line.words[start - 1]):
            start -= 1
            if self._titled(line, start):
                return Piece(start, piece.end, "ORG")
        return Piece(start, piece.end, "ORG") if club else piece

    def _between(self, line: Line, left: Piece, right: Piece) -> Iterator[Piece]:
        """Yield two names that touch, with the word between them on the side where the article has it elsewhere."""
        last, first = line.words[left.end - 1], line.words[right.start]
        recurs = len(self._behind.get((last.lower(), first.lower()), ())) > 1
        listed = self._world.listed(last) or self._world.listed(surface(line, left.start, left.end))
        recurs = recurs and not listed and first.lower() not in naming_words().particles
        recurs = recurs and not (right.end > right.start + 1 and self._apart(line, right, last))
        single = left.end - left.start == 1 and first not in self._world.honorifics
        behind_area = single and right.end > right.start + 2 and after_territorial(line, left.start)
        recurs = recurs or (behind_area and not listed and self._words[line.words[right.start + 1]] > 1)
        if self._world.person(surface(line, left.start, right.end)):
            yield Piece(left.start, right.end, "PER")  # "[Aung San] [Suu Kyi]"
        elif right.type != "PER" or not _is_name(first):
            yield from (left, right)
        elif left.type == "PER":
            joined = self._opens_person(line, left.start, left.end)
            yield from (Piece(left.start, right.end, "PER"),) if joined else (left, right)
        elif recurs:  # "CEO [Kincir] [Biru Amina Diallo]", and "Kincir Biru membeli pabrik" elsewhere
            yield left._replace(end=left.end + 1)
            if right.end > right.start + 1:
                yield right._replace(start=right.start + 1)
        elif self._is_given(line, left) or self._opens_person(line, left.start, left.end):
            yield Piece(left.start, right.end, "PER")
        else:
            yield from (left, right)

    def _is_given(self, line: Line, piece: Piece) -> bool:
        """Whether a "place" behind an office opens the person's name: no list has it, nor does the article again."""
        text = surface(line, piece.start, piece.end)
        alone = piece.end - piece.start == 1 and self._words[text] == 1 and not text.isupper()
        led = follows_office(line, piece.start, self._world) and not after_territorial(line, piece.start)
        return alone and led and not self._world.listed(text)

    def _opens_person(self, line: Line, start: int, end: int) -> bool:
        """Whether words behind an organization or country, "(WHO) [Bou] Keita", open the name of its person."""
        words = line.words[start:end]
        before = start - 2 if start > 1 and line.words[start - 1] == ")" else start - 1
        told = line.sentence.zone in TRUSTED and before >= 0
        if not told or end - start > _LACKING or not all(map(_is_name, words)):
            return False
        known = self._world.organization(line.words[before]) or self._world.country(line.words[before])
        listed = any(map(self._world.listed, (*words, surface(line, start, end))))
        return bool(known) and not listed and not any(map(self._is_word, words))

    def _is_listed(self, line: Line, start: int, end: int) -> bool:
        """Whether words are a listed person whose name no title opens: "Jenderal Min [Aung Hlaing]"."""
        opens = _is_name(line.words[start]) and not self._is_word(line.words[start])
        return opens and bool(self._world.person(surface(line, start, end)))

    def _is_word(self, word: str) -> bool:
        """Whether a word in capitals is no name: a title, a verb of a headline, or written small elsewhere."""
        lists, lower = naming_words(), word.lower()
        titled = word in self._world.ranks or word in self._world.honorifics or self._world.office(word) is not None
        return titled or lower in lists.bodies or lower in lists.headline_verbs or lower in self._small

    def _apart(self, line: Line, person: Piece, last: str) -> bool:
        """Whether a person's first two words stand somewhere without the word before them here."""
        before = self._before.get((line.lower[person.start], line.lower[person.start + 1]), set())
        return not before <= {last.lower()}

    def _titled(self, line: Line, position: int) -> bool:
        """Whether an office in a company ends right before a word."""
        offices = self._world.office_ends(line.words[max(position - _LONGEST, 0) : position])
        return any(office.group == "business" for _, office in offices)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word.isalpha() and word.lower() not in naming_words().never
