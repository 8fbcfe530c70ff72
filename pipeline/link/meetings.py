"""Meetings of the real world from what articles say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicons.facts import Place
from pipeline.lexicons.world import World
from pipeline.link.agreed import agreed
from pipeline.link.borrow import borrow_dates, borrow_spans, borrow_stories, borrow_years
from pipeline.link.calls import as_calls
from pipeline.link.carried import as_others_tell
from pipeline.link.claim_dates import written_on
from pipeline.link.confidence import with_confidence
from pipeline.link.context import at_dateline, fill_in
from pipeline.link.echoes import EchoJoiner
from pipeline.link.groups import Group
from pipeline.link.meeting_maker import BASES, MeetingMaker
from pipeline.link.merge import merge
from pipeline.link.rejoin import rejoin
from pipeline.link.represented import join_represented
from pipeline.link.setting import Setting
from pipeline.link.sightings import Sighting, SightingMaker
from pipeline.link.slugs import slug
from pipeline.link.stories import Stories
from pipeline.link.story_days import Told
from pipeline.link.sums import add_days, add_sums, find_sums, find_tours
from pipeline.records import (
    Article,
    Entity,
    Interval,
    Meeting,
    Placement,
    Report,
    Resolution,
)

_AT_HOME = "domestic trip"
_ALONE = "fewer than two participants resolved"
_MOST_NAMED = 4  # people in a meeting's id


@dataclass(frozen=True, slots=True)
class MeetingSet:
    """Meetings in order of date and id, how many sightings were left out and why, and what became of every claim."""

    meetings: tuple[Meeting, ...]
    dropped: Mapping[str, int]
    placements: tuple[Placement, ...] = ()


class MeetingLinker:
    """Merges the claims of all articles; made for one set of entities."""

    def __init__(
        self,
        world: World,
        entities: Sequence[Entity],
        resolutions: Mapping[tuple[str, int], Resolution],
        rivals: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._world = world
        self._setting = Setting(world, entities, resolutions, ())
        self._resolutions = resolutions
        capitals = frozenset(country.capital for country in world.countries if country.capital)
        self._maker = SightingMaker(entities, resolutions, capitals, rivals)
        self._left_out: dict[tuple[str, int], str] = {}
        self._regions = frozenset(place.id for place in world.places if place.kind == "region" and not place.country)

    def link(
        self, articles: Sequence[Article], reports: Sequence[Report], learned: Mapping[str, Interval] | None = None
    ) -> MeetingSet:
        """Return the meetings that the articles tell of.

        Args:
            articles: Those that were read, in any order.
            reports: One an article, in the same order.
            learned: Article id -> when it was written, of undated ones that others date.
        """
        learned = learned or {}
        written = {a.id: learned.get(a.id) or written_on(a, r) for a, r in zip(articles, reports, strict=True)}
        naming = self._named(reports)
        dated, borrowed = self._dated(list(zip(articles, reports, strict=True)), written, _people(naming))
        found = as_others_tell(dated, naming)
        elsewhere = frozenset((*learned, *borrowed))
        self._setting = Setting(self._world, tuple(self._entities.values()), self._resolutions, reports)
        self._left_out.clear()
        usable = list(as_calls(self._usable(s for s in found if not s.echo)))
        tours = find_tours(usable, self._regions)
        self._left_out.update((key, "a tour of which the stops are told") for key in tours)
        usable = [sighting for sighting in usable if sighting.key not in tours]
        sums = find_sums(usable)
        stories = Stories(_people(naming))
        places = self._setting.sites
        merged = rejoin(merge((s for s in usable if s.key not in sums), places, stories), places, stories)
        groups = [group for group in join_represented(merged, self._entities) if self._founded(group)]
        add_sums(groups, sums, usable)
        self._take_up(groups, found, naming)
        add_days(groups)
        for group in groups:
            places.learn_from(group.sightings)
        sources = {article.id: article.near_duplicate_of or article.id for article in articles}
        maker = MeetingMaker(self._world, self._entities, self._setting)
        meetings = [maker.make(group, elsewhere, sources) for group in groups]
        trips = [maker.trip(sighting) for sighting in found if self._left_out.get(sighting.key) == _AT_HOME]
        spots = {place.id: self._named_around(place) for place in self._world.places} | places.learned
        known = written | borrowed
        filled = fill_in(meetings, spots, trips, known)
        named = list(_with_ids(at_dateline(filled, self._setting.towns, spots, known)))
        placements = tuple(self._placements(reports, found, groups, [meeting.id for meeting in named]))
        dropped = Counter(placement.why for placement in placements if placement.meeting is None)
        return MeetingSet(tuple(sorted(named, key=_order)), dict(sorted(dropped.items())), placements)

    def _named_around(self, place: Place) -> Place:
        """Leave out the town of a building that no article names: it is no entity."""
        return place if place.within is None or place.within in self._entities else replace(place, within=None)

    def _named(self, reports: Sequence[Report]) -> dict[str, frozenset[str]]:
        """Return article id -> all that it names, in entity ids."""
        return {
            report.article: frozenset(
                entity
                for index in range(len(report.mentions))
                if (entity := self._resolutions[report.article, index].entity) is not None
            )
            for report in reports
        }

    def _take_up(self, groups: list[Group], found: Sequence[Sighting], named: Mapping[str, frozenset[str]]) -> None:
        """Let echoes join the meetings that other articles tell, and claims left out: of one person, or of a trip that
        only others tell to have led abroad. What several tell in passing, and nobody for sure, is added."""
        alone = [s for s in found if self._left_out.get(s.key) in (_ALONE, _AT_HOME) and not s.claim.weak]
        echoes = [s for s in found if s.echo]
        guests = [trip for sighting in found if not sighting.echo for trip in self._as_guests(sighting)]
        joined = EchoJoiner(groups, named, self._entities).join([*alone, *echoes, *guests])
        for key in joined:
            self._left_out.pop(key, None)
        groups += agreed((echo for echo in echoes if echo.key not in joined), groups)

    def _as_guests(self, sighting: Sighting) -> Iterator[Sighting]:
        """Yield what "Amina bertemu Bou di Bamako" tells of a visit: who is abroad, and no host, has come there."""
        claim, country = sighting.claim, sighting.country
        if country is None or claim.status != "held" or claim.weak or sighting.family == "visit":
            return
        homes = {who: self._entities[who].country for who, part in sighting.participants.items() if part != "host"}
        guests = {who: sighting.participants[who] for who, home in homes.items() if home not in (None, country)}
        if guests:
            trip = replace(claim, kind="visit", weak=True)
            number = -1 - sighting.number  # it is no claim of its own, so it takes none's place in the account
            yield replace(sighting, claim=trip, number=number, participants=guests, echo=True)

    def _placements(
        self, reports: Sequence[Report], found: Sequence[Sighting], groups: Sequence[Group], ids: Sequence[str]
    ) -> Iterator[Placement]:
        """Yield what became of every claim; ``ids`` are those of the groups' meetings."""
        joined = {
            sighting.key: (name, group.reasons[sighting.key])
            for group, name in zip(groups, ids, strict=True)
            for sighting in (*group.sightings, *group.echoes)
        }
        sightings = {sighting.key: sighting for sighting in found}
        for report in reports:
            for number in range(len(report.claims) + len(report.echoes)):
                key = (report.article, number)
                if number >= len(report.claims) and key not in joined:
                    continue  # it takes up nothing
                meeting, why = joined.get(key, (None, self._left_out.get(key, "nobody resolved")))
                sighting = sightings.get(key)
                dates, basis = (sighting.dates, sighting.basis) if sighting else (None, BASES[-1])
                yield Placement(*key, meeting, why, dates, basis)

    # --- choosing ---------------------------------------------------------------------------------------------

    def _dated(
        self,
        pairs: Sequence[tuple[Article, Report]],
        written: Mapping[str, Interval | None],
        people: Mapping[str, frozenset[str]],
    ) -> tuple[list[Sighting], dict[str, Interval]]:
        """Place in time what all articles tell, those of no known day by what others tell.

        Args:
            pairs: Articles and what they say.
            written: Article id -> when it was written, as far as that follows without other meetings.
            people: Article id -> the persons whom it names.

        Returns:
            All sightings, and when the articles were written that only others date.
        """
        timexes = {report.article: report.timexes for _, report in pairs}
        made = {article.id: self._sightings(article, report, written) for article, report in pairs}
        stated = [sighting for article, _ in pairs for sighting in made[article.id] if not sighting.echo]
        borrowed = borrow_dates(Told(people, written, timexes, made))
        borrowed |= borrow_spans(stated, {**written, **borrowed})
        borrowed |= borrow_years(stated, {**written, **borrowed}, timexes)
        borrowed |= borrow_stories(Told(people, {**written, **borrowed}, timexes, made))
        made |= {a.id: self._sightings(a, report, borrowed) for a, report in pairs if a.id in borrowed}
        return [sighting for article, _ in pairs for sighting in made[article.id]], borrowed

    def _sightings(self, article: Article, report: Report, written: Mapping[str, Interval | None]) -> list[Sighting]:
        return list(self._maker.make(article, report, written[article.id]))

    def _usable(self, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
        """Leave out what is no meeting: one person alone, a trip within a country."""
        for sighting in sightings:
            if sighting.family == "visit":
                if self._setting.domestic(sighting):
                    self._left_out[sighting.key] = _AT_HOME
                else:
                    yield self._setting.from_abroad(self._setting.at_hosts(sighting))
            elif len(sighting.people) < 2:
                self._left_out[sighting.key] = _ALONE
            else:
                yield sighting

    def _founded(self, group: Group) -> bool:
        """Whether any sighting of a group is more than a hint."""
        if all(sighting.claim.weak for sighting in group.sightings):
            self._left_out.update((sighting.key, "hints without a stated meeting") for sighting in group.sightings)
            return False
        return True


def _people(named: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Of all that articles name keep the persons."""
    return {article: frozenset(who for who in all_ if who.startswith("per:")) for article, all_ in named.items()}


def _with_ids(meetings: Sequence[Meeting]) -> Iterator[Meeting]:
    """Name meetings by day and people, in the order given; equal names are numbered in the order of their dates."""
    used: Counter[str] = Counter()
    names: dict[int, str] = {}
    for number in sorted(range(len(meetings)), key=lambda number: _order(meetings[number])):
        meeting = meetings[number]
        day = meeting.dates.start.isoformat() if meeting.dates else "undated"
        people = "-".join(slug(who.partition(":")[2]) for who in meeting.participants[:_MOST_NAMED])
        name = f"{meeting.kind}:{day}-{people}"
        used[name] += 1
        names[number] = name if used[name] == 1 else f"{name}-{used[name]}"
    for number, meeting in enumerate(meetings):
        yield with_confidence(replace(meeting, id=names[number]))


def _order(meeting: Meeting) -> tuple[str, str, tuple[str, ...], str, tuple[tuple[str, int], ...]]:
    day = meeting.dates.start.isoformat() if meeting.dates else "9999"
    spots = tuple((evidence.article, evidence.start) for evidence in meeting.evidence)
    return day, meeting.kind, meeting.participants, meeting.status, spots
