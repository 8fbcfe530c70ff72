"""Roles that take up somebody named just before: a profession ("dosen itu"), an office in lower case, a former one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline import lexicons
from pipeline.link.offices import Holding, Seats, days_apart
from pipeline.link.people import Person
from pipeline.link.scenes import Bearer, Scene
from pipeline.records import Resolution

_REACH = (160, 400)
"""Code points back to the name that "analis itu" takes up: at first, and where nobody so near fits."""
_ANYWHERE = 10**9
_YEARS = 730
"""Days within which an office that another article gives still speaks against a profession."""


def takes_up(asked: Holding, scene: Scene) -> bool:
    """Whether it points back, or is written in lower case but for the start of a sentence: it takes up somebody."""
    text = scene.report.mentions[asked.mention].text
    return asked.pointed or text.islower() or (" " in text and text[1:].islower())


def akin(left: str | None, right: str | None) -> bool:
    """Whether two owners of offices may be one body: one is not told, or their ids share a word."""
    if left is None or right is None:
        return True
    return not set(left.split(":")[-1].split("-")).isdisjoint(right.split(":")[-1].split("-"))


@dataclass(frozen=True)
class NamedBefore:
    """Tells whom of the persons named before a role takes up.

    Attributes:
        seats: Compares offices.
        offices: Person -> offices that any article gives to them.
        formers: The same for past offices.
        ranks: The same for ranks and callings before names.
    """

    seats: Seats
    offices: Mapping[str, Sequence[Bearer]]
    formers: Mapping[str, Sequence[Bearer]]
    ranks: Mapping[str, Sequence[Bearer]] = field(default_factory=dict)

    def resolve(self, asked: Holding, bearers: Sequence[Bearer], scene: Scene) -> Resolution | None:
        """Whom a profession ("dosen itu") takes up: the last person named who may have it, else one of its kind."""
        if asked.former or not (asked.title or asked.pointed):
            return None
        if asked.pointed and asked.title not in _at_large() and (told := self._told_alike(asked, scene)):
            return Resolution(told, "the person of a like office named just before")
        reaches = _REACH if asked.pointed and len(asked.phrase) > 1 else _REACH[:1]
        pools = [self._fitting(asked, scene.just_named(asked.mention, reach), scene) for reach in reaches]
        here = scene.named_beside(asked.mention, only=True)
        apart = [[person for person in near if person.entity not in here] for near in pools]
        for near in (*apart, *(pools if asked.pointed else ())):  # "Menurut Amina, gubernur belum datang"
            if near:
                return Resolution(near[0].entity, "the person named just before")
        kin = _kin().get(asked.title, frozenset())
        related = [b for b in bearers if b.holding.title in kin and b.holding.mention < asked.mention]
        related = [b for b in related if akin(asked.of, b.holding.of)]
        return Resolution(scene.latest(asked, related), "the article's person of a like office") if related else None

    def _told_alike(self, asked: Holding, scene: Scene) -> str | None:
        """Who is given a like office shortly before, and not named beside: "utusan PBB Ingrid Sol … Diplomat itu".

        Of several, the only one whom the sentence before introduces with it is meant; else nobody is sure.
        """
        here = scene.named_beside(asked.mention)
        able = {p.entity for p in self._fitting(asked, scene.just_named(asked.mention, _REACH[1]), scene)} - here
        able &= scene.named_nearest(asked.mention, able)
        kin = _kin().get(asked.title, frozenset())
        alike = [b for b in scene.bearers if b.entity in able and b.holding.title in kin and not b.holding.former]
        alike = [b for b in alike if scene.is_near(b.holding.mention, asked.mention, _REACH[1])]
        found = {b.entity for b in alike}
        found = {b.entity for b in alike if scene.sentences_between(b.holding.mention, asked.mention) == 1} or found
        return found.pop() if len(found) == 1 else None

    def _fitting(self, asked: Holding, near: Sequence[Person], scene: Scene) -> list[Person]:
        """Whom of these persons a role may take up: those at home elsewhere only by a profession, and if alone left."""
        able = [person for person in near if self._may_take_up(asked, person, scene)]
        title = self.seats.titles.get(asked.title)
        lone = title is not None and title.one_holder and asked.country is not None
        return [person for person in able if not self._elsewhere(asked, person)] or ([] if lone else able)

    def former(self, asked: Holding, scene: Scene) -> Resolution:
        """Read "mantan presiden itu": the last person named who is known to have held it, else the last named."""
        near = scene.just_named(asked.mention, _REACH[0]) or scene.just_named(asked.mention, _REACH[1])
        named = {person.entity: person for person in (*near, *scene.persons.values())}
        held = [person for person in named.values() if self._held(asked, self._past(asked, person))]
        if not held and not _fallen().isdisjoint(
            asked.phrase
        ):  # "Presiden Bou dikudeta Cheikh. Presiden terguling itu"
            lost = {bearer.entity for bearer in scene.bearers if bearer.holding.title == asked.title}
            held = [person for person in near if person.entity in lost]
        if held and (asked.definite or len(held) == 1):
            return Resolution(held[0].entity, "held that office before")
        if asked.definite:
            for some in (near, scene.just_named(asked.mention, _ANYWHERE) if asked.country else ()):
                fitting = [person for person in some if self._may_take_up(asked, person, scene)]
                if fitting:
                    return Resolution(fitting[0].entity, "the person named just before")
            return Resolution(None, "no former holder in the article")
        still = {b.entity for b in scene.bearers if b.holding.title == asked.title and not b.holding.former}
        other = [p for p in named.values() if p.entity not in still and self._held(asked, self._elsewhere_held(p))]
        if len(other) == 1:
            return Resolution(other[0].entity, "held that office in other articles")
        return Resolution(None, "no former holder in the article")

    def _held(self, asked: Holding, holdings: Iterable[Holding]) -> bool:
        return any(holding.title == asked.title and asked.of in (None, holding.of) for holding in holdings)

    def _elsewhere_held(self, person: Person) -> Iterator[Holding]:
        return (bearer.holding for bearer in self.offices.get(person.entity, ()))

    def _past(self, asked: Holding, person: Person) -> Iterator[Holding]:
        """Yield the past offices that the list or any article gives to a person."""
        for tenure in self.seats.world.person(person.name):
            if asked.span and tenure.end and tenure.end < asked.span.start:
                yield self.seats.listed(tenure, asked, asked.mention)
        yield from (bearer.holding for bearer in self.formers.get(person.entity, ()))

    def _elsewhere(self, asked: Holding, person: Person) -> bool:
        """Whether articles know a person in other lands, or in other organizations than the listed one of an office."""
        if (asked.of or "").startswith("cty:") and person.countries and asked.of not in person.countries:
            return True
        if not asked.title or asked.of not in self._listed:
            return False
        owners = {bearer.holding.of or "" for bearer in self.offices.get(person.entity, ())}
        known = {of for of in owners if of.startswith("org:")}
        part = asked.of.partition(":")[2]
        return bool(known) and not any(part in re.split("[:-]", of) for of in known)

    @functools.cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(organization.id for organization in self.seats.world.organizations)

    def _may_take_up(self, asked: Holding, person: Person, scene: Scene) -> bool:
        """Whether nothing speaks against it: no high office, no profession of another kind."""
        if not asked.title:
            return True
        told = [b for b in scene.bearers if b.entity == person.entity and (asked.former or not b.holding.former)]
        apart = ((b, days_apart(asked.span, b.holding.span)) for b in self.offices.get(person.entity, ()))
        given = {b.holding.title for b in told} | {b.holding.title for b, days in apart if (days or 0) <= _YEARS}
        if asked.former:
            home = not (asked.country and person.countries) or asked.country in person.countries
            return home and asked.title not in given
        if given & (_kin().get(asked.title, frozenset()) | {asked.title}):
            return True
        if asked.title in _ranks() and any(b.holding.title in _ranks() for b in self.ranks.get(person.entity, ())):
            return True
        if asked.pointed and asked.title in _at_large() and not (asked.of or "").startswith("org:"):
            return True
        ranked = any(title in self.seats.titles and self.seats.titles[title].one_holder for title in given)
        foreign = asked.title in _kin().keys() - _ranks() and any(title in _kin() for title in given)
        return not ranked and not foreign and not self._in_office(asked, person)

    def _in_office(self, asked: Holding, person: Person) -> bool:
        """Whether the list has a person in an office at that time, at any where no day is known.

        Who leads a company, or shares an office with others, is called by other words as well: "miliarder itu".
        """
        on = asked.span.start if asked.span else None
        listed = (t for t in self.seats.world.person(person.name) if on is None or t.covers(on))
        offices = ((self.seats.titles.get(tenure.office), tenure.of) for tenure in listed)
        return any(title and title.one_holder and not self.seats.is_company(of) for title, of in offices)


def akin_titles(title: str) -> frozenset[str]:
    """Return the offices that may name the same person as this one."""
    return _kin().get(title, frozenset())


@functools.cache
def _kin() -> dict[str, frozenset[str]]:
    """Office -> the offices that may name the same person (``linking.toml``)."""
    groups = [frozenset(group) for group in lexicons.read("linking")["kin"]]
    return {title: frozenset().union(*(g for g in groups if title in g)) for title in frozenset().union(*groups)}


@functools.cache
def _fallen() -> frozenset[str]:
    """Words for how somebody lost an office whom the article may still give it (``roles.toml``)."""
    return frozenset(lexicons.read("roles")["fallen"])


@functools.cache
def _at_large() -> frozenset[str]:
    """Ids of words for people that fit the holders of high offices, too (``linking.toml``)."""
    return frozenset(lexicons.read("linking")["at_large"])


@functools.cache
def _ranks() -> frozenset[str]:
    """Ids of ranks, which whoever has any office may have (``linking.toml``)."""
    return frozenset(lexicons.read("linking")["ranks"])
