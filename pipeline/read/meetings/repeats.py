"""Clauses that go on with another day or place of the same contact: "bertemu di Dakar pada 3 Mei, lalu di Bamako"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Group, Scene
from pipeline.read.meetings.sites import is_located
from pipeline.read.meetings.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that tell of the same contact on another day or at another place; ``other`` is who was met there."""

    start: int
    end: int
    other: Group | None = None


def find_repeats(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases) -> tuple[Repeat, ...]:
    """Find where a clause goes on with other days, places or people without naming the contact again.

    "… bertemu di Dakar pada 3 Mei, kemudian di Bamako pada 5 Juni" is two meetings, and so is "… menemui Amina pada
    Senin dan pada Selasa Bou di Bamako".
    """
    lower = scene.line.lower
    end = min((other.start for other in triggers if other.start >= trigger.end), default=len(lower))
    joints = [place for place in range(trigger.end + 1, end) if lower[place] in phrases.goes_on]
    found: list[Repeat] = []
    slots = {start: stop for start, stop, _ in (*scene.times, *scene.places)}
    for number, joint in enumerate(joints):
        before = found[-1].start if found else trigger.start
        if not any(before < start < joint for start in slots):
            continue
        last = joints[number + 1] if number + 1 < len(joints) else end
        repeat = _repeat(scene, joint, last, phrases)
        if repeat is not None:
            found.append(repeat)
    return tuple(found)


def _repeat(scene: Scene, joint: int, end: int, phrases: Phrases) -> Repeat | None:
    """Read what stands behind "kemudian" if that is nothing but a day, a place and perhaps somebody else."""
    lower = scene.line.lower
    times = {start: stop for start, stop, _ in scene.times}
    places = {start: stop for start, stop, _ in scene.places}
    people = {
        actor.start: Group((actor,)) for group in scene.groups for actor in group.actors if actor.sort == "person"
    }
    position, timed, placed, other = joint + 1, False, False, None
    while position < end:
        if position in times:
            timed, position = True, times[position]
        elif position in places and is_located(scene, position, phrases):
            placed, position = True, places[position]
        elif position in people and other is None:
            other, position = people[position], people[position].end
        elif lower[position] in phrases.repeat_words or position in places:
            position = places.get(position, position + 1)
        else:
            break
    if not (timed and placed) and not (other is not None and timed):
        return None
    return Repeat(joint, position, other)
