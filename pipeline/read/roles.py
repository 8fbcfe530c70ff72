"""Offices beside names, and bare office phrases that stand for one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.lexicons.world import World
from pipeline.read.lines import AND, Line
from pipeline.read.named_line import NamedLine, Tables
from pipeline.read.role_alone import LonePhrases
from pipeline.read.role_holders import HolderFinder
from pipeline.read.role_phrases import Phrase, PhraseFinder
from pipeline.records import Mention, Office, Span

_PLACED = frozenset({"di", "ke", "dari", "untuk"})  # before a name that does not own what is told behind it
_ONE = frozenset({"seorang", "oknum"})


@dataclass(frozen=True, slots=True)
class Titled:
    """Mentions with their offices, and how far each person's noun phrase reaches.

    Attributes:
        mentions: Names and roles in text order.
        extents: Mention index -> span from the first word of its title to the end of its apposition.
    """

    mentions: tuple[Mention, ...]
    extents: Mapping[int, Span]


@dataclass(slots=True)
class _Found:
    """What has been found so far in an article."""

    offices: dict[int, list[Office]] = field(default_factory=dict)
    honorifics: dict[int, Span] = field(default_factory=dict)
    extents: dict[int, Span] = field(default_factory=dict)
    roles: list[tuple[Span, Span, Office]] = field(default_factory=list)
    """Span, extent ("sang" included) and office."""
    unnamed: dict[str, int] = field(default_factory=dict)
    """Office -> where somebody was last told of by it without a name: "menipu pengusaha"."""


class RoleReader:
    """Finds office phrases; made once, used for every article."""

    def __init__(self, world: World) -> None:
        self._tables = Tables.of(world)

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
            _LineReader(self._tables, NamedLine(line, names, range(first, cursor)), found).read()
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
        if rank or offices:
            honorific = text[rank.start : rank.end] if rank else ""
            mention = replace(mention, honorific=honorific, offices=tuple(moved(office) for office in offices))
        mentions.append(mention)
    extents = {position[index]: span for index, span in found.extents.items()}
    extents |= {position[len(names) + number]: extent for number, (_, extent, _) in enumerate(found.roles)}
    extents |= {new: m.span for new, m in enumerate(mentions) if new not in extents}
    return Titled(tuple(mentions), extents)


class _LineReader:
    """Reads one line; a class only because its helpers share the line's lay-out."""

    def __init__(self, tables: Tables, named: NamedLine, found: _Found) -> None:
        self._tables = tables
        self._lists = tables.words
        self._named = named
        self._line = named.line
        self._phrases = PhraseFinder(tables, named)
        self._alone = LonePhrases(tables, named, self._phrases)
        self._holders = HolderFinder(tables, named, self._phrases, found.offices)
        self._found = found

    def read(self) -> None:
        position = 0
        for index, (start, end) in self._named.range.items():
            if self._named.is_person(index):
                self._found.extents[index] = self._line.span(self._rank_start(index, start), end)
        opens, vague = self._tables.world.opens_office, self._tables.vague_openings
        for start, (word, lower) in enumerate(zip(self._line.words, self._line.lower, strict=True)):
            opened = opens(word) or lower in vague or (word[-3:] == "nya" and opens(word[:-3]))
            if start < position or not opened:
                continue
            phrase = self._phrases.find(start)
            if phrase is not None and phrase.own:
                phrase = self._owned(phrase)
            if phrase is not None:
                self._place(phrase)
                position = max(phrase.end, start + 1)
        if self._lists.led_by.isdisjoint(self._line.lower):
            return
        for led in range(1, len(self._line)):
            if self._line.lower[led] in self._lists.led_by:
                self._lead(led)

    def _lead(self, verb: int) -> None:
        """Give whoever leads a delegation the office: "Delegasi Mali dipimpin (oleh) Jenderal Bou Keita"."""
        owner, start = self._named.at.get(verb - 1), verb + 1
        while self._named.lower_at(start) in self._lists.led_straight:
            start += 1
        first = -1 if owner is None or self._named.is_person(owner) else self._named.range[owner][0] - 1
        if self._named.lower_at(first) not in self._lists.delegations or start >= len(self._line):
            return
        starts = self._line.starts[start]
        leader = next((i for i in self._named.range if self._begins(i, starts)), None)
        if leader is not None:
            office = Office("ketua-delegasi", self._line.span(first, verb), owner)
            self._found.offices.setdefault(leader, []).append(office)

    def _begins(self, index: int, start: int) -> bool:
        """Whether a person's noun phrase, titles and all, begins at an offset."""
        return self._named.is_person(index) and self._found.extents[index].start == start

    def _rank_start(self, index: int, start: int) -> int:
        """Walk left over ranks and honorifics and remember them."""
        first, words, ranks = start, self._line.words, self._tables.ranks
        while first > 0 and first - 1 not in self._named.at:
            two = first > 1 and " ".join(words[first - 2 : first]) in ranks and first - 2 not in self._named.at
            if not two and words[first - 1] not in ranks:
                break
            first -= 1 + two  # "Datuk Seri"
        while first < start and words[first] in ("(", ")"):
            first += 1
        if first < start:
            self._found.honorifics[index] = self._line.span(first, start)
        return first

    def _place(self, phrase: Phrase) -> None:
        """Give the phrase to the name beside it, or keep it as a role mention of its own."""
        led = self._holders.of_a_leader(phrase)
        if led.end > phrase.end:
            if self._named.lower_at(led.start - 1) not in self._lists.never_before:
                span = self._line.span(led.start, led.end)
                self._found.roles.append((span, span, replace(self._record(led), definite=False)))
            return
        if (served := self._holders.served(phrase)) is not None:
            own, leader, servant = served
            self._attach(own, leader, first=own.start, last=self._named.range[leader][1])
            self._attach(phrase, servant, first=phrase.start, last=self._named.range[servant][1])
            return
        named = self._holders.after(phrase)
        if named is not None:
            self._place_before(phrase, named)
        elif (owner := self._holders.before(phrase)) is not None:
            self._place_behind(phrase, owner)
        elif (both := self._holders.of_both(phrase)) is not None:
            self._attach(phrase, both, first=phrase.start, last=self._named.range[both][1])
        else:
            self._place_alone(phrase)

    def _place_before(self, phrase: Phrase, named: int) -> None:
        """Give the phrase to the name behind it, unless that is somebody whose it is not."""
        named = self._holders.servant_of(phrase, named) or named
        last = self._named.range[named][1]
        if self._close_to_it(phrase, named):
            self._extend(named, phrase.start - 1, last)
            self._place_alone(phrase)
            return
        described = phrase.of is None and self._phrases.past_description(phrase.end)
        if described and described > phrase.end and not phrase.one_holder:
            phrase = replace(phrase, of=self._named.at.get(described - 1))
        elif described and described > phrase.end:  # "kepala program darurat WHO Bou Keita" is no head of the WHO
            self._extend(named, phrase.start, last)
            return
        if phrase.title not in self._lists.callings:
            past = phrase.former or self._named.lower_at(phrase.start - 2) in self._lists.predecessors
            self._attach(replace(phrase, former=past), named, first=phrase.start, last=last)

    def _place_behind(self, phrase: Phrase, owner: int) -> None:
        """Give the phrase to the name before it, and tell whether it is past: "Bou, saat itu presiden Mali, …"."""
        between = self._line.lower[self._named.range[owner][1] : phrase.start]
        then = self._named.lower_at(phrase.start - 1) in self._lists.at_that_time or self._holders.then(phrase.end)
        then = then or not self._lists.no_more.isdisjoint(between)
        then = (
            then or ("menjabat" in between and self._holders.then(0)) or self._named.lower_at(phrase.end) == "sebelum"
        )
        self._attach(replace(phrase, former=phrase.former or then), owner, first=None, last=phrase.end)

    def _place_alone(self, phrase: Phrase) -> None:
        """Keep a phrase that no name stands beside, if it is a role mention."""
        sure = self._alone.is_role(phrase)
        unnamed = (
            not phrase.one_holder
            and phrase.of is None
            and self._alone.takes_up_unnamed(phrase, self._found.unnamed.get(phrase.title))
        )
        word = self._named.lower_at(phrase.start - 1)
        if not phrase.one_holder and (word in _ONE or word not in self._lists.never_before):
            self._found.unnamed[phrase.title] = self._line.starts[phrase.start]
        if self._alone.runs_to_name(phrase):
            return
        if sure or self._alone.may_be_role(phrase):
            sure_before = self._named.lower_at(phrase.start - 1) in self._lists.sure_before
            respected = (
                phrase.start > 0 and self._line.words[phrase.start - 1] in self._tables.ranks
            )  # "Bapak Presiden"
            opens = phrase.start - int(sure_before or respected)
            spans = self._line.span(phrase.start, phrase.end), self._line.span(opens, phrase.end)
            pointed = (phrase.pointed or sure_before) and not unnamed
            then = self._holders.then(phrase.end)
            office = replace(self._record(phrase), definite=sure and not unnamed, pointed=pointed, then=then)
            self._found.roles.append((*spans, office))

    def _close_to_it(self, phrase: Phrase, named: int) -> bool:
        """Whether a person has no office but kin or work with who holds it: "istri gubernur Dakar, Amina Diallo"."""
        between = self._line.words[phrase.end : self._named.range[named][0]]
        return "," in between and self._named.lower_at(phrase.start - 1) in self._lists.close_to

    def _owned(self, phrase: Phrase) -> Phrase | None:
        """Find whose "menteri luar negerinya" it is: of the land or body that whoever is named before stands for."""
        before = sorted({index for at, index in self._named.at.items() if at < phrase.start})
        starts = {index: self._found.extents.get(index, self._named.names[index].span).start for index in before}
        words = {index: self._named.lower_at(self._line.starts.index(start) - 1) for index, start in starts.items()}
        before = [index for index in before if words[index] not in _PLACED]
        if not before or words[before[-1]] in AND:
            return None
        owner = before[-1]
        if not self._named.is_person(owner):
            return replace(phrase, of=owner)
        name = self._named.names[owner].text.split()[-1]
        same = (i for i in (owner, *reversed(self._found.offices)) if name in self._named.names[i].text.split())
        held = (office.of for i in same for office in self._found.offices.get(i, ()) if not office.former)
        of = next((of for of in held if of is not None), None)
        return None if of is None else replace(phrase, of=of)

    def _record(self, phrase: Phrase) -> Office:
        span = self._line.span(phrase.start, phrase.end)
        return Office(phrase.title, span, phrase.of, phrase.former, phrase.acting)

    def _attach(self, phrase: Phrase, index: int, *, first: int | None, last: int) -> None:
        self._found.offices.setdefault(index, []).append(self._record(phrase))
        self._extend(index, first, last)

    def _extend(self, index: int, first: int | None, last: int) -> None:
        """Let a person's noun phrase reach from a word, if one is given, to the end of another."""
        extent = self._found.extents[index]
        start = extent.start if first is None else min(extent.start, self._line.starts[first])
        self._found.extents[index] = Span(start, max(extent.end, self._line.span(last - 1, last).end))
