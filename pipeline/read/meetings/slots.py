"""Where and when a contact took place, as far as its own sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Group, Scene
from pipeline.read.meetings.triggers import Trigger

_FAR = 25  # what another contact in between costs, in words
_OTHERS = 12  # what it costs a slot to stand behind an earlier contact rather than open the sentence
_OPENING = 40  # at most: "Pada Juni tahun lalu, …" holds for every contact of its sentence
_LONGEST_SITE = 4  # words from "di" to the name: "di lobi utama Hotel Mulia"
_LONGEST_ADDRESS = 6  # words from "di" to a comma: "di kantor pusat perusahaan itu, Dakar"
_SPOKEN = 45  # what it costs a slot to tell when or where something was said
_SPOKEN_REACH = 13  # words before a slot in which a word of saying stands
_SINCE_REACH = 6  # words before a date in which "sejak" governs it
_SPOKEN_TAIL = 2  # words behind a slot in which one stands
_LEFT = 2  # a slot before the contact is a little less likely than one behind it


@dataclass(frozen=True, slots=True)
class Reach:
    """The words of a sentence in which the day and the place of a contact are sought, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """Words that tell of the same contact on another day or at another place; ``other`` is who was met there."""

    start: int
    end: int
    other: Group | None = None


def find_time(
    scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases, reach: Reach
) -> int | None:
    """Return the index of the date expression that belongs to a contact, or None.

    The day on which something was said is the contact's own only where no other is told, and never of what is quoted.
    """
    times = [time for time in scene.times if reach.start <= time[0] < reach.end]
    opened = scene.aside(trigger.start, phrases)
    if opened and all(time[0] < opened for time in times):  # "sejak 2012, ketika Bou menemui Amina"
        return next((index for _, end, index in times if end == opened - 1), None)
    spoken = {time[2] for time in times if _spoken(scene, time[0], time[1], triggers, phrases)}
    times = [time for time in times if not _since(scene, time[0])]
    moved = [time for time in times if _moved(scene, time[0], phrases)]
    times = moved or times
    if trigger.start in scene.quoted:
        times = [time for time in times if time[2] not in spoken or time[0] in scene.quoted]
    return _nearest(times, trigger, triggers, spoken)


def find_place(
    scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases, reach: Reach
) -> int | None:
    """Return the index of the mention of the place where a contact happened, or None.

    Of "di Hotel Mulia, Jakarta" the first and most specific is taken; a dateline has no "di" and never counts.
    """
    places = [place for place in scene.places if reach.start <= place[0] < reach.end]
    if trigger.start not in scene.quoted:
        places = [place for place in places if place[0] not in scene.quoted]
    located = [
        place
        for place in places
        if (_located(scene, place[0], phrases) and not _elsewhere(scene, place[0], trigger, phrases))
        or (place[1] <= trigger.start and _reached(scene, place[0], phrases))
    ]
    spoken = {place[2] for place in located if _spoken(scene, place[0], place[1], triggers, phrases)}
    return _nearest(located, trigger, triggers, spoken)


def find_setting(scene: Scene, phrases: Phrases) -> int | None:
    """Return the mention of the last place at which the main clause of a sentence puts something, or None."""
    lower = scene.line.lower
    end = next((position for position, word in enumerate(lower) if word in phrases.clause_ends), len(lower))
    located = [place for place in scene.places if place[0] < end and _located(scene, place[0], phrases)]
    told = [place for place in located if not _spoken(scene, place[0], place[1], (), phrases)]
    inner = [place for place in told if not any(end + 1 == place[0] for _, end, _ in told)]  # "di Hotel Mulia, Jakarta"
    return inner[-1][2] if inner else None


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
        elif position in places and _located(scene, position, phrases):
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


def _located(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether "di" governs the name at a word: "di lobi Hotel Mulia", "di kantornya, Dakar"."""
    lower = scene.line.lower
    if start > 1 and lower[start - 1] == ",":
        if any(end == start - 1 for _, end, _ in scene.places):
            place = next(begin for begin, end, _ in scene.places if end == start - 1)
            return lower[max(place - 2, 0) : place] == ("ibu", "kota")
        return _governed(lower, start - 1, phrases, _LONGEST_ADDRESS)
    return lower[max(start - 2, 0) : start] != ("ibu", "kota") and _governed(lower, start, phrases, _LONGEST_SITE)


def _elsewhere(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a place is that of another gathering: "Sehari menjelang pertemuan di Dakar, …"."""
    lower = scene.line.lower
    for position in range(start - 2, max(start - _LONGEST_SITE, 0) - 1, -1):
        if lower[position] in phrases.asides:
            own = trigger.start <= position + 1 < trigger.end  # "setelah pertemuan mereka di Dakar" is this one
            return not own and lower[position + 1] in phrases.gatherings | {"makan"}
        if lower[position] in phrases.no_place:
            return False
    return False


def _reached(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether somebody came to the place at a word: "Amina kembali ke Dakar dan bertemu Bou"."""
    lower = scene.line.lower
    came = start > 1 and lower[start - 1] == "ke" and lower[start - 2] in phrases.moves
    return came and phrases.not_yet.isdisjoint(lower[:start])


def _governed(lower: Sequence[str], start: int, phrases: Phrases, reach: int) -> bool:
    for word in reversed(lower[max(start - reach, 0) : start]):
        if word in ("di", "bertempat"):
            return True
        if word in phrases.no_place:
            return False
    return False


def _since(scene: Scene, start: int) -> bool:
    """Whether a date says since when: "yang pertama sejak ia terpilih pada 2001"."""
    lower = scene.line.lower
    for word in reversed(lower[max(start - _SINCE_REACH, 0) : start]):
        if word in (",", "hingga", "sampai"):
            return False
        if word == "sejak":
            return True
    return False


def _moved(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether a date is what a contact was moved to: "diundur menjadi Kamis"."""
    lower = scene.line.lower
    return start > 1 and lower[start - 1] in ("ke", "menjadi") and lower[start - 2] in phrases.moved


def _spoken(scene: Scene, start: int, end: int, triggers: Sequence[Trigger], phrases: Phrases) -> bool:
    """Whether a day or place belongs to words of saying: "kata Amina di Dakar, Senin", "Amina, Senin, mengatakan"."""
    lower = scene.line.lower
    for position in range(start - 1, max(start - _SPOKEN_REACH, 0) - 1, -1):
        if any(trigger.start <= position < trigger.end for trigger in triggers):
            return False
        if lower[position] in phrases.says:
            return not any(lower[between] in phrases.reports for between in range(position + 1, start))
        if lower[position] in phrases.reports or position in scene.quoted:
            break
    tail = [word for word in lower[end : end + _SPOKEN_TAIL] if word not in (",", ")")]
    return bool(tail) and tail[0] in phrases.says


def _nearest(
    slots: Sequence[tuple[int, int, int]], trigger: Trigger, triggers: Sequence[Trigger], spoken: set[int]
) -> int | None:
    """Take the slot with the fewest words between; one behind another contact belongs to that contact.

    Args:
        slots: (start, end, index) of the candidates.
        trigger: The contact.
        triggers: All contacts of the sentence that have participants.
        spoken: Indexes of the candidates that rather tell when or where something was said.
    """
    others = [other for other in triggers if other is not trigger]
    costs = []
    for start, end, index in slots:
        said = _SPOKEN * (index in spoken)
        if end <= trigger.start:
            between = sum(end <= other.start and other.end <= trigger.start for other in others)
            behind = any(other.end <= start for other in others)
            cost = trigger.start - end + _LEFT + _FAR * between + _OTHERS * behind
            costs.append(((cost if behind else min(cost, _OPENING)) + said, index))
        elif not any(trigger.end <= other.start and other.end <= start for other in others):
            costs.append((start - trigger.end + said, index))
    return min(costs)[1] if costs else None
