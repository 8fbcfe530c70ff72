"""Lays out sentences: people in groups, pronouns with the person they stand for, places, dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.chronology import OF_NEWS
from pipeline.read.dates import is_of_clause
from pipeline.read.lines import DASHES, QUOTES, Line
from pipeline.read.meetings.actors import ActorFinder
from pipeline.read.meetings.areas import beyond_port
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Lists
from pipeline.read.meetings.pointed import TOWNS, PlacePointer, sorts_of_places
from pipeline.read.meetings.pronouns import Antecedents
from pipeline.read.meetings.scene import POINTERS, Actor, Group, Scene, joined
from pipeline.read.meetings.sites import has_capital
from pipeline.records import Claim, Mention, Span, Timex

_LONGEST_TITLE = 9  # words of "Usaha Mikro Kecil dan Menengah (UMKM)" between "Menteri" and a name
_LONGEST_CREDIT = 6  # words of "Laporan wartawan Koran Pagi," before a name
_LONGEST_DATELINE = 4  # words of a place before the date of a dateline
_KIND_OF_TOWN = 2  # words of "kota pelabuhan" before a country
_EXACT = 4  # words of ", tepatnya pada hari" between a month and its day
_LED = (("pimpinan",), ("yang", "dipimpin"), ("yang", "dipimpin", "oleh"), ("yang", "diketuai"), ("yang", "dikepalai"))
"""Between a delegation and whoever leads it."""


def _in_dateline(line: Line, start: int, end: int) -> bool:
    """Whether a date belongs to "BANDUNG, Sabtu (4/5/2024) -", which dates the article and not what it tells.

    So does that of "Dakar (4/5/2024) -".
    """
    bracketed = line.words[start - 1] == "(" and line.words[end : end + 1] == (")",)
    dash = end + bracketed
    place = line.words[: start - 1]
    opens = 0 < len(place) <= _LONGEST_DATELINE and all(word[0].isupper() or word == "," for word in place)
    return opens and (bracketed or line.words[start - 1] == ",") and not DASHES.isdisjoint(line.words[dash : dash + 1])


class SceneBuilder:
    """Lays out the sentences of one article, in order; pronouns look back through its memory."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        extents: Mapping[int, Span],
        timexes: Sequence[Timex],
        lists: Lists,
    ) -> None:
        self._mentions = mentions
        self._extents = extents
        self._timexes = timexes
        self._phrases = lists.phrases
        self._world = lists.world
        self.people = People(mentions)
        sorts = sorts_of_places(mentions, lists.world)
        self.memory = Memory(self.people, self._phrases, sorts=sorts, days=timexes)
        self._antecedents = Antecedents(self.memory, lists.phrases, mentions)
        self._actors = ActorFinder(mentions, extents, self.people, self._antecedents, lists)
        self._mention_starts = [mention.span.start for mention in mentions]
        self._timex_starts = [timex.span.start for timex in timexes]
        self._open = False  # whether a quotation has been opened and not yet closed
        self._end = 0

    def build(self, index: int, line: Line, ahead: Sequence[Line] = ()) -> Scene:
        """Lay out the next sentence; those ``ahead`` may say who speaks in a quotation that this one opens."""
        span = line.sentence.span
        inside = self._inside(span, self._mentions, self._mention_starts)
        people = [i for i in inside if self._mentions[i].type == "PER" and not self._credited(line, i, inside)]
        roles = [i for i in inside if self._mentions[i].type == "ROLE" and not self._names_somebody(i, people)]
        people += [
            i
            for i in roles
            if not self._heads_title(line, i, people) and not self._actors.of_party(line, i, inside, people)
        ]
        persons = list(self._actors.persons(line, people, inside))
        extents = [self._extents[i] for i in people] + [line.span(actor.start, actor.end) for actor in persons]
        free = [
            i
            for i in inside
            if i not in people and not any(extent.covers(self._mentions[i].span) for extent in extents)
        ]
        actors = sorted([*persons, *self._actors.bodies(line, free)], key=lambda actor: actor.start)
        quoted = self._quoted(line)
        actors = sorted(
            [*actors, *self._antecedents.find(line, actors, quoted, self._speaker(ahead))],
            key=lambda actor: actor.start,
        )
        actors = list(self._led(line, actors))
        places = tuple(self._place(line, i) for i in free if self._mentions[i].type == "LOC")
        dates = [(self._timexes[i].span, i) for i in self._inside(span, self._timexes, self._timex_starts)]
        if dates:
            names = [self._mentions[name].span for name in inside]
            dates = [(date, i) for date, i in dates if not any(name.covers(date) for name in names)]
        spots = [(*line.positions(date), i) for date, i in dates]
        times = tuple((start, end, i) for start, end, i in spots if not _in_dateline(line, start, end))
        clauses = tuple(time for time in times if is_of_clause(self._timexes[time[2]]))
        times = tuple(time for time in times if time not in clauses)
        counted = tuple((start, end) for start, end, time in times if self._of_event(time))
        narrower = {wide[2]: day[2] for wide, day in pairwise(times) if self._narrows(line, wide, day)}
        apposed = {time for before, time in pairwise(times) if self._apposed(line, before, time)}
        times = tuple(time for time in times if time not in apposed)
        bases = {day: start for (start, _, one), (_, _, day) in pairwise(times) if self._counts(one)}
        groups = tuple(self._groups(line, actors))
        towns = frozenset(mention for *_, mention in places if self.memory.sorts.get(mention) in TOWNS)
        court = self._of_court(line, inside)
        return Scene(line, index, groups, places, times, quoted, narrower, clauses, bases, towns, court, counted)

    def _led(self, line: Line, actors: Sequence[Actor]) -> Iterator[Actor]:
        """Let delegations be who leads them: "delegasi Mali pimpinan Amina", "delegasi Mali yang dipimpin Amina"."""
        team: Actor | None = None
        for actor in actors:
            if team is not None:
                words = line.lower[team.end : actor.end]
                led = any(words[: len(by)] == by and actor.start <= team.end + len(by) for by in _LED)
                if led and actor.sort == "person":
                    yield replace(actor, start=team.start)
                    team = None
                    continue
                yield team
            team = actor if actor.sort == "delegation" else None
            if team is None:
                yield actor
        if team is not None:
            yield team

    def _of_court(self, line: Line, inside: Sequence[int]) -> bool:
        """Whether a word of trials stands outside people's names: "Hakim" is one of those, too."""
        if self._phrases.courts.isdisjoint(line.lower):
            return False
        names = [self._mentions[i].span for i in inside if self._mentions[i].type == "PER"]
        words = (at for at, word in enumerate(line.lower) if word in self._phrases.courts)
        return any(not any(name.covers(line.span(at, at + 1)) for name in names) for at in words)

    def _counts(self, time: int) -> bool:
        """Whether a date counts from the one behind it: "dua hari setelah pelantikan pada 3 Juni"."""
        return self._timexes[time].relative_to == "next" and self._of_event(time)

    def _of_event(self, time: int) -> bool:
        """Whether a date counts from something told with it: "dua hari setelah pelantikan", "Sehari sebelum pergi"."""
        rule = self._timexes[time].rule
        return rule == OF_NEWS or "-event" in rule

    def pointer(self, scene: Scene) -> PlacePointer:
        """Return what finds the place told before that the next sentence points back at."""
        return PlacePointer(scene, self._phrases, self.memory)

    def reached(self, trip: Claim) -> tuple[int | None, tuple[int, ...]]:
        """Return where talks behind a trip may have been, and what is around: not at the airport."""
        return beyond_port(trip, self._mentions, self._phrases)

    def _narrows(self, line: Line, wide: tuple[int, int, int], day: tuple[int, int, int]) -> bool:
        """Whether a day lies in the week or year told before it: "Pekan lalu …, pada Kamis", "Tahun lalu …, 29 Mei".

        So it does where words say that it is meant exactly: "bulan lalu, tepatnya pada 14 Mei", "sepekan sebelumnya, 14
        Mei".
        """
        opening, later = self._timexes[wide[2]], self._timexes[day[2]]
        between = line.lower[wide[1] : day[0]]
        if 0 < len(between) <= _EXACT and not self._phrases.exactly.isdisjoint(between):
            return True
        if between == (",",) and opening.shift is not None and opening.unit in ("day", "week") and later.month:
            return later.day is not None and opening.weekday is None
        if later.rule == "day-of-told-month":
            return opening.month is not None
        if opening.unit == "year":
            return later.rule == "day-month" and later.shift is not None
        return opening.rule == "week" and later.rule == "weekday" and later.unit is not None

    def _apposed(self, line: Line, before: tuple[int, int, int], time: tuple[int, int, int]) -> bool:
        """Whether a date only says again how a day lies to others: "Senin, sehari sebelum pertemuan itu"."""
        if line.lower[before[1] : time[0]] not in ((",",), (",", "atau"), ("atau",)):
            return False
        day, other = self._timexes[before[2]], self._timexes[time[2]]
        return other.relative_to == "event" and day.relative_to == "publication" and other.unit == "day"

    def _speaker(self, ahead: Sequence[Line]) -> tuple[int, ...]:
        """Return who is said to speak behind a quotation that is still open: "“… . Kami berbincang,” kata Amina"."""
        for line in ahead if self._open else ():
            inside = self._inside(line.sentence.span, self._mentions, self._mention_starts)
            for index in inside:
                start, _ = line.positions(self._extents.get(index, self._mentions[index].span))
                if (
                    self._mentions[index].type == "PER"
                    and start > 0
                    and line.lower[start - 1] in self._phrases.speakers
                ):
                    return (index,)
            if not QUOTES.isdisjoint(line.words):
                return ()
        return ()

    def _credited(self, line: Line, index: int, inside: Sequence[int]) -> bool:
        """Whether a name is of who took or wrote it, left in the text: "ANTARA/Raka", "Laporan wartawan K, Raka"."""
        start, _ = line.positions(self._mentions[index].span)
        if line.lower[:1] == ("laporan",) and line.lower[1:2] in (("wartawan",), ("reporter",), ("kontributor",)):
            return start <= _LONGEST_CREDIT
        if "/" not in line.words:
            return False
        if start < 2 or line.words[start - 1] != "/":
            return False
        agency = line.span(start - 2, start - 1)
        return not any(self._mentions[i].type == "PER" and self._mentions[i].span.covers(agency) for i in inside)

    def _place(self, line: Line, index: int) -> tuple[int, int, int]:
        """Return where a place is named; "ibu kota Mali" is the capital, if that was named before."""
        start, end = line.positions(self._mentions[index].span)
        ahead = has_capital(line.lower, start)
        if ahead and self._world.country(self._mentions[index].text) is None:
            known = self._world.place(self._mentions[index].text)
            return (start if known is None else start - ahead), end, index  # "di ibu kota Dakar"
        country = self._world.country(self._mentions[index].text) if ahead else None
        capital = country.capital if country is not None else None
        for earlier in range(index - 1, -1, -1) if capital is not None else ():
            if self._mentions[earlier].type == "LOC":
                known = self._world.place(self._mentions[earlier].text)
                if known is not None and known.id == capital:
                    return start - ahead, end, earlier
        town = self._town_in(line, start, end, index)
        return (start, end, index) if town is None else town

    def _town_in(self, line: Line, start: int, end: int, index: int) -> tuple[int, int, int] | None:
        """Return the town named before that "di kota Jepang itu", "di kota pelabuhan Togo itu" means, or None."""
        country = self._world.country(self._mentions[index].text)
        noun = next(
            (at for at in range(start - 1, max(start - 1 - _KIND_OF_TOWN, 0), -1) if line.lower[at] == "kota"), 0
        )
        pointed = line.lower[end : end + 1] != () and line.lower[end] in POINTERS
        if country is None or not pointed or not noun or line.words[noun:start] != line.lower[noun:start]:
            return None
        for earlier in range(index - 1, -1, -1):
            known = self._world.place(self._mentions[earlier].text) if self._mentions[earlier].type == "LOC" else None
            if known is not None and known.country == country.id and known.kind in TOWNS:
                return noun, end, earlier
        return None

    def _quoted(self, line: Line) -> frozenset[int]:
        """Find the words inside quotation marks; a quotation may run over several sentences of a paragraph."""
        if line.sentence.span.start - self._end > 1:
            self._open = False
        self._end = line.sentence.span.end
        if QUOTES.isdisjoint(line.words):
            return frozenset(range(len(line))) if self._open else frozenset()
        inside = set()
        for position, word in enumerate(line.words):
            if word == "“" or (word == '"' and not self._open):
                self._open = True
            elif word in ("”", '"'):
                self._open = False
            elif self._open:
                inside.add(position)
        return frozenset(inside)

    @staticmethod
    def _inside(span: Span, found: Sequence[Mention] | Sequence[Timex], starts: Sequence[int]) -> list[int]:
        """Return the indexes of what lies inside a span; ``starts`` are the offsets of all, in order."""
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return [index for index in range(first, last) if found[index].span.end <= span.end]

    def _names_somebody(self, role: int, people: Sequence[int]) -> bool:
        """Whether the name of its bearer stands in a role: "presiden Mali Bou Keita itu"."""
        return any(self._mentions[role].span.covers(self._mentions[person].span) for person in people)

    def _heads_title(self, line: Line, role: int, people: Sequence[int]) -> bool:
        """Whether a role only opens the title before a name: "Menteri Usaha Kecil dan Menengah (UMKM) Amina"."""
        end = line.positions(self._mentions[role].span)[1]
        starts = (line.positions(self._extents[person])[0] for person in people)
        start = min((start for start in starts if end < start <= end + _LONGEST_TITLE), default=end)
        between = line.words[end:start]
        capital = [word[0].isupper() for word in between]
        known = (up or word in ("dan", "(", ")") for up, word in zip(capital, between, strict=True))
        return bool(between) and capital[0] and between[-1] != "dan" and all(known)

    def _groups(self, line: Line, actors: Sequence[Actor]) -> Iterator[Group]:
        """Join neighbours that only connectors part; a list by commas alone is no group."""
        run: list[Actor] = []
        for actor in actors:
            if run and (self._opens_clause(line, run, actor) or not joined(line, run[-1], actor, self._phrases)):
                yield from self._close(line, run)
                run = []
            run.append(actor)
        if run:
            yield from self._close(line, run)

    def _opens_clause(self, line: Line, run: Sequence[Actor], actor: Actor) -> bool:
        """Whether a clause opens behind a list that has its "dan": "Seusai rapat Raka dan Amina, | Bou menerima"."""
        conjunctions, behind = self._phrases.conjunctions, line.lower[actor.end : actor.end + 1]
        if line.lower[run[-1].end : actor.start] != (",",) or not self._phrases.joins.isdisjoint(behind):
            return False
        closed = any(not conjunctions.isdisjoint(line.lower[a.end : b.start]) for a, b in pairwise(run))
        return closed and bool(behind) and behind[0][:1].isalpha()

    def _close(self, line: Line, run: Sequence[Actor]) -> Iterator[Group]:
        if len(run) == 1:
            yield Group((run[0],))
            return
        gaps = [line.lower[left.end : right.start] for left, right in pairwise(run)]
        words = {word for gap in gaps for word in gap}
        if gaps and words - {","} <= self._phrases.sides:
            for actor in run:
                yield Group((actor,))
            return
        alone = {word for gap in gaps if self._phrases.accompanied.isdisjoint(gap) for word in gap}
        yield Group(
            tuple(self._with_company(run, gaps)),
            apart=not alone.isdisjoint({"dengan", *self._phrases.next, *self._phrases.apart}),
        )

    def _with_company(self, run: Sequence[Actor], gaps: Sequence[Sequence[str]]) -> Iterator[Actor]:
        """Mark who only comes along: behind "didampingi" everybody, before "mendampingi" the same."""
        lists = self._phrases
        behind = next((i + 1 for i, gap in enumerate(gaps) if not lists.accompanied.isdisjoint(gap)), len(run))
        before = next((i + 1 for i, gap in enumerate(gaps) if not lists.accompanying.isdisjoint(gap)), 0)
        for number, actor in enumerate(run):
            comes_along = number >= behind or number < before
            yield replace(actor, company=True) if comes_along else actor
