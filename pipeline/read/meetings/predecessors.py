"""Trips of whoever came before: "yang pertama berkunjung ke Mali setelah Amina pada 2008"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.lexicons.classes import either
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Group, Scene
from pipeline.read.meetings.triggers import Trigger

_FIRST_REACH = 10  # words before a trip in which "pertama" says that it is one
_EARLIER_REACH = 18  # words from a trip to "setelah Amina"
_FIRST = frozenset({"pertama", "perdana", "pertamanya", "perdananya"})
_ON = frozenset({"pada", "tahun", "bulan", ",", "(", "di"})


class Earlier(NamedTuple):
    """Where words open that tell since when a trip is the first, and who made the last one before it, when."""

    start: int
    group: Group | None = None
    time: int | None = None


def find_earlier(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases) -> Earlier | None:
    """Return since whose trip another one is the first: "kunjungan pertama ke Mali setelah Amina pada 2008".

    The day behind "setelah" is none of the trip itself whatever it tells: "setelah Amina mundur pada 2008".

    Args:
        scene: The sentence.
        trigger: The trip of now.
        triggers: All contacts of the sentence.
        phrases: Closed word classes.
    """
    lower = scene.line.lower
    last = min(trigger.end + _EARLIER_REACH, len(lower) - 1)
    after = either(phrases.afters, phrases.since)
    start = next((place for place in range(trigger.end, last) if lower[place] in after), None)
    first = max(trigger.start - _FIRST_REACH, 0)
    if start is None or not any(_is_rank(lower, place, phrases) for place in range(first, start)):
        return None
    if any(trigger.end <= other.start < start for other in triggers):
        return None
    group = next((group for group in scene.groups if group.start == start + 1), None)
    time = _time_behind(scene, group.end) if group is not None else None
    alone = group is not None and len(group.mentions) == 1 and group.actors[0].sort == "person"
    return Earlier(start, group, time) if alone and time is not None else Earlier(start)


def _is_rank(lower: Sequence[str], place: int, phrases: Phrases) -> bool:
    """Whether a word says which of several somebody is: "pertama", "(presiden) kedua yang"."""
    counted = lower[place].startswith("ke") and lower[place] in phrases.numbers and lower[place + 1] == "yang"
    return lower[place] in _FIRST or counted


def _time_behind(scene: Scene, position: int) -> int | None:
    """Return the date that alone stands behind a name, or None."""
    times = {start: (end, index) for start, end, index in scene.times}
    lower = scene.line.lower
    while position < len(lower) and position not in times and lower[position] in _ON:
        position += 1
    if position not in times:
        return None
    end, index = times[position]
    closed = not lower[end : end + 1] or not lower[end].isalpha() or lower[end] in ("dan", "serta")
    return index if closed else None
