"""Groups that are one meeting although their days differ: put off, held on another day than planned, or misdated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product

from pipeline import lexicons
from pipeline.link.groups import Group, Shape, days_apart, in_order, in_other_countries, others_received, sums_up
from pipeline.link.merge import Places
from pipeline.link.sightings import OFF, Sighting
from pipeline.link.stories import Stories
from pipeline.records import Interval

_PUT_OFF = timedelta(days=4)  # what is held later than that is rather another trip, or another round of talks
_LATELY = timedelta(days=14)  # what is denied without a day is news
_MOVED = 7  # days; what was planned and is not told to have come to pass may be what was held that near to it; and
# of two days that are both only implied, one may be so wrong
_WEEK = timedelta(days=7)
_SEVERAL, _MOST = 3, 2 / 3  # so many people, and so large a share of the shorter list, two lists of one meeting share
_GATHERING = 3  # so many more people make a summit, at which some may sign by themselves
_ASTRAY = 14  # days; a day that an article only implies may be this wrong
_MONTH = 31  # days; and so wrong a month


def rejoin(groups: Iterable[Group], places: Places, stories: Stories) -> tuple[Group, ...]:
    """Join groups of the same people, or of most of them, that tell of one meeting on different days.

    Args:
        groups: All groups of a run, in any order; those that take others in are changed.
        places: Knows which places exclude each other.
        stories: Of the articles.

    Returns:
        The groups that are left, in the order of their first sighting.
    """
    ordered = sorted(groups, key=lambda group: group.number)
    joined = _one_table(_astray(_rescheduled(_done_there(_in_company(ordered)))), places)
    return in_order(_disputed(joined, places, stories))


def _in_company(groups: Sequence[Group]) -> list[Group]:
    """Join two who met with the company in which an article lets them meet then, if another tells of the two alone."""

    def paired(group: Group) -> bool:
        return group.family != "visit" and len(group.parties) == 1

    talks = [group for group in groups if group.family != "visit"]
    return _joined(groups, paired, talks, _sums_up, "with the company that one of the articles adds")


def _one_table(groups: Sequence[Group], places: Places) -> list[Group]:
    """Join what articles tell of the same people on one day and at one place, each with company of its own."""

    def beside(part: Group, whole: Group) -> bool:
        return _beside_each_other(part, whole, places)

    of_day: dict[date, list[Group]] = defaultdict(list)
    for group in groups:
        if group.family != "visit" and group.dates is not None and group.dates.start == group.dates.end:
            of_day[group.dates.start].append(group)
    gone: set[int] = set()
    for told in of_day.values():
        left = _joined(told, lambda _: True, told, beside, "the same day and place, in other company")
        gone |= {group.number for group in told} - {group.number for group in left}
    return [group for group in groups if group.number not in gone]


def _disputed(groups: Sequence[Group], places: Places, stories: Stories) -> list[Group]:
    """Join what is denied, without a day or for that of the denial, with what others tell or claim of these people."""

    def denied(group: Group) -> bool:
        undated = all(s.dates is None or s.dates == s.written for s in group.sightings)
        return group.statuses == {"denied"} and undated

    held = [group for group in groups if "held" in group.statuses]
    return _joined(
        groups,
        denied,
        held,
        lambda group, other: _spoken_of(group, other, places, stories),
        "what is denied was held, as others tell",
    )


def _spoken_of(denied: Group, held: Group, places: Places, stories: Stories) -> bool:
    """Whether an article denies what others tell to have been held in the weeks before, or claim in these weeks."""
    if not denied.shapes.keys().isdisjoint(held.shapes):
        return False
    there = _sites(held)
    elsewhere = any(places.apart(site, there) or places.in_other_town(site, there) for site in _sites(denied))
    if elsewhere or denied.parties.isdisjoint(held.parties):
        return False
    return _in_these_weeks(denied, held, stories) and not in_other_countries(denied, held)


def _in_these_weeks(denied: Group, held: Group, stories: Stories) -> bool:
    """Whether a denial follows within weeks on a meeting, or on the first article that lets others claim it.

    So it does on an article that does not say when. Of a denial of which nobody knows when it was written, the people
    must be in no other story.
    """
    written = [s.written.start for s in denied.sightings if s.written is not None]
    if not written:
        return stories.seldom(frozenset().union(*denied.parties))
    told = [s for s in held.sightings if s.claim.status == "held"]
    since = [held.dates.end] if held.dates is not None else []
    if held.dates is None or all(s.claim.claimed for s in told):
        since += sorted(s.written.start for s in told if s.written is not None)[:1]
    return any(timedelta(0) <= day - first <= _LATELY for day in written for first in since)


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


def _beside_each_other(part: Group, whole: Group, places: Places) -> bool:
    """Whether two groups are of one day and no article tells them apart.

    The same people, whatever company others add; most of them, at no other place; or several at the same place.
    """
    if part is whole or part.dates != whole.dates:
        return False
    if part.implied or whole.implied or not (part.statuses | whole.statuses).isdisjoint(OFF):
        return False
    same = not part.parties.isdisjoint(whole.parties)
    pairs = _in_one_article(part, whole)
    told = all(one.people == other.people or sums_up(one, other) or sums_up(other, one) for one, other in pairs)
    if not told or (not same and _others_received(part, whole)):
        return False
    if in_other_countries(part, whole):  # one article is taken to be wrong of where just these people met
        return same and all(any(s.states_day for s in group.sightings) for group in (part, whole))
    sides = list(product(part.parties, whole.parties))
    if any(2 * len(one & other) >= len(one | other) for one, other in sides):
        there = _sites(whole)
        return same or not any(places.apart(site, there) for site in _sites(part))
    several = any(len(one & other) >= _SEVERAL for one, other in sides)
    return several and not _sites(part).isdisjoint(_sites(whole))


def _others_received(part: Group, whole: Group) -> bool:
    """Whether the same people are told to have received others, or others the same."""
    return any(others_received(one, other) for one, other in product(part.sightings, whole.sightings))


def _sites(group: Group) -> set[str]:
    """Where a group is told to have met."""
    return {sighting.site for sighting in group.sightings if sighting.site}


def _in_one_article(part: Group, whole: Group) -> Iterator[tuple[Shape, Shape]]:
    """Yield what the articles that tell of both groups say of each."""
    for article in part.shapes:
        if article in whole.shapes:
            yield from product(part.shapes[article], whole.shapes[article])


def _sums_up(part: Group, whole: Group) -> bool:
    """Whether an article that tells of both groups means one meeting, and none tells them apart."""
    if part.dates is None or part.dates != whole.dates:
        return False
    both = list(_in_one_article(part, whole))
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
    groups = _joined(groups, astray, sure, _planned_for, "planned for the day that the article tells")
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
        near = {n: other for n, other in near.items() if not any(map(other.bars, group.sightings))}
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
    """Take from a sighting the days that it only implies, where they are not those of the group that it joins.

    So it is with the day on which somebody denies.
    """
    other_day = sighting.dates and group.dates and days_apart(sighting.dates, group.dates) > 0
    of_denial = sighting.claim.status == "denied" and sighting.dates == sighting.written
    wrong = other_day and (sighting.implied or of_denial)
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
    astray = max(_ASTRAY, min((group.dates.end - group.dates.start).days, _MONTH))
    return one_end and not at_odds and not to_come and days_apart(group.dates, other.dates) <= astray


def _planned_for(plan: Group, other: Group) -> bool:
    """Whether the articles of a plan, whose day is rather that on which it was told, plan it for a day of its own."""
    if plan.statuses != {"planned"} or plan.dates is None or other.dates is None:
        return False
    ahead = {s.article for s in other.sightings if s.claim.status == "planned" and not s.implied}
    near = 0 < (other.dates.start - plan.dates.end).days <= _MOVED
    return near and plan.shapes.keys() <= ahead and not in_other_countries(plan, other)


def _both_off(group: Group, other: Group) -> bool:
    """Whether an earlier group, whose day is only implied as well, is what a group may mean, a week off at most."""
    if group.dates is None or other.dates is None or other.number >= group.number:
        return False
    return days_apart(group.dates, other.dates) <= _MOVED and _days_off(group, other)


def _put_off(off: Group, held: Group) -> bool:
    """Whether one article tells that a meeting was called off and that it was held after all.

    A trip that was called off is none to another country.
    """
    told_together = not off.shapes.keys().isdisjoint(held.shapes)
    elsewhere = held.family == "visit" and in_other_countries(off, held)
    return told_together and not elsewhere and _soon_after(off.dates, held.dates)


def _moved(plan: Group, held: Group) -> bool:
    """Whether a plan of which nobody tells that it came to pass is the meeting held around the planned day.

    Whoever plans it writes before it is held; an article that tells of both means two meetings.
    """
    if plan.dates is None or held.dates is None or not plan.shapes.keys().isdisjoint(held.shapes):
        return False
    ahead = all(s.written is not None and s.written.start <= held.dates.end for s in plan.sightings)
    at_odds = in_other_countries(plan, held)
    return ahead and not at_odds and days_apart(plan.dates, held.dates) <= _MOVED


def _soon_after(off: Interval | None, held: Interval | None) -> bool:
    """Whether days put off lie before those kept, and not long before."""
    if off is None or held is None:
        return held is not None
    return timedelta(0) < held.start - off.start <= _PUT_OFF
