"""Places named in a row: the larger ones around a place, and the destinations of a trip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.records import Claim, Mention

_ONE = frozenset({"sebuah", "suatu", "satu", "salah"})
_LONGEST_APPOSITION = 9  # words of ", sebuah rumah peristirahatan tua di luar" before the larger place
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
    while end is not None and end + 1 < len(lower) and (end in starts or lower[end] in (",", "(", "di")):
        start = end + (end not in starts)  # "di pantai Karibia Kolombia"
        while start < len(lower) and start not in starts and lower[start] in phrases.outskirts:
            start += 1
        following = starts.get(start, _beyond_apposition(scene, end, starts, phrases))
        if following is None:
            break
        found.append(following)
        end = ends[following]
    return tuple(found)


def _beyond_apposition(scene: Scene, comma: int, starts: Mapping[int, int], phrases: Phrases) -> int | None:
    """Return the place where one lies that is said to be something: "Lota, sebuah rumah tua di luar Dakar"."""
    lower, words = scene.line.lower, scene.line.words
    if lower[comma] != "," or lower[comma + 1] not in _ONE:
        return None
    for at in range(comma + 2, min(comma + _LONGEST_APPOSITION, len(lower))):
        if at in starts and (lower[at - 1] in phrases.lies or lower[at - 1] == "di"):
            return starts[at]
        if words[at] != lower[at] or not lower[at].isalpha() or lower[at] in ("yang", "dan"):
            return None
    return None


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
        if lower[end : end + 1] and lower[end] in phrases.mottos and scene.line.words[end].istitle():
            break  # "menuju Indonesia Emas" leads nowhere
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
