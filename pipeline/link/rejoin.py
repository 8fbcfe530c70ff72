"""Groups that are one meeting although their days differ: put off, held on another day than planned, or misdated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import product

from pipeline import lexicons
from pipeline.link.groups import Group, days_apart, in_order, in_other_countries, sums_up
from pipeline.link.sightings import OFF, Sighting
from pipeline.records import Interval

_PUT_OFF = timedelta(days=4)  # a trip that is made later than that is rather another trip
_PUT_OFF_TALKS = timedelta(days=14)  # and so are talks
_MOVED = 7  # days; what was planned and is not told to have come to pass may be what was held that near to it; and
# of two days that are both only implied, one may be so wrong
_WEEK = timedelta(days=7)
_SEVERAL, _MOST = 3, 2 / 3  # so many people, and so large a share of the shorter list, two lists of one meeting share
_GATHERING = 3  # so many more people make a summit, at which some may sign by themselves
_ASTRAY = 14  # days; a day that an article only implies may be this wrong


def rejoin(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Join groups of the same people, or of most of them, that tell of one meeting on different days.

    Args:
        groups: All groups of a run, in any order; those that take others in are changed.

    Returns:
        The groups that are left, in the order of their first sighting.
    """
    ordered = sorted(groups, key=lambda group: group.number)
    return in_order(_astray(_rescheduled(_done_there(_in_company(ordered)))))


def _in_company(groups: Sequence[Group]) -> list[Group]:
    """Join two who met with the company in which an article lets them meet then, if another tells of the two alone."""

    def paired(group: Group) -> bool:
        return group.family != "visit" and len(group.parties) == 1

    talks = [group for group in groups if group.family != "visit"]
    return _joined(groups, paired, talks, _sums_up, "with the company that one of the articles adds")


def _done_there(groups: Sequence[Group]) -> list[Group]:
    """Join what some of those who met are told to have done that day, such as to sign, with their only meeting then."""

    def act(group: Group) -> bool:
        return group.family != "visit" and all(acts().issuperset(s.claim.rules) for s in group.sightings)

    talks = [group for group in groups if group.family != "visit"]
    return _joined(groups, act, talks, _of_its_people, "done at their meeting of that day")


@cache
def acts() -> frozenset[str]:
    """Read the ids of the rules for what is done at a meeting rather than the meeting."""
    return frozenset(lexicons.read("linking")["acts"])


def _of_its_people(part: Group, whole: Group) -> bool:
    """Whether one group is of some of another's people on its very day, who are few more."""
    if part is whole or part.dates is None or part.dates != whole.dates or part.dates.start != part.dates.end:
        return False
    pairs = product(part.parties, whole.parties)
    return any(some < all_ and len(all_) - len(some) < _GATHERING for some, all_ in pairs)


def _sums_up(part: Group, whole: Group) -> bool:
    """Whether an article that tells of both groups means one meeting, and none tells them apart."""
    if part.dates is None or part.dates != whole.dates:
        return False
    both = [
        (one, other)
        for article in part.shapes
        if article in whole.shapes
        for one in part.shapes[article]
        for other in whole.shapes[article]
    ]
    return bool(both) and all(sums_up(one, other) for one, other in both)


def _rescheduled(groups: Sequence[Group]) -> list[Group]:
    """Join what was put off, or planned for another day, with what the same people then held within days."""

    def off(group: Group) -> bool:
        return group.statuses == {"planned"} or ("cancelled" in group.statuses and "held" not in group.statuses)

    def meant(group: Group, held: Group) -> bool:
        return _moved(group, held) if group.statuses == {"planned"} else _put_off(group, held)

    held = [group for group in groups if "held" in group.statuses]
    return _joined(groups, off, held, meant, "held on another day after all")


def _most_people(group: Group, held: Group) -> bool:
    """Whether all whom a group names were there, or several and most of them."""

    def most(named: frozenset[str], there: frozenset[str]) -> bool:
        both = len(named & there)
        return both > 1 and (named < there or (both >= _SEVERAL and both >= _MOST * min(len(named), len(there))))

    return any(most(named, there) for named in group.parties for there in held.parties)


def _astray(groups: Sequence[Group]) -> list[Group]:
    """Join what an article tells with a day that it only implies with what others tell of these people around it."""

    def astray(group: Group) -> bool:
        return group.family != "visit" and group.implied

    sure = [group for group in groups if not group.implied]
    groups = _joined(groups, astray, sure, _days_off, "days off by an implied date")
    guessed = [group for group in groups if astray(group)]
    groups = _joined(groups, astray, guessed, _both_off, "days off by implied dates")
    stated = [group for group in groups if not _of_some_week(group)]
    return _joined(groups, _of_some_week, stated, _weeks_off, "that weekday of another week")


def _joined(
    groups: Sequence[Group],
    joins: Callable[[Group], bool],
    others: Iterable[Group],
    meant: Callable[[Group, Group], bool],
    why: str,
) -> list[Group]:
    """Let groups join the one other group of the same people that they mean, or else of most of them.

    Args:
        groups: All groups.
        joins: Whether a group seeks another; asked in their order, so of what joined before, too.
        others: Those that may take groups in.
        meant: Whether a group, the first, means another one.
        why: Goes with every sighting that changes its group.

    Returns:
        The groups that are left.
    """
    gone: set[int] = set()
    of_person: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for other in others:
        for who in frozenset().union(*other.parties):
            of_person[other.family, who].append(other)
    for group in groups:
        if not joins(group):
            continue
        named = frozenset().union(*group.parties)
        near = {other.number: other for who in named for other in of_person[group.family, who]}
        found = [other for other in near.values() if other.number not in gone and meant(group, other)]
        same = [other for other in found if not group.parties.isdisjoint(other.parties)]
        near_by = [other for other in found if group.family != "visit" and not in_other_countries(group, other)]
        found = same or [other for other in near_by if _most_people(group, other)]
        if len(found) == 1:
            gone.add(group.number)
            _take_in(found[0], group, f"{'the same' if same else 'most of the'} people; {why}")
    return [group for group in groups if group.number not in gone]


def _take_in(other: Group, group: Group, why: str) -> None:
    """Add a group to another one; whom only a plan names may have stayed away."""
    there = frozenset().union(*other.parties)
    other.statuses |= group.statuses
    for sighting in group.sightings:
        seen = sighting.claim.status == "held"
        present = {who: part for who, part in sighting.participants.items() if seen or who in there}
        other.sightings.append(_without_wrong_day(replace(sighting, participants=present), other))
        other.reasons[sighting.key] = why


def _without_wrong_day(sighting: Sighting, group: Group) -> Sighting:
    """Take from a sighting the days that it only implies, where they are not those of the group that it joins."""
    wrong = sighting.implied and sighting.dates and group.dates and days_apart(sighting.dates, group.dates) > 0
    return replace(sighting, dates=None) if wrong else sighting


def _of_some_week(group: Group) -> bool:
    """Whether all that dates a group is a weekday in articles that are themselves dated by others."""
    dated = [sighting for sighting in group.sightings if sighting.dates and not sighting.implied]
    return bool(dated) and all(sighting.weekday is not None for sighting in dated)


def _weeks_off(group: Group, other: Group) -> bool:
    """Whether other articles tell of a meeting on that weekday of the week before or after."""
    days, others = group.dates, other.dates
    if days is None or others is None or others.start != others.end:
        return False
    return abs(days.start - others.start) == _WEEK and _days_off(group, other)


def _days_off(group: Group, other: Group) -> bool:
    """Whether other articles tell what a group with implied days may mean."""
    if group.dates is None or other.dates is None or not group.shapes.keys().isdisjoint(other.shapes):
        return False
    ends = {*group.statuses, *other.statuses}
    one_end = "held" not in ends or ends.isdisjoint(OFF)
    at_odds = in_other_countries(group, other)
    seen = [s.written.end for s in group.sightings if s.written and not s.guessed and s.claim.status == "held"]
    to_come = any(day < other.dates.start for day in seen)  # nobody has seen what is to come
    return one_end and not at_odds and not to_come and days_apart(group.dates, other.dates) <= _ASTRAY


def _both_off(group: Group, other: Group) -> bool:
    """Whether an earlier group, whose day is only implied as well, is what a group may mean, a week off at most."""
    if group.dates is None or other.dates is None or other.number >= group.number:
        return False
    return days_apart(group.dates, other.dates) <= _MOVED and _days_off(group, other)


def _put_off(off: Group, held: Group) -> bool:
    """Whether one article tells that a meeting was called off and that it was held after all."""
    most = _PUT_OFF if off.family == "visit" else _PUT_OFF_TALKS
    told_together = not off.shapes.keys().isdisjoint(held.shapes)
    return told_together and _soon_after(off.dates, held.dates, most)


def _moved(plan: Group, held: Group) -> bool:
    """Whether a plan of which nobody tells that it came to pass is the meeting held around the planned day.

    Whoever plans it writes before it is held; an article that tells of both means two meetings.
    """
    if plan.dates is None or held.dates is None or not plan.shapes.keys().isdisjoint(held.shapes):
        return False
    ahead = all(s.written is not None and s.written.start <= held.dates.end for s in plan.sightings)
    at_odds = in_other_countries(plan, held)
    return ahead and not at_odds and days_apart(plan.dates, held.dates) <= _MOVED


def _soon_after(off: Interval | None, held: Interval | None, most: timedelta) -> bool:
    """Whether days put off lie before those kept, and not long before."""
    if off is None or held is None:
        return held is not None
    return timedelta(0) < held.start - off.start <= most
