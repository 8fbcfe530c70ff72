"""Role mentions: whom "Menlu AS" means in this article, on this date.

The article itself is asked first, then the articles close in time, then the list of offices. Of several persons whom
the article gives that office, the one it named last is meant. Where several persons fit otherwise, they are candidates
and none is chosen. Whoever the article calls a former holder is never the answer, and an acting holder ("Plt.") is only
whom articles call one.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline import lexicons
from pipeline.lexicons.world import OfficeTitle
from pipeline.link.offices import Holding, Seats, days_apart, on_both_ends
from pipeline.link.organizations import HOME
from pipeline.link.people import People, Person
from pipeline.records import Report, Resolution

NEAR = 120
"""Days within which another article's office-holder still counts."""
CLOSE = 30
"""Days within which another article is believed before the list of offices."""
_REACH = 160
"""Code points back to the name that "analis itu" takes up."""
_GOVERNS = frozenset(
    {"presiden", "raja", "sultan", "emir", "kaisar", "perdana-menteri", "kanselir", "yang-di-pertuan-agong"}
)
"""Offices that "kepala negara" and "kepala pemerintahan" stand for."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person in an office, as one mention says it."""

    holding: Holding
    entity: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the article around a role says.

    Attributes:
        bearers: Offices that the article gives to its persons, in text order.
        persons: Mention index -> person, for every PER mention.
        countries: Countries that the article names, also by their places and organizations.
        report: The article.
    """

    bearers: Sequence[Bearer]
    persons: Mapping[int, Person]
    countries: frozenset[str]
    report: Report

    def last_named(self, before: int, entities: Collection[str]) -> str | None:
        """Return which of these persons the article named last before a mention, or None."""
        named = (i for i, person in self.persons.items() if i < before and person.entity in entities)
        last = max(named, default=None)
        return None if last is None else self.persons[last].entity

    def just_named(self, before: int) -> list[Person]:
        """Return the persons named shortly before a mention: those of its own sentence last.

        Whom a sentence has named already is hardly taken up in it by an office ("Raka menjamu pengusaha itu"); of
        several in one sentence, the first is mostly its subject.
        """
        starts = [sentence.span.start for sentence in self.report.sentences]
        spans = [mention.span for mention in self.report.mentions]
        own = bisect_right(starts, spans[before].start)
        near = [i for i in self.persons if i < before and spans[before].start - spans[i].end <= _REACH]
        places = {i: bisect_right(starts, spans[i].start) for i in near}
        near.sort(key=lambda i: (places[i] == own, -places[i], i))
        return list({self.persons[i].entity: self.persons[i] for i in near}.values())


@dataclass(frozen=True, slots=True)
class Roles:
    """Resolves role mentions.

    Attributes:
        seats: Compares offices.
        people: Persons found by name.
        learned: Seat -> who held it, over all articles.
        offices: Person -> offices that any article gives to them.
        countries: Person -> countries of all offices that anything gives to them.
    """

    seats: Seats
    people: People
    learned: Mapping[tuple[str, str | None], Sequence[Bearer]]
    offices: Mapping[str, Sequence[Bearer]]
    countries: Mapping[str, Collection[str]]

    def resolve(self, asked: Holding, scene: Scene) -> Resolution:
        """Return whom a role mention means.

        Args:
            asked: The office of the role mention itself.
            scene: The article around it.

        Returns:
            The person with the way it was decided, or no entity with candidates.
        """
        past = _former(asked, scene.bearers)
        current = [b for b in scene.bearers if b.holding.former == asked.former and b.entity not in past]
        given = self._given(asked, current, past, scene)
        if given:
            return given
        if asked.former:
            return self._once(asked, scene)
        title = self.seats.titles.get(asked.title)
        generic = asked.title.replace("-", " ") in self.seats.lists.hints
        if generic and asked.of is None:
            return self._head(asked, current, past, scene)
        if title is None or not title.one_holder or generic:
            return self._loose(asked, current, past, scene)
        of = asked.of or self._home(title, scene)
        if of is None or (asked.of is None and self._takes_up(asked, scene)):
            before = self._named_before(asked, current, scene)
            return before or Resolution(None, "office without a country or organization")
        return self._dated(asked, of, past)

    def _given(
        self, asked: Holding, current: Sequence[Bearer], past: Collection[str], scene: Scene
    ) -> Resolution | None:
        """Ask the article itself who holds the office, or one whose name begins like it."""
        titled = [b for b in current if asked.title and b.holding.title == asked.title]
        if asked.acting:
            titled = [b for b in titled if b.holding.acting]
        pools = [*self._fitting(asked, titled), *self._fitting(asked, self._longer(asked, current))]
        if asked.of is None and not (asked.former or asked.acting) and self._takes_up(asked, scene):
            known = [b for b in self._known(asked, scene) if b.holding.title == asked.title and b.entity not in past]
            pools.insert(0, [*titled, *known])
        same = next((pool for pool in pools if pool), None)
        return Resolution(_latest(asked, same, scene), "office given in the article") if same else None

    def _takes_up(self, asked: Holding, scene: Scene) -> bool:
        """Whether it is written in lower case, but for the start of a sentence: it takes up somebody named before."""
        text = scene.report.mentions[asked.mention].text
        return text.islower() or (" " in text and text[1:].islower())

    def _longer(self, asked: Holding, bearers: Sequence[Bearer]) -> list[Bearer]:
        """Return the holders of offices that begin with the one asked for: "menteri" takes up a minister of defence."""
        name = self._name(asked.title)
        return [b for b in bearers if name and self._name(b.holding.title).startswith(name + " ")]

    def _name(self, title: str) -> str:
        known = self.seats.titles.get(title)
        return known.names[0] if known else ""

    def _once(self, asked: Holding, scene: Scene) -> Resolution:
        """Read "mantan presiden itu": the last person named who held the office by the list, else the last named."""
        near = scene.just_named(asked.mention)
        for person in near:
            for tenure in self.people.world.person(person.name):
                ended = asked.span and tenure.end and tenure.end < asked.span.start
                if ended and self.seats.listed(tenure, asked, asked.mention).seat == (asked.title, asked.of):
                    return Resolution(person.entity, "held that office before")
        fitting = [person for person in near if self._may_take_up(asked, person, scene)]
        if fitting:
            return Resolution(fitting[0].entity, "the person named just before")
        return Resolution(None, "no former holder in the article")

    def _fitting(self, asked: Holding, titled: Sequence[Bearer]) -> Iterator[list[Bearer]]:
        """Yield the article's holders of that title, surest first: of that very seat, then of no or an unasked seat."""
        if asked.of is not None:
            yield [b for b in titled if b.holding.of == asked.of]
            yield [b for b in titled if b.holding.of is None and self._may_be_of(b.entity, asked.country)]
        else:
            yield [b for b in titled if b.holding.of in (HOME, None)]
            yield list(titled)

    def _may_be_of(self, person: str, country: str | None) -> bool:
        """Whether nothing says that a person belongs to other countries only."""
        known = self.countries.get(person, ())
        return not known or country in known

    def _home(self, title: OfficeTitle, scene: Scene) -> str | None:
        """A bare office is an Indonesian one where the article is at home, or speaks of no country at all."""
        at_home = HOME in scene.countries or not scene.countries
        return HOME if at_home and title.of_kind != "organization" else None

    def _head(self, asked: Holding, bearers: Sequence[Bearer], past: Collection[str], scene: Scene) -> Resolution:
        """Read "Kepala Negara" without a country: the home country's head in the article, else any head in it."""
        heads = [b for b in bearers if b.holding.title in _GOVERNS]
        for pool in ([b for b in heads if b.holding.of in (HOME, None)], heads):
            if pool:
                return Resolution(_latest(asked, pool, scene), "the article's head of state or government")
        if HOME in scene.countries and not asked.former:
            return self._dated(replace(asked, title="presiden", of=HOME, country=HOME), HOME, past)
        return Resolution(None, "nobody of that kind in the article")

    def _loose(self, asked: Holding, bearers: Sequence[Bearer], past: Collection[str], scene: Scene) -> Resolution:
        """A phrase that many could carry ("petinggi militer China"): the article's person of that country and kind."""
        place = asked.of if asked.country is None else asked.country
        known = [b for b in self._known(asked, scene) if b.entity not in past]
        told, known = (_related(asked, place, some) for some in (bearers, known))
        kinds = [[b for b in some if b.holding.group == asked.group] for some in (told, known)]
        for pool in (*kinds, told) if asked.group else (told, known):
            if pool:
                return Resolution(_latest(asked, pool, scene), "the article's person of that kind")
        named = {b.entity for b in bearers if asked.title and b.holding.title == asked.title}
        if len(named) == 1:
            return Resolution(named.pop(), "the article's only person of that office")
        return self._named_before(asked, bearers, scene) or Resolution(None, "nobody of that kind in the article")

    def _named_before(self, asked: Holding, bearers: Sequence[Bearer], scene: Scene) -> Resolution | None:
        """Whom a profession ("dosen itu") takes up: the last person named who may have it, else one of its kind."""
        if not asked.title or asked.former:
            return None
        near = [person for person in scene.just_named(asked.mention) if self._may_take_up(asked, person, scene)]
        if near:
            return Resolution(near[0].entity, "the person named just before")
        kin = _kin().get(asked.title, frozenset())
        related = [b for b in bearers if b.holding.title in kin and b.holding.mention < asked.mention]
        return Resolution(_latest(asked, related, scene), "the article's person of a like office") if related else None

    def _may_take_up(self, asked: Holding, person: Person, scene: Scene) -> bool:
        """Whether nothing speaks against it: no high office, no profession of another kind."""
        told = [bearer for bearer in scene.bearers if bearer.entity == person.entity]
        given = {bearer.holding.title for bearer in (*told, *self.offices.get(person.entity, ()))}
        if asked.former:
            return asked.title not in given
        if given & (_kin().get(asked.title, frozenset()) | {asked.title}):
            return True
        ranked = any(title in self.seats.titles and self.seats.titles[title].one_holder for title in given)
        foreign = asked.title in _kin() and any(title in _kin() for title in given)
        return not ranked and not foreign and not self.people.world.person(person.name)

    def _known(self, asked: Holding, scene: Scene) -> list[Bearer]:
        """The article's persons with the offices that other articles or the list give to them at that time."""
        found = []
        for mention, person in sorted(scene.persons.items()):
            for bearer in self.offices.get(person.entity, ()):
                apart = days_apart(asked.span, bearer.holding.span)
                if apart is not None and apart <= NEAR:
                    found.append(Bearer(replace(bearer.holding, mention=mention), person.entity))
            for tenure in self.people.world.person(person.name):
                if asked.span and tenure.covers(asked.span.start):
                    found.append(Bearer(self.seats.listed(tenure, asked, mention), person.entity))
        return found

    def _dated(self, asked: Holding, of: str, past: Collection[str]) -> Resolution:
        near = self._learned(asked, of, CLOSE, past)
        if len(near) == 1:
            return Resolution(near[0], "office in articles of those days")
        held, standing = ([e for e in self._on(asked, of, acting) if e not in past] for acting in (False, True))
        if asked.acting:
            held, standing = standing, held
        if len(held) == 1:
            return Resolution(held[0], "holder of the office at that date")
        wide = self._learned(asked, of, NEAR, past)
        if len(wide) == 1:
            return Resolution(wide[0], "office in articles of those months")
        if asked.span is None and len({b.entity for b in self.learned.get(asked.seat, ())} - set(past)) == 1:
            return Resolution(self.learned[asked.seat][0].entity, "the only holder in any article")
        reason = (
            "date of the article unknown" if asked.span is None else "several holders" if held else "no known holder"
        )
        return Resolution(None, reason, tuple(dict.fromkeys((*held, *near, *wide, *standing))))

    def _learned(self, asked: Holding, of: str, days: int, past: Collection[str]) -> list[str]:
        found = []
        for bearer in self.learned.get((asked.title, of), ()):
            apart = days_apart(asked.span, bearer.holding.span)
            fits = bearer.holding.acting or not asked.acting
            if apart is not None and apart <= days and bearer.entity not in past and fits:
                found.append(bearer.entity)
        return sorted(set(found))

    def _on(self, asked: Holding, of: str, acting: bool) -> list[str]:
        """Who held the office (or stood in) on the first and on the last day that the article may be from."""
        who = self.people.world.stand_ins if acting else self.people.world.holders
        days = [
            {self.people.tenured(tenure).entity for tenure in who(asked.title, of, day)}
            for day in on_both_ends(asked.span)
        ]
        return sorted(set.intersection(*days)) if days else []


@functools.cache
def _kin() -> dict[str, frozenset[str]]:
    """Office -> the offices that may name the same person (``linking.toml``)."""
    groups = [frozenset(group) for group in lexicons.read("linking")["kin"]]
    return {title: frozenset().union(*(g for g in groups if title in g)) for title in frozenset().union(*groups)}


def learn(bearers: Iterable[Bearer]) -> dict[tuple[str, str | None], list[Bearer]]:
    """Gather who held which seat in the articles; past offices teach nothing."""
    learned: dict[tuple[str, str | None], list[Bearer]] = {}
    for bearer in bearers:
        if not bearer.holding.former and bearer.holding.of is not None:
            learned.setdefault(bearer.holding.seat, []).append(bearer)
    return learned


def by_person(bearers: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Gather the present offices of every person."""
    found: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        if not bearer.holding.former:
            found.setdefault(bearer.entity, []).append(bearer)
    return found


def _related(asked: Holding, place: str | None, bearers: Iterable[Bearer]) -> list[Bearer]:
    """Return the bearers of that country or organization; where none is asked for, those of that group of offices."""
    same = [b for b in bearers if b.holding.former == asked.former]
    if place is None:
        return [b for b in same if asked.group and not asked.title and b.holding.group == asked.group]
    return [b for b in same if place in (b.holding.of, b.holding.country)]


def _former(asked: Holding, bearers: Iterable[Bearer]) -> frozenset[str]:
    """Return whom the article calls former holders of an office that is asked for as a present one."""
    if asked.former:
        return frozenset()
    same = [
        b for b in bearers if b.holding.title == asked.title and (asked.of is None or b.holding.of in (asked.of, None))
    ]
    return frozenset(b.entity for b in same if b.holding.former) - {b.entity for b in same if not b.holding.former}


def _latest(asked: Holding, bearers: Sequence[Bearer], scene: Scene) -> str:
    """Return the person whom the article named last, of those introduced before the role, else the next introduced."""
    before = [bearer for bearer in bearers if bearer.holding.mention < asked.mention]
    if not before:
        return bearers[0].entity
    return scene.last_named(asked.mention, {bearer.entity for bearer in before}) or before[-1].entity
