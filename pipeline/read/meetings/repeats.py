"""Clauses that go on with another day or place of the same contact: "bertemu di Dakar pada 3 Mei, lalu di Bamako"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicons.classes import either
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Group, Scene
from pipeline.read.meetings.sites import is_located
from pipeline.read.meetings.triggers import Trigger

_BESIDE = frozenset({"dengan", "bersama"})
_SLOT_WORDS = frozenset({"di", "pada", "selama", "hari"})  # open what may stand behind whoever was met
_AFTER = ("setelah", "sesudah", "menyusul", "sejak")
_EARLIER = (
    ("yang", "pertama"),
    ("yang", "sebelumnya"),
    ("yang", "terakhir"),
)  # "… kedua, setelah yang pertama di Mali"
_COMMA = frozenset({","})
_NEXT = frozenset({"sebelum", "selanjutnya"})
_LAST_STOP = 4  # words of "mengakhiri lawatannya itu" before "di" and the last place of a trip


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that tell of the same contact on another day or at another place.

    Attributes:
        other: Who was met there, where that is somebody else.
        words: First word and end of those that stand for the contact ("yang pertama"), if any do.
    """

    start: int
    end: int
    other: Group | None = None
    words: tuple[int, int] | None = None


def find_stops(scene: Scene, start: int, end: int, phrases: Phrases) -> tuple[tuple[int, int], ...]:
    """Return the further stops of a trip: "… ke Mali, lalu ke Chad pada Rabu dan berakhir di Togo".

    Args:
        scene: The sentence.
        start: Word behind the first destination.
        end: Where the next trip of the sentence begins.
        phrases: Closed word classes.

    Returns:
        First word of the clause that tells of each stop, and the place mention, in order.
    """
    lower, found = scene.line.lower, []
    times = {stop: begin for begin, stop, _ in scene.times}
    for place, _, mention in scene.places:
        if not start < place < end or (phrases.clause_ends - phrases.goes_on).intersection(lower[start:place]):
            continue
        if lower[place - 1] == "di" and not phrases.last_stop.isdisjoint(lower[max(place - _LAST_STOP, start) : place]):
            found.append((place - 1, mention))
        elif lower[place - 1] == "ke":
            before = place - 2
            while before > start and (before + 1 in times or lower[before] in ("pada", "hari")):
                before = times.get(before + 1, before) - 1
            # whoever is sent goes on, not who sends
            goes = lower[before] in either(phrases.goes_on, _NEXT)
            if goes and phrases.sends.isdisjoint(lower[start:place]):
                found.append((before, mention))
    return tuple(found)


def find_repeats(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases) -> tuple[Repeat, ...]:
    """Find where a clause goes on with other days, places or people without naming the contact again.

    "… bertemu di Dakar pada 3 Mei, kemudian di Bamako pada 5 Juni" is two meetings, and so is "… menemui Amina pada
    Senin dan pada Selasa Bou di Bamako".
    """
    lower = scene.line.lower
    end = min((other.start for other in triggers if other.start >= trigger.end), default=len(lower))
    dates = {place for start, stop, _ in scene.times for place in range(start, stop)}  # "sehari kemudian"
    joints = [
        place
        for place in range(trigger.end + 1, min(end, len(lower) - 1))  # a sentence may be cut off behind a comma
        if (lower[place] in phrases.goes_on and place not in dates)
        or (lower[place] == "," and (lower[place + 1] in phrases.next_day or _lists(scene, trigger, place)))
    ]
    found: list[Repeat] = []
    slots = {start: stop for start, stop, _ in (*scene.times, *scene.places)}
    for number, joint in enumerate(joints):
        before = found[-1].start if found else _clause_start(lower, trigger.start)
        dated = lower[joint + 1] in phrases.next_day or not phrases.dayparts.isdisjoint(lower[before:joint])
        if not dated and not any(before < start < joint for start in slots):
            continue
        last = joints[number + 1] if number + 1 < len(joints) else end
        repeat = _repeat(scene, joint, last, phrases)
        if repeat is not None:
            found.append(repeat)
    return (*found, *_earlier(scene, trigger, end, phrases))


def _earlier(scene: Scene, trigger: Trigger, end: int, phrases: Phrases) -> list[Repeat]:
    """Find the contact that one came after: "pertemuan kedua Amina dan Bou setelah yang pertama pada Mei"."""
    lower = scene.line.lower
    for place in range(trigger.end + 1, min(end, len(lower) - 3)):
        if lower[place] in _AFTER and lower[place + 1 : place + 3] in _EARLIER:
            start, position = place + 3, place + 3
            slots = {start: stop for start, stop, _ in (*scene.times, *scene.places)}
            passed = either(_SLOT_WORDS, _COMMA)
            while position < len(lower) and (position in slots or lower[position] in passed):
                position = slots.get(position, position + 1)
            told = any(start <= slot < position for slot in slots)
            return [Repeat(place + 1, position, words=(place + 1, place + 3))] if told else []
    return []


def _acts(scene: Scene, other: Group, phrases: Phrases) -> bool:
    """Whether somebody is the subject of a clause of their own: "…, esoknya Bou mundur", not "…, Bou esoknya"."""
    lower = scene.line.lower
    end = next((stop for start, stop, _ in scene.times if start == other.end), other.end)
    behind = lower[end] if end < len(lower) else ""
    closes = either(phrases.clause_ends, phrases.joins, phrases.goes_on, phrases.repeat_words, _SLOT_WORDS)
    return lower[other.start - 1] not in _BESIDE and behind.isalpha() and behind not in closes


def _lists(scene: Scene, trigger: Trigger, comma: int) -> bool:
    """Whether a comma goes on a list of days and places: "bertemu di Dakar pada Mei, di Bamako pada Juni, dan …"."""
    lower = scene.line.lower
    dated = any(trigger.end < start < comma for start, _, _ in scene.times)
    return dated and lower[comma + 1] in ("di", "pada") and "yang" not in lower[trigger.end : comma]


def _clause_start(lower: Sequence[str], position: int) -> int:
    """Where the clause around a word begins behind a colon, else the word: "…: pada Senin ia menemui Bou"."""
    return next((place for place in range(position, 0, -1) if lower[place] == ":"), position)


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
        elif lower[position] in phrases.dayparts or lower[position] in phrases.next_day:
            timed, position = True, position + 1
        elif position in people and other is None:
            other, position = people[position], people[position].end
        elif lower[position] in phrases.repeat_words or position in places:
            position = places.get(position, position + 1)
        else:
            break
    if not (timed and placed) and not (other is not None and timed):
        return None
    if other is not None and _acts(scene, other, phrases):
        return None
    return Repeat(joint, position, other)
