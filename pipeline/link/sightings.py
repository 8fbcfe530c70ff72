"""What one article says of one meeting, with names resolved and dates placed: the unit that merging works on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache

from pipeline import lexicons
from pipeline.chronology import Placed, mismatch, place
from pipeline.link.claim_dates import next_weekday, place_dates, placed_claim
from pipeline.link.organizations import HOME
from pipeline.records import Article, Claim, DateBasis, Entity, Interval, Part, Report, Resolution, Timex

OFF = frozenset({"cancelled", "denied"})
"""Statuses of what did not happen."""
_HALF_YEAR = timedelta(days=183)
_YESTERDAY = timedelta(days=-1)
_SOON = timedelta(days=3)
FAMILIES: Mapping[str, str] = {
    "meeting": "talk",
    "multilateral": "talk",
    "encounter": "talk",
    "call": "call",
    "visit": "visit",
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim whose mentions are entities and whose date lies in time.

    Attributes:
        mismatch: How its date contradicts the weekday stated beside it, "" where it does not.
        number: Position of the claim in its report; with ``article`` it orders sightings for good.
        participants: Entity id -> part, in the order of the claim.
        offices: Participant -> (office as written, entity id of its country or organization or None).
        site: Entity id of the place (or country) that the claim states, or None.
        country: Country of ``site`` or of what the text puts around it, or None; only where the claim itself states it.
        other: The next such weekday, where what was called off for "Rabu" may have been for the last one or for that.
        echo: Whether it only takes up what another article may tell.
        bodies: Of an echo, entity ids of organizations and countries in its sentence.
        written: When its article was written, as far as known.
        guessed: Whether that is not stated, but learned from other dates.
        carried: The participants whom its own sentences do not name: "ia", "tamu dari Lome itu"; not whoever alone is
            named right before.
        rivals: Pairs of entities decided to differ, of which one at least takes part.
        people: The participants as a set.
        nobody: Whether none of them is a person: at most organizations and countries.
        key: Its place in the order of all sightings.
        family: ``talk``, ``call`` or ``visit``; sightings of different families are never one meeting.
    """

    article: str
    number: int
    claim: Claim
    participants: Mapping[str, Part]
    offices: Mapping[str, tuple[str, str | None]]
    site: str | None
    country: str | None
    dates: Interval | None
    basis: DateBasis
    timex: Timex | None
    mismatch: str = ""
    other: Interval | None = None
    echo: bool = False
    bodies: frozenset[str] = frozenset()
    written: Interval | None = None
    guessed: bool = False
    carried: frozenset[str] = frozenset()
    rivals: frozenset[frozenset[str]] = frozenset()
    people: frozenset[str] = field(init=False, repr=False, compare=False)
    nobody: bool = field(init=False, repr=False, compare=False)
    key: tuple[str, int] = field(init=False, repr=False, compare=False)
    family: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", frozenset(self.participants))
        object.__setattr__(self, "nobody", not any(who.startswith("per:") for who in self.participants))
        object.__setattr__(self, "key", (self.article, self.number))
        object.__setattr__(self, "family", FAMILIES[self.claim.kind])

    @property
    def travellers(self) -> frozenset[str]:
        """The participants who are not there to receive the others."""
        return frozenset(who for who, part in self.participants.items() if part != "host")

    @property
    def implied(self) -> bool:
        """Whether its days are taken over from another sentence or count from days told there."""
        return self.claim.inherited or (self.timex is not None and self.timex.relative_to == "event")

    @property
    def weekday(self) -> int | None:
        """The weekday that it names, 0 is Monday, where nobody knows for sure of which week."""
        bare = self.timex is not None and self.timex.day is None and self.timex.shift is None
        return self.timex.weekday if self.timex is not None and bare and self.guessed else None

    @property
    def day(self) -> bool:
        """Whether the day is known."""
        return self.dates is not None and self.dates.start == self.dates.end

    @property
    def states_day(self) -> bool:
        """Whether the article says on which day it was, not "Senin" where nobody knows when that was written."""
        return self.day and (not self.guessed or (self.timex is not None and self.timex.day is not None))


class SightingMaker:
    """Turns claims into sightings, given what mentions refer to."""

    def __init__(
        self,
        entities: Sequence[Entity],
        resolutions: Mapping[tuple[str, int], Resolution],
        capitals: frozenset[str] = frozenset(),
        rivals: frozenset[frozenset[str]] = frozenset(),
    ) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._capitals = capitals  # of which no country has another
        self._resolutions = resolutions
        self._rivals = rivals

    def make(self, article: Article, report: Report, written: Interval | None) -> Iterator[Sighting]:
        """Yield the sightings of one article.

        Args:
            article: The article.
            report: What it says.
            written: When it was written, as far as known; relative dates count from there.
        """
        placed = place_dates(report.timexes, written, claims=report.claims)
        departures = self._departures(report, placed, written) if article.published is not None else {}
        bearers = self._office_bearers(report)
        for number, stated in enumerate((*report.claims, *report.echoes)):
            people = self._people(report, stated)
            bodies = frozenset(who for index in stated.bodies if (who := self._entity(report, index)))
            if not people and number < len(report.claims):
                continue
            found = placed_claim(stated, report.timexes, placed, written, guessed=article.published is None)
            found = departures.get(stated.time, found) if stated.time is not None else found
            # days around a day of writing that is itself inferred tell nothing of what was still to come
            known = written if article.published is not None else None
            ahead = known is not None and found is not None and found.interval.start > known.end
            ahead = ahead or (known is None and _is_to_come(stated, report.timexes))
            if ahead and stated.status == "held" and stated.inherited:
                found, ahead = None, False  # a day still to come, told before, is not that of what was held
            claim = replace(stated, status="planned") if ahead and stated.status == "held" else stated
            if len(people) > 1 and self._one_side_only(report, stated):
                claim = replace(claim, weak=True)
            site = self._entity(report, claim.place)
            if claim.around and site is not None and site.startswith("cty:"):
                site = None  # "perang di Mali" before the contact does not put it there
            site = self._in_its_town(report, claim, site)
            timex = report.timexes[claim.time] if claim.time is not None else None
            yield Sighting(
                article=article.id,
                number=number,
                claim=claim,
                participants=people,
                offices=dict(self._offices(report, claim, bearers, far=_far(found, written))),
                site=site,
                country=None if claim.around else self._country(report, claim, site),
                dates=found.interval if found else None,
                basis=_basis(claim, found),
                timex=timex,
                mismatch=(mismatch(timex, written) if timex else None) or "",
                other=next_weekday(claim, timex, written),
                echo=number >= len(report.claims),
                bodies=bodies,
                written=written,
                guessed=article.published is None,
                carried=self._carried(article, report, stated, people),
                rivals=frozenset(pair for pair in self._rivals if not pair.isdisjoint(people)),
            )

    def _departures(
        self, report: Report, placed: Sequence[Placed | None], written: Interval | None
    ) -> dict[int, Placed]:
        """Return the weekdays on which those will leave whom the article has just told to be there.

        "Amina menerima Bou di Dakar, Selasa (9/11). … Bou meninggalkan Senegal pada Rabu": not before they met.
        """
        found: dict[int, Placed] = {}
        for echo in report.echoes:
            timex = report.timexes[echo.time] if echo.leaves and echo.time is not None else None
            bare = timex is not None and timex.weekday is not None and timex.day is None and timex.shift is None
            if timex is None or written is None or echo.time is None or not bare or timex.direction != 0:
                continue
            day, ahead = placed[echo.time], place(replace(timex, direction=1), published=written)
            if day is None or ahead is None or ahead.interval.start - written.end > _SOON:
                continue
            if any(day.interval.end < met.start for met in self._just_there(report, echo, placed, written)):
                found[echo.time] = ahead
        return found

    def _just_there(
        self, report: Report, leaving: Claim, placed: Sequence[Placed | None], written: Interval
    ) -> Iterator[Interval]:
        """Yield the days, of the article or the one before, on which it told travellers to be where they leave from."""
        who, land = self._people(report, leaving).keys(), self._entity(report, leaving.place)
        for claim in report.claims:
            before = claim.status == "held" and claim.evidence[0].start < leaving.evidence[0].start
            day = placed[claim.time] if before and claim.time is not None else None
            if day is None or not _YESTERDAY <= day.interval.start - written.end <= timedelta(0):
                continue
            site = self._in_its_town(report, claim, self._entity(report, claim.place))
            if self._country(report, claim, site) == land and not who.isdisjoint(self._people(report, claim)):
                yield day.interval

    def _entity(self, report: Report, mention: int | None) -> str | None:
        return None if mention is None else self._resolutions[report.article, mention].entity

    def _people(self, report: Report, claim: Claim) -> dict[str, Part]:
        people: dict[str, Part] = {}
        for participant in claim.participants:
            entity = self._entity(report, participant.mention)
            if entity is not None and not entity.startswith("plc:"):
                people.setdefault(entity, participant.part)
        return people

    def _one_side_only(self, report: Report, claim: Claim) -> bool:
        """Whether it is not known whom those who are known met: "Raka dan Amina menemui kapolres"."""
        sides = (claim.participants[: claim.first], claim.participants[claim.first :]) if claim.first else ()
        return any(all(self._entity(report, one.mention) is None for one in side) for side in sides)

    def _carried(self, article: Article, report: Report, claim: Claim, people: Mapping[str, Part]) -> frozenset[str]:
        """Those of its people whom a claim's own sentences do not name, nor alone the one before: "Bou tiba. Ia …"."""
        mentions = [report.mentions[participant.mention] for participant in claim.participants]
        named = {
            self._entity(report, participant.mention)
            for participant, mention in zip(claim.participants, mentions, strict=True)
            if mention.type != "ROLE" and any(told.start <= mention.span.start < told.end for told in claim.evidence)
        }
        left = frozenset(people) - named
        if not left:
            return left
        first = claim.evidence[0]
        by_pronoun = not _pronouns().isdisjoint(article.text[first.start : first.end].lower().split())
        return left - self._just_named(report, first.start) if by_pronoun else left

    def _just_named(self, report: Report, start: int) -> frozenset[str]:
        """The only person whom the sentence before names, if it is one."""
        before = next((told.span for told in reversed(report.sentences) if told.span.end <= start), None)
        if before is None:
            return frozenset()
        within = (
            self._entity(report, index)
            for index, mention in enumerate(report.mentions)
            if mention.type == "PER" and before.start <= mention.span.start < before.end
        )
        found = frozenset(who for who in within if who is not None)
        return found if len(found) == 1 else frozenset()

    def _office_bearers(self, report: Report) -> dict[str, list[int]]:
        """Entity -> the mentions to which the article gives an office, in text order."""
        bearers: dict[str, list[int]] = {}
        for index, mention in enumerate(report.mentions):
            who = self._entity(report, index)
            if who is not None and any(office.title and not office.former for office in mention.offices):
                bearers.setdefault(who, []).append(index)
        return bearers

    def _offices(
        self, report: Report, claim: Claim, bearers: Mapping[str, Sequence[int]], *, far: bool
    ) -> Iterator[tuple[str, tuple[str, str | None]]]:
        """Yield the office that the article gives each participant, nearest to the claim's own mention.

        Of a meeting long ago only what stands beside the participant there counts: people change offices.
        """
        for participant in claim.participants:
            who = self._entity(report, participant.mention)
            titled = bearers.get(who or "", ())
            after = bisect_left(titled, participant.mention)
            near = [i for i in titled[max(after - 1, 0) : after + 1] if not far or i == participant.mention]
            if who is not None and near:
                index = min(near, key=lambda i: (abs(i - participant.mention), i))
                office = next(o for o in report.mentions[index].offices if o.title and not o.former)
                yield who, (office.text, self._entity(report, office.of))

    def _in_its_town(self, report: Report, claim: Claim, site: str | None) -> str | None:
        """The place, or the foreign capital behind it, where the lists know a place of that name in Indonesia."""
        behind = self._entity(report, claim.areas[0]) if claim.areas else None
        if site is None or behind is None or behind not in self._capitals or self._entities[behind].country == HOME:
            return site
        return behind if self._entities[site].country == HOME else site

    def _country(self, report: Report, claim: Claim, site: str | None) -> str | None:
        """The country of the place, or of the next place around it that tells one.

        A country named behind a town counts more than the country in which the lists put that town: they know one town
        of a name only ("Valencia, Venezuela").
        """
        row = [site, *(self._entity(report, area) for area in claim.areas)]
        known = [entity for where in row if (entity := self._entities.get(where or "")) is not None]
        lands = [entity.id if entity.kind == "country" else entity.country for entity in known]
        told = next((number for number, land in enumerate(lands) if land), None)
        if told is None:
            return None
        behind = known[told + 1] if told + 1 < len(known) else None
        town = known[told].kind == "place" and known[told].id not in self._capitals
        return behind.id if town and behind is not None and behind.kind == "country" else lands[told]


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(lexicons.read("phrases")["pronouns"])


def _is_to_come(claim: Claim, timexes: Sequence[Timex]) -> bool:
    """Whether a contact has a day of its own that lies ahead of its article, whenever that was written: "besok"."""
    if claim.time is None or claim.inherited:
        return False
    timex = timexes[claim.time]
    return timex.relative_to == "publication" and (timex.direction == 1 or (timex.shift or 0) > 0)


def _far(found: Placed | None, written: Interval | None) -> bool:
    """Whether a meeting lies so far from its article that offices told elsewhere in it may be others."""
    return found is not None and written is not None and abs(found.interval.start - written.start) > _HALF_YEAR


def _basis(claim: Claim, found: Placed | None) -> DateBasis:
    if found is None:
        return "none"
    return "inherited" if claim.inherited else found.basis
