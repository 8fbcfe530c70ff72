"""Which sightings tell of one real-world meeting.

Dated sightings come first: the same family, the same people (or, between articles, some of them) and days that agree.
Undated ones then join the one group that fits them best; where two fit equally well, none is chosen by guess: within
its own article a sighting joins the group told nearest to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.link.sightings import OFF, Sighting
from pipeline.records import Interval

_HALF = 0.5  # of all people that two sightings name, this share must be named by both
_SEVERAL, _MOST = 3, 2 / 3  # so many people, and so large a share of the shorter list, two lists of a gathering share
_TRIP = 10  # days within which two stays of one traveller in one country are one trip
_WEEK = 7  # days; a wider interval says too little to choose between several groups
_LATELY = 7  # days; an article that gives no day may tell of what happened this near to it
_LONG_AGO = 183  # days; a trip so far from an article is no trip in other company that it tells without a day
_OTHER_TIMES = 14  # days; unless the same people met again within these


@dataclass(frozen=True, slots=True)
class _Shape:
    """What of a sighting decides whom it may be joined with; few shapes stand for many sightings."""

    article: str
    people: frozenset[str]
    summary: bool
    company: bool
    gathering: bool
    apart: bool


def _shape(sighting: Sighting) -> _Shape:
    claim = sighting.claim
    headline, gathering = claim.zone == "headline", claim.kind == "multilateral"
    return _Shape(sighting.article, sighting.people, headline, claim.extends, gathering, claim.apart)


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
    shapes: dict[str, dict[_Shape, None]] = field(default_factory=lambda: defaultdict(dict))
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
        self.shapes[sighting.article][_shape(sighting)] = None

    @property
    def parties(self) -> set[frozenset[str]]:
        """The different sets of people that its sightings name."""
        return {shape.people for shapes in self.shapes.values() for shape in shapes}

    def overlap(self, sighting: Sighting) -> float:
        """Share of people that a sighting and the closest of the group's have in common: company hides no pair."""
        return max(len(sighting.people & other) / len(sighting.people | other) for other in self.parties)


class _Groups:
    """All groups, found by family and participant."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._by_person: dict[tuple[str, str], set[int]] = defaultdict(set)

    def near(self, sighting: Sighting) -> list[Group]:
        """Return the groups that share a participant and the family, in the order of their making."""
        numbers = {n for who in sighting.people for n in self._by_person[sighting.family, who]}
        return [self.all[number] for number in sorted(numbers)]

    def join(self, sighting: Sighting, fitting: Sequence[Group]) -> None:
        """Add a sighting to the best of some groups, or make a group of it."""
        if fitting:
            group = max(fitting, key=lambda group: (group.overlap(sighting), sighting.article in group.shapes))
        else:
            group = Group(len(self.all))
            self.all.append(group)
        group.add(sighting)
        for who in sighting.people:
            self._by_person[sighting.family, who].add(group.number)


def merge(sightings: Iterable[Sighting]) -> tuple[Group, ...]:
    """Group sightings into meetings.

    Args:
        sightings: In any order; the result depends only on the set.

    Returns:
        Groups in the order of their first sighting; every sighting is in exactly one.
    """
    ordered = sorted(sightings, key=lambda s: s.key)
    groups = _Groups()
    # the surest first: a known day before a week or month, more people before fewer, then text order
    dated = sorted((s for s in ordered if s.dates), key=lambda s: (_width(s), bool(s.other), -len(s.people), s.key))
    for told in dated:
        sighting, fitting = told, [group for group in groups.near(told) if _agree(told, group)]
        if not fitting and told.other:
            ahead = replace(told, dates=told.other)
            fitting = [group for group in groups.near(ahead) if _agree(ahead, group)]
            sighting = ahead if fitting else told
        if _width(sighting) > _WEEK and len(fitting) > 1:
            fitting = _nearest(sighting, fitting)
        groups.join(sighting, fitting)
    for sighting in (s for s in ordered if not s.dates):
        near = (group for group in groups.near(sighting) if _in_time(sighting, group))
        fitting = [group for group in near if _fits(sighting, group) and _same_end(sighting, group)]
        groups.join(sighting, _nearest(sighting, fitting))
    return in_order(groups.all)


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
    shape = _shape(sighting)
    own = group.shapes.get(sighting.article, {})
    others = [other for shapes in group.shapes.values() for other in shapes]
    if any(other.people == shape.people for other in others):
        return "the same people"
    if any(_sums_up(shape, other) or _sums_up(other, shape) for other in own):
        return "a headline or company beside the same people"
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


def _width(sighting: Sighting) -> int:
    return (sighting.dates.end - sighting.dates.start).days if sighting.dates else 0


def _agree(sighting: Sighting, group: Group) -> bool:
    """Whether a dated sighting tells of a dated group's meeting."""
    if group.dates is None or sighting.dates is None:
        return False
    visit = sighting.family == "visit"
    if days_apart(sighting.dates, group.dates) > (_TRIP if visit else 0):  # asked first: of many groups it leaves few
        return False
    # called off and then held on the very day after all is one meeting
    same_day = not visit and sighting.day and sighting.dates == group.dates
    return (same_day or _same_end(sighting, group)) and _fits(sighting, group)


def _in_time(sighting: Sighting, group: Group) -> bool:
    """Whether what an undated sighting says can be of these days: nobody plans the past or has seen what is to come."""
    if sighting.written is None:
        return True
    if group.dates is None:  # without a word of when, each tells of what was new when it was written
        known = [other.written for other in group.sightings if other.written is not None]
        return not known or min(days_apart(sighting.written, other) for other in known) <= _LATELY
    other_company = sighting.family == "visit" and all(other.people != sighting.people for other in group.sightings)
    if other_company and days_apart(sighting.written, group.dates) > _LONG_AGO:
        return False
    if sighting.claim.status == "planned":
        return group.dates.end >= sighting.written.start
    return sighting.claim.status != "held" or group.dates.start <= sighting.written.end


def days_apart(left: Interval, right: Interval) -> int:
    """Days between two intervals, 0 where they share a day."""
    return max((right.start - left.end).days, (left.start - right.end).days, 0)


def _same_end(sighting: Sighting, group: Group) -> bool:
    """A meeting that was called off or denied is not the one that was held."""
    told = {sighting.claim.status, *group.statuses}
    return "held" not in told or told.isdisjoint(OFF)


def _fits(sighting: Sighting, group: Group) -> bool:
    """Whether the people and the country of a sighting are a group's."""
    if sighting.country and group.countries and sighting.country not in group.countries:
        return False
    if sighting.family == "visit":
        return not sighting.travellers.isdisjoint(group.travellers) and bool(sighting.country) == bool(group.countries)
    shape, own = _shape(sighting), group.shapes.get(sighting.article, {})
    if any(_sums_up(shape, other) or _sums_up(other, shape) for other in own):
        return True
    if any(other.people != shape.people for other in own):
        return False  # one article tells of "A and B" and of "A, B and C": they sat together twice
    everyone = [other for shapes in group.shapes.values() for other in shapes]
    if any(other.people == shape.people for other in everyone):
        return True  # whatever company one of the articles adds
    apart = any(_swallows(shape, other) or _swallows(other, shape) for other in everyone)
    return not apart and (group.overlap(sighting) >= _HALF or any(_same_gathering(shape, o) for o in everyone))


def _sums_up(part: _Shape, whole: _Shape) -> bool:
    """Whether a sighting of some of the people is the same contact: a headline, or the one that company then joins."""
    return part.people < whole.people and not part.apart and (part.summary or whole.company)


def _same_gathering(left: _Shape, right: _Shape) -> bool:
    """Whether two articles name most of the same people at a gathering, and others besides."""
    both = len(left.people & right.people)
    most = both >= _SEVERAL and both >= _MOST * min(len(left.people), len(right.people))
    return most and left.gathering and right.gathering


def _swallows(summit: _Shape, talks: _Shape) -> bool:
    """Whether two sat down by themselves on the day of a summit that both attended."""
    return summit.gathering and not talks.gathering and len(talks.people) <= len(summit.people) - 2


def _nearest(sighting: Sighting, fitting: Sequence[Group]) -> list[Group]:
    """Of several groups that a sighting fits, keep the one that names just its people, of its own article first."""
    shape = _shape(sighting)
    same = [
        group
        for group in fitting
        if sighting.family == "visit"
        or any(
            other.people == shape.people or _sums_up(shape, other) or _sums_up(other, shape)
            for shapes in group.shapes.values()
            for other in shapes
        )
    ]
    own = [group for group in same if sighting.article in group.shapes]
    if own:
        return [own[0] if len(own) == 1 else _closest(sighting, own)]
    alike = [group for group in same if any(s.claim.kind == sighting.claim.kind for s in group.sightings)]
    if len(same) > 1 and len(alike) == 1 and sighting.dates:
        return alike  # "bertemu pada April" is the talks rather than the handshake on their eve
    return same if len(same) == 1 else _latest(sighting, same)


def _latest(sighting: Sighting, groups: Sequence[Group]) -> list[Group]:
    """Of several meetings of the same people, keep the one around the article, where all others lie far from it."""
    if sighting.written is None or sighting.dates is not None or not groups:
        return []
    apart = sorted((days_apart(sighting.written, g.dates) if g.dates else 0, g.number, g) for g in groups)
    alone = len(apart) == 1 or apart[1][0] - apart[0][0] > _OTHER_TIMES
    return [apart[0][2]] if alone and apart[0][0] <= _LATELY else []


def _closest(sighting: Sighting, groups: Sequence[Group]) -> Group:
    """Of an article's own meetings take the one that it tells nearest to the sighting."""
    return min(
        groups,
        key=lambda group: min(
            (abs(other.number - sighting.number), other.number)
            for other in group.sightings
            if other.article == sighting.article
        ),
    )
