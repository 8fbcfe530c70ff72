"""Which sightings tell of one real-world meeting.

Dated sightings come first: the same family, the same people (or, between articles, some of them) and days that agree.
Undated ones then join the one group that fits them best; where two fit equally well, none is chosen by guess: the
nearer in time wins only within an article's own past.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.link.sightings import Sighting
from pipeline.records import Interval

_HALF = 0.5  # of all people that two sightings name, this share must be named by both
_TRIP = 10  # days within which two stays of one traveller in one country are one trip


@dataclass(slots=True)
class Group:
    """Sightings of one meeting."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Family of all its sightings."""
        return self.sightings[0].family

    @property
    def dates(self) -> Interval | None:
        """The narrowest interval of its dated sightings, the earliest of equals."""
        dated = [sighting.dates for sighting in self.sightings if sighting.dates]
        return min(dated, key=lambda dates: (dates.end - dates.start, dates), default=None)

    @property
    def countries(self) -> frozenset[str]:
        """Countries that its sightings state."""
        return frozenset(sighting.country for sighting in self.sightings if sighting.country)

    @property
    def articles(self) -> frozenset[str]:
        """Articles that tell of it."""
        return frozenset(sighting.article for sighting in self.sightings)


def merge(sightings: Iterable[Sighting]) -> tuple[Group, ...]:
    """Group sightings into meetings.

    Args:
        sightings: In any order; the result depends only on the set.

    Returns:
        Groups in the order of their first sighting; every sighting is in exactly one.
    """
    ordered = sorted(sightings, key=lambda s: s.key)
    groups: list[Group] = []
    # the surest first: a known day before a week or month, more people before fewer, then text order
    dated = sorted((s for s in ordered if s.dates), key=lambda s: (_width(s), -len(s.people), s.key))
    undated = [s for s in ordered if not s.dates]
    for sighting in dated:
        _join(sighting, [group for group in groups if _agree(sighting, group)], groups)
    for sighting in undated:
        _join(sighting, _nearest(sighting, [group for group in groups if _fits(sighting, group)]), groups)
    for group in groups:
        group.sightings.sort(key=lambda s: s.key)
    return tuple(sorted(groups, key=lambda group: group.sightings[0].key))


def _join(sighting: Sighting, fitting: Sequence[Group], groups: list[Group]) -> None:
    if fitting:
        max(
            fitting, key=lambda group: (_overlap(sighting, group), sighting.article in group.articles)
        ).sightings.append(sighting)
    else:
        groups.append(Group([sighting]))


def _width(sighting: Sighting) -> int:
    return (sighting.dates.end - sighting.dates.start).days if sighting.dates else 0


def _overlap(sighting: Sighting, group: Group) -> float:
    """Share of people that a sighting and the closest of a group's have in common: company must not hide the pair."""
    return max(len(sighting.people & other.people) / len(sighting.people | other.people) for other in group.sightings)


def _agree(sighting: Sighting, group: Group) -> bool:
    """Whether a dated sighting tells of a dated group's meeting."""
    if group.dates is None or sighting.dates is None or not _fits(sighting, group):
        return False
    if sighting.family == "visit":
        return _days_apart(sighting.dates, group.dates) <= _TRIP and _same_end(sighting, group)
    return _days_apart(sighting.dates, group.dates) == 0


def _days_apart(left: Interval, right: Interval) -> int:
    """Days between two intervals, 0 where they share a day."""
    return max((right.start - left.end).days, (left.start - right.end).days, 0)


def _same_end(sighting: Sighting, group: Group) -> bool:
    """A meeting that was called off or denied is not the one that was held."""
    off = {"cancelled", "denied"}
    told = {sighting.claim.status, *(other.claim.status for other in group.sightings)}
    return "held" not in told or told.isdisjoint(off)


def _fits(sighting: Sighting, group: Group) -> bool:
    """Whether nothing but the date could keep a sighting from a group."""
    if sighting.family != group.family:
        return False
    if sighting.country and group.countries and sighting.country not in group.countries:
        return False
    if sighting.family == "visit":
        travellers = frozenset().union(*(other.travellers for other in group.sightings))
        return bool(sighting.travellers & travellers) and bool(sighting.country) == bool(group.countries)
    own = [other for other in group.sightings if other.article == sighting.article]
    if any(_sums_up(sighting, other) or _sums_up(other, sighting) for other in own):
        return _same_end(sighting, group)
    if any(other.people != sighting.people for other in own):
        return False  # one article tells of "A and B" and of "A, B and C": they sat together twice
    return _overlap(sighting, group) >= _HALF and _same_end(sighting, group)


def _sums_up(part: Sighting, whole: Sighting) -> bool:
    """Whether a sighting of some of the people is the same contact: a headline, or the one that company then joins."""
    return part.people < whole.people and (part.claim.zone == "headline" or whole.claim.extends)


def _nearest(sighting: Sighting, fitting: Sequence[Group]) -> list[Group]:
    """Of several groups that an undated sighting fits, keep those that name just its people, of its own article."""
    same = [
        group
        for group in fitting
        if any(other.people == sighting.people or _sums_up(sighting, other) for other in group.sightings)
    ]
    if sighting.family == "visit":
        same = list(fitting)
    own = [group for group in same if sighting.article in group.articles]
    if own:
        return own[-1:] if len(own) == 1 else [_closest(sighting, own)]
    return same if len(same) == 1 else []


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
