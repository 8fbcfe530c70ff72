"""Contacts of which one article tells only that people spoke, and another that they did so on the phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from pipeline import lexicons
from pipeline.link.sightings import Sighting


def as_calls(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """Yield sightings, those of people who spoke on the day of their call as calls.

    Args:
        sightings: Of all articles, in any order.
    """
    found = list(sightings)
    calls: dict[frozenset[str], list[Sighting]] = defaultdict(list)
    for sighting in found:
        if sighting.family == "call" and sighting.day:
            calls[sighting.people].append(sighting)
    for sighting in found:
        same = calls.get(sighting.people, ()) if _only_spoke(sighting) else ()
        yield _as_call(sighting) if any(call.dates == sighting.dates for call in same) else sighting


def _only_spoke(sighting: Sighting) -> bool:
    """Whether a sighting tells that people spoke on a day, and not where."""
    return sighting.day and sighting.site is None and sighting.claim.rules[0] in _spoken()


def _as_call(sighting: Sighting) -> Sighting:
    return replace(sighting, claim=replace(sighting.claim, kind="call"))


@cache
def _spoken() -> frozenset[str]:
    """Read the ids of the rules for words that tell of talks as well as of calls."""
    return frozenset(lexicons.read("linking")["spoken"])
