"""Role mentions: whom "Menlu AS" means in this article, on this date.

The article itself is asked first, then the articles close in time, then the list of offices. Of several persons whom
the article gives that office, the one it named last is meant. Where several persons fit otherwise, they are candidates
and none is chosen. Whoever the article calls a former holder is never the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicons.world import OfficeTitle
from pipeline.link.offices import Holding, Seats, days_apart, on_both_ends
from pipeline.link.organizations import HOME
from pipeline.link.people import People, Person
from pipeline.records import Resolution, Span

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
        spans: Where each mention stands.
    """

    bearers: Sequence[Bearer]
    persons: Mapping[int, Person]
    countries: frozenset[str]
    spans: Sequence[Span] = ()

    def last_named(self, before: int, entities: Collection[str]) -> str | None:
        """Return which of these persons the article named last before a mention, or None."""
        named = (i for i, person in self.persons.items() if i < before and person.entity in entities)
        last = max(named, default=None)
        return None if last is None else self.persons[last].entity


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
        titled = [b for b in current if asked.title and b.holding.title == asked.title]
        for same in self._fitting(asked, titled):
            if same:
                return Resolution(_latest(asked, same, scene), "office given in the article")
        title = self.seats.titles.get(asked.title)
        generic = asked.title.replace("-", " ") in self.seats.lists.hints
        if generic and asked.of is None:
            return self._head(asked, current, past, scene)
        if title is None or not title.one_holder or generic:
            return self._loose(asked, current, past, scene)
        of = asked.of or self._home(title, scene)
        if of is None or asked.former:
            return Resolution(None, "office without a country or organization")
        return self._dated(asked, of, past)

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
        before = self._just_named(asked, scene) if asked.title and asked.of is None and not asked.former else None
        if before:
            return Resolution(before, "the person named just before")
        return Resolution(None, "nobody of that kind in the article")

    def _just_named(self, asked: Holding, scene: Scene) -> str | None:
        """Whom a bare profession ("dosen itu") takes up: the last person named, unless that one holds an office."""
        last = max((i for i in scene.persons if i < asked.mention), default=None)
        if last is None or not scene.spans or scene.spans[asked.mention].start - scene.spans[last].end > _REACH:
            return None
        person = scene.persons[last]
        given = [
            b.holding.title for b in (*scene.bearers, *self.offices.get(person.entity, ())) if b.entity == person.entity
        ]
        ranked = any(title in self.seats.titles and self.seats.titles[title].one_holder for title in given)
        return None if ranked or self.people.world.person(person.name) else person.entity

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
        held = [entity for entity in self._holders(asked, of) if entity not in past]
        if len(held) == 1:
            return Resolution(held[0], "holder of the office at that date")
        wide = self._learned(asked, of, NEAR, past)
        if len(wide) == 1:
            return Resolution(wide[0], "office in articles of those months")
        reason = (
            "date of the article unknown" if asked.span is None else "several holders" if held else "no known holder"
        )
        return Resolution(None, reason, tuple(dict.fromkeys((*held, *near, *wide))))

    def _learned(self, asked: Holding, of: str, days: int, past: Collection[str]) -> list[str]:
        found = []
        for bearer in self.learned.get((asked.title, of), ()):
            apart = days_apart(asked.span, bearer.holding.span)
            if apart is not None and apart <= days and bearer.entity not in past:
                found.append(bearer.entity)
        return sorted(set(found))

    def _holders(self, asked: Holding, of: str) -> list[str]:
        """Who held the office on the first and on the last day that the article may be from."""
        days = [
            {self.people.tenured(tenure).entity for tenure in self.people.world.holders(asked.title, of, day)}
            for day in on_both_ends(asked.span)
        ]
        return sorted(set.intersection(*days)) if days else []


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
    return [
        b for b in bearers if place and place in (b.holding.of, b.holding.country) and b.holding.former == asked.former
    ]


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
