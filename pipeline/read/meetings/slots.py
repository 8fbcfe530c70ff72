"""Where and when a contact took place, as far as its own sentence says."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.meetings.scene import Phrases, Scene
from pipeline.read.meetings.triggers import Trigger

_FAR = 25  # what another contact in between costs, in words
_OTHERS = 12  # what it costs a slot to stand behind an earlier contact rather than open the sentence
_OPENING = 40  # at most: "Pada Juni tahun lalu, …" holds for every contact of its sentence
_LONGEST_SITE = 4  # words from "di" to the name: "di lobi utama Hotel Mulia"
_LEFT = 2  # a slot before the contact is a little less likely than one behind it


def find_time(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """Return the index of the date expression that belongs to a contact, or None."""
    return _nearest(scene.times, trigger, triggers)


def find_place(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases) -> int | None:
    """Return the index of the mention of the place where a contact happened, or None.

    Of "di Hotel Mulia, Jakarta" the first and most specific is taken; a dateline has no "di" and never counts.
    """
    located = [place for place in scene.places if _located(scene, place[0], phrases)]
    return _nearest(located, trigger, triggers)


def find_areas(scene: Scene, place: int | None) -> tuple[int, ...]:
    """Return the mentions that follow a place and contain it: "Istana Merdeka, Jakarta, Indonesia"."""
    found: list[int] = []
    ends = {mention: end for _, end, mention in scene.places}
    starts = {start: mention for start, _, mention in scene.places}
    end = ends.get(place) if place is not None else None
    while end is not None and end + 1 < len(scene.line) and scene.line.words[end] == ",":
        following = starts.get(end + 1)
        if following is None:
            break
        found.append(following)
        end = ends[following]
    return tuple(found)


def find_destination(scene: Scene, start: int, phrases: Phrases) -> int | None:
    """Return the index of the place mention that a travel word leads to, or None.

    Args:
        scene: The sentence.
        start: Word behind the travel word (or behind the traveller: "kunjungan Amina ke Dakar").
        phrases: Closed word classes.
    """
    lower = scene.line.lower
    starts = {begin: mention for begin, _, mention in scene.places}
    for position in range(start, len(lower)):
        if position in starts:
            return starts[position]
        if lower[position] not in phrases.travel_before:
            return None
    return None


def _located(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether "di" governs the name at a word: "di lobi Hotel Mulia", "di kantor DPP Nasdem, Gondangdia"."""
    lower = scene.line.lower
    if start > 0 and lower[start - 1] == ",":
        body = next((actor for g in scene.groups for actor in g.actors if actor.end == start - 1), None)
        return body is not None and body.sort in ("body", "delegation") and _located(scene, body.start, phrases)
    for word in reversed(lower[max(start - _LONGEST_SITE, 0) : start]):
        if word in ("di", "bertempat"):
            return True
        if word in phrases.no_place:
            return False
    return False


def _nearest(slots: Sequence[tuple[int, int, int]], trigger: Trigger, triggers: Sequence[Trigger]) -> int | None:
    """Take the slot with the fewest words between; one behind another contact belongs to that contact.

    Args:
        slots: (start, end, index) of the candidates.
        trigger: The contact.
        triggers: All contacts of the sentence that have participants.
    """
    others = [other for other in triggers if other is not trigger]
    costs = []
    for start, end, index in slots:
        if end <= trigger.start:
            between = sum(end <= other.start and other.end <= trigger.start for other in others)
            behind = any(other.end <= start for other in others)
            cost = trigger.start - end + _LEFT + _FAR * between + _OTHERS * behind
            costs.append((cost if behind else min(cost, _OPENING), index))
        elif not any(trigger.end <= other.start and other.end <= start for other in others):
            costs.append((start - trigger.end, index))
    return min(costs)[1] if costs else None
