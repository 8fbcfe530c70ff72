"""What articles tell of offices: who bears which, in one article and over all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.link.claim_dates import place_dates
from pipeline.link.offices import Holding, regional
from pipeline.link.people import Person
from pipeline.records import Interval, Report

_OWN = "nya"
"""Ends an office in the body of whoever is named before: "ketua umumnya"."""
_OFTEN = 2
"""How many times as often as another's an organization's name stands in an article about it."""


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
        organizations: Organizations that it names, in order of their ids.
        names: Mention index -> entity, for every ORG and LOC mention.
    """

    bearers: Sequence[Bearer]
    persons: Mapping[int, Person]
    countries: frozenset[str]
    report: Report
    organizations: tuple[str, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)

    def last_named(self, before: int, entities: Collection[str]) -> str | None:
        """Return which of these persons the article named last before a mention, or None."""
        named = (i for i, person in self.persons.items() if i < before and person.entity in entities)
        last = max(named, default=None)
        return None if last is None else self.persons[last].entity

    def lands_within(self, asked: Holding) -> frozenset[str]:
        """Return the countries of the person by whose name a role says whose it is: "utusan Keita"."""
        span = self.report.mentions[asked.mention].span
        inside = (person for i, person in self.persons.items() if span.covers(self.report.mentions[i].span))
        return next((person.countries for person in inside), frozenset())

    def land_before(self, role: int) -> str | None:
        """Return the place that a sentence names before whom somebody met there: "Di Mali ia bertemu presiden"."""
        met = self.report.mentions[role]
        for claim in self.report.claims if met.text.islower() else ():
            if claim.place is None or all(one.mention != role for one in claim.participants):
                continue
            fronted = self.report.mentions[claim.place].span.end <= claim.trigger.start
            return self.names.get(claim.place) if fronted and claim.trigger.end <= met.span.start else None
        return None

    def told_before(self, asked: Holding) -> Interval | None:
        """Return when what a sentence tells was, by the last date before a role in it; None where it has none."""
        role = self.report.mentions[asked.mention].span
        start = max((s.span.start for s in self.report.sentences if s.span.start <= role.start), default=role.start)
        placed = zip(self.report.timexes, place_dates(self.report.timexes, asked.span), strict=True)
        told = [found.interval for timex, found in placed if found and start <= timex.span.start < role.start]
        return told[-1] if told else None

    def just_named(self, before: int, reach: int) -> list[Person]:
        """Return the persons named at most so many code points before a mention: those of its own sentence last.

        Whom a sentence has named already is hardly taken up in it by an office ("Raka menjamu pengusaha itu"); of
        several in one sentence, the first is mostly its subject.
        """
        starts = [sentence.span.start for sentence in self.report.sentences]
        spans = [mention.span for mention in self.report.mentions]
        own = bisect_right(starts, spans[before].start)
        near = [i for i in self.persons if i < before and spans[before].start - spans[i].end <= reach]
        places = {i: bisect_right(starts, spans[i].start) for i in near}
        aside = {n for n, s in enumerate(self.report.sentences, 1) if s.zone in ("boilerplate", "related")} - {own}
        near = [i for i in near if places[i] not in aside]
        near.sort(key=lambda i: (places[i] == own, -places[i], i))
        return list({self.persons[i].entity: self.persons[i] for i in near}.values())

    def is_near(self, first: int, second: int, reach: int) -> bool:
        """Whether the first of two mentions stands before the second, at most so many code points."""
        one, other = (self.report.mentions[i].span for i in (first, second))
        return first < second and other.start - one.end <= reach

    def named_nearest(self, before: int, entities: Collection[str]) -> frozenset[str]:
        """Return which of these persons the last sentence names that names any of them before a mention."""
        named = [i for i, person in self.persons.items() if i < before and person.entity in entities]
        last = min((self.sentences_between(i, before) for i in named), default=0)
        return frozenset(self.persons[i].entity for i in named if self.sentences_between(i, before) == last)

    def sentences_between(self, first: int, second: int) -> int:
        """Return how many sentences the second of two mentions stands behind the first."""
        starts = [sentence.span.start for sentence in self.report.sentences]
        one, other = (bisect_right(starts, self.report.mentions[i].span.start) for i in (first, second))
        return other - one

    def named_beside(self, mention: int, *, only: bool = False) -> frozenset[str]:
        """Return the persons whom the sentence of a mention names; or those only whom none before it names."""
        starts = [sentence.span.start for sentence in self.report.sentences]
        places = [bisect_right(starts, other.span.start) for other in self.report.mentions] if starts else []
        here = {p.entity for i, p in self.persons.items() if places and places[i] == places[mention]}
        before = {p.entity for i, p in self.persons.items() if only and places and places[i] < places[mention]}
        return frozenset(here - before)

    def of_the_matter(self, asked: Holding, bearers: Sequence[Bearer]) -> list[Bearer]:
        """Choose among holders of one office in several organizations when a text just says "ketua umum".

        Returns:
            Those of the organization that the sentence has named before the role, else of the one that the article
            names at least twice as often as any other of theirs; none where neither tells.
        """
        starts = [sentence.span.start for sentence in self.report.sentences]
        places = [bisect_right(starts, mention.span.start) for mention in self.report.mentions]
        owners = {b.holding.of for b in bearers if b.holding.of}
        own = places[asked.mention]
        said = {of for i, of in self.names.items() if i < asked.mention and places[i] == own and of in owners}
        if len(said) != 1:
            counts = Counter(of for of in self.names.values() if of in owners).most_common(2)
            said = {of for of, number in counts[:1] if len(counts) > 1 and number >= _OFTEN * counts[1][1]}
        return [b for b in bearers if b.holding.of in said]

    def beside(self, asked: Holding, bearers: Sequence[Bearer]) -> Sequence[Bearer]:
        """Choose among holders of one office by whom the sentence names, too: a spokesman speaks of his own minister.

        Returns:
            Those of the body of others whom the sentence names, else of the country of those whom it names before the
            role with their office, or all where none is.
        """
        starts = [sentence.span.start for sentence in self.report.sentences]
        places = [bisect_right(starts, mention.span.start) for mention in self.report.mentions]
        meant = {bearer.entity for bearer in bearers}
        lands = {
            b.holding.country
            for b in self.bearers
            if b.entity not in meant and b.holding.mention < asked.mention and not b.holding.former
            if starts and places[b.holding.mention] == places[asked.mention]
        }
        here = self.named_beside(asked.mention) - meant
        own = {b.holding.of for b in self.bearers if b.entity in here and (b.holding.of or "").startswith("org:")}
        fellows = [bearer for bearer in bearers if bearer.holding.of in own]
        near = [bearer for bearer in bearers if bearer.holding.country and bearer.holding.country in lands]
        return fellows or near or bearers

    def others(self, asked: Holding, bearers: Sequence[Bearer]) -> Sequence[Bearer]:
        """Leave out whom the role's own sentence names: "sang presiden menelepon Amina" means another president.

        Returns:
            Those who are left, or all where none is.
        """
        own = self.named_beside(asked.mention)
        return [bearer for bearer in bearers if bearer.entity not in own] or bearers

    def speaking_of_own(self, asked: Holding) -> frozenset[str]:
        """Return who is named before "ketua umumnya" in its sentence, for a body of theirs: they are not meant."""
        if not asked.phrase or not self.report.mentions[asked.mention].text.endswith(_OWN):
            return frozenset()
        here = {p.entity for i, p in self.persons.items() if i < asked.mention} & self.named_beside(asked.mention)
        return frozenset(b.entity for b in self.bearers if b.entity in here and b.holding.of == asked.of)

    def said_before(self, role: int) -> frozenset[str]:
        """Return the organizations that a role's sentence has named before it: "Partai Cahaya mengutus sekjen"."""
        starts = [sentence.span.start for sentence in self.report.sentences]
        places = [bisect_right(starts, mention.span.start) for mention in self.report.mentions] if starts else []
        near = (of for i, of in self.names.items() if places and i < role and places[i] == places[role])
        return frozenset(of for of in near if of.startswith("org:"))

    def past(self, asked: Holding) -> frozenset[str]:
        """Return whom the article calls former holders of an office that is asked for as a present one."""
        if asked.former:
            return frozenset()
        held = [b for b in self.bearers if b.holding.title == asked.title]
        same = [b for b in held if asked.of is None or b.holding.of in (asked.of, None)]
        return frozenset(b.entity for b in same if b.holding.former) - {b.entity for b in same if not b.holding.former}

    def latest(self, asked: Holding, bearers: Sequence[Bearer]) -> str:
        """Return the one named last, of those introduced before the role, else the next introduced.

        Args:
            asked: The office of the role.
            bearers: Persons who may be meant, at least one, in text order.
        """
        before = [bearer for bearer in bearers if bearer.holding.mention < asked.mention]
        if not before:
            return bearers[0].entity
        if asked.pointed and asked.of is None and (given := self._given_just_before(asked, before)):
            return given
        return self.last_named(asked.mention, {bearer.entity for bearer in before}) or before[-1].entity

    def _given_just_before(self, asked: Holding, bearers: Sequence[Bearer]) -> str | None:
        """Return the only one of these persons to whom the sentence before a role gives the office, or None."""
        starts = [sentence.span.start for sentence in self.report.sentences]
        places = [bisect_right(starts, mention.span.start) for mention in self.report.mentions]
        meant = {bearer.entity for bearer in bearers}
        own = [b for b in self.bearers if b.entity in meant and b.holding.title == asked.title]
        given = {b.entity for b in own if places[b.holding.mention] == places[asked.mention] - 1}
        return given.pop() if len(given) == 1 else None


def in_one_region(bearers: Sequence[Bearer]) -> list[Bearer]:
    """Give the offices of regions that an article mentions without one the only region whose offices it gives.

    Args:
        bearers: Those of one article: "Bupati Telaga Raka Sudibyo, didampingi Sekretaris Daerah Amina Diallo".
    """
    local = regional()
    regions = {b.holding.of for b in bearers if b.holding.title in local and b.holding.of}
    if len(regions) != 1:
        return list(bearers)
    of = regions.pop()
    lone = {b.holding for b in bearers if b.holding.title in local and b.holding.of is None}
    return [replace(b, holding=replace(b.holding, of=of)) if b.holding in lone else b for b in bearers]


def learn(bearers: Iterable[Bearer]) -> dict[tuple[str, str | None], list[Bearer]]:
    """Gather who held which seat in the articles; past offices, and those of a branch, teach nothing."""
    learned: dict[tuple[str, str | None], list[Bearer]] = {}
    for bearer in bearers:
        if not (bearer.holding.former or bearer.holding.branch) and bearer.holding.of is not None:
            learned.setdefault(bearer.holding.seat, []).append(bearer)
    return learned


def learn_phrases(bearers: Iterable[Bearer]) -> dict[tuple[str, str], list[Bearer]]:
    """Gather the office phrases of several words by their head and each other word; past offices teach nothing."""
    learned: dict[tuple[str, str], list[Bearer]] = {}
    for bearer in bearers:
        if not bearer.holding.former:
            for word in dict.fromkeys(bearer.holding.phrase[1:]):
                learned.setdefault((bearer.holding.phrase[0], word), []).append(bearer)
    return learned


def by_person(bearers: Iterable[Bearer], *, former: bool = False) -> dict[str, list[Bearer]]:
    """Gather the present (or the past) offices of every person."""
    found: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        if bearer.holding.former == former:
            found.setdefault(bearer.entity, []).append(bearer)
    return found
