"""Which sightings tell of one real-world meeting.

Dated sightings come first: the same family, the same people (or, between articles, some of them) and days that agree.
Undated ones then join the one group that fits them best; where two fit equally well, none is chosen by guess: within
its own article a sighting joins the group told nearest to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from pipeline.link.groups import Group, Shape, days_apart, in_order, others_received, shape_of, sums_up
from pipeline.link.sightings import OFF, Sighting
from pipeline.link.stories import Stories


class Places(Protocol):
    """What merging asks of the places of a run."""

    def apart(self, site: str, others: Iterable[str]) -> bool:
        """Whether a place excludes others."""

    def one(self, site: str, other: str) -> bool:
        """Whether two places are the same, or one lies in the other."""

    def in_other_town(self, site: str, others: Iterable[str]) -> bool:
        """Whether a place lies in another town than all of some others."""


_HALF = 0.5  # of all people that two sightings name, this share must be named by both
_TRIP = 10  # days within which two stays of one traveller in one country are one trip
_WEEK = 7  # days; a wider interval says too little to choose between several groups
_LATELY = 7  # days; an article that gives no day may tell of what happened this near to it
_PAIR = 2  # people
_FEW = 3  # people who may sit down by themselves where a summit is
_LONG_AGO = 183  # days; what lies so far from an article is no talks told without a day, unless it says where
_OTHER_TIMES = 14  # days; unless the same people met again within these


class _Groups:
    """All groups, found by family and participant.

    Args:
        sightings: All that are to be grouped.
    """

    def __init__(self, sightings: Iterable[Sighting]) -> None:
        self.all: list[Group] = []
        self._by_person: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._told: dict[tuple[str, str, frozenset[str]], list[Sighting]] = defaultdict(list)
        for sighting in sightings:
            if sighting.claim.weak:
                continue  # "keduanya sepakat" behind a meeting in company is no other one
            self._told[sighting.article, sighting.family, sighting.people].append(sighting)

    def meant_apart(self, sighting: Sighting, group: Group) -> bool:
        """Whether an article that tells a group's meeting in other company tells of just these people that day, too."""
        if sighting.family == "visit" or sighting.people in group.parties:
            return False
        for article, shapes in group.shapes.items():
            told = (
                self._told.get((article, sighting.family, sighting.people), ()) if article != sighting.article else ()
            )
            own = [shape_of(o) for o in told if o.dates and sighting.dates and days_apart(o.dates, sighting.dates) == 0]
            if own and not any(sums_up(part, whole) for part in own for whole in shapes):
                return True
        return False

    def in_company(self, sighting: Sighting, group: Group) -> bool:
        """Whether the article of two who met tells of a group's people, too, of whom these are some."""
        wider = (people for people in group.parties if sighting.family != "visit" and people > sighting.people)
        return any((sighting.article, sighting.family, people) in self._told for people in wider)

    def near(self, sighting: Sighting) -> list[Group]:
        """Return the groups that share a participant and the family, and bar nobody, in the order of their making."""
        numbers = {n for who in sighting.people for n in self._by_person[sighting.family, who]}
        return [self.all[number] for number in sorted(numbers) if not self.all[number].bars(sighting)]

    def join(self, sighting: Sighting, fitting: Sequence[Group]) -> None:
        """Add a sighting to the best of some groups, or make a group of it."""
        if fitting:
            group = max(fitting, key=lambda group: _nearness(sighting, group))
        else:
            group = Group(len(self.all))
            self.all.append(group)
        group.add(replace(sighting, site=None, country=None) if _spoke_of(sighting, group) else sighting)
        for who in sighting.people:
            self._by_person[sighting.family, who].add(group.number)


def merge(sightings: Iterable[Sighting], places: Places, stories: Stories) -> tuple[Group, ...]:
    """Group sightings into meetings.

    Args:
        sightings: In any order; the result depends only on the set.
        places: Knows which places exclude each other.
        stories: Of the articles.

    Returns:
        Groups in the order of their first sighting; every sighting is in exactly one.
    """
    ordered = sorted(sightings, key=lambda s: s.key)
    groups = _Groups(ordered)
    # the surest first: a known day before a week or month, more people before fewer, then text order
    dated = sorted((s for s in ordered if s.dates), key=lambda s: (_width(s), bool(s.other), -len(s.people), s.key))
    for told in dated:
        agreeing = [group for group in groups.near(told) if _agree(told, group, places)]
        sighting, fitting = told, [group for group in agreeing if not groups.meant_apart(told, group)]
        if not fitting and told.other:
            ahead = replace(told, dates=told.other)
            fitting = [group for group in groups.near(ahead) if _agree(ahead, group, places)]
            sighting = ahead if fitting else told
        if _width(sighting) > _WEEK and len(fitting) > 1:
            fitting = _nearest(sighting, fitting)
        groups.join(sighting, fitting)
    for sighting in (s for s in ordered if not s.dates):
        near = (
            g for g in groups.near(sighting) if _on_named_day(sighting, g) and _in_time(sighting, g, stories, places)
        )
        fitting = [group for group in near if _fits(sighting, group) and _same_end(sighting, group)]
        fitting = [group for group in fitting if not _elsewhere(sighting, group, places)]
        company = [group for group in fitting if groups.in_company(sighting, group)]
        part = company if len(company) == 1 else _only_part(sighting, fitting)
        groups.join(sighting, _nearest(sighting, fitting) or part)
    return in_order(groups.all)


def _closeness(sighting: Sighting, group: Group) -> float:
    """Share of people in common with a group; all of them where its own article adds only company to these people."""
    shape = shape_of(sighting)
    return (
        1.0
        if any(sums_up(shape, other) for other in group.shapes.get(sighting.article, ()))
        else group.overlap(sighting)
    )


def _nearness(sighting: Sighting, group: Group) -> tuple[float, int, bool]:
    """Rank a group that a sighting fits; what two did on a day is rather their own talks than a gathering of more."""
    shapes = (shape for shapes in group.shapes.values() for shape in shapes)
    gathered = sighting.day and any(shape.gathering and shape.people > sighting.people for shape in shapes)
    return _closeness(sighting, group), _in_own_article(sighting, group), not gathered


def _in_own_article(sighting: Sighting, group: Group) -> int:
    """Rank a group that the article of a sighting tells before others, and one that it tells of other days behind."""
    own = group.shapes.get(sighting.article, {})
    apart = (
        _width(sighting) > 0 and not sighting.implied and all(o.time not in (None, sighting.claim.time) for o in own)
    )
    return 0 if not own else -1 if apart else 1


def _width(sighting: Sighting) -> int:
    return (sighting.dates.end - sighting.dates.start).days if sighting.dates else 0


def _agree(sighting: Sighting, group: Group, places: Places) -> bool:
    """Whether a dated sighting tells of a dated group's meeting."""
    if group.dates is None or sighting.dates is None:
        return False
    visit = sighting.family == "visit"
    if days_apart(sighting.dates, group.dates) > (_TRIP if visit else 0):  # asked first: of many groups it leaves few
        return False
    # called off and then held on the very day after all, and not at another place, is one meeting
    sites = {other.site for other in group.sightings if other.site}
    there = sighting.site is None or not places.apart(sighting.site, sites)
    same_day = not visit and sighting.day and sighting.dates == group.dates and there
    same_day = same_day and not _only_greeted(sighting, group)
    return (same_day or _same_end(sighting, group)) and _fits(sighting, group)


def _in_time(sighting: Sighting, group: Group, stories: Stories, places: Places) -> bool:
    """Whether what an undated sighting says can be of these days: nobody plans the past or has seen what is to come."""
    known = [other.written for other in group.sightings if other.written is not None]
    if sighting.written is None or not (group.dates or known):
        # a trip to that country, or people who are in no other story
        sure = sighting.family == "visit" and sighting.country is not None
        return sure or stories.seldom(sighting.people) or stories.one(sighting.article, group.shapes)
    if group.dates is None:  # without a word of when, each tells of what was new when it was written
        return min(days_apart(sighting.written, other) for other in known) <= _LATELY
    long_ago = _LATELY if sighting.family == "visit" else _LONG_AGO  # people travel often
    if days_apart(sighting.written, group.dates) > long_ago and not _told_again(sighting, group, places):
        return False
    if sighting.claim.status == "planned":
        return group.dates.end >= sighting.written.start
    # a trip may be told with the day of its next stop, and a day of writing that is only inferred may be wrong
    begun = _TRIP if sighting.family == "visit" else _WEEK if sighting.guessed else 0
    return sighting.claim.status != "held" or (group.dates.start - sighting.written.end).days <= begun


def _told_again(sighting: Sighting, group: Group, places: Places) -> bool:
    """Whether an article tells without a day of what was long ago: a trip of just these people, or talks there."""
    if sighting.family == "visit":
        return any(other.people == sighting.people for other in group.sightings)
    return any(sighting.site and other.site and places.one(sighting.site, other.site) for other in group.sightings)


def _elsewhere(sighting: Sighting, group: Group, places: Places) -> bool:
    """Whether the place of a sighting excludes those at which other articles tell a group's talks."""
    site = sighting.site
    if site is None or sighting.family == "visit" or sighting.article in group.shapes:
        return False
    return places.apart(site, {other.site for other in group.sightings if other.site})


def _same_end(sighting: Sighting, group: Group) -> bool:
    """A meeting that was called off or denied is not the one that was held."""
    told = {sighting.claim.status, *group.statuses}
    return "held" not in told or told.isdisjoint(OFF)


def _only_greeted(sighting: Sighting, group: Group) -> bool:
    """Whether of those who only shook hands it is denied that they held talks: these are two contacts."""
    told = (sighting, *group.sightings)
    kinds = {other.claim.kind for other in told if other.claim.status == "held"}
    return kinds == {"encounter"} and any(
        other.claim.kind != "encounter" and other.claim.status == "denied" for other in told
    )


def _fits(sighting: Sighting, group: Group) -> bool:
    """Whether the people and the country of a sighting are a group's."""
    if sighting.country and group.countries and sighting.country not in group.countries:
        return _misplaced(sighting, group) or _spoke_of(sighting, group)
    return _one_trip(sighting, group) if sighting.family == "visit" else _one_company(sighting, group)


def _one_trip(sighting: Sighting, group: Group) -> bool:
    """Whether a trip is one of a group's travellers; told without a country it may be any, but on those very days."""
    one_day = sighting.dates and group.dates and days_apart(sighting.dates, group.dates) == 0
    alike = bool(sighting.country) == bool(group.countries) or one_day
    return not sighting.travellers.isdisjoint(group.travellers) and bool(alike)


def _one_company(sighting: Sighting, group: Group) -> bool:
    """Whether the people of a sighting are a group's, as its own article tells of it, or else another one."""
    shape, own = shape_of(sighting), group.shapes.get(sighting.article, {})
    if own:  # an article that tells of "A and B" and of "A, B and C" lets them sit together twice
        alone = shape.apart and any(other.people > shape.people for other in own)
        same = any(o.people == shape.people or sums_up(shape, o) or sums_up(o, shape) for o in own)
        return same and not alone
    everyone = [other for shapes in group.shapes.values() for other in shapes]
    if any(other.people == shape.people for other in everyone):
        return True  # whatever company one of the articles adds
    apart = any(_swallows(shape, other) or _swallows(other, shape) for other in everyone)
    if apart or group.overlap(sighting) < _HALF:
        return False
    return not any(others_received(sighting, other) for other in group.sightings)


def _spoke_of(sighting: Sighting, group: Group) -> bool:
    """Whether the country named beside what takes over the day of just these people is rather what they spoke of."""
    land = sighting.claim.inherited and sighting.country is not None and sighting.site == sighting.country
    told = land and sighting.country not in group.countries and bool(group.countries)
    again = told and sighting.article in group.shapes and sighting.people in group.parties
    return again and sighting.family != "visit" and sighting.day and sighting.dates == group.dates


def _misplaced(sighting: Sighting, group: Group) -> bool:
    """Whether others tell of just these people on that very day, but elsewhere: one article is taken to be wrong."""
    if sighting.family == "visit" or sighting.article in group.shapes or sighting.people not in group.parties:
        return False
    told = [sighting.states_day, any(other.states_day for other in group.sightings)]
    stated = any(told) if len(sighting.people) > _PAIR else all(told)  # several seldom meet twice in a while
    return stated and sighting.dates == group.dates


def _swallows(summit: Shape, talks: Shape) -> bool:
    """Whether some sat down by themselves on the day of a summit that all attended: a few, or not at its place."""
    by_themselves = len(talks.people) <= _FEW or talks.site is None or talks.site != summit.site
    return by_themselves and summit.gathering and not talks.gathering and len(talks.people) <= len(summit.people) - 3


def _nearest(sighting: Sighting, fitting: Sequence[Group]) -> list[Group]:
    """Of several groups that a sighting fits, keep the one that names just its people, of its own article first."""
    shape = shape_of(sighting)
    same = [
        group
        for group in fitting
        if sighting.family == "visit"
        or any(
            other.people == shape.people or sums_up(shape, other) or sums_up(other, shape)
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
    there = [g for g in same if sighting.site and any(sighting.site == other.site for other in g.sightings)]
    same = there if len(there) == 1 else same
    alone = [group for group in same if all(party <= sighting.people for party in group.parties)]
    same = alone if len(alone) == 1 else same  # "A akan bertemu B" is their talks rather than those with C of that day
    return same if len(same) == 1 else _latest(sighting, same)


def _only_part(sighting: Sighting, fitting: Sequence[Group]) -> list[Group]:
    """Of groups told by others keep the one around the article that names all of these people, or only such."""
    if sighting.family == "visit" or len(sighting.people) < 2:
        return []
    found = [
        group
        for group in fitting
        if any(len(o & sighting.people) > 1 and (o < sighting.people or o > sighting.people) for o in group.parties)
        and sighting.article not in group.shapes
        and _there_then(sighting, group)
    ]
    return found if len(found) == 1 else []


def _there_then(sighting: Sighting, group: Group) -> bool:
    """Whether the country of an undated sighting, or at least its weekday, is that of a group of about its time."""
    if group.dates is None:
        return False
    day = _weekday(sighting)
    if day is not None:
        return group.dates.start == group.dates.end and group.dates.start.weekday() == day
    if sighting.written is None or days_apart(sighting.written, group.dates) > _LATELY:
        return False
    return sighting.country is not None and sighting.country in group.countries


def _on_named_day(sighting: Sighting, group: Group) -> bool:
    """Whether a group may have met on the weekday, or on the "15 Maret", that an undated sighting names itself."""
    timex, day = sighting.timex, _weekday(sighting)
    if timex is None or sighting.implied or group.dates is None or group.dates.start != group.dates.end:
        return True
    met = group.dates.start
    if timex.month is not None and timex.day is not None:
        return (met.month, met.day) == (timex.month, timex.day)
    return day is None or met.weekday() == day


def _weekday(sighting: Sighting) -> int | None:
    """Return the weekday that a sighting names instead of a date, if it names one and no stretch of days."""
    timex = sighting.timex
    return None if timex is None or timex.day is not None or timex.end_weekday is not None else timex.weekday


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
