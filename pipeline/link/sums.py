"""Sentences that sum up several meetings: "Raka temui Amina dan Bou" where he met one after the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.link.groups import Group, days_apart, sums_up_article
from pipeline.link.sightings import Sighting

Key = tuple[str, int]
_FEWEST = 3  # people of a sentence that sums up; a sentence about another article's meetings has just so many
_LATELY = 7  # days; a headline is about what is new
_WHY = "sums up several meetings"
_DAYS = "tells of several days"


def find_sums(sightings: Iterable[Sighting]) -> dict[Key, frozenset[Key]]:
    """Find the sightings whose people, as one article tells, met only in parts.

    The parts share somebody and make up all the people; nothing there tells that all of them sat together. A headline
    or caption sums up its own article; another sentence about three people with its own day, what another article tells
    of that day.

    Args:
        sightings: Of all articles, in any order.

    Returns:
        Key of a sighting that sums up -> the keys of those that tell the meetings.
    """
    told: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    heads: list[Sighting] = []
    for sighting in sightings:
        if sums_up_article(sighting):
            heads.append(sighting)
        elif sighting.family != "visit" and not sighting.claim.weak:
            told[sighting.article, sighting.family].append(sighting)
    found: dict[Key, frozenset[Key]] = {}
    for head in heads:
        own = told[head.article, head.family]
        found[head.key] = _in_parts(head, own, {sighting.key for sighting in own if _new(sighting)})
    return {key: parts for key, parts in (found | dict(_over_articles(told))).items() if parts}


def _over_articles(told: Mapping[tuple[str, str], Sequence[Sighting]]) -> Iterator[tuple[Key, frozenset[Key]]]:
    """Yield what three people did by one article, and in two pairs by another, on that day or lately."""
    pairs: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for (article, family), found in told.items():
        for sighting in found:
            if sighting.day and len(sighting.people) == _FEWEST - 1:
                pairs[family, sighting.people].add(article)
    for (article, family), found in told.items():
        for sighting in found:
            if len(sighting.people) != _FEWEST or _gathered(sighting):
                continue
            sides = [pairs.get((family, sighting.people - {who}), set()) for who in sorted(sighting.people)]
            others = Counter(other for side in sides for other in side if other != article)
            for other in sorted(other for other, many in others.items() if many > 1):
                there = told[other, family]
                if parts := _in_parts(sighting, there, {part.key for part in there if _then(sighting, part)}):
                    yield sighting.key, parts


def find_tours(sightings: Sequence[Sighting], regions: Collection[str]) -> frozenset[Key]:
    """Find the trips to a part of the world of which their article tells the stops: "lawatan Amina ke Asia Selatan".

    Args:
        sightings: Of all articles, in any order.
        regions: Entity ids of places in no country.
    """
    stops: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.family == "visit" and sighting.country is not None and sighting.site not in regions:
            stops[sighting.article].append(sighting)
    tours = (sighting for sighting in sightings if sighting.family == "visit" and sighting.site in regions)
    return frozenset(tour.key for tour in tours if any(_stops(tour, stop) for stop in stops[tour.article]))


def _stops(tour: Sighting, stop: Sighting) -> bool:
    """Whether a trip to a country may be one of a tour's."""
    apart = tour.dates is not None and stop.dates is not None and days_apart(tour.dates, stop.dates) > _LATELY
    return not apart and not tour.people.isdisjoint(stop.people) and tour.claim.status == stop.claim.status


def _then(whole: Sighting, part: Sighting) -> bool:
    """Whether what one article tells of three people may be of the days on which another tells of two of them.

    Where it states no day of its own, it is about what was new when it was written.
    """
    if whole.dates is not None and not whole.implied:
        return whole.day and part.dates == whole.dates
    if not part.day or part.dates is None or whole.written is None:
        return False
    at_odds = whole.country and part.country and whole.country != part.country
    return not at_odds and 0 <= (whole.written.start - part.dates.end).days <= _LATELY


def add_sums(groups: Iterable[Group], sums: Mapping[Key, frozenset[Key]], sightings: Sequence[Sighting]) -> None:
    """Let the sightings that sum up support the meetings that they are about.

    Args:
        groups: Those that are meetings; changed.
        sums: Of :func:`find_sums`.
        sightings: Among which those are that ``sums`` names.
    """
    of: dict[Key, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        for part in sums.get(sighting.key, ()):
            of[part].append(replace(sighting, dates=None) if sighting.implied else sighting)
    for group in groups:
        whole = {found.key: found for sighting in group.sightings for found in of.get(sighting.key, ())}
        for key in sorted(whole):
            group.echoes.append(whole[key])
            group.reasons[key] = _WHY


def add_days(groups: Sequence[Group]) -> None:
    """Let "pada 10 dan 11 Maret Amina bertemu Bou" support their meetings on each of these days.

    Args:
        groups: Those that are meetings; changed.
    """
    of_people: dict[tuple[str, frozenset[str]], list[Group]] = defaultdict(list)
    for group in groups:
        if group.family != "visit" and group.dates is not None and group.dates.start == group.dates.end:
            for people in group.parties:
                of_people[group.family, people].append(group)
    for met in of_people.values():
        for group in met if len(met) > 1 else ():
            for sighting in [found for found in group.sightings if _of_days(found)]:
                _add_to_others(sighting, [other for other in met if other is not group])


def _of_days(sighting: Sighting) -> bool:
    """Whether a sighting states several days itself."""
    told = sighting.dates is not None and sighting.timex is not None and sighting.timex.day is not None
    return told and not sighting.implied and not sighting.day and not sighting.claim.weak


def _add_to_others(sighting: Sighting, met: Iterable[Group]) -> None:
    """Let a sighting of several days support what just its people did on others of them, as other articles tell."""
    for group in met:
        within = sighting.dates and group.dates and days_apart(sighting.dates, group.dates) == 0
        told = {other.article for other in (*group.sightings, *group.echoes)}
        if within and sighting.people in group.parties and sighting.article not in told:
            group.echoes.append(replace(sighting, dates=group.dates))
            group.reasons[sighting.key] = _DAYS


def _new(sighting: Sighting) -> bool:
    """Whether what an article tells may be its news."""
    if sighting.dates is None or sighting.written is None:
        return True
    return days_apart(sighting.dates, sighting.written) <= _LATELY


def _gathered(sighting: Sighting) -> bool:
    """Whether a sighting itself tells that all of its people sat together."""
    return sighting.claim.kind == "multilateral" or sighting.claim.extends


def _in_parts(whole: Sighting, told: Sequence[Sighting], among: Collection[Key]) -> frozenset[Key]:
    """Return the sightings of an article that tell in parts what one sighting tells at once, if they do.

    Args:
        whole: The one.
        told: All of the article.
        among: Those that may be parts.
    """
    if len(whole.people) < _FEWEST or any(sighting.people >= whole.people for sighting in told):
        return frozenset()
    near = [sighting for sighting in told if len(sighting.people) > 1 and sighting.people < whole.people]
    parts = [sighting for sighting in near if sighting.claim.status == whole.claim.status and sighting.key in among]
    parties = {part.people for part in parts}
    most = [party for party in parties if not any(party < other for other in parties)]
    apart = len(most) > 1 and frozenset.intersection(*most) and frozenset().union(*most) == whole.people
    return frozenset(part.key for part in parts) if apart else frozenset()
