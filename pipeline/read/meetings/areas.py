"""Places named in a row: the larger ones around a place, and the destinations of a trip."""

from __future__ import annotations

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene


def find_areas(scene: Scene, place: int | None, phrases: Phrases) -> tuple[int, ...]:
    """Return the mentions that follow a place and contain it: "Istana Merdeka, Jakarta", "Lota, ibu kota Kalu"."""
    found: list[int] = []
    ends = {mention: end for _, end, mention in scene.places}
    starts = {start: mention for start, _, mention in scene.places}
    end = ends.get(place) if place is not None else None
    lower = scene.line.lower
    while end is not None and end + 1 < len(lower) and lower[end] in (",", "(", "di"):
        start = end + 1
        while start < len(lower) and start not in starts and lower[start] in phrases.outskirts:
            start += 1
        following = starts.get(start)
        if following is None:
            break
        found.append(following)
        end = ends[following]
    return tuple(found)


def find_destinations(scene: Scene, start: int, phrases: Phrases) -> tuple[int, ...]:
    """Return the indexes of the place mentions that a travel word leads to: "mengunjungi Mali, Chad, dan Senegal".

    Args:
        scene: The sentence.
        start: Word behind the travel word (or behind the traveller: "kunjungan Amina ke Dakar").
        phrases: Closed word classes.
    """
    lower = scene.line.lower
    places = {begin: (end, mention) for begin, end, mention in scene.places}
    position = start
    while position < len(lower) and position not in places and lower[position] in phrases.travel_before:
        position += 1
    found: list[int] = []
    listed = 0  # how many have been found when "dan" or "serta" last joined two
    while position in places:
        end, mention = places[position]
        found.append(mention)
        position = end
        while position < len(lower) and lower[position] in (",", "dan", "serta", "ke"):
            listed = len(found) if lower[position] in ("dan", "serta") else listed
            position += 1
    return tuple(found[: listed + 1]) if listed else tuple(found[:1])
