"""Contacts that no article states for sure, but several tell alike in passing: the same people there and then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.link.echo_terms import NAMED_TOGETHER
from pipeline.link.groups import Group, days_apart
from pipeline.link.sightings import Sighting

_WHY = "told alike in passing by several articles"


def agreed(echoes: Iterable[Sighting], groups: Sequence[Group]) -> list[Group]:
    """Make meetings of echoes that took up none, where two articles agree on the people and on the day or the place.

    Args:
        echoes: Those that joined no meeting, in any order.
        groups: All meetings; whom one of them has in those days is not told of again.

    Returns:
        New groups, in the order of their people, numbered behind the others.
    """
    of_one: dict[tuple[str, str], list[Sighting]] = defaultdict(list)  # family and somebody -> what tells of them
    for echo in sorted((echo for echo in echoes if _states(echo)), key=lambda e: e.key):
        for who in echo.people:
            of_one[echo.family, who].append(echo)
    found: list[Group] = []
    told: set[tuple[str, int]] = set()
    known: dict[str, list[Group]] = defaultdict(list)  # somebody -> the groups that tell of them
    for group in groups:
        _note(group, known)
    number = max((group.number for group in groups), default=0)
    for key in sorted(of_one):
        for echo in of_one[key]:
            if echo.key in told:
                continue
            alike = [other for other in of_one[key] if other.key not in told and _agree(echo, other)]
            people = _people(echo)
            if not alike or any(_of_them(people, echo, group) for who in people for group in known[who]):
                continue
            number += 1
            group = Group(number)
            for sighting in (echo, *alike):
                present = {who: part for who, part in sighting.participants.items() if who in people}
                group.add(replace(sighting, participants=present, claim=replace(sighting.claim, weak=False)))
                group.reasons[sighting.key] = _WHY
                told.add(sighting.key)
            found.append(group)
            _note(group, known)
    return found


def _note(group: Group, known: dict[str, list[Group]]) -> None:
    """Keep a group for each of its people, whoever of its sightings names them."""
    for who in frozenset[str]().union(*group.parties):
        known[who].append(group)


def _states(echo: Sighting) -> bool:
    """Whether an echo says itself that several persons met on some days."""
    sure = echo.claim.rules[0] != NAMED_TOGETHER and echo.claim.status == "held" and echo.family != "visit"
    return sure and len(_people(echo)) > 1 and echo.dates is not None and not echo.implied


def _people(echo: Sighting) -> frozenset[str]:
    return frozenset(who for who in echo.people if who.startswith("per:"))


def _agree(echo: Sighting, other: Sighting) -> bool:
    """Whether another article tells of all whom an echo names, on the very day or in those days at the same place."""
    if not echo.dates or not other.dates or days_apart(echo.dates, other.dates) > 0:  # asked first: it leaves few
        return False
    if echo.article == other.article or not _people(echo) <= _people(other):
        return False
    there = echo.site is not None and echo.site == other.site
    return there or (echo.day and echo.dates == other.dates and _people(echo) == _people(other))


def _of_them(people: frozenset[str], echo: Sighting, group: Group) -> bool:
    """Whether a group, be it a call, tells of two of the people around those days."""
    near = not group.dates or not echo.dates or days_apart(group.dates, echo.dates) == 0
    return near and any(len(people & named) > 1 for named in group.parties)
