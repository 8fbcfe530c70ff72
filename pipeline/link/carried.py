"""Whom "ia" or "tamu dari Lome itu" means where other articles tell who met just this person on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline.link.groups import days_apart
from pipeline.link.organizations import HOME
from pipeline.link.sightings import Sighting
from pipeline.records import Interval

_MONTH = timedelta(days=31)  # a wider time says too little of which meeting is meant


def as_others_tell(sightings: Sequence[Sighting], named: Mapping[str, frozenset[str]]) -> list[Sighting]:
    """Put right whom sentences mean that name only one of those who met, or no traveller.

    Where nobody else tells of these people then, but others tell of one, and only one, whom the article names as well,
    it is rather that one than whoever stood nearest to the pronoun.

    Args:
        sightings: Of all articles, in any order.
        named: Article -> ids of everybody whom it names.

    Returns:
        The same sightings in the same order.
    """
    told: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in (sighting for sighting in sightings if not sighting.echo):
        for key in _keys(sighting, sighting.people):
            told[key].append(sighting)
    return [_put_right(sighting, told, named[sighting.article]) for sighting in sightings]


def _keys(sighting: Sighting, sure: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield under what to look for others that tell the same: whoever is sure to have met, of a visit the country."""
    if sighting.family != "visit":
        yield from ((sighting.family, who) for who in sorted(sure))
    elif sighting.country is not None:
        yield sighting.family, sighting.country


def _put_right(
    sighting: Sighting, told: Mapping[tuple[str, str], Sequence[Sighting]], named: frozenset[str]
) -> Sighting:
    """Replace the one of a sighting's people whom its sentences do not name by whom others tell of."""
    if not _in_question(sighting):
        return sighting
    sure = sighting.people - sighting.carried
    keys = list(_keys(sighting, sure))
    near = [other for other in told.get(keys[0], ()) if _then(sighting, other)] if keys else []
    if any(sighting.carried <= other.people - other.carried for other in near):
        return sighting
    meant = {who for other in near if other.article != sighting.article for who in _others(other, sure)}
    ours = {who for other in near if other.article == sighting.article for who in other.people - other.carried}
    meant = {who for who in meant if who in named and who not in ours}
    if len(meant) != 1:
        return sighting
    return _with(sighting, next(iter(sighting.carried)), meant.pop())


def _in_question(sighting: Sighting) -> bool:
    """Whether a sighting of known days leaves one of several, or the only traveller, unnamed."""
    if len(sighting.carried) != 1 or (sighting.dates is None and sighting.site is None):
        return False
    alone = sighting.family == "visit"
    return (len(sighting.people) == 1) == alone and (sighting.dates is None or _short(sighting.dates))


def _then(sighting: Sighting, other: Sighting) -> bool:
    """Whether another sighting is of the very day, or of those weeks at the same place or abroad."""
    if (sighting.claim.status == "denied") != (other.claim.status == "denied"):
        return False
    if sighting.dates is None:
        return sighting.site == other.site and _lately(sighting, other)
    if other.dates is None or days_apart(sighting.dates, other.dates) > 0:
        return False
    if sighting.country and other.country and sighting.country != other.country:
        return False
    abroad = sighting.country is not None and sighting.country == other.country != HOME
    there = abroad or (sighting.site is not None and sighting.site == other.site)
    same_day = sighting.day and sighting.dates == other.dates
    if sighting.claim.inherited:  # a greeting of that day told on is another contact than the talks
        greeted = [told.claim.kind == "encounter" for told in (sighting, other)]
        return same_day and greeted[0] == greeted[1]
    return same_day or (there and _short(other.dates))


def _lately(sighting: Sighting, other: Sighting) -> bool:
    """Whether another sighting is of days around the article of one without any: held before it, planned behind."""
    if sighting.written is None or other.dates is None:
        return False
    if sighting.claim.status == "planned" and other.dates.end < sighting.written.start:
        return False
    if sighting.claim.status == "held" and other.dates.start > sighting.written.end:
        return False
    return days_apart(sighting.written, other.dates) <= _MONTH.days


def _short(days: Interval) -> bool:
    return days.end - days.start <= _MONTH


def _others(other: Sighting, sure: frozenset[str]) -> frozenset[str]:
    """Those whom a sighting lets meet just these people, of a visit its travellers; only persons whom it names."""
    people = other.travellers if other.family == "visit" else other.people
    if other.implied or not sure < people or len(people) != len(sure) + 1:
        return frozenset()
    return frozenset(who for who in people - sure - other.carried if who.startswith("per:"))


def _with(sighting: Sighting, wrong: str, meant: str) -> Sighting:
    """Name another participant in one's place."""
    people = {meant if who == wrong else who: part for who, part in sighting.participants.items()}
    offices = {who: office for who, office in sighting.offices.items() if who != wrong}
    return replace(sighting, participants=people, offices=offices, carried=frozenset({meant}))
