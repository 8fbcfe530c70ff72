"""Offices beside names, and bare office phrases that stand for one person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.lexicons.world import World
from pipeline.read.lines import Line
from pipeline.read.role_phrases import NamedLine, Phrase, PhraseFinder, Tables
from pipeline.records import Mention, Office, Span

_SPEAKER = 4  # words before a speaker in a headline: "BACA JUGA: Menhan AS: …"
_JOINS = frozenset({"dan", "serta"})
_NO_MORE = frozenset({"saat", "waktu", "kala", "ketika", "pernah"})  # "yang saat itu menjabat presiden"
_NEAR = 9  # words between a name and its second apposition


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
        self._found = found

    def read(self) -> None:
        position = 0
        for index, (start, end) in self._named.range.items():
            if self._named.is_person(index):
                self._found.extents[index] = self._line.span(self._rank_start(index, start), end)
        opens, vague = self._tables.world.opens_office, self._tables.vague_openings
        for start, word in enumerate(self._line.words):
            if start < position or not (opens(word) or self._line.lower[start] in vague):
                continue
            phrase = self._phrases.find(start)
            if phrase is not None:
                self._place(phrase)
                position = max(phrase.end, start + 1)

    def _rank_start(self, index: int, start: int) -> int:
        """Walk left over ranks and honorifics and remember them."""
        first, words = start, self._line.words
        while first > 0 and first - 1 not in self._named.at and words[first - 1] in self._tables.ranks:
            first -= 1
        while first < start and words[first] in ("(", ")"):
            first += 1
        if first < start:
            self._found.honorifics[index] = self._line.span(first, start)
        return first

    def _place(self, phrase: Phrase) -> None:
        """Give the phrase to the name beside it, or keep it as a role mention of its own."""
        led = self._of_a_leader(phrase)
        if led.end > phrase.end:
            if self._named.lower_at(led.start - 1) not in self._lists.never_before:
                span = self._line.span(led.start, led.end)
                self._found.roles.append((span, span, replace(self._record(led), definite=False)))
            return
        named = self._name_after(phrase)
        if named is not None:
            if phrase.title not in self._lists.callings:
                self._attach(phrase, named, first=phrase.start, last=self._named.range[named][1])
            return
        owner = self._name_before(phrase)
        if owner is not None:
            between = self._line.lower[self._named.range[owner][1] : phrase.start]
            then = self._named.lower_at(phrase.start - 1) in self._lists.at_that_time or self._then(phrase.end)
            then = then or not _NO_MORE.isdisjoint(between)
            self._attach(replace(phrase, former=phrase.former or then), owner, first=None, last=phrase.end)
            return
        sure = self._is_role(phrase)
        if sure or self._may_be_role(phrase):
            before = phrase.start - int(self._named.lower_at(phrase.start - 1) in self._lists.sure_before)
            spans = self._line.span(phrase.start, phrase.end), self._line.span(before, phrase.end)
            pointed = phrase.pointed or before < phrase.start
            self._found.roles.append((*spans, replace(self._record(phrase), definite=sure, pointed=pointed)))

    def _record(self, phrase: Phrase) -> Office:
        span = self._line.span(phrase.start, phrase.end)
        return Office(phrase.title, span, phrase.of, phrase.former, phrase.acting)

    def _attach(self, phrase: Phrase, index: int, *, first: int | None, last: int) -> None:
        self._found.offices.setdefault(index, []).append(self._record(phrase))
        extent = self._found.extents[index]
        start = extent.start if first is None else min(extent.start, self._line.starts[first])
        self._found.extents[index] = Span(start, max(extent.end, self._line.span(last - 1, last).end))

    # --- the name beside it -------------------------------------------------------------------------------------

    def _name_after(self, phrase: Phrase) -> int | None:
        """Find the person right behind an office phrase: "Menhan Mali Bou Keita", "Wakil Ketua …, Bou Keita,"."""
        if phrase.pointed:
            return self._apposed_name(phrase.end + 1)
        if (
            self._named.lower_at(phrase.start - 1) in self._lists.sure_before
            and self._named.lower_at(phrase.end) == ","
        ):
            return None  # "sang direktur, Raka, dan menteri" are three; nobody introduces "sang direktur"
        if self._named.lower_at(phrase.end) == "yang" and self._named.lower_at(phrase.end + 1) in self._lists.modifiers:
            return self._apposed_name(phrase.end + 2)  # "Perdana Menteri Mali yang baru, Bou Keita,"
        position = self._phrases.past_ranks(self._phrases.past_field(phrase.end))
        index = self._named.person_at(position)
        if index is not None:
            return self._name_behind(index, phrase.title)
        if position == phrase.end and not phrase.one_holder:
            behind = self._named.person_at(self._phrases.past_ranks(self._phrases.past_noun(position)))
            if behind is not None:
                return behind
        if position == phrase.end and (not phrase.one_holder or self._line.lower[phrase.start] in self._lists.leads):
            position = self._phrases.past_modifiers(position)
        return self._apposed_name(position)

    def _name_behind(self, index: int, title: str) -> int:
        """Whose an office is that a name follows: mostly that name's, but "CEO Dana Kurnia Bou Keita" has two."""
        after = self._named.range[index][1]
        second = self._named.person_at(after)
        if second is None and title in self._lists.of_a_person:
            second = self._apposed_name(after)
        return index if second is None else second

    def _of_a_leader(self, phrase: Phrase) -> Phrase:
        """Add the short name of whoever leads a country to somebody else's office: "utusan Keita"."""
        index = self._named.person_at(phrase.end)
        if (
            index is None
            or phrase.title not in self._lists.of_a_leader
            or " " in (name := self._named.names[index].text)
        ):
            return phrase
        named = (given for i, given in self._found.offices.items() if name in self._named.names[i].text.split())
        held = {office.title for given in named for office in given}
        held.update(tenure.office for tenure in self._tables.world.person(name))
        end = self._named.range[index][1]
        alone = self._named.person_at(end) is None and self._named.lower_at(end) != ","
        return phrase if held.isdisjoint(self._lists.leaders) or not alone else replace(phrase, end=end)

    def _apposed_name(self, position: int) -> int | None:
        """Find the person who stands between two commas: ", Bou Keita,".

        Behind somebody else one comma is enough: "Amina menemui Presiden Mali, Bou Keita di Dakar".
        """
        if self._named.lower_at(position) != ",":
            return None
        index = self._named.person_at(self._phrases.past_ranks(position + 1))
        if index is None:
            return None
        end = self._named.range[index][1]
        second = any(self._named.is_person(other) for at, other in self._named.at.items() if at < position)
        runs_on = second and self._named.lower_at(end) in self._lists.runs_on
        return index if runs_on or self._named.closed(end) else None

    def _name_before(self, phrase: Phrase) -> int | None:
        """Find the person whose apposition the phrase is: "Bou Keita, (saat itu) Menteri Pertahanan Mali, …".

        Behind a person with an office of their own, and before ", dan", it is the next of several people.
        """
        if (introduced := self._introduced(phrase)) is not None:
            return introduced
        comma = phrase.start - 1
        while (word := self._named.lower_at(comma)) in self._lists.sure_before or word in self._lists.at_that_time:
            comma -= 1
        then = comma < phrase.start - 2
        if self._named.lower_at(comma) not in (",", "("):
            return self._shared_apposition(phrase) if self._named.lower_at(comma) == "dan" else None
        aged = self._named.lower_at(comma - 1) == ")" and self._named.lower_at(comma - 3) == "("
        index = self._named.person_at(comma - 4 if aged else comma - 1)  # "Bou Keita (54), presiden Mali"
        if index in self._found.offices and not then and self._next_joins(phrase.end):
            return None
        return index if then or self._ends_apposition(phrase) else None

    def _introduced(self, phrase: Phrase) -> int | None:
        """Find the person of whom a clause tells an office: "Bou, yang juga ketua partai", "Bou, kini Menhan Mali"."""
        first, words = phrase.start, self._lists.introduces | self._lists.at_that_time
        while self._named.lower_at(first - 1) in words:
            first -= 1
        told = self._line.lower[first : phrase.start]
        if self._lists.introduces.isdisjoint(told):
            return None
        comma = self._named.lower_at(first - 1) == ","
        return self._named.person_at(first - 1 - comma) if comma or told[0] in self._lists.opens_clause else None

    def _next_joins(self, position: int) -> bool:
        """Whether ", dan" stands at a position: what is before it is one of several."""
        return self._named.lower_at(position) == "," and self._named.lower_at(position + 1) in _JOINS

    def _ends_apposition(self, phrase: Phrase) -> bool:
        if self._named.closed(phrase.end + int(phrase.pointed)) or self._then(phrase.end):
            return True
        return not (phrase.one_holder or phrase.pointed) and self._phrases.past_modifiers(phrase.end) > phrase.end

    def _then(self, position: int) -> bool:
        """Whether "saat itu" stands at a position."""
        words = self._named.lower_at(position), self._named.lower_at(position + 1)
        return words[0] in self._lists.at_that_time and words[1] == "itu"

    def _shared_apposition(self, phrase: Phrase) -> int | None:
        """Find the person of a second apposition: "Bou Keita, orang kedua di Mali dan wakil ketua partai."."""
        if not self._named.closed(phrase.end):
            return None
        for position in range(phrase.start - 2, max(phrase.start - _NEAR, 0), -1):
            if self._named.lower_at(position) == ",":
                return self._named.person_at(position - 1)
            verb = position not in self._named.at and self._lists.is_verb(self._named.lower_at(position))
            if verb or self._named.person_at(position) is not None:
                return None
        return None

    # --- a role of its own --------------------------------------------------------------------------------------

    def _is_role(self, phrase: Phrase) -> bool:
        """Whether a phrase without a name beside it stands for one person."""
        lists, before = self._lists, self._named.lower_at(phrase.start - 1)
        after = self._named.lower_at(phrase.end)
        if before in lists.never_before or self._named.person_at(phrase.start - 1) is not None:
            return False
        if self._is_talk(phrase, before, after) or (
            phrase.title in lists.credits and (after == ":" or self._line.sentence.zone == "boilerplate")
        ):
            return False
        if phrase.pointed or before in lists.sure_before:
            return True
        words = self._line.lower[phrase.start : phrase.end]
        sitting = words[-1] in self._tables.world.sitting
        which = not lists.ordinals.isdisjoint(words)  # "Ia presiden pertama Mali"
        if phrase.former or sitting or which or after in lists.never_after or before in lists.compound_before:
            return False
        if after == ":" and phrase.start <= _SPEAKER and (phrase.one_holder or phrase.of is not None):
            return True  # "Menhan AS: Dialog …" in a headline gives the speaker
        return self._has_owner(phrase, before) if phrase.of is not None else self._stands_alone(phrase, before, after)

    def _is_talk(self, phrase: Phrase, before: str, after: str) -> bool:
        """Whether an office only says whose talk it is ("rapat menteri"), not who talks ("rapat menteri dengan …").

        The one holder of an office in a country talks, whoever with: "rangkaian pembicaraan presiden Mali".
        """
        own = phrase.one_holder and self._phrases.is_land(phrase.of) and after not in ("-", ",", "di")
        return before in self._lists.talks and after not in ("dan", "dengan") and not own

    def _may_be_role(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for whoever holds the office if the article has introduced that person.

        In "menemui rektor" or "Ketua KPU mengatakan" nothing insists on one known person, but there is one.
        """
        lists, before = self._lists, self._named.lower_at(phrase.start - 1)
        after = self._named.lower_at(phrase.end)
        if phrase.vague or phrase.former or before in lists.never_before or before in lists.compound_before:
            return False
        if after == "-" or after in lists.never_after or before.isdecimal():
            return False
        beside = self._named.person_at(phrase.start - 1) is not None or self._named.person_at(phrase.end) is not None
        made = phrase.title in lists.credits or phrase.title in lists.callings
        if beside or made or self._is_talk(phrase, before, after):
            return False
        if self._line.sentence.zone == "boilerplate":
            return False
        if phrase.of is not None:
            return phrase.one_holder or self._line.lower[phrase.start] in lists.leads
        alone = phrase.one_holder or phrase.title in lists.alone
        verb = lists.is_verb(after) or after in lists.auxiliaries or after in lists.ends_phrase
        capital = self._line.sentence.zone == "headline" and self._line.words[phrase.start][0].isupper()
        return alone and (verb or capital or self._named.closed(phrase.end))

    def _has_owner(self, phrase: Phrase, before: str) -> bool:
        """Whether an office with a country or organization is one person's: "Menlu Mali", "kata juru bicara Mali"."""
        if phrase.vague:
            words = self._line.lower[phrase.start : phrase.end]
            known = words[0] == "pemimpin" or self._lists.vague_only_with.intersection(words)
            return self._line.sentence.zone != "related" and bool(known)
        return phrase.one_holder or (before in self._lists.speakers and phrase.title in self._lists.spokesmen)

    def _stands_alone(self, phrase: Phrase, before: str, after: str) -> bool:
        """Whether an office without an owner is the subject or speaker: "Presiden tiba", "kata bupati"."""
        if phrase.vague or not (phrase.one_holder or phrase.title in self._lists.alone):
            return False
        if not self._line.words[phrase.start][:1].isupper():
            subject = after in self._lists.auxiliaries or self._lists.is_verb(after)
            return before in self._lists.speakers or (before == "," and subject)
        return phrase.start > 0 or (after.isalpha() and self._line.words[phrase.end].islower())
