"""Lays out sentences: people in groups, pronouns with the person they stand for, places, dates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicons.world import buildings
from pipeline.read.lines import Line
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Lists
from pipeline.read.meetings.pronouns import Antecedents
from pipeline.read.meetings.scene import Actor, Group, Scene, joined
from pipeline.read.meetings.sites import has_capital
from pipeline.read.meetings.slots import find_setting
from pipeline.records import Claim, Mention, Span, Timex

_DASHES = frozenset({"-", "--", "–", "—"})
_CALLED_BEFORE = 3  # words of "penasihat seniornya," before a name
_QUOTES = frozenset({"“", "”", '"'})
_LONGEST_TITLE = 9  # words of "Usaha Mikro Kecil dan Menengah (UMKM)" between "Menteri" and a name
_ALSO = (("yang", "juga"), ("yang", "sekaligus"), ("yang", "merangkap"), ("sekaligus",), ("merangkap",))
_LONGEST_DATELINE = 4  # words of a place before the date of a dateline


def _in_dateline(line: Line, start: int, end: int) -> bool:
    """Whether a date belongs to "BANDUNG, Sabtu (4/5/2024) -", which dates the article and not what it tells."""
    place = line.words[: start - 1]
    opens = 0 < len(place) <= _LONGEST_DATELINE and all(word[0].isupper() for word in place)
    return opens and line.words[start - 1] == "," and end < len(line) and line.words[end] in _DASHES


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
        self.memory = Memory(self.people, self._phrases)
        self._antecedents = Antecedents(self.memory, lists.phrases, mentions)
        self._mention_starts = [mention.span.start for mention in mentions]
        self._timex_starts = [timex.span.start for timex in timexes]
        self._open = False  # whether a quotation has been opened and not yet closed
        self._end = 0

    def build(self, index: int, line: Line) -> Scene:
        """Lay out the next sentence."""
        span = line.sentence.span
        inside = self._inside(span, self._mentions, self._mention_starts)
        people = [i for i in inside if self._mentions[i].type == "PER" and not self._credited(line, i, inside)]
        roles = [i for i in inside if self._mentions[i].type == "ROLE" and not self._names_somebody(i, people)]
        people += [i for i in roles if not self._heads_title(line, i, people)]
        persons = list(self._persons(line, people, inside))
        extents = [self._extents[i] for i in people] + [line.span(actor.start, actor.end) for actor in persons]
        free = [
            i
            for i in inside
            if i not in people and not any(extent.covers(self._mentions[i].span) for extent in extents)
        ]
        actors = sorted([*persons, *self._bodies(line, free)], key=lambda actor: actor.start)
        quoted = self._quoted(line)
        actors = sorted([*actors, *self._antecedents.find(line, actors, quoted)], key=lambda actor: actor.start)
        places = tuple(self._place(line, i) for i in free if self._mentions[i].type == "LOC")
        dates = [(self._timexes[i].span, i) for i in self._inside(span, self._timexes, self._timex_starts)]
        dates = [(date, i) for date, i in dates if not any(self._mentions[name].span.covers(date) for name in inside)]
        spots = [(*line.positions(date), i) for date, i in dates]
        times = tuple((start, end, i) for start, end, i in spots if not _in_dateline(line, start, end))
        narrower = {wide: day for (_, _, wide), (_, _, day) in pairwise(times) if self._narrows(wide, day)}
        apposed = {time for before, time in pairwise(times) if self._apposed(line, before, time)}
        times = tuple(time for time in times if time not in apposed)
        return Scene(line, index, tuple(self._groups(line, actors)), places, times, quoted, narrower)

    def _narrows(self, wide: int, day: int) -> bool:
        """Whether a day lies in the week or year told before it: "Pekan lalu …, pada Kamis", "Tahun lalu …, 29 Mei"."""
        opening, later = self._timexes[wide], self._timexes[day]
        if opening.unit == "year":
            return later.rule == "day-month" and later.shift is not None
        return opening.rule == "week" and later.rule == "weekday" and later.unit is not None

    def _apposed(self, line: Line, before: tuple[int, int, int], time: tuple[int, int, int]) -> bool:
        """Whether a date only says again how a day lies to others: "Senin, sehari sebelum pertemuan itu"."""
        if line.lower[before[1] : time[0]] not in ((",",), (",", "atau"), ("atau",)):
            return False
        day, other = self._timexes[before[2]], self._timexes[time[2]]
        return other.relative_to == "event" and day.relative_to == "publication" and other.unit == "day"

    def _credited(self, line: Line, index: int, inside: Sequence[int]) -> bool:
        """Whether a name is a photographer's, left in the text with their agency's: "ANTARA/Raka Sudibyo"."""
        if "/" not in line.words:
            return False
        start, _ = line.positions(self._mentions[index].span)
        if start < 2 or line.words[start - 1] != "/":
            return False
        agency = line.span(start - 2, start - 1)
        return not any(self._mentions[i].type == "PER" and self._mentions[i].span.covers(agency) for i in inside)

    def _place(self, line: Line, index: int) -> tuple[int, int, int]:
        """Return where a place is named; "ibu kota Mali" is the capital, if that was named before."""
        start, end = line.positions(self._mentions[index].span)
        ahead = has_capital(line.lower, start)
        country = self._world.country(self._mentions[index].text) if ahead else None
        capital = country.capital if country is not None else None
        for earlier in range(index - 1, -1, -1) if capital is not None else ():
            if self._mentions[earlier].type == "LOC":
                known = self._world.place(self._mentions[earlier].text)
                if known is not None and known.id == capital:
                    return start - ahead, end, earlier
        return start, end, index

    def _town(self, place: int) -> bool:
        """Whether a place may be a town: neither a country nor a building."""
        text = self._mentions[place].text
        known = self._world.place(text)
        if known is not None:
            return known.kind in ("capital", "city")
        return self._world.country(text) is None and text.lower().split()[0] not in buildings()

    def _quoted(self, line: Line) -> frozenset[int]:
        """Find the words inside quotation marks; a quotation may run over several sentences of a paragraph."""
        if line.sentence.span.start - self._end > 1:
            self._open = False
        self._end = line.sentence.span.end
        if _QUOTES.isdisjoint(line.words):
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

    def remember(self, scene: Scene, claims: Sequence[Claim], company: frozenset[int], *, carried: bool) -> None:
        """Keep what later pronouns may mean; call it after the sentence has been read.

        Args:
            scene: The sentence.
            claims: What it tells of contacts.
            company: Where the groups begin that only add people to a contact.
            carried: Whether its contact takes its subject from the sentence before ("Pembicaraan dengan Bou …").
        """
        if scene.line.sentence.zone != "body":
            return
        named = [m for group in scene.groups for a in group.actors if a.sort == "person" for m in a.mentions]
        said = {m for group in scene.groups if self._speaks(scene, group) for m in group.mentions}
        self.memory.note(named)
        self._note_nouns(scene)
        self._note_places(scene)
        dated = [claim.time for claim in claims if claim.time is not None]
        self.memory.when = next(reversed([*(index for *_, index in scene.times), *dated]), None)
        self.memory.trip = next((claim for claim in reversed(claims) if claim.kind == "visit"), self.memory.trip)
        placed = [claim for claim in claims if claim.place is not None and claim.status != "denied"]
        if placed:
            self.memory.place = self.memory.there = placed[-1].place
            towns = (
                place for place in (placed[-1].place, *placed[-1].areas) if place is not None and self._town(place)
            )
            self.memory.city = next(towns, placed[-1].place)
        here = Memory(self.people, self._phrases)
        here.note([mention for mention in named if mention not in said])
        joined_here = [group.mentions for group in scene.groups if len(group.mentions) > 2]
        self.memory.joined += [group.mentions for group in scene.groups if len(group.mentions) == 2 < len(here.recent)]
        met = [tuple(p.mention for p in claim.participants) for claim in claims if not claim.weak]
        for party in [*([tuple(here.recent)] if len(here.recent) == 2 else []), *joined_here, *met]:
            self.memory.gather(party)
        collectives, delegations = self._phrases.collectives, self._phrases.delegations
        alone = collectives.isdisjoint(scene.line.lower) and delegations.isdisjoint(scene.line.lower)
        pair = tuple(here.recent) if len(here.recent) == 2 and alone else ()
        self.memory.they = met[-1] if met else pair
        if carried or not self._phrases.with_own.isdisjoint(scene.line.lower):
            return  # "Bou berunding dengannya" still is about whom the sentence before was about
        main = [group for group in scene.groups if group.start not in company]
        subjects = [group for group in main if not scene.oblique(group, self._phrases)]
        others = [group for group in main if scene.line.lower[group.start - 1] not in self._phrases.with_]
        for group in [*subjects, *others]:
            first = group.actors[0]
            if scene.aside(group.start, self._phrases):
                continue
            if first.sort in ("person", "pronoun") and len(first.mentions) == 1:
                self.memory.subject = first.mentions
                people = all(actor.sort in ("person", "pronoun") for actor in group.actors)
                self.memory.subjects = group.mentions if people else ()
                return

    def _note_places(self, scene: Scene) -> None:
        """Remember the buildings of a sentence, and where it last says that somebody goes."""
        lower = scene.line.lower
        for start, _, mention in scene.places:
            first, *rest = self._mentions[mention].text.lower().split()
            if rest:
                self.memory.venues[first] = mention
            if start > 1 and lower[start - 1] == "ke" and lower[start - 2] in self._phrases.moves:
                self.memory.there = mention
        setting = find_setting(scene, self._phrases)
        self.memory.there = self.memory.there if setting is None else setting

    def _note_nouns(self, scene: Scene) -> None:
        """Remember what each name is called beside it: "pengusaha Amina", "penasihatnya, Bou", "Cheikh, penyair"."""
        lower, nouns = scene.line.lower, self._phrases.nouns
        actors = [actor for group in scene.groups for actor in group.actors]
        free = {position for actor in actors for position in range(actor.start, actor.end)}
        for actor in actors:
            if actor.sort != "person" or not self.people.named(actor.mentions[0]):
                continue
            before = list(range(max(actor.start - _CALLED_BEFORE, 0), actor.start))
            behind = list(range(actor.end + 1, actor.end + 2)) if lower[actor.end : actor.end + 1] == (",",) else []
            own = [p for p in (*before, *behind) if p < len(lower) and p not in free]
            for position in (*own, *range(actor.start, actor.end)):
                word = lower[position].removesuffix("nya")
                if word in nouns:
                    self.memory.called[word] = actor.mentions[0]

    def _speaks(self, scene: Scene, group: Group) -> bool:
        """Whether a sentence only names somebody as its source: "…, ungkap Amina"."""
        before = scene.line.lower[group.start - 1] if group.start > 0 else ""
        return before in self._phrases.speakers or before in self._phrases.sayers

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

    # --- parts ------------------------------------------------------------------------------------------------

    def _persons(self, line: Line, people: Sequence[int], inside: Sequence[int]) -> Iterator[Actor]:
        """Yield the people of a sentence, "dari Mali" or "(Partai Cahaya)" behind a name included."""
        origins = {}
        for index in inside:
            if self._mentions[index].type not in ("ORG", "LOC"):
                continue
            start, end = line.positions(self._mentions[index].span)
            first = start - 1
            while first > 0 and line.lower[first] in self._phrases.teams:
                first -= 1  # "dari pihak Mali"
            if first > 0 and line.lower[first] in ("dari", "asal", "mewakili"):
                origins[first] = end
            if start > 0 and line.words[start - 1] == "(" and line.words[end : end + 1] == (")",):
                origins[start - 1] = end + 1
        belongs: dict[int, int] = {}
        starts = {line.positions(self._extents[index])[0] for index in people if self._mentions[index].type == "PER"}
        for index in sorted(people, key=lambda i: self._extents[i].start):
            start, end = line.positions(self._extents[index])
            dependent = self._dependent(line, index, inside)
            also = next((end + len(words) for words in _ALSO if line.lower[end : end + len(words)] == words), None)
            if also is not None and self._mentions[index].type == "ROLE" and also in starts:
                belongs[also] = start  # "Ketua Partai Cahaya yang juga Menteri Pertanian Amina" is one
            elif dependent is not None:
                belongs[end + (line.lower[end : end + 1] == (",",))] = dependent  # "utusan Raka, Bou Keita," is Bou
            else:
                mention = self._antecedents.bearer(line, index, end)
                while end in origins:  # "Raka dari Partai Cahaya (PC)"
                    end = origins[end]
                yield Actor(belongs.get(start, start), end, (mention,), "person")

    def _dependent(self, line: Line, index: int, inside: Sequence[int]) -> int | None:
        """Return where a word for somebody else opens whose person only is named: "utusan Presiden Bou", "adik Bou".

        "Utusan Bou Keita" may as well be called so himself: he is, unless the article knows him as something else.
        """
        own, start = self._mentions[index], line.positions(self._extents[index])[0]
        first = start - 1
        while first > 0 and line.lower[first] in self._phrases.dependent_kinds:
            first -= 1
        if first < 0 or line.lower[first] not in self._phrases.dependents:
            titles = [o.text.lower() for o in own.offices if o.span.start == self._extents[index].start]
            nouns = [[word for word in title.split() if word not in self._phrases.dependent_kinds] for title in titles]
            if self._phrases.dependents.isdisjoint(words[-1] for words in nouns if words):
                return None
            first = start  # "juru bicara Raka", "utusan khusus Presiden Raka"
        if own.type == "ROLE":
            return first if first < start and line.words[first].islower() else None
        later = line.sentence.zone == "headline"
        known = (
            self._apposed_to(line, index)
            or self._relative_of(line, first, inside)
            or self.people.known_besides(index, line.lower[first], later=later)
        )
        return first if known else None

    def _relative_of(self, line: Line, first: int, inside: Sequence[int]) -> bool:
        """Whether a name and a comma stand before words of kinship: "Amina, menantu Presiden Bou, turut hadir"."""
        ends = {line.positions(self._mentions[i].span)[1] for i in inside if self._mentions[i].type == "PER"}
        return line.lower[first] in self._phrases.relations and line.lower[first - 1] == "," and first - 1 in ends

    def _apposed_to(self, line: Line, index: int) -> bool:
        """Whether somebody else's name follows an office and its bearer: "utusan Presiden Mali Bou Keita, Amina"."""
        end = line.positions(self._extents[index])[1]
        starts = {
            line.positions(self._mentions[i].span)[0]
            for i in self._inside(line.sentence.span, self._mentions, self._mention_starts)
            if self._mentions[i].type == "PER"
        }
        held = any(office.of is not None for office in self._mentions[index].offices)
        return held and line.lower[end : end + 1] == (",",) and end + 1 in starts

    def _bodies(self, line: Line, free: Sequence[int]) -> Iterator[Actor]:
        for index in free:
            start, end = line.positions(self._mentions[index].span)
            first = start
            while first > 0 and line.lower[first - 1] in self._phrases.delegations:
                first -= 1
            if first < start:
                yield Actor(first, end, (index,), "delegation")
            elif self._sits_down(self._mentions[index]) and not self._is_scene(line, start):
                yield Actor(start, end, (index,), "body")

    def _is_scene(self, line: Line, start: int) -> bool:
        """Whether a body only says where or of what something is: "berseteru di KPK", "sidang darurat Uni Afrika"."""
        before = line.lower[max(start - 2, 0) : start]
        return before[-1:] in (("di",), ("ke",)) or not self._phrases.summits.isdisjoint(before)

    def _sits_down(self, mention: Mention) -> bool:
        """Whether an organization is of a kind that meets people under its bare name; football clubs play."""
        known = self._world.organization(mention.text) if mention.type == "ORG" else ()
        return any(organization.kind in self._phrases.bodies for organization in known)

    def _groups(self, line: Line, actors: Sequence[Actor]) -> Iterator[Group]:
        """Join neighbours that only connectors part; a list by commas alone is no group."""
        run: list[Actor] = []
        for actor in actors:
            if run and not joined(line, run[-1], actor, self._phrases):
                yield from self._close(line, run)
                run = []
            run.append(actor)
        if run:
            yield from self._close(line, run)

    def _close(self, line: Line, run: Sequence[Actor]) -> Iterator[Group]:
        gaps = [line.lower[left.end : right.start] for left, right in pairwise(run)]
        words = {word for gap in gaps for word in gap}
        if gaps and words <= {",", *self._phrases.sides}:
            for actor in run:
                yield Group((actor,))
            return
        yield Group(tuple(self._with_company(run, gaps)), apart=not words.isdisjoint({"dengan", *self._phrases.next}))

    def _with_company(self, run: Sequence[Actor], gaps: Sequence[Sequence[str]]) -> Iterator[Actor]:
        """Mark who only comes along: behind "didampingi" everybody, before "mendampingi" the same."""
        lists = self._phrases
        behind = next((i + 1 for i, gap in enumerate(gaps) if not lists.accompanied.isdisjoint(gap)), len(run))
        before = next((i + 1 for i, gap in enumerate(gaps) if not lists.accompanying.isdisjoint(gap)), 0)
        for number, actor in enumerate(run):
            comes_along = number >= behind or number < before
            yield replace(actor, company=True) if comes_along else actor
