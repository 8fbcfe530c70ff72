"""What the sightings of one meeting say together: the record of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from pipeline.lexicons.world import World
from pipeline.link.context import ARRIVAL_STATED, LENGTH_STATED, LONGEST_STAY
from pipeline.link.echo_terms import saw, votes
from pipeline.link.groups import Group
from pipeline.link.setting import Setting
from pipeline.link.sightings import Sighting
from pipeline.records import (
    Conflict,
    DateBasis,
    Entity,
    Evidence,
    Interval,
    Meeting,
    MeetingKind,
    Part,
    Role,
    Span,
    Status,
    StatusClaim,
)

BASES: tuple[DateBasis, ...] = ("explicit", "weekday", "relative", "inherited", "other_article", "none")
"""Kinds of ground for a date, the surest first."""
_ARRIVALS = frozenset({"tiba-di", "tiba-di-sana"})  # rules
_SEVERAL = 3  # organizations that make a round of talks, whatever country they are of
_PARTS: tuple[Part, ...] = ("host", "guest", "accompanying", "named")


class MeetingMaker:
    """Makes records of groups of sightings.

    Args:
        world: Knows which bodies belong to which union.
        entities: Of the corpus, by id.
        setting: Where meetings took place, learned from all groups.
    """

    def __init__(self, world: World, entities: Mapping[str, Entity], setting: Setting) -> None:
        self._entities = entities
        self._setting = setting
        self._unions = {body.id: body.parent or body.id for body in world.organizations if body.kind == "io"}
        self._rebels = {body.id for body in world.organizations if body.kind == "armed-group"}

    def make(self, group: Group, borrowed: frozenset[str], sources: Mapping[str, str]) -> Meeting:
        """Return the record of one meeting, yet without an id.

        Args:
            group: All that was said of it.
            borrowed: Articles that are dated by others only.
            sources: Article -> the first of those that copy each other.
        """
        told = {sighting.article for sighting in group.sightings if not sighting.claim.weak}
        stating = [sighting for sighting in group.sightings if sighting.article in told]
        dates, basis, text = _dates([*group.sightings, *group.echoes], told, borrowed)
        hints = [s for s in group.sightings if s.article not in told and len(s.people) > 1 and s.day]
        met = [s for s in (*hints, *group.echoes) if saw(s, stating, dates)]
        status, history = _status([*stating, *(echo for echo in group.echoes if votes(echo, dates)), *met])
        told |= {taken_up.article for taken_up in (*hints, *group.echoes)}
        dates, stay = _stay(group, dates)
        people = sorted(_themselves(stating))
        placing = stating if any(s.site for s in stating) else [*stating, *_on_that_day(group.echoes, dates)]
        placing = self._settled(placing, status)
        site, call = self._setting.sites.site(placing), stating[0].family == "call"
        spot = self._setting.sites.place(placing)
        place = spot if spot and not spot.startswith("cty:") and not call else None
        country, known_by = (None, "") if call else self._setting.country(site, stating)
        return Meeting(
            id="",
            kind=self._kind([s for s in stating if s.claim.status == status or s.claim.claimed] or stating, people),
            status=status,
            participants=tuple(people),
            evidence=_evidence(
                (s.article, span) for s in (*stating, *hints, *group.echoes) for span in s.claim.evidence
            ),
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
                for slot, how in (
                    ("status", "claimed by others" if status == "held" and _as_others_claim([*stating, *met]) else ""),
                    ("place", "stated" if place else ""),
                    ("country", known_by),
                    ("date", stay),
                )
                if how
            },
            triggers=_evidence((s.article, s.claim.trigger) for s in stating),
        )

    def trip(self, sighting: Sighting) -> Meeting:
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
        bodies = sum(who.startswith("org:") for who in people)  # each sits there for itself, whatever its country
        several = len(parties) > 2 or bodies >= _SEVERAL
        two = not several and len(parties) == 2 and all(party.startswith(("cty:", "org:")) for party in parties)
        if two and "meeting" in kinds:
            return "meeting"  # a minister who was there, too, makes no third side
        return "multilateral" if "multilateral" in kinds or several else "meeting"

    def _settled(self, placing: Sequence[Sighting], status: Status) -> list[Sighting]:
        """Leave out where a meeting was only planned, or called off, if it is told to have been elsewhere.

        So is a place told without a day, if those who tell the day name others.
        """
        sites = self._setting.sites
        final = {s.site for s in placing if s.claim.status == status and s.site}
        placing = [s for s in placing if s.claim.status == status or not sites.elsewhere(s.site or "", final)]
        of_day = {s.site for s in placing if s.day and s.site}
        return [s for s in placing if s.day or not sites.elsewhere(s.site or "", of_day)]

    def _parties(self, stating: Sequence[Sighting], people: Sequence[str]) -> set[str]:
        """The countries that sat together, or, of one country, the organizations; company speaks for nobody else."""
        leading = [
            who for who in people if any(s.participants.get(who, "accompanying") != "accompanying" for s in stating)
        ]
        bodies = {who: self._body(who, stating) for who in leading}
        homes = {who: self._home(who, stating) for who in leading}
        known = {who for who, body in bodies.items() if body or self._entities[who].country}
        joined = {who for who in bodies if all(s.claim.extends for s in stating if who in s.people)}
        if len(bodies.keys() - joined) > 1:  # whoever of no known side joined two others speaks for nobody
            bodies = {who: body for who, body in bodies.items() if who in known or who not in joined}
        strangers = {who for who in bodies.keys() - known if self._sides(who, stating) & known}
        bodies = {who: body for who, body in bodies.items() if who not in strangers}
        countries = {self._side_of(body) or homes[who] or body or who for who, body in bodies.items()}
        if len(countries) == 1:
            return {body or who for who, body in bodies.items()}
        return countries

    def _sides(self, who: str, stating: Sequence[Sighting]) -> set[str]:
        """Those who receive, or are received, together with somebody: "Amina dan istrinya menjamu Bou"."""
        hosting = [s.participants for s in stating if s.participants.get(who) in ("host", "guest")]
        return {other for people in hosting for other, part in people.items() if part == people[who]} - {who}

    def _home(self, who: str, stating: Sequence[Sighting]) -> str | None:
        """The country of somebody, by what is known or by the office."""
        told = (self._setting.home(who, sighting) for sighting in stating if who in sighting.people)
        return self._entities[who].country or next((home for home in told if home), None)

    def _side_of(self, body: str | None) -> str | None:
        """The side for which a body sits: its country, but an armed group speaks for itself."""
        return body if body in self._rebels else self._union(body) or self._setting.land(body)

    def _union(self, body: str | None) -> str | None:
        """The international organization for which a part of it sits: "Komisi Eropa" for the Union."""
        whole = self._unions.get(body or "")
        return whole if whole is None or whole == body else self._union(whole)

    def _body(self, who: str, stating: Sequence[Sighting]) -> str | None:
        """The country or organization whose office somebody holds."""
        return next((s.offices[who][1] for s in stating if who in s.offices and s.offices[who][1]), None)


def _on_that_day(echoes: Iterable[Sighting], dates: Interval | None) -> list[Sighting]:
    """Keep what takes up a meeting with the day and a place of its own."""
    return [echo for echo in echoes if echo.day and echo.dates == dates and echo.site and not echo.claim.around]


def _status(stating: Sequence[Sighting]) -> tuple[Status, tuple[StatusClaim, ...]]:
    """The final status: a meeting that anyone saw was held; one known to be called off is no rumour that is denied.

    What was called off is planned again where a later article plans it. What articles only say that others claim was
    not seen: it is denied where somebody denies it.
    """
    history = tuple(dict.fromkeys(StatusClaim(sighting.article, sighting.claim.status) for sighting in stating))
    said = {claim.status for claim in history}
    off = [s for s in stating if s.claim.status == "cancelled"]
    plans = (s for s in stating if s.claim.status == "planned" and _ahead(s))
    if off and any(all(_known_before(other, plan) for other in off) for plan in plans):
        said.discard("cancelled")
    if "denied" in said and _only_claimed(stating):
        said.discard("held")
    order: tuple[Status, ...] = ("held", "cancelled", "denied", "planned")
    return next(status for status in order if status in said), history


def _only_claimed(stating: Sequence[Sighting]) -> bool:
    """Whether no article says by itself that a contact was held: each only says that others claim it."""
    held = {s.article for s in stating if s.claim.status == "held"}
    return held <= {s.article for s in stating if s.claim.claimed}


def _as_others_claim(stating: Sequence[Sighting]) -> bool:
    """Whether each article that tells of a contact begins with others who claim it, and goes on as they do."""
    first: dict[str, Sighting] = {}
    for sighting in stating:
        known = first.get(sighting.article)
        if sighting.claim.status == "held" and (known is None or _begins(sighting) < _begins(known)):
            first[sighting.article] = sighting
    return all(sighting.claim.claimed for sighting in first.values())


def _begins(sighting: Sighting) -> tuple[bool, int]:
    """Where an article tells of a contact; a headline, which leaves out who says so, counts last."""
    return sighting.claim.zone == "headline", sighting.claim.trigger.start


def _ahead(plan: Sighting) -> bool:
    """Whether what an article plans was still to come when it was written."""
    return plan.dates is None or (plan.written is not None and plan.written.start <= plan.dates.end)


def _known_before(earlier: Sighting, later: Sighting) -> bool:
    """Whether two articles state when they were written, and the first one was before the other."""
    if earlier.written is None or later.written is None or earlier.guessed or later.guessed:
        return False
    return earlier.written.end < later.written.start


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

    def rank(sighting: Sighting) -> tuple[int, bool, bool, int, int, tuple[str, int]]:
        assert sighting.dates is not None
        width, implied = (sighting.dates.end - sighting.dates.start).days, sighting.implied
        basis = BASES.index("inherited" if implied else sighting.basis)
        return width, implied, sighting.article in borrowed, basis, -votes[sighting.dates], sighting.key

    best = min(dated, key=rank)
    elsewhere = best.article not in told or best.article in borrowed
    return best.dates, "other_article" if elsewhere else best.basis, best.timex.text if best.timex else ""


def _stay(group: Group, dates: Interval | None) -> tuple[Interval | None, str]:
    """Let a visit of which one day is known last as long as the articles say."""
    if group.family != "visit" or dates is None or dates.start != dates.end:
        return dates, ""
    said = [s for s in (*group.sightings, *group.echoes) if s.dates == dates and not s.claim.inherited]
    lengths = [s.claim.lasts for s in said if s.claim.lasts]
    if lengths and max(lengths) < 0:  # the day known is the last
        return Interval(dates.start + timedelta(days=min(lengths) + 1), dates.end), LENGTH_STATED
    ends = [dates.start + timedelta(days=max(lengths) - 1)] if lengths else []
    since = [s.written.start for s in said if s.claim.ongoing and s.written and not s.guessed]
    ends += [day for day in since if (day - dates.start).days <= LONGEST_STAY]
    ends += [group.left] if group.left else []
    ends = [day for day in ends if day >= dates.start]  # of several days told, one may lie behind the departure
    if ends:
        return Interval(dates.start, max(ends)), LENGTH_STATED
    first = all(s.dates.start >= dates.start for s in group.sightings if s.dates and s.day)
    arrives = first and any(s.claim.rules[0] in _ARRIVALS and not s.implied for s in said)
    return dates, ARRIVAL_STATED if arrives else ""


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


def _themselves(stating: Sequence[Sighting]) -> frozenset[str]:
    """Who took part, without the organizations for which somebody named did: "serikat itu … Ketua serikat Amina".

    One that a sentence names beside its own people was there for itself: "politikus PDIP menemui pengurus PDIP".
    """
    people = frozenset().union(*(sighting.people for sighting in stating))
    held: set[str] = set()
    beside: set[str] = set()
    for sighting in stating:
        bodies = {body for who, (_, body) in sighting.offices.items() if body is not None and who in people}
        held |= bodies
        beside |= bodies & sighting.people
    return frozenset(who for who in people if not (who.startswith("org:") and who in held - beside))


def _role(who: str, stating: Sequence[Sighting]) -> Role:
    naming = [sighting for sighting in stating if who in sighting.people]
    offices = [sighting.offices[who] for sighting in naming if who in sighting.offices]
    office, of = offices[0] if offices else ("", None)
    part = min((sighting.participants[who] for sighting in naming), key=_PARTS.index)
    return Role(office, of, part, tuple(sorted({sighting.article for sighting in naming})))


def _conflicts(stating: Sequence[Sighting]) -> Iterator[Conflict]:
    """Yield each slot to which articles give different values; a plan contradicts nothing that came of it."""
    slots: dict[str, set[tuple[str, str]]] = {
        "date": {(s.dates.start.isoformat(), s.article) for s in stating if s.day and s.dates and not s.implied},
        "country": {(s.country, s.article) for s in stating if s.country},
        "status": {(s.claim.status, s.article) for s in stating if s.claim.status != "planned"},
    }
    unlike = {(s.mismatch, s.article) for s in stating if s.mismatch}
    for slot, said in {"weekday": unlike, **slots}.items():
        values = sorted({value for value, _ in said})
        if len(values) > 1 or (slot == "weekday" and values):
            yield Conflict(slot, {v: tuple(sorted(a for value, a in said if value == v)) for v in values})
