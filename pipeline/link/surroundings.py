"""Places that no list knows, from what the articles put around them: "Gedung Raya, Dakar", "Lota, ibu kota Kalu"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.lexicons.facts import Place
from pipeline.lexicons.world import buildings
from pipeline.records import Entity, Report, Resolution

_COMMA = 2  # characters between a place and the one around it
_AND = range(5, 7)  # characters of " dan " and ", dan " between the last two of a list


def learn_places(
    reports: Sequence[Report],
    entities: Mapping[str, Entity],
    resolutions: Mapping[tuple[str, int], Resolution],
    listed: Mapping[str, Place],
) -> dict[str, Place]:
    """Say of places that no list knows where they lie.

    Args:
        reports: Of all articles.
        entities: Of all articles, by id.
        resolutions: (article id, mention index) -> what it refers to.
        listed: Places that need no telling, by id.

    Returns:
        Place id -> what is known: all buildings, and whatever else the articles put into a larger place. ``country``
        and ``within`` are those most often told.
    """
    around: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        for inner, outer in _told(report):
            small, large = (entities.get(resolutions[report.article, index].entity or "") for index in (inner, outer))
            if small is None or large is None or small == large or small.kind != "place":
                continue
            if large.kind in ("place", "country"):
                around[small.id][large.id] += 1
    unknown = (entity for entity in entities.values() if entity.kind == "place" and entity.id not in listed)
    found = (_place(entity, around[entity.id], entities) for entity in unknown)
    learned = {place.id: place for place in found if place is not None}
    return {name: _in_land(place, learned) for name, place in learned.items()}


def _in_land(place: Place, learned: Mapping[str, Place]) -> Place:
    """Let a place lie in the country of the one around it: "Hotel Raya, Lota" where "Lota, Mali" is told."""
    around = learned.get(place.within or "")
    return place if place.country is not None or around is None else replace(place, country=around.country)


def _place(entity: Entity, told: Counter[str], entities: Mapping[str, Entity]) -> Place | None:
    building = entity.name.lower().split()[0] in buildings()
    within = min(told, key=lambda name: (-told[name], name)) if told else None
    if not building and within is None:
        return None
    larger = entities[within] if within else entity
    country = entity.country or (larger.id if larger.kind == "country" else larger.country)
    return Place(entity.id, entity.name, (), country, "venue" if building else "city", within=within)


def _told(report: Report) -> Iterator[tuple[int, int]]:
    """Yield (place, place around it), as indexes of mentions."""
    for index, mention in enumerate(report.mentions):
        following = report.mentions[index + 1] if index + 1 < len(report.mentions) else None
        if mention.type == "LOC" and following is not None and following.type == "LOC":
            beside = following.span.start - mention.span.end == _COMMA
            behind = report.mentions[index + 2] if index + 2 < len(report.mentions) else None
            listed = behind is not None and behind.type == "LOC" and behind.span.start - following.span.end in _AND
            yield from [(index, index + 1)] if beside and not listed else ()
    for claim in (*report.claims, *report.echoes):
        if claim.place is not None and claim.areas:
            yield claim.place, claim.areas[0]
