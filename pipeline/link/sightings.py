"""What one article says of one meeting, with names resolved and dates placed: the unit that merging works on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pipeline.chronology import Placed, full_dates, infer_published, mismatch, place
from pipeline.records import Article, Claim, DateBasis, Entity, Interval, Part, Report, Resolution, Timex

_LATELY = timedelta(days=14)
OFF = frozenset({"cancelled", "denied"})
"""Statuses of what did not happen."""
_WEEK = timedelta(days=7)
_HALF_YEAR = timedelta(days=183)
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

    @property
    def key(self) -> tuple[str, int]:
        """Its place in the order of all sightings."""
        return self.article, self.number

    @property
    def family(self) -> str:
        """``talk``, ``call`` or ``visit``; sightings of different families are never one meeting."""
        return FAMILIES[self.claim.kind]

    @property
    def people(self) -> frozenset[str]:
        """The participants as a set."""
        return frozenset(self.participants)

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


class SightingMaker:
    """Turns claims into sightings, given what mentions refer to."""

    def __init__(self, entities: Sequence[Entity], resolutions: Mapping[tuple[str, int], Resolution]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._resolutions = resolutions

    def make(self, article: Article, report: Report, written: Interval | None) -> Iterator[Sighting]:
        """Yield the sightings of one article.

        Args:
            article: The article.
            report: What it says.
            written: When it was written, as far as known; relative dates count from there.
        """
        placed = place_dates(report.timexes, written, claims=report.claims)
        bearers = self._office_bearers(report)
        for number, stated in enumerate((*report.claims, *report.echoes)):
            people = self._people(report, stated)
            bodies = frozenset(who for index in stated.bodies if (who := self._entity(report, index)))
            if not people and number < len(report.claims):
                continue
            found = placed_claim(stated, report.timexes, placed, written)
            # days around a day of writing that is itself inferred tell nothing of what was still to come
            known = written if article.published is not None else None
            ahead = known is not None and found is not None and found.interval.start > known.end
            if ahead and stated.status == "held" and stated.inherited:
                found, ahead = None, False  # a day still to come, told before, is not that of what was held
            claim = replace(stated, status="planned") if ahead and stated.status == "held" else stated
            site = self._entity(report, claim.place)
            if claim.around and site is not None and site.startswith("cty:"):
                site = None  # "perang di Mali" before the contact does not put it there
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
                other=_next_weekday(claim, timex, written),
                echo=number >= len(report.claims),
                bodies=bodies,
                written=written,
                guessed=article.published is None,
            )

    def _entity(self, report: Report, mention: int | None) -> str | None:
        return None if mention is None else self._resolutions[report.article, mention].entity

    def _people(self, report: Report, claim: Claim) -> dict[str, Part]:
        people: dict[str, Part] = {}
        for participant in claim.participants:
            entity = self._entity(report, participant.mention)
            if entity is not None and not entity.startswith("plc:"):
                people.setdefault(entity, participant.part)
        return people

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

    def _country(self, report: Report, claim: Claim, site: str | None) -> str | None:
        """The country of the place, or of the next place around it that tells one."""
        for where in (site, *(self._entity(report, area) for area in claim.areas)):
            entity = self._entities.get(where or "")
            if entity is not None and (entity.kind == "country" or entity.country):
                return entity.id if entity.kind == "country" else entity.country
        return None


def place_dates(
    timexes: Sequence[Timex],
    written: Interval | None,
    wanted: Container[int] | None = None,
    claims: Sequence[Claim] = (),
) -> list[Placed | None]:
    """Place the date expressions of an article in order; each may count from the week or day placed before it.

    A look back within a sentence ("Bou, yang sehari sebelumnya tiba, …") moves nothing on. Nor does the day on which
    something was said, or one of long ago, where a contact was told before: "malam itu" is the night of the contact.

    Args:
        timexes: Of one article.
        written: When it was written, as far as known.
        wanted: Indexes of those that are needed, if not all are; the others may be left None.
        claims: What the article tells of contacts, in text order.
    """
    known = full_dates(timexes)
    own = {claim.time for claim in claims if not claim.inherited}
    event: Interval | None = None
    contact: Interval | None = None
    of_contact = False
    period: Interval | None = None  # also a month or a year: "Pada 1996 … Sembilan tahun kemudian"
    placed: list[Placed | None] = []
    for index, timex in enumerate(timexes):
        if wanted is not None and index not in wanted:
            placed.append(None)
            continue
        same = timex.shift == 0
        said = contact is not None and event is not None and event != contact and _said(event, contact, written, same)
        base = contact if said and not of_contact else event
        base = period if timex.unit in ("month", "year") else base
        found = place(timex, published=written, event=base, known=known)
        if found and timex.weekday is not None and found.interval == written and written.start == written.end:
            found = replace(found, interval=_last(timex.weekday, found.interval))
        placed.append(found)
        period = found.interval if found else period
        aside = timex.relative_to == "event" and (timex.shift or 0) < 0 and timex.text[:1].islower()
        if not found or aside or found.interval.end - found.interval.start > _WEEK:
            continue
        of_contact = index in own
        contact = found.interval if of_contact else contact
        event = found.interval
    return placed


def _said(day: Interval, contact: Interval, written: Interval | None, same: bool) -> bool:
    """Whether the last day told is rather that of the article, or, for "hari yang sama", one of long ago."""
    if written is None or written.start - contact.start > _LATELY:
        return False
    return day == written or (same and written.start - day.end > _LATELY)


def _last(weekday: int, today: Interval) -> Interval:
    """Return the last such weekday: "Selasa (19/8)" printed on Wednesday the 19th rather has the day of print in it."""
    day = today.start - timedelta(days=(today.start.weekday() - weekday) % 7)
    return Interval(day, day)


def written_on(article: Article, report: Report) -> Interval | None:
    """Return when an article was written: its day of publication, else what its own dates imply, else None."""
    if article.published is not None:
        return Interval(article.published, article.published)
    return infer_published(report.timexes)


def placed_claim(
    claim: Claim, timexes: Sequence[Timex], placed: Sequence[Placed | None], written: Interval | None
) -> Placed | None:
    """Return where the date expression of a claim lies, or None where it has none or too little is known.

    Args:
        claim: The claim; a plan's weekday is the next one.
        timexes: Date expressions of its article.
        placed: Where those lie, of :func:`place_dates`.
        written: When the article was written, as far as known.
    """
    if claim.time is None:
        return None
    timex = timexes[claim.time]
    found = placed[claim.time]
    if claim.status == "planned" and claim.inherited and found and written and found.interval.end < written.start:
        return None  # the day on which the plan was told, rather than the day that is planned
    if (
        claim.status == "planned"
        and timex.direction == 0
        and timex.relative_to == "publication"
        and not claim.inherited
    ):
        planned = place(replace(timex, direction=1), published=written, known=full_dates(timexes))
        if planned and found and written and timedelta(0) <= written.start - found.interval.start <= _LATELY:
            # "akan bertemu …, kata Amina, Selasa (21/1)": nobody plans so for next year
            return None if planned.interval.start - written.end > _HALF_YEAR else planned
        return planned
    if claim.status == "held" and timex.relative_to == "event" and found and written:
        # what was held cannot count from a day that was still to come
        told = [past.interval for past in placed[: claim.time] if past and past.interval.end <= written.end]
        near = [days for days in told if days.end - days.start <= _WEEK]
        if found.interval.start > written.end:
            found = place(timex, published=written, event=near[-1]) if near else None
        return found if found and found.interval.start <= written.end else None
    return found


def _next_weekday(claim: Claim, timex: Timex | None, written: Interval | None) -> Interval | None:
    if timex is None or claim.status not in ("cancelled", "denied") or timex.weekday is None:
        return None
    if timex.day is not None or timex.shift is not None or timex.direction != 0:
        return None
    found = place(replace(timex, direction=1), published=written)
    return found.interval if found else None


def _far(found: Placed | None, written: Interval | None) -> bool:
    """Whether a meeting lies so far from its article that offices told elsewhere in it may be others."""
    return found is not None and written is not None and abs(found.interval.start - written.start) > _HALF_YEAR


def _basis(claim: Claim, found: Placed | None) -> DateBasis:
    if found is None:
        return "none"
    return "inherited" if claim.inherited else found.basis
