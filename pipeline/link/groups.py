"""Groups of sightings: what is known of a meeting while it is put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from pipeline.link.sightings import Sighting
from pipeline.records import Interval, Span

_NEXT = 2  # characters at most between a sentence and the next one


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a sighting decides whom it may be joined with; few shapes stand for many sightings."""

    article: str
    people: frozenset[str]
    summary: bool
    company: bool
    gathering: bool
    apart: bool
    sentences: tuple[Span, ...]
    time: int | None
    site: str | None


def sums_up_article(sighting: Sighting) -> bool:
    """Whether a sighting is a headline or a caption, which leave out much of what the article tells."""
    return sighting.claim.zone in ("headline", "caption")


def shape_of(sighting: Sighting) -> Shape:
    """Return what decides whom a sighting may be joined with."""
    claim = sighting.claim
    return Shape(
        sighting.article,
        sighting.people,
        summary=sums_up_article(sighting),
        company=claim.extends,
        gathering=claim.kind == "multilateral",
        apart=claim.apart,
        sentences=claim.evidence,
        time=claim.time,
        site=sighting.site,
    )


@dataclass(slots=True)
class Group:
    """Sightings of one meeting; what merging asks of them is kept up to date as they join.

    Attributes:
        number: Its place in the order of making.
        echoes: Sentences of other articles that take the meeting up.
        left: Of a visit, the day on which the travellers left.
        dates: The narrowest interval of its dated sightings, the earliest of equals.
        countries: Countries that its sightings state.
        travellers: Everybody who is not there to receive the others.
    """

    number: int
    sightings: list[Sighting] = field(default_factory=list)
    echoes: list[Sighting] = field(default_factory=list)
    left: date | None = None
    dates: Interval | None = None
    countries: set[str] = field(default_factory=set)
    travellers: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    shapes: dict[str, dict[Shape, None]] = field(default_factory=lambda: defaultdict(dict))
    """Article -> its different shapes, in order of joining."""
    reasons: dict[tuple[str, int], str] = field(default_factory=dict)
    """Key of a sighting -> why it joined."""

    @property
    def family(self) -> str:
        """Family of all its sightings."""
        return self.sightings[0].family

    def add(self, sighting: Sighting) -> None:
        """Let a sighting join."""
        self.reasons[sighting.key] = _reason(sighting, self)
        self.sightings.append(sighting)
        dates = [dates for dates in (self.dates, sighting.dates) if dates]
        self.dates = min(dates, key=lambda dates: (dates.end - dates.start, dates), default=None)
        self.countries.update({sighting.country} if sighting.country else ())
        self.travellers.update(sighting.travellers)
        self.statuses.add(sighting.claim.status)
        self.shapes[sighting.article][shape_of(sighting)] = None

    @property
    def implied(self) -> bool:
        """Whether no sighting states the days itself: they are taken over from another sentence or count from there."""
        return self.dates is not None and all(s.dates is None or s.implied for s in self.sightings)

    @property
    def parties(self) -> set[frozenset[str]]:
        """The different sets of people that its sightings name."""
        return {shape.people for shapes in self.shapes.values() for shape in shapes}

    def bars(self, sighting: Sighting) -> bool:
        """Whether somebody else here was decided not to be whom a sighting names, and no sentence names both."""
        if not sighting.rivals:
            return False  # nobody decided anything of most people
        parties = {*self.parties, sighting.people}
        everyone = frozenset[str]().union(*parties)
        return any(pair <= everyone and not any(pair <= party for party in parties) for pair in sighting.rivals)

    def overlap(self, sighting: Sighting) -> float:
        """Share of people that a sighting and the closest of the group's have in common: company hides no pair."""
        return max(len(sighting.people & other) / len(sighting.people | other) for other in self.parties)


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Put groups, and the sightings of each, into the order of their keys."""
    kept = tuple(groups)
    for group in kept:
        group.sightings.sort(key=lambda s: s.key)
    return tuple(sorted(kept, key=lambda group: group.sightings[0].key))


def _reason(sighting: Sighting, group: Group) -> str:
    """Say in a few words what a sighting has in common with the group that it is about to join."""
    if not group.sightings:
        return "begins the record"
    return f"{_people_in_common(sighting, group)}; {_days_in_common(sighting, group)}"


def _people_in_common(sighting: Sighting, group: Group) -> str:
    shape = shape_of(sighting)
    own = group.shapes.get(sighting.article, {})
    others = [other for shapes in group.shapes.values() for other in shapes]
    if any(other.people == shape.people for other in others):
        return "the same people"
    if any(sums_up(shape, other) or sums_up(other, shape) for other in own):
        return "a headline, a caption or company beside the same people"
    most = max(others, key=lambda other: (len(other.people & shape.people), sorted(other.people)))
    return f"{len(most.people & shape.people)} of {len(most.people | shape.people)} people"


def _days_in_common(sighting: Sighting, group: Group) -> str:
    if sighting.dates is None:
        return "no date of its own, the best fit"
    if group.dates is None:
        return "the first with a date"
    if sighting.dates == group.dates:
        return "the same days"
    return "days that overlap" if days_apart(sighting.dates, group.dates) == 0 else "days of one trip"


def days_apart(left: Interval, right: Interval) -> int:
    """Days between two intervals, 0 where they share a day."""
    if right.start > left.end:
        return (right.start - left.end).days
    return (left.start - right.end).days if left.start > right.end else 0


def others_received(left: Sighting, right: Sighting) -> bool:
    """Whether two sightings name other guests, or hosts: "Raka dan Amina menerima Bou" and "… menerima Cheikh"."""
    for part in ("guest", "host"):
        mine = {who for who, told in left.participants.items() if told == part}
        theirs = {who for who, told in right.participants.items() if told == part}
        if mine and theirs and mine.isdisjoint(right.people) and theirs.isdisjoint(left.people):
            return True
    return False


def in_other_countries(left: Group, right: Group) -> bool:
    """Whether two groups are told of in countries of which none is the same."""
    return bool(left.countries and right.countries and left.countries.isdisjoint(right.countries))


def sums_up(part: Shape, whole: Shape) -> bool:
    """Whether a sighting of some of the people is the same contact.

    It is a headline or caption, told in the same sentence, or the one, told before, that company then joins.
    """
    within = part.article == whole.article
    same_words = within and part.sentences == whole.sentences
    company = whole.company or (within and _goes_on(part, whole))
    joined = company and not (within and part.sentences[0].start > whole.sentences[-1].start)
    return part.people < whole.people and not part.apart and (part.summary or joined or same_words)


def _goes_on(part: Shape, whole: Shape) -> bool:
    """Whether the next sentence tells of more people at the same time and of no other place."""
    next_to = 0 <= whole.sentences[0].start - part.sentences[-1].end <= _NEXT
    return next_to and whole.time == part.time is not None and whole.site == part.site is not None
