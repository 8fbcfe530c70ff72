"""Groups that name an organization or a country where another names who sat there for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.link.groups import Group, days_apart, in_order, in_other_countries
from pipeline.link.sightings import OFF
from pipeline.records import Entity, Span

_WEEK = 7  # days; a longer time says too little of when a delegation came
_WHY = "the same people, or whom they stand for; the same days"


def bodies(group: Group, entities: Mapping[str, Entity]) -> dict[str, set[str | None]]:
    """Participant -> the country and the organizations for which the group's sightings let them sit there."""
    standing: dict[str, set[str | None]] = {}
    for sighting in group.sightings:
        for who in sighting.people:
            standing.setdefault(who, {entities[who].country}).add(sighting.offices.get(who, ("", None))[1])
    return standing


def join_represented(groups: Sequence[Group], entities: Mapping[str, Entity]) -> tuple[Group, ...]:
    """Let "Amina menemui pengurus PSB" join the meeting of Amina and the head of PSB on that day.

    Args:
        groups: All groups of a run; those that take others in are changed.
        entities: All entities by id.

    Returns:
        The groups that are left, in the order of their first sighting.
    """
    waiting = [group for group in groups if group.family != "visit" and any(_unnamed(group, entities))]
    if not waiting:
        return tuple(groups)
    people = {group.number: frozenset().union(*group.parties) for group in groups}
    standing = {group.number: bodies(group, entities) for group in groups if group.family != "visit"}
    of: dict[tuple[str, str | None], list[Group]] = defaultdict(list)
    for group in groups:
        present = standing.get(group.number, {})
        for key in {*present, *(body for found in present.values() for body in found)}:
            of[group.family, key].append(group)
    gone: set[int] = set()
    for group in waiting:
        own = people[group.number]
        words = {(sighting.article, sighting.claim.evidence) for sighting in group.sightings}
        near = min((of[group.family, who] for who in sorted(own)), key=len)
        found = [
            other
            for other in near
            if other is not group
            and other.number not in gone
            and _at_once(group, words, other)
            and _one_end(group, other)
            if _stands_for(own, standing[other.number])
        ]
        if len(found) == 1:
            gone.add(group.number)
            _take_in(found[0], group, people[found[0].number])
    return in_order(group for group in groups if group.number not in gone)


def _unnamed(group: Group, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield the participants that are no persons."""
    return (who for who in frozenset().union(*group.parties) if entities[who].kind != "person")


def _stands_for(people: Iterable[str], present: Mapping[str, set[str | None]]) -> bool:
    """Whether everybody named is present, or one of those not named sits there for them."""
    missing = [who for who in people if who not in present]
    others = [present[who] for who in present if who not in set(people)]
    return bool(missing) and all(any(who in found for found in others) for who in missing)


def _at_once(group: Group, words: Collection[tuple[str, tuple[Span, ...]]], other: Group) -> bool:
    """Whether two groups are of the same days, or told in the same sentence; ``words`` are those of the first one."""
    if any((s.article, s.claim.evidence) in words for s in other.sightings):
        return True
    if group.dates is None or other.dates is None or (group.dates.end - group.dates.start).days > _WEEK:
        return False
    if days_apart(group.dates, other.dates) > 0:
        return False
    sites, others = ({s.site for s in found.sightings if s.site} for found in (group, other))
    there = group.dates == other.dates and not sites.isdisjoint(others)
    return there or group.shapes.keys().isdisjoint(other.shapes)


def _one_end(group: Group, other: Group) -> bool:
    """Whether what is said of the end and the country of two groups can be true of one meeting."""
    told = group.statuses | other.statuses
    return not in_other_countries(group, other) and ("held" not in told or told.isdisjoint(OFF))


def _take_in(other: Group, group: Group, people: frozenset[str]) -> None:
    """Add a group to another one, without those for whom somebody is named there."""
    for sighting in group.sightings:
        present = {who: part for who, part in sighting.participants.items() if who in people}
        other.add(replace(sighting, participants=present))
        other.reasons[sighting.key] = _WHY
