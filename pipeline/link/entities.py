"""Entity linking over all articles: which mentions are one person, organization, country or place."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from pipeline.garbage import uncollected
from pipeline.lexicons.facts import Country, Organization, Place
from pipeline.lexicons.world import World
from pipeline.link.decisions import Decisions
from pipeline.link.eras import find_eras
from pipeline.link.holders import Holders
from pipeline.link.judged import join, take_apart
from pipeline.link.lists import NameLists, fold_name, load_lists, spaced
from pipeline.link.meant import as_meant
from pipeline.link.named_before import NamedBefore
from pipeline.link.offices import Holding, Seats
from pipeline.link.organizations import Link, OrganizationNames, short_forms
from pipeline.link.people import People, Person, collect, find_people, most_used
from pipeline.link.person_names import PersonName, parse
from pipeline.link.places import collect_definitions, resolve_article
from pipeline.link.roles import Roles
from pipeline.link.scenes import Bearer, Scene, by_person, in_one_region, learn, learn_phrases
from pipeline.link.which_holder import settle
from pipeline.link.within import Anchor, anchor_persons, bare_names
from pipeline.records import Article, Entity, EntityKind, Interval, Report, Resolution

_UNDECIDED = Decisions()
_KINDS: Mapping[str, EntityKind] = {"per": "person", "org": "organization", "cty": "country", "plc": "place"}


@dataclass(frozen=True, slots=True)
class LinkedEntities:
    """The entities of a corpus.

    Attributes:
        entities: Sorted by id. Countries that only other entities point at are among them, with no mention.
        resolutions: (article id, mention index) -> what it refers to; one for every mention of every report.
            ``candidates`` may name persons whom nothing else mentions and who are therefore no entity.
    """

    entities: tuple[Entity, ...]
    resolutions: Mapping[tuple[str, int], Resolution]


def link_entities(
    articles: Sequence[Article],
    reports: Sequence[Report],
    world: World,
    dates: Mapping[str, Interval | None],
    decisions: Decisions = _UNDECIDED,
) -> LinkedEntities:
    """Link the mentions of all articles.

    Args:
        articles: In any order; the outcome does not depend on it.
        reports: What each article says, in any order, at most one an article.
        world: Listed facts.
        dates: Article id -> when it was written, for offices; articles without one may be missing.
        decisions: What people decided about who is who, applied last.

    Returns:
        Entities and what every mention refers to. Every name gets an entity, a role only where one person is meant.

    Raises:
        InputError: If decisions contradict each other in these articles.
    """
    known = {article.id for article in articles}
    ordered = sorted((report for report in reports if report.article in known), key=lambda report: report.article)
    with uncollected():
        return _Corpus(ordered, world, load_lists(), dates).link(decisions)


@dataclass(slots=True)
class _Tally:
    """What is counted for one entity while mentions are resolved: spellings one by one, articles in id order."""

    surfaces: list[str] = field(default_factory=list)
    mentions: int = 0
    articles: list[str] = field(default_factory=list)


class _Corpus:
    """All reports on their way to entities; built, asked once, thrown away."""

    def __init__(
        self, reports: Sequence[Report], world: World, lists: NameLists, dates: Mapping[str, Interval | None]
    ) -> None:
        self.reports = reports
        self.world = world
        self.lists = lists
        self.dates = dates
        names = OrganizationNames(world, lists)
        definitions = collect_definitions(reports, names)
        self.links: dict[str, dict[int, Link]] = {r.article: resolve_article(r, names, definitions) for r in reports}
        self._shorten()
        every = [link for links in self.links.values() for link in links.values()]
        self.seats = Seats(world, lists, {link.entity: link.country for link in every if link.country})
        self.held: dict[str, list[Holding]] = {
            r.article: [
                settle(holding, self.seats)
                for holding in self.seats.holdings(r, self.links[r.article], dates.get(r.article))
            ]
            for r in reports
        }
        self.anchors: dict[str, dict[int, Anchor]] = {r.article: anchor_persons(r, lists) for r in reports}
        self.people: People = find_people(collect(self.anchors, self.held), self._bare(), lists, self.seats)
        self.called = self._called()
        self.persons: dict[str, dict[int, Person]] = {r.article: self._persons(r.article) for r in reports}
        eras = find_eras(self.persons, self.held, dates, self.seats)
        self.dates = {**dates, **eras}
        for article, era in eras.items():
            self.held[article] = [settle(replace(holding, span=era), self.seats) for holding in self.held[article]]

    def _shorten(self) -> None:
        """Give organizations that some articles shorten the entity of their longer name."""
        reports = {report.article: report for report in self.reports}

        @functools.cache
        def named(article: str) -> frozenset[str]:
            return frozenset(fold_name(m.text) for m in reports[article].mentions if m.type == "PER")

        longer = short_forms(self.links, named)
        for links in self.links.values():
            for i, link in links.items():
                if link.entity in longer:
                    links[i] = replace(link, entity=longer[link.entity], reason="beginning of a longer name")

    def _called(self) -> dict[PersonName, PersonName]:
        """Other names that articles introduce ("Raka, yang dijuluki Elang") and the full name, where all agree.

        Two letters may be anybody's elsewhere: "tersangka RS (Raka Sudibyo)".
        """
        told: dict[PersonName, set[PersonName]] = {}
        for report in self.reports:
            anchors = self.anchors[report.article]
            for long, short in report.definitions:
                if long in anchors and short in anchors and anchors[long].sure:
                    told.setdefault(parse(report.mentions[short].text, self.lists), set()).add(anchors[long].name)
        return {name: next(iter(full)) for name, full in told.items() if len(full) == 1 and len(name.joined) > 2}

    def _bare(self) -> frozenset[str]:
        """Words that stand alone in some article, without the full name."""
        anchors = (anchor for named in self.anchors.values() for anchor in named.values())
        return frozenset(anchor.name.tokens[-1] for anchor in anchors if not anchor.sure)

    def link(self, decisions: Decisions) -> LinkedEntities:
        resolutions: dict[tuple[str, int], Resolution] = {}
        roles = self._roles()
        for report in self.reports:
            article = report.article
            persons = self.persons[article]
            links, anchors = self.links.pop(article), self.anchors.pop(article)  # not needed again, and large
            for i, mention in enumerate(report.mentions):
                if mention.type == "PER":
                    reason = anchors[i].reason if anchors[i].sure else persons[i].reason
                    resolutions[article, i] = Resolution(persons[i].entity, reason)
                elif mention.type == "ROLE":
                    resolutions[article, i] = roles[article, i]
                else:
                    resolutions[article, i] = Resolution(links[i].entity, links[i].reason)
        if not decisions.lines:
            return LinkedEntities(self._entities(resolutions), resolutions)
        resolutions = take_apart(self.reports, resolutions, decisions)
        meant = as_meant(self.reports, resolutions, self._entities(resolutions), decisions)
        entities = self._entities(meant.resolutions, meant.named)
        return LinkedEntities(*join(entities, meant.resolutions, decisions))

    def _persons(self, article: str) -> dict[int, Person]:
        anchors = self.anchors[article]
        found = {i: self.people.by_name[anchor.name] for i, anchor in anchors.items() if anchor.sure}
        company = list(found.values())
        for name, mentions in bare_names(anchors).items():
            full = self.called.get(name)
            if full:
                other = replace(self.people.by_name[full], reason="other name given in another article")
                found |= dict.fromkeys(mentions, other)
                continue
            held = [holding for holding in self.held[article] if holding.mention in mentions]
            person = self.people.bare(name, held, article, self.dates.get(article), company)
            found |= dict.fromkeys(mentions, person)
        return found

    def _roles(self) -> dict[tuple[str, int], Resolution]:
        bearers = {
            report.article: [
                Bearer(holding, self.persons[report.article][holding.mention].entity)
                for holding in self.held[report.article]
                if holding.mention in self.persons[report.article]
            ]
            for report in self.reports
        }
        everyone = [bearer for article in bearers.values() for bearer in in_one_region(article)]
        offices = by_person(everyone)
        holders = Holders(self.people, learn(everyone))
        own = {report.article: self._ranks(report) for report in self.reports}
        ranks = by_person(bearer for article in own.values() for bearer in article)
        named_before = NamedBefore(self.seats, offices, by_person(everyone, former=True), ranks)
        homes, phrases = self._countries(everyone), learn_phrases(everyone)
        roles = Roles(self.seats, holders, named_before, offices, homes, phrases, ranks)
        found: dict[tuple[str, int], Resolution] = {}
        for report in self.reports:
            if all(mention.type != "ROLE" for mention in report.mentions):
                continue
            links = self.links[report.article].values()
            countries = frozenset(country for link in links if (country := self.seats.country(link.entity)))
            bodies = tuple(sorted({link.entity for link in links if link.entity.startswith("org:")}))
            told = [*bearers[report.article], *own[report.article]]
            names = {i: link.entity for i, link in self.links[report.article].items()}
            scene = Scene(told, self.persons[report.article], countries, report, bodies, names)
            asked = {holding.mention: holding for holding in reversed(self.held[report.article])}
            for i, mention in enumerate(report.mentions):
                if mention.type == "ROLE":
                    found[report.article, i] = (
                        roles.resolve(asked[i], scene) if i in asked else Resolution(None, "no office in the phrase")
                    )
        return found

    def _ranks(self, report: Report) -> list[Bearer]:
        """Ranks and callings before names as offices, so that "kolonel itu" finds its colonel."""
        persons, span = self.persons[report.article], self.dates.get(report.article)
        ranks = ((self.seats.rank(report, i, span), person) for i, person in sorted(persons.items()))
        return [Bearer(rank, person.entity) for rank, person in ranks if rank]

    def _countries(self, bearers: Iterable[Bearer]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for persons in self.persons.values():
            for person in persons.values():
                if person.countries:
                    found.setdefault(person.entity, set()).update(person.countries)
        for bearer in bearers:
            if bearer.holding.country:
                found.setdefault(bearer.entity, set()).add(bearer.holding.country)
        return found

    # --- entities -----------------------------------------------------------------------------------------------

    def _entities(
        self, resolutions: Mapping[tuple[str, int], Resolution], named: Mapping[str, str] | None = None
    ) -> tuple[Entity, ...]:
        """Return the entities that mentions refer to, in id order; ``named`` gives names that no article tells."""
        tallies: dict[str, _Tally] = defaultdict(_Tally)
        for report in self.reports:
            for i, mention in enumerate(report.mentions):
                entity = resolutions[report.article, i].entity
                if entity:
                    tally = tallies[entity]
                    tally.mentions += 1
                    if tally.articles[-1:] != [report.article]:
                        tally.articles.append(report.article)
                    if mention.type != "ROLE":
                        tally.surfaces.append(spaced(mention.text))
        facts = _Facts(self.world, self.seats, {**(named or {}), **self._names()}, self._homes(resolutions))
        found: dict[str, Entity] = {}
        while tallies:
            entity, tally = tallies.popitem()
            found[entity] = facts.entity(entity, tally)
        for country in sorted({e.country for e in found.values() if e.country}.difference(found)):
            found[country] = facts.entity(country, _Tally())
        return tuple(found[entity] for entity in sorted(found))

    def _names(self) -> dict[str, str]:
        """Full names of persons, by entity id; also of those whom only the list of offices names."""
        tenures = {tenure.person: tenure for tenure in self.world.tenures}
        listed = {person: self.people.tenured(tenure) for person, tenure in tenures.items()}
        everyone = (person for persons in self.persons.values() for person in persons.values())
        return {person.entity: person.name for person in chain(listed.values(), everyone) if person.name}

    def _homes(self, resolutions: Mapping[tuple[str, int], Resolution]) -> dict[str, str]:
        """Country of each person: that of most of the offices that the articles give to them."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for article, held in self.held.items():
            for holding in held:
                entity = resolutions[article, holding.mention].entity
                if entity and holding.country:
                    votes[entity][holding.country] += 1
        for persons in self.persons.values():
            for person in persons.values():
                if len(person.countries) == 1 and person.entity not in votes:
                    votes[person.entity].update(person.countries)
        return {entity: min(count, key=lambda c, n=count: (-n[c], c)) for entity, count in votes.items()}  # type: ignore[misc]


class _Facts:
    """Turns a tally into an entity with what is known of it."""

    def __init__(self, world: World, seats: Seats, names: Mapping[str, str], homes: Mapping[str, str]) -> None:
        self.seats = seats
        self.names = names
        self.homes = homes
        listed: tuple[Country | Place | Organization, ...] = (*world.countries, *world.places, *world.organizations)
        self.listed = {item.id: item for item in listed}

    def entity(self, entity: str, tally: _Tally) -> Entity:
        kind = _KINDS[entity.partition(":")[0]]
        listed = self.listed.get(entity)
        name = listed.name if listed else self.names.get(entity) or most_used(tally.surfaces)
        country = self.homes.get(entity) if kind == "person" else self.seats.country(entity)
        return Entity(
            entity,
            kind,
            name,
            tuple(sorted(set(tally.surfaces))) or ((name,) if tally.mentions else ()),
            tally.mentions,
            tuple(tally.articles),
            None if country == entity else country,
            getattr(listed, "latitude", None),
            getattr(listed, "longitude", None),
        )
