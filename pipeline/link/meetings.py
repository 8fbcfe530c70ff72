"""Meetings of the real world from what articles say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.lexicons.world import World
from pipeline.link.borrow import Told, borrow_dates, days_of_story
from pipeline.link.confidence import with_confidence
from pipeline.link.context import LENGTH_STATED, fill_in
from pipeline.link.echo_terms import votes
from pipeline.link.echoes import EchoJoiner
from pipeline.link.groups import Group
from pipeline.link.merge import merge
from pipeline.link.rejoin import rejoin
from pipeline.link.represented import join_represented
from pipeline.link.setting import Setting
from pipeline.link.sightings import Sighting, SightingMaker, written_on
from pipeline.link.slugs import slug
from pipeline.link.sums import add_sums, find_sums
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

_BASES: tuple[DateBasis, ...] = ("explicit", "weekday", "relative", "inherited", "other_article", "none")
_PARTS: tuple[Part, ...] = ("host", "guest", "accompanying", "named")
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
        self, world: World, entities: Sequence[Entity], resolutions: Mapping[tuple[str, int], Resolution]
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._world = world
        self._setting = Setting(world, entities, resolutions, ())
        self._resolutions = resolutions
        self._maker = SightingMaker(entities, resolutions)
        self._left_out: dict[tuple[str, int], str] = {}

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
        written = {a.id: written_on(a, r) or learned.get(a.id) for a, r in zip(articles, reports, strict=True)}
        pairs = list(zip(articles, reports, strict=True))
        made = {article.id: self._sightings(article, report, written) for article, report in pairs}
        found = [sighting for article in articles for sighting in made[article.id]]
        timexes = {report.article: report.timexes for report in reports}
        naming = self._named(reports)
        borrowed = borrow_dates([sighting for sighting in found if not sighting.echo], written, timexes)
        known = {article: day or borrowed.get(article) for article, day in written.items()}
        borrowed |= days_of_story(Told(_people(naming), known, timexes, made))
        if borrowed:
            made |= {a.id: self._sightings(a, report, borrowed) for a, report in pairs if a.id in borrowed}
            found = [sighting for article in articles for sighting in made[article.id]]
        elsewhere = frozenset((*learned, *borrowed))
        self._setting = Setting(self._world, tuple(self._entities.values()), self._resolutions, reports)
        self._left_out.clear()
        usable = list(self._usable(s for s in found if not s.echo))
        sums = find_sums(usable)
        merged = rejoin(merge(s for s in usable if s.key not in sums))
        groups = [group for group in join_represented(merged, self._entities) if self._founded(group)]
        add_sums(groups, sums, usable)
        self._take_up(groups, found, naming)
        for group in groups:
            self._setting.learn_from(group.sightings)
        sources = {article.id: article.near_duplicate_of or article.id for article in articles}
        meetings = [self._meeting(group, elsewhere, sources) for group in groups]
        trips = [self._trip(sighting) for sighting in found if self._left_out.get(sighting.key) == _AT_HOME]
        places = {place.id: place for place in self._world.places} | self._setting.learned
        named = list(_with_ids(fill_in(meetings, places, trips, known)))
        placements = tuple(self._placements(reports, found, groups, [meeting.id for meeting in named]))
        dropped = Counter(placement.why for placement in placements if placement.meeting is None)
        return MeetingSet(tuple(sorted(named, key=_order)), dict(sorted(dropped.items())), placements)

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

    def _take_up(self, groups: Sequence[Group], found: Sequence[Sighting], named: Mapping[str, frozenset[str]]) -> None:
        """Let echoes, and claims of which one participant is known, join the meetings that other articles tell."""
        alone = [s for s in found if self._left_out.get(s.key) == _ALONE and not s.claim.weak]
        echoes = [s for s in found if s.echo]
        for key in EchoJoiner(groups, named, self._entities).join([*alone, *echoes]):
            self._left_out.pop(key, None)

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
                dates, basis = (sighting.dates, sighting.basis) if sighting else (None, _BASES[-1])
                yield Placement(*key, meeting, why, dates, basis)

    # --- choosing ---------------------------------------------------------------------------------------------

    def _sightings(self, article: Article, report: Report, written: Mapping[str, Interval | None]) -> list[Sighting]:
        return list(self._maker.make(article, report, written[article.id]))

    def _usable(self, sightings: Iterable[Sighting]) -> Iterator[Sighting]:
        """Leave out what is no meeting: one person alone, a trip within a country."""
        for sighting in sightings:
            if sighting.family == "visit":
                if self._setting.domestic(sighting):
                    self._left_out[sighting.key] = _AT_HOME
                else:
                    yield sighting
            elif len(sighting.people) < 2:
                self._left_out[sighting.key] = _ALONE
            elif all(self._entities[who].kind == "country" for who in sighting.people):
                self._left_out[sighting.key] = "countries only"
            else:
                yield sighting

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
        dates, basis, text = _dates([*group.sightings, *group.echoes], told, borrowed)
        status, history = _status([*stating, *(echo for echo in group.echoes if votes(echo, dates))])
        told |= {echo.article for echo in group.echoes}
        dates, stay = _stay(group, dates)
        people = sorted(frozenset().union(*(sighting.people for sighting in stating)))
        site, call = self._setting.site(stating), stating[0].family == "call"
        place = site if site and not site.startswith("cty:") and not call else None
        country, known_by = (None, "") if call else self._setting.country(site, stating)
        return Meeting(
            id="",
            kind=self._kind(stating, people),
            status=status,
            participants=tuple(people),
            evidence=_evidence((s.article, span) for s in (*stating, *group.echoes) for span in s.claim.evidence),
            articles=tuple(sorted(told)),
            sources=_independent(told, sources),
            status_history=history,
            roles={who: _role(who, stating) for who in people},
            place=place,
            country=country,
            dates=dates,
            date_basis=basis,
            date_text=text,
            conflicts=tuple(_conflicts(stating)),
            rules=tuple(dict.fromkeys(rule for sighting in stating for rule in sighting.claim.rules)),
            how={
                slot: how
                for slot, how in (("place", "stated" if place else ""), ("country", known_by), ("date", stay))
                if how
            },
            triggers=_evidence((s.article, s.claim.trigger) for s in stating),
        )

    def _trip(self, sighting: Sighting) -> Meeting:
        """Put a trip within a country into the form of a meeting, to tell where its travellers were."""
        place = sighting.site if sighting.site and not sighting.site.startswith("cty:") else None
        return Meeting(
            id="",
            kind="visit",
            status=sighting.claim.status,
            participants=tuple(sorted(sighting.people)),
            evidence=(),
            articles=(sighting.article,),
            place=place,
            country=sighting.country,
            dates=sighting.dates,
            how={"country": "stated"} if sighting.country else {},
        )

    def _kind(self, stating: Sequence[Sighting], people: Sequence[str]) -> MeetingKind:
        kinds = {sighting.claim.kind for sighting in stating if not sighting.claim.weak}
        if "visit" in kinds or "call" in kinds:
            return stating[0].claim.kind
        if kinds == {"encounter"}:
            return "encounter"
        parties = self._parties(stating, people)
        return "multilateral" if "multilateral" in kinds or len(parties) > 2 else "meeting"

    def _parties(self, stating: Sequence[Sighting], people: Sequence[str]) -> set[str]:
        """The countries that sat together, or, of one country, the organizations; company speaks for nobody else."""
        leading = [
            who for who in people if any(s.participants.get(who, "accompanying") != "accompanying" for s in stating)
        ]
        bodies = {who: self._body(who, stating) for who in leading}
        known = {who for who, body in bodies.items() if body or self._entities[who].country}
        joined = {who for who in bodies if all(s.claim.extends for s in stating if who in s.people)}
        if len(bodies.keys() - joined) > 1:  # whoever of no known side joined two others speaks for nobody
            bodies = {who: body for who, body in bodies.items() if who in known or who not in joined}
        strangers = {who for who in bodies.keys() - known if self._sides(who, stating) & known}
        bodies = {who: body for who, body in bodies.items() if who not in strangers}
        countries = {
            self._setting.land(body) or self._entities[who].country or body or who for who, body in bodies.items()
        }
        if len(countries) == 1:
            return {body or who for who, body in bodies.items()}
        return countries

    def _sides(self, who: str, stating: Sequence[Sighting]) -> set[str]:
        """Those who receive, or are received, together with somebody: "Amina dan istrinya menjamu Bou"."""
        hosting = [s.participants for s in stating if s.participants.get(who) in ("host", "guest")]
        return {other for people in hosting for other, part in people.items() if part == people[who]} - {who}

    def _body(self, who: str, stating: Sequence[Sighting]) -> str | None:
        """The country or organization whose office somebody holds."""
        return next((s.offices[who][1] for s in stating if who in s.offices and s.offices[who][1]), None)


def _people(named: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Of all that articles name keep the persons."""
    return {article: frozenset(who for who in all_ if who.startswith("per:")) for article, all_ in named.items()}


def _status(stating: Sequence[Sighting]) -> tuple[Status, tuple[StatusClaim, ...]]:
    """The final status: a meeting that anyone saw was held; one known to be called off is no rumour that is denied."""
    history = tuple(dict.fromkeys(StatusClaim(sighting.article, sighting.claim.status) for sighting in stating))
    said = {claim.status for claim in history}
    order: tuple[Status, ...] = ("held", "cancelled", "denied", "planned")
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


def _stay(group: Group, dates: Interval | None) -> tuple[Interval | None, str]:
    """Let a visit of which one day is known last as long as the articles say."""
    if group.family != "visit" or dates is None or dates.start != dates.end:
        return dates, ""
    said = [s for s in (*group.sightings, *group.echoes) if s.dates == dates and not s.claim.inherited]
    lengths = [s.claim.lasts for s in said if s.claim.lasts]
    ends = [dates.start + timedelta(days=max(lengths) - 1)] if lengths else []
    ends += [group.left] if group.left else []
    return (Interval(dates.start, max(ends)), LENGTH_STATED) if ends else (dates, "")


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
        "date": {(s.dates.start.isoformat(), s.article) for s in stating if s.day and s.dates and not s.implied},
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
