"""Offices beside names, and bare office phrases that stand for one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.role_words import RoleWords
from pipeline.records import Mention, Office, Span

if TYPE_CHECKING:
    from pipeline.lexicons.world import World

_LONGEST_OFFICE = 7
_LONGEST_FIELD = 9
_LONGEST_TAIL = 7  # words between an office and "itu"
_SPEAKER = 4  # words before a speaker in a headline: "BACA JUGA: Menhan AS: …"
_CLOSES = frozenset({",", ".", ")", "(", ";", "–", "—", "-", ":", "?", "!"})


@dataclass(frozen=True, slots=True)
class Titled:
    """Mentions with their offices, and how far each person's noun phrase reaches.

    Attributes:
        mentions: Names and roles in text order.
        extents: Mention index -> span from the first word of its title to the end of its apposition.
    """

    mentions: tuple[Mention, ...]
    extents: Mapping[int, Span]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """An office phrase in a line: words ``start`` to ``end``; ``pointed`` if "itu" or "tersebut" follows."""

    start: int
    end: int
    title: str
    of: int | None
    former: bool
    acting: bool
    one_holder: bool
    vague: bool
    pointed: bool


@dataclass(slots=True)
class _Found:
    """What has been found so far in an article."""

    offices: dict[int, list[Office]] = field(default_factory=dict)
    honorifics: dict[int, Span] = field(default_factory=dict)
    extents: dict[int, Span] = field(default_factory=dict)
    roles: list[tuple[Span, Span, Office]] = field(default_factory=list)
    """Span, extent ("sang" included) and office."""


class RoleReader:
    """Finds office phrases; made once, used for every article."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._words = RoleWords.load()
        self._ranks = frozenset(world.ranks) | {"Purn", "Purn.", "(", ")"}
        self._honorifics = frozenset(world.honorifics)
        self._former = frozenset(world.former)
        self._acting = frozenset(world.acting)

    def read(self, text: str, lines: Sequence[Line], names: Sequence[Mention]) -> Titled:
        """Give names their offices and add role mentions.

        Args:
            text: The article's text.
            lines: Sentences in text order.
            names: PER, ORG and LOC mentions in text order.

        Returns:
            All mentions in text order (a role before the names inside it), offices pointing into that order.
        """
        found = _Found()
        cursor = 0
        for line in lines:
            first = cursor
            while cursor < len(names) and names[cursor].span.start < line.sentence.span.end:
                cursor += 1
            _LineReader(self, line, names, range(first, cursor), found).read()
        return _assemble(text, names, found)


def _assemble(text: str, names: Sequence[Mention], found: _Found) -> Titled:
    """Sort roles in among the names and renumber what offices point at."""
    roles = [Mention(span, text[span.start : span.end], "ROLE", offices=(office,)) for span, _, office in found.roles]
    everything = [*names, *roles]
    order = sorted((mention.span.start, -mention.span.end, index) for index, mention in enumerate(everything))
    position = {index: new for new, (_, _, index) in enumerate(order)}

    def moved(office: Office) -> Office:
        of = None if office.of is None else position[office.of]
        return replace(office, of=of, text=text[office.span.start : office.span.end])

    mentions = []
    for _, _, index in order:
        mention = everything[index]
        offices = mention.offices if mention.type == "ROLE" else tuple(found.offices.get(index, ()))
        rank = found.honorifics.get(index)
        honorific = text[rank.start : rank.end] if rank else ""
        mentions.append(replace(mention, honorific=honorific, offices=tuple(moved(office) for office in offices)))
    extents = {position[index]: span for index, span in found.extents.items()}
    extents |= {position[len(names) + number]: extent for number, (_, extent, _) in enumerate(found.roles)}
    extents |= {new: m.span for new, m in enumerate(mentions) if new not in extents}
    return Titled(tuple(mentions), extents)


class _LineReader:
    """Reads one line; a class only because its helpers share the line's lay-out."""

    def __init__(self, owner: RoleReader, line: Line, names: Sequence[Mention], here: range, found: _Found) -> None:
        self._world = owner._world
        self._lists = owner._words
        self._owner = owner
        self._line = line
        self._found = found
        self._names = names
        self._at: dict[int, int] = {}
        self._range: dict[int, tuple[int, int]] = {}
        for index in here:
            start, end = line.positions(names[index].span)
            self._range[index] = (start, end)
            self._at.update(dict.fromkeys(range(start, end), index))

    def read(self) -> None:
        position = 0
        for index, (start, end) in self._range.items():
            if self._names[index].type == "PER":
                self._found.extents[index] = self._line.span(self._rank_start(index, start), end)
        while position < len(self._line):
            phrase = self._phrase(position)
            if phrase is None:
                position += 1
                continue
            self._place(phrase)
            position = max(phrase.end, position + 1)

    # --- finding ------------------------------------------------------------------------------------------------

    def _phrase(self, start: int) -> _Phrase | None:
        """Parse an office phrase that begins at a word: office, country or organization."""
        head = self._office(start)
        if head is None:
            return None
        title, end, of, one_holder = head
        if end < len(self._line) and self._line.lower[end] in self._world.elect:
            end += 1
        if of is None:
            of, end = self._complement(self._skip_short_form(end))
        else:
            end = self._range[of][1]
        end = self._skip_parenthesis(end)
        begin, former, acting = self._before(start)
        vague = title == "" and " ".join(self._line.lower[start:end]).startswith(tuple(self._lists.vague))
        tail = self._tail(end, loose=not one_holder)
        if tail is not None:
            of = self._tail_owner(end, tail) if of is None else of
            end = tail
        return _Phrase(begin, end, title, of, former, acting, one_holder, vague, tail is not None)

    def _office(self, start: int) -> tuple[str, int, int | None, bool] | None:
        """Match the longest office title; a name inside its tail is what the office belongs to."""
        if start in self._at or not self._line.words[start][0].isalnum():
            return None
        for end in range(min(start + _LONGEST_OFFICE, len(self._line)), start, -1):
            inner = [self._at[position] for position in range(start, end) if position in self._at]
            if any(self._names[index].type == "PER" for index in inner) or not self._line.words[end - 1][0].isalnum():
                continue
            phrase = " ".join(self._line.words[start:end])
            if phrase.lower() in self._lists.vague and not inner:
                return "", end, None, False
            title = self._world.office(phrase)
            if title is not None:
                cut = self._range[inner[0]][0] if inner else end
                return title.id, cut, inner[0] if inner else None, title.one_holder
        return None

    def _complement(self, end: int) -> tuple[int | None, int]:
        for skip in (0, 1):
            position = end + skip
            if skip and (position > len(self._line) or self._line.lower[position - 1] not in self._lists.joins):
                break
            index = self._at.get(position)
            if index is not None and self._names[index].type != "PER" and self._range[index][0] == position:
                return index, self._range[index][1]
        return None, end

    def _skip_short_form(self, end: int) -> int:
        """Step over the short form in "Perdana Menteri (PM) Mali"."""
        words = self._line.words
        known = end + 2 < len(words) and words[end] == "(" and words[end + 2] == ")" and end + 1 not in self._at
        return end + 3 if known and self._world.office(words[end + 1]) else end

    def _tail(self, end: int, *, loose: bool) -> int | None:
        """Return where the modifiers end that stand between an office and "itu" ("pelatih asal Mali itu"), or None."""
        position = end
        while position < min(end + _LONGEST_TAIL, len(self._line)):
            if self._line.lower[position] in self._lists.sure_after:
                near = position == end or self._line.lower[position] != "ini"
                return position if near else None
            index = self._at.get(position)
            if index is not None and self._names[index].type == "PER":
                after = self._range[index][1]
                return after if after < len(self._line) and self._line.lower[after] in self._lists.sure_after else None
            if index is None and not self._modifies(position, loose=loose):
                return None
            position = position + 1 if index is None else self._range[index][1]
        return None

    def _modifies(self, position: int, *, loose: bool) -> bool:
        joins = self._line.lower[position] in self._lists.joins | self._lists.fields and position + 1 in self._at
        return joins or self._lists.may_modify(self._line.words[position], loose=loose)

    def _tail_owner(self, start: int, end: int) -> int | None:
        """Find the country or organization among an office's modifiers; where somebody comes from is none."""
        for position in range(start, end):
            if self._line.lower[position] in self._lists.origins:
                return None
            index = self._at.get(position)
            if index is not None and self._names[index].type != "PER":
                return index
        return None

    def _skip_parenthesis(self, end: int) -> int:
        """Step over the acronym in "Amerika Serikat (AS)"."""
        words = self._line.words
        if end + 2 < len(words) and words[end] == "(" and (close := self._range_end(end + 1)) is not None:
            return close + 1 if close < len(words) and words[close] == ")" else end
        return end

    def _range_end(self, position: int) -> int | None:
        index = self._at.get(position)
        return None if index is None else self._range[index][1]

    def _before(self, start: int) -> tuple[int, bool, bool]:
        former = acting = False
        while start > 0 and start - 1 not in self._at:
            word = self._line.lower[start - 1]
            if word in self._owner._former:
                former = True
            elif self._line.words[start - 1] in self._owner._acting or word in self._owner._acting:
                acting = True
            else:
                break
            start -= 1
        return start, former, acting

    def _rank_start(self, index: int, start: int) -> int:
        """Walk left over ranks and honorifics and remember them."""
        first = start
        while first > 0 and first - 1 not in self._at and self._is_rank(first - 1):
            first -= 1
        while first < start and self._line.words[first] in ("(", ")"):
            first += 1
        if first < start:
            self._found.honorifics[index] = self._line.span(first, start)
        return first

    def _is_rank(self, position: int) -> bool:
        word = self._line.words[position]
        return word in self._owner._ranks or word in self._owner._honorifics

    # --- placing ------------------------------------------------------------------------------------------------

    def _place(self, phrase: _Phrase) -> None:
        """Give the phrase to the name beside it, or keep it as a role mention of its own."""
        named = self._name_after(phrase)
        if named is not None:
            self._attach(phrase, named, first=phrase.start, last=self._range[named][1])
            return
        owner = self._name_before(phrase)
        if owner is not None:
            then = self._line.lower[phrase.start - 1] in self._lists.at_that_time
            self._attach(replace(phrase, former=phrase.former or then), owner, first=None, last=phrase.end)
            return
        if self._is_role(phrase):
            start = phrase.start
            before = start - 1 if start and self._line.lower[start - 1] in self._lists.sure_before else start
            self._found.roles.append(
                (self._line.span(start, phrase.end), self._line.span(before, phrase.end), self._record(phrase))
            )

    def _record(self, phrase: _Phrase) -> Office:
        span = self._line.span(phrase.start, phrase.end)
        return Office(phrase.title, span, phrase.of, phrase.former, phrase.acting)

    def _attach(self, phrase: _Phrase, index: int, *, first: int | None, last: int) -> None:
        self._found.offices.setdefault(index, []).append(self._record(phrase))
        extent = self._found.extents[index]
        start = extent.start if first is None else min(extent.start, self._line.starts[first])
        self._found.extents[index] = Span(start, max(extent.end, self._line.span(last - 1, last).end))

    def _name_after(self, phrase: _Phrase) -> int | None:
        """Find the person right behind an office phrase: "Menhan Mali Bou Keita", "Wakil Ketua …, Bou Keita,"."""
        position = self._past_ranks(phrase.end + 1 if phrase.pointed else self._past_field(phrase.end))
        index = self._at.get(position)
        if index is not None and self._names[index].type == "PER":
            if phrase.pointed:
                return None
            client = phrase.title in self._lists.of_a_person
            return (self._apposed_name(self._range[index][1]) if client else None) or index
        return self._apposed_name(position)

    def _apposed_name(self, position: int) -> int | None:
        """Find the person who stands between two commas: ", Bou Keita,"."""
        if position >= len(self._line) or self._line.words[position] != ",":
            return None
        index = self._at.get(self._past_ranks(position + 1))
        if index is None or self._names[index].type != "PER":
            return None
        return index if self._closed(self._range[index][1]) else None

    def _closed(self, position: int) -> bool:
        return position >= len(self._line) or self._line.words[position] in _CLOSES

    def _past_ranks(self, position: int) -> int:
        while position < len(self._line) and position not in self._at and self._is_rank(position):
            position += 1
        return position

    def _past_field(self, end: int) -> int:
        """Step over a field of work ("Urusan AS Kementerian Luar Negeri Kuba") or "saat itu", if a person follows."""
        position = end
        while position < min(end + _LONGEST_FIELD, len(self._line)):
            index = self._at.get(position)
            word = self._line.lower[position]
            if index is not None and self._names[index].type == "PER":
                return position
            if word == "," and position > end:
                return position
            fits = index is not None or self._line.words[position][:1].isupper() or word in self._lists.fields | {"dan"}
            if not fits and word not in self._lists.at_that_time:
                return end
            position += 1
        return end

    def _name_before(self, phrase: _Phrase) -> int | None:
        """Find the person whose apposition the phrase is: "Bou Keita, (saat itu) Menteri Pertahanan Mali, …"."""
        lower, comma = self._line.lower, phrase.start - 1
        while comma > 0 and lower[comma] in self._lists.sure_before | self._lists.at_that_time:
            comma -= 1
        then = comma < phrase.start - 2
        if comma < 1 or self._line.words[comma] not in (",", "("):
            return self._shared_apposition(phrase) if comma > 0 and lower[comma] == "dan" else None
        index = self._at.get(comma - 1)
        if index is None or self._names[index].type != "PER":
            return None
        return index if then or self._closed(phrase.end) else None

    def _shared_apposition(self, phrase: _Phrase) -> int | None:
        """Find the person of a second apposition: "Bou Keita, orang kedua di Mali dan wakil ketua partai."."""
        if not self._closed(phrase.end):
            return None
        for position in range(phrase.start - 2, max(phrase.start - _LONGEST_FIELD, 0), -1):
            if self._line.words[position] == ",":
                index = self._at.get(position - 1)
                return index if index is not None and self._names[index].type == "PER" else None
            index = self._at.get(position)
            if (index is None and self._lists.is_verb(self._line.lower[position])) or (
                index is not None and self._names[index].type == "PER"
            ):
                return None
        return None

    def _is_role(self, phrase: _Phrase) -> bool:
        lists, lower = self._lists, self._line.lower
        before = lower[phrase.start - 1] if phrase.start else ""
        after = lower[phrase.end] if phrase.end < len(lower) else ""
        if before in lists.never_before or (phrase.title in lists.credits and self._in_credits(after)):
            return False
        if phrase.pointed or before in lists.sure_before:
            return True
        if phrase.former or after in lists.never_after or before in lists.compound_before:
            return False
        if after == ":" and phrase.start <= _SPEAKER and (phrase.one_holder or phrase.of is not None):
            return True  # "Menhan AS: Dialog …" in a headline gives the speaker
        if phrase.vague:
            return phrase.of is not None and self._line.sentence.zone != "related" and self._vague_counts(phrase)
        if phrase.of is not None:
            return phrase.one_holder or (before in lists.speakers and phrase.title in lists.spokesmen)
        return phrase.one_holder and self._stands_alone(phrase, before, after)

    def _in_credits(self, after: str) -> bool:
        return after == ":" or self._line.sentence.zone == "boilerplate"

    def _stands_alone(self, phrase: _Phrase, before: str, after: str) -> bool:
        """Whether an office without country or organization is the subject or speaker: "Presiden tiba", "kata bupati"."""
        if not self._line.words[phrase.start][:1].isupper():
            subject = after in self._lists.auxiliaries or self._lists.is_verb(after)
            return before in self._lists.speakers or (before == "," and subject)
        return phrase.start > 0 or (after.isalpha() and self._line.words[phrase.end].islower())

    def _vague_counts(self, phrase: _Phrase) -> bool:
        words = self._line.lower[phrase.start : phrase.end]
        return words[0] == "pemimpin" or bool(self._lists.vague_only_with.intersection(words))
