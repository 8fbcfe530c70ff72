"""Places named in a row: the larger ones around a place, and the destinations of a trip."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.records import Claim, Mention

_LONGEST_ALIAS = 6  # words of "atau Gedung Biru," behind a place


def find_areas(scene: Scene, place: int | None, phrases: Phrases) -> tuple[int, ...]:
    """Return the mentions that follow a place and contain it: "Gedung A (atau B), Jakarta", "Lota, ibu kota Kalu"."""
    found: list[int] = []
    ends = {mention: end for _, end, mention in scene.places}
    starts = {start: mention for start, _, mention in scene.places}
    end = ends.get(place) if place is not None else None
    lower = scene.line.lower
    if end is not None and lower[end : end + 1] in (("atau",), ("alias",)):
        end = next((at for at in range(end + 1, min(end + _LONGEST_ALIAS, len(lower))) if lower[at] == ","), None)
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
    times = {begin: end for begin, end, _ in scene.times}
    position = start
    while position < len(lower) and position not in places:
        if position not in times and lower[position] not in phrases.travel_before and not _is_hour(lower, position):
            break
        position = times.get(position, position + 1)  # "mendarat pukul 20.00 di Dakar"
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


def _is_hour(lower: Sequence[str], position: int) -> bool:
    """Whether a word is the number of an hour: "pukul 20.00"."""
    return position > 0 and lower[position - 1] == "pukul" and lower[position][0].isdigit()


def beyond_port(claim: Claim, mentions: Sequence[Mention], phrases: Phrases) -> tuple[int | None, tuple[int, ...]]:
    """Return where a trip leads behind its airport, at which no talks are held, as far as told; and what is around."""
    if claim.place is None or mentions[claim.place].text.lower().split()[0] not in phrases.airports:
        return claim.place, claim.areas
    return next(iter(claim.areas), None), claim.areas[1:]
