"""Meetings of the real world from what articles say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline import lexicons
from pipeline.lexicons.world import World
from pipeline.link.borrow import borrow_dates
from pipeline.link.confidence import with_confidence
from pipeline.link.context import fill_in
from pipeline.link.merge import Group, merge
from pipeline.link.sightings import Sighting, SightingMaker, written_on
from pipeline.link.slugs import slug
from pipeline.records import (
    Article,
    Conflict,
    DateBasis,
    Entity,
    Evidence,
    Interval,
    Meeting,
    MeetingKind,
    Part,
    Placement,
    Report,
    Resolution,
    Role,
    Span,
    Status,
    StatusClaim,
)

_HOME = "cty:indonesia"
_BASES: tuple[DateBasis, ...] = ("explicit", "weekday", "relative", "inherited", "other_article", "none")
_PARTS: tuple[Part, ...] = ("host", "guest", "accompanying", "named")
_HARDLY = 0.34  # share of foreign places in an article of home news
_MOST_NAMED = 4  # people in a meeting's id


@cache
def home_offices() -> tuple[str, ...]:
    """Read the words that open an office which only Indonesia has."""
    return tuple(lexicons.read("linking")["home_offices"])


@dataclass(frozen=True, slots=True)
class MeetingSet:
    """Meetings in order of date and id, how many sightings were left out and why, and what became of every claim."""

    meetings: tuple[Meeting, ...]
    dropped: Mapping[str, int]
    placements: tuple[Placement, ...] = ()


class MeetingLinker:
    """Merges the claims of all articles; made for one set of entities."""

    def __init__(
        self, world: World, entities: Sequence[Entity], resolutions: Mapping[tuple[str, int], Resolution]
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._places = {place.id: place for place in world.places}
        of_country = (office for office in world.offices if office.of_kind == "country")
        self._state_offices = tuple(sorted(name.lower() for office in of_country for name in office.names))
        self._resolutions = resolutions
        self._maker = SightingMaker(entities, resolutions)
        self._left_out: dict[tuple[str, int], str] = {}
        self._abroad: Mapping[str, float] = {}

    def link(self, articles: Sequence[Article], reports: Sequence[Report]) -> MeetingSet:
        """Return the meetings that the articles tell of.

        Args:
            articles: Those that were read, in any order.
            reports: One an article, in the same order.
        """
        written = {a.id: written_on(a, r) for a, r in zip(articles, reports, strict=True)}
        found = self._sightings(articles, reports, written)
        borrowed = borrow_dates(found, written, {report.article: report.timexes for report in reports})
        if borrowed:
            found = self._sightings(articles, reports, written | borrowed)
        self._abroad = {report.article: self._share_abroad(report) for report in reports}
        self._left_out.clear()
        groups = [group for group in merge(self._usable(found)) if self._founded(group)]
        sources = {article.id: article.near_duplicate_of or article.id for article in articles}
        meetings = [self._meeting(group, frozenset(borrowed), sources) for group in groups]
        named = list(_with_ids(fill_in(meetings, self._places)))
        placements = tuple(self._placements(reports, found, groups, [meeting.id for meeting in named]))
        dropped = Counter(placement.why for placement in placements if placement.meeting is None)
        return MeetingSet(tuple(sorted(named, key=_order)), dict(sorted(dropped.items())), placements)

    def _placements(
        self, reports: Sequence[Report], found: Sequence[Sighting], groups: Sequence[Group], ids: Sequence[str]
    ) -> Iterator[Placement]:
        """Yield what became of every claim; ``ids`` are those of the groups' meetings."""
        joined = {
            sighting.key: (name, group.reasons[sighting.key])
            for group, name in zip(groups, ids, strict=True)
            for sighting in group.sightings
        }
        sightings = {sighting.key: sighting for sighting in found}
        for report in reports:
            for number in range(len(report.claims)):
                key = (report.article, number)
                meeting, why = joined.get(key, (None, self._left_out.get(key, "nobody resolved")))
                sighting = sightings.get(key)
                dates, basis = (sighting.dates, sighting.basis) if sighting else (None, _BASES[-1])
                yield Placement(*key, meeting, why, dates, basis)

    # --- choosing ---------------------------------------------------------------------------------------------

    def _sightings(
        self, articles: Sequence[Article], reports: Sequence[Report], written: Mapping[str, Interval | None]
    ) -> list[Sighting]:
        return [
            sighting
            for article, report in zip(articles, reports, strict=True)
            for sighting in self._maker.make(article, report, written[article.id])
        ]

    def _usable(self, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
        """Leave out what is no meeting: one person alone, a trip within a country."""
        for sighting in sightings:
            if sighting.family == "visit":
                if self._domestic(sighting):
                    self._left_out[sighting.key] = "domestic trip"
                else:
                    yield sighting
            elif len(sighting.people) < 2:
                self._left_out[sighting.key] = "fewer than two participants resolved"
            elif all(self._entities[who].kind == "country" for who in sighting.people):
                self._left_out[sighting.key] = "countries only"
            else:
                yield sighting

    def _domestic(self, sighting: Sighting) -> bool:
        homes = {self._home(who, sighting) for who in sighting.travellers}
        if sighting.country is None:
            # a place that no list knows is abroad only for somebody who is known to be at home elsewhere
            known = self._places.get(sighting.site or "")
            return known is None and homes <= {None, _HOME}
        # a traveller of whom nothing is known is taken for an Indonesian: this is Indonesian news
        return homes <= {sighting.country} or (homes == {None} and sighting.country == _HOME)

    def _home(self, who: str, sighting: Sighting) -> str | None:
        """The country for which somebody takes part: by the office at that time, else by all that is known."""
        entity = self._entities[who]
        office, of = sighting.offices.get(who, ("", None))
        if office.lower().startswith(home_offices()):
            return _HOME
        body = self._entities.get(of or "")
        if body is not None and body.kind == "place" and body.id not in self._places:
            return body.id if self._of_state(office) else entity.country  # a country that no list knows
        if body is not None:
            return body.id if body.kind == "country" else (body.country or entity.country)
        return entity.id if entity.kind == "country" else entity.country

    def _of_state(self, office: str) -> bool:
        """Whether an office is one that only a country has."""
        return office.lower().startswith(self._state_offices)

    def _founded(self, group: Group) -> bool:
        """Whether any sighting of a group is more than a hint."""
        if all(sighting.claim.weak for sighting in group.sightings):
            self._left_out.update((sighting.key, "hints without a stated meeting") for sighting in group.sightings)
            return False
        return True

    # --- building ---------------------------------------------------------------------------------------------

    def _meeting(self, group: Group, borrowed: frozenset[str], sources: Mapping[str, str]) -> Meeting:
        told = {sighting.article for sighting in group.sightings if not sighting.claim.weak}
        stating = [sighting for sighting in group.sightings if sighting.article in told]
        status, history = _status(stating)
        dates, basis, text = _dates(group.sightings, told, borrowed)
        people = sorted(frozenset().union(*(sighting.people for sighting in stating)))
        site, call = self._site(stating), stating[0].family == "call"
        people_at_home = {self._home(who, sighting) for sighting in stating for who in sighting.people}
        country, known_by = (None, "") if call else self._country_of(site, stating, people_at_home)
        return Meeting(
            id="",
            kind=self._kind(stating, people),
            status=status,
            participants=tuple(people),
            evidence=_evidence((s.article, span) for s in stating for span in s.claim.evidence),
            articles=tuple(sorted(told)),
            sources=_independent(told, sources),
            status_history=history,
            roles={who: _role(who, stating) for who in people},
            place=site if site and not site.startswith("cty:") and not call else None,
            country=country,
            dates=dates,
            date_basis=basis,
            date_text=text,
            conflicts=tuple(_conflicts(stating)),
            rules=tuple(dict.fromkeys(rule for sighting in stating for rule in sighting.claim.rules)),
            how={slot: how for slot, how in (("place", "stated" if site else ""), ("country", known_by)) if how},
            triggers=_evidence((s.article, s.claim.trigger) for s in stating),
        )

    def _kind(self, stating: Sequence[Sighting], people: Sequence[str]) -> MeetingKind:
        kinds = Counter(sighting.claim.kind for sighting in stating)
        if "visit" in kinds or "call" in kinds:
            return stating[0].claim.kind
        if set(kinds) == {"encounter"}:
            return "encounter"
        parties = self._parties(stating, people)
        return "multilateral" if "multilateral" in kinds or len(parties) > 2 else "meeting"

    def _parties(self, stating: Sequence[Sighting], people: Sequence[str]) -> set[str]:
        """The countries that sat together, or, of one country, the organizations; company speaks for nobody else."""
        leading = [
            who for who in people if any(s.participants.get(who, "accompanying") != "accompanying" for s in stating)
        ]
        bodies = {who: self._body(who, stating) for who in leading}
        countries = {self._land(body) or self._entities[who].country or who for who, body in bodies.items()}
        if len(countries) == 1:
            return {body or who for who, body in bodies.items()}
        return countries

    def _body(self, who: str, stating: Sequence[Sighting]) -> str | None:
        """The country or organization whose office somebody holds."""
        return next((s.offices[who][1] for s in stating if who in s.offices and s.offices[who][1]), None)

    def _land(self, body: str | None) -> str | None:
        entity = self._entities.get(body or "")
        return None if entity is None else (entity.id if entity.kind == "country" else entity.country)

    def _site(self, stating: Sequence[Sighting]) -> str | None:
        """The most specific stated place: a building before a city before a country, the most often told of equals."""
        sites = Counter(sighting.site for sighting in stating if sighting.site)
        order = sorted(sites, key=lambda site: (self._breadth(site), -sites[site], site))
        return order[0] if order else None

    def _breadth(self, site: str) -> int:
        if site.startswith("cty:"):
            return 3
        known = self._places.get(site)
        if known is None or known.kind == "venue":
            return 0
        return 2 if known.kind in ("region", "body-of-water") else 1

    def _country_of(
        self, site: str | None, stating: Sequence[Sighting], homes: set[str | None]
    ) -> tuple[str | None, str]:
        """The country of the place, and how it is known; of an unknown one, Indonesia where the articles hardly look
        abroad.
        """
        hardly = all(self._abroad[s.article] <= _HARDLY for s in stating)
        if site is None:
            at_home = homes <= {None, _HOME} and hardly and stating[0].family == "talk"
            lands = {self._home(who, s) for s in stating for who, part in s.participants.items() if part == "host"}
            for found, how in ((lands, "country of the host"), (homes, "country of all who met")):
                land = next(iter(found)) if len(found) == 1 and not at_home else None
                if land is not None and land.startswith("cty:") and stating[0].family == "talk":
                    return land, how
            return (_HOME, "home news") if at_home else (None, "")
        if site.startswith("cty:"):
            return site, "stated"
        own = self._entities[site].country
        if own is not None:
            return own, "country of the place"
        countries = Counter(sighting.country for sighting in stating if sighting.country)
        if countries:
            return countries.most_common(1)[0][0], "stated beside the place"
        at_home = homes <= {None, _HOME} and (_HOME in homes or hardly) and site not in self._places
        return (_HOME, "home news") if at_home else (None, "")

    def _share_abroad(self, report: Report) -> float:
        """Share of an article's places that lie abroad, among those whose country is known; 0 if none is."""
        lands = []
        for index, mention in enumerate(report.mentions):
            entity = self._entities.get(self._resolutions[report.article, index].entity or "")
            if mention.type == "LOC" and entity is not None:
                lands.append(entity.id if entity.kind == "country" else entity.country)
        known = [land for land in lands if land is not None]
        return sum(land != _HOME for land in known) / len(known) if known else 0.0


def _status(stating: Sequence[Sighting]) -> tuple[Status, tuple[StatusClaim, ...]]:
    """The final status: a meeting that anyone saw was held; else the strongest of what was said of it."""
    history = tuple(dict.fromkeys(StatusClaim(sighting.article, sighting.claim.status) for sighting in stating))
    said = {claim.status for claim in history}
    order: tuple[Status, ...] = ("held", "denied", "cancelled", "planned")
    return next(status for status in order if status in said), history


def _dates(
    sightings: Sequence[Sighting], told: set[str], borrowed: frozenset[str]
) -> tuple[Interval | None, DateBasis, str]:
    """Choose the narrowest date, then the surest kind of expression, then the one most often told."""
    dated = [sighting for sighting in sightings if sighting.dates]
    held = [sighting.dates for sighting in dated if sighting.dates and sighting.claim.status == "held"]
    if held:  # what was planned for another day came to pass on this one
        dated = [s for s in dated if s.dates and any(_overlap(s.dates, days) for days in held)]
    if not dated:
        return None, "none", ""
    votes = Counter(sighting.dates for sighting in dated)

    def rank(sighting: Sighting) -> tuple[int, int, int, tuple[str, int]]:
        assert sighting.dates is not None
        width = (sighting.dates.end - sighting.dates.start).days
        borrowing = sighting.article in borrowed
        return width, _BASES.index(sighting.basis) + len(_BASES) * borrowing, -votes[sighting.dates], sighting.key

    best = min(dated, key=rank)
    elsewhere = best.article not in told or best.article in borrowed
    return best.dates, "other_article" if elsewhere else best.basis, best.timex.text if best.timex else ""


def _overlap(left: Interval, right: Interval) -> bool:
    return left.start <= right.end and right.start <= left.end


def _independent(told: set[str], sources: Mapping[str, str]) -> tuple[str, ...]:
    """Of articles that copy each other keep the first that tells of the meeting."""
    first: dict[str, str] = {}
    for article in sorted(told):
        first.setdefault(sources[article], article)
    return tuple(sorted(first.values()))


def _evidence(found: Iterable[tuple[str, Span]]) -> tuple[Evidence, ...]:
    places = {(article, span.start, span.end) for article, span in found}
    return tuple(Evidence(*place) for place in sorted(places))


def _role(who: str, stating: Sequence[Sighting]) -> Role:
    naming = [sighting for sighting in stating if who in sighting.people]
    offices = [sighting.offices[who] for sighting in naming if who in sighting.offices]
    office, of = offices[0] if offices else ("", None)
    part = min((sighting.participants[who] for sighting in naming), key=_PARTS.index)
    return Role(office, of, part, tuple(sorted({sighting.article for sighting in naming})))


def _conflicts(stating: Sequence[Sighting]) -> Iterator[Conflict]:
    """Yield each slot to which articles give different values, days and countries above all."""
    slots: dict[str, set[tuple[str, str]]] = {
        "date": {(s.dates.start.isoformat(), s.article) for s in stating if s.day and s.dates},
        "country": {(s.country, s.article) for s in stating if s.country},
        "status": {(s.claim.status, s.article) for s in stating},
    }
    unlike = {(s.mismatch, s.article) for s in stating if s.mismatch}
    for slot, said in {"weekday": unlike, **slots}.items():
        values = sorted({value for value, _ in said})
        if len(values) > 1 or (slot == "weekday" and values):
            yield Conflict(slot, {v: tuple(sorted(a for value, a in said if value == v)) for v in values})


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
