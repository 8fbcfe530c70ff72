"""Where and when a contact took place, as far as its own sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.areas import find_areas
from pipeline.read.meetings.belonging import is_of_person, is_other_day, is_other_place
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Scene
from pipeline.read.meetings.since import begun, is_since, within_since
from pipeline.read.meetings.sites import (
    is_bound_for,
    is_elsewhere,
    is_located,
    is_reached,
    is_summoned,
    is_visited,
    is_where,
)
from pipeline.read.meetings.triggers import Trigger

_FAR = 25  # what another contact in between costs, in words
_OTHERS = 12  # what it costs a slot to stand behind an earlier contact rather than open the sentence
_OPENING = 40  # at most: "Pada Juni tahun lalu, …" holds for every contact of its sentence
_SPOKEN = 45  # what it costs a slot to tell when or where something was said
_SPOKEN_REACH = 13  # words before a slot in which a word of saying stands
_THEN = frozenset({"lalu", "kemudian", "lantas"})
_AT = frozenset({"dalam", "pada"})
_BESIDE = frozenset({"sela", "sela-sela", "tengah"})
_TO = frozenset({"ke", "menjadi"})
_UNTIL = frozenset({"hingga", "sampai", "-", "–"})
_SPEAKER = 7  # words behind a slot in which one stands, those of who speaks before it
_RELATIVE_REACH = 4  # words before another contact in which ", yang" opens its clause
_OCCASION_REACH = 4  # words before a trip: "pada hari kedua [kunjungannya]"
_LEFT = 2  # a slot before the contact is a little less likely than one behind it


@dataclass(frozen=True, slots=True)
class Reach:
    """The words of a sentence in which the day and the place of a contact are sought, half-open."""

    start: int
    end: int


def find_time(
    scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases, reach: Reach
) -> int | None:
    """Return the index of the date expression that belongs to a contact, or None.

    The day on which something was said is the contact's own only where no other is told, and never of what is quoted.
    """
    if not scene.times and not scene.clauses:
        return None
    times = [time for time in scene.times if reach.start <= time[0] < reach.end]
    times = [time for time in times if time[2] not in scene.bases or scene.bases[time[2]] <= trigger.start < time[0]]
    counted = {scene.bases.get(time[2]) for time in times}  # from the contact's own day: of what else is told
    times = [time for time in times if time[0] not in counted]
    if any(_counts_from(scene, start, end, trigger, phrases) for start, end in scene.counted):
        times = [time for time in times if time[2] in scene.bases]  # "sehari setelah menemui Bou pada Senin"
    clause = next((time for time in reversed(scene.clauses) if _opens(scene, time, trigger)), None)
    if clause is not None:
        inner = (time for time in times if trigger.end <= time[0] and "," not in scene.line.lower[clause[1] : time[0]])
        return next(inner, clause)[2]
    opened = scene.aside(trigger.start, phrases)
    if opened and all(time[0] < opened for time in times):  # "sejak 2012, ketika Bou menemui Amina"
        return next((index for _, end, index in times if _placed_only(scene, end, opened - 1)), None)
    times = [time for time in times if not _said_exactly(scene, time)]
    if not times:
        return None
    times = [time for time in times if not is_other_day(scene, time[0], time[1], trigger, phrases)]
    spoken = {time[2] for time in times if is_spoken(scene, time[0], time[1], triggers, phrases)}
    own_since = [
        time for time in times if within_since(scene, time[0], trigger) or begun(scene, time[0], trigger, phrases)
    ]
    times = [time for time in times if time in own_since or not is_since(scene, time[0])]
    moved = [time for time in times if is_moved_to(scene, time[0], phrases)]
    times = moved or times
    if trigger.start in scene.quoted:
        times = [time for time in times if time[2] not in spoken or time[0] in scene.quoted]
    else:
        times = [time for time in times if time[0] not in scene.quoted]
    own = _without_guest(scene, trigger, triggers, phrases)
    others = [other for other in triggers if other in own or other.rule.arrives]
    others = [other for other in others if other is trigger or not other.rule.leads]  # "menerima tim yang dipimpin B"
    found = _nearest(times, trigger, others, spoken, scene.line.lower)
    if found is None or scene.narrower.get(found) in spoken:
        return found
    return _narrowed(scene, found, trigger, triggers, phrases)


def _said_exactly(scene: Scene, time: tuple[int, int, int]) -> bool:
    """Whether the day itself stands right behind words that count to it: "Sehari sebelumnya, Rabu, 24 April"."""
    lower, (start, end, _) = scene.line.lower, time
    following = next((other for other in scene.times if other[0] == end + 1 and lower[end] == ","), None)
    if following is None or (start > 0 and lower[start - 1] in either(_TO, _UNTIL)):
        return False  # "diundur ke Jumat pekan depan, 1 Desember"
    counts = not any(word[0].isdigit() for word in lower[start:end])
    return counts and any(word[0].isdigit() for word in lower[following[0] : following[1]])


def _counts_from(scene: Scene, start: int, end: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a date counts from a contact, and so is another day: "Sehari setelah menemui Bou, Amina menemui Raka"."""
    lower = scene.line.lower
    if trigger.start < start:
        return False
    clause = lower[end - 1] in either(phrases.afters, phrases.asides)
    return trigger.start < end or (clause and "," not in lower[end : trigger.start])


def _opens(scene: Scene, time: tuple[int, int, int], trigger: Trigger) -> bool:
    """Whether a date opens the clause of a contact: "sehari setelah Amina menemui Bou, lalu makan bersama"."""
    lower = scene.line.lower
    commas = (p for p in range(time[1], trigger.start) if lower[p] == ",")
    return time[1] <= trigger.start and all(lower[comma + 1] in _THEN for comma in commas)


def _narrowed(scene: Scene, time: int, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases) -> int:
    """Take the day for the week around it: "Pekan lalu Amina menemui Bou di Dakar, pada Kamis"."""
    day = scene.narrower.get(time)
    start = next((start for start, _, index in scene.times if index == day), None)
    if day is None or start is None or start < trigger.end:
        return time
    between = scene.line.lower[trigger.end : start]
    others = any(trigger.end <= other.start < start for other in triggers)
    return time if others or not phrases.goes_on.isdisjoint(between[-2:]) else day


def _placed_only(scene: Scene, start: int, end: int) -> bool:
    """Whether nothing but a place stands between two words: "pada Mei di Dakar, ketika …"."""
    inside = {position for begin, stop, _ in scene.places for position in range(begin, stop)}
    return all(position in inside or scene.line.lower[position] in ("di", ",") for position in range(start, end))


def find_place(
    scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases, reach: Reach
) -> int | None:
    """Return the index of the mention of the place where a contact happened, or None.

    Of "di Hotel Mulia, Jakarta" the first and most specific is taken; a dateline has no "di" and never counts.
    """
    places = [place for place in scene.places if reach.start <= place[0] < reach.end]
    if trigger.start not in scene.quoted:
        places = [place for place in places if place[0] not in scene.quoted]
    places = [place for place in places if not is_other_place(scene, place[0], trigger, phrases)]
    places = [p for p in places if not _of_who_comes(scene, p, trigger, phrases)] or places
    if not places:
        return None
    own = _without_guest(scene, trigger, triggers, phrases)
    own = [other for other in own if not _leads_it(scene, trigger, other)]
    arrived = {place[0] for place in places if any(other.end <= place[0] for other in triggers if other not in own)}
    beyond = next((place[2] for place in places if is_where(scene, place, trigger)), None)
    if beyond is not None:
        return beyond
    located = [
        place
        for place in places
        if (is_located(scene, place[0], phrases) and not is_elsewhere(scene, place, trigger, phrases))
        or ((place[1] <= trigger.start or place[0] in arrived) and is_reached(scene, place[0], phrases))
        or is_summoned(scene, place[0], trigger, phrases)
    ]
    around = _around(scene, phrases)
    located = [place for place in located if place[2] not in around]
    bound = next((place[2] for place in places if is_bound_for(scene, place, trigger, phrases)), None)
    behind = [place[0] for place in located if place[0] >= trigger.end]
    if any(phrases.goes_on.isdisjoint(scene.line.lower[trigger.end : start]) for start in behind):
        located = [place for place in located if not _of_verb_before(scene, place[1], trigger, phrases)]
    if bound is not None and not any(_right_behind(scene, start, trigger) for start in behind):
        return bound
    spoken = {place[2] for place in located if is_spoken(scene, place[0], place[1], triggers, phrases)}
    if trigger.start in scene.quoted:
        located = [place for place in located if place[2] not in spoken or place[0] in scene.quoted]
    return _nearest(located, trigger, own, spoken, scene.line.lower)


def _of_who_comes(scene: Scene, place: tuple[int, int, int], trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a place is told of who somebody is: "Bou, yang memimpin sidang di Mali pekan lalu, menemui Amina"."""
    comma = next((p for p in range(place[1], trigger.start) if scene.line.lower[p] == ","), None)
    return comma is not None and is_of_person(scene, place[0], comma, trigger, phrases)


def _leads_it(scene: Scene, trigger: Trigger, other: Trigger) -> bool:
    """Whether words only say who leads a contact: "berdebat dalam rapat yang dipimpin Amina di Dakar"."""
    behind = other.rule.leads and trigger.end <= other.start
    return behind and "," not in scene.line.lower[trigger.end : other.start] and _opens_relative(scene, other)


def _opens_relative(scene: Scene, trigger: Trigger) -> bool:
    return trigger.start > 0 and scene.line.lower[trigger.start - 1] == "yang"


def _of_verb_before(scene: Scene, end: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a place before a contact is that of another verb: "berada di Mali dan dijamu Bou di Hotel Mulia"."""
    between = scene.line.lower[end : trigger.start]
    return bool(between) and between[-1] in phrases.goes_on and "," not in between


def _around(scene: Scene, phrases: Phrases) -> frozenset[int]:
    """What only says where a place lies that somebody was or went to: China in "ke Dalian, kota pelabuhan di China"."""
    lower = scene.line.lower
    told = (mention for start, _, mention in scene.places if start > 0 and lower[start - 1] in ("di", "ke"))
    return frozenset(area for mention in told for area in find_areas(scene, mention, phrases))


def _right_behind(scene: Scene, start: int, trigger: Trigger) -> bool:
    """Whether a place follows a contact: no comma is between, or that of a name: "menemui penyair, Bou, di Dakar"."""
    lower = scene.line.lower
    names = {actor.end for group in scene.groups for actor in group.actors}
    return "," not in lower[trigger.end : start] or (lower[start - 2 : start] == (",", "di") and start - 2 in names)


def _without_guest(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], phrases: Phrases) -> list[Trigger]:
    """Leave out the trip on which a guest is received: "Amina menerima Bou, yang berkunjung ke Dakar pada Senin".

    And the summit at which the contact took place: "Amina menerima Bou dalam KTT ASEAN di Dakar".
    """
    if not any(other.rule.frame in ("attend", "travel") for other in triggers):
        return list(triggers)
    lower = scene.line.lower
    apart = either(phrases.subordinators, phrases.clause_ends)
    summits = [
        other
        for other in triggers
        if other.rule.frame == "attend" and lower[other.start] in _AT and trigger.rule.frame != "travel"
        if trigger.end <= other.start and apart.isdisjoint(lower[trigger.end : other.start])
    ]
    trips = [other for other in triggers if _is_occasion(other, trigger, lower, phrases)]
    return [
        other
        for other in triggers
        if (other is trigger or other not in summits) and other not in trips
        if other.rule.frame != "travel"
        or not (trigger.end < other.start and "yang" in lower[other.start - 2 : other.start])
        or "," in lower[other.end :]
    ]


def _is_occasion(trip: Trigger, trigger: Trigger, lower: Sequence[str], phrases: Phrases) -> bool:
    """Whether a trip is but the occasion of a contact: "diterima Bou pada hari kedua kunjungannya, Selasa"."""
    between = lower[trigger.end : trip.start]
    noun = lower[trip.start].removesuffix("nya") in phrases.trips
    opened = noun and not either(_AT, _BESIDE).isdisjoint(between[-_OCCASION_REACH:])
    apart = either(phrases.subordinators, phrases.clause_ends)
    return trip.rule.frame == "travel" and opened and "," not in between and apart.isdisjoint(between)


def find_setting(scene: Scene, phrases: Phrases) -> int | None:
    """Return the mention of the last place at which the main clause of a sentence puts something, or None."""
    if not scene.places:
        return None
    lower = scene.line.lower
    end = next((position for position, word in enumerate(lower) if word in phrases.clause_ends), len(lower))
    located = [
        place
        for place in scene.places
        if (place[0] < end and is_located(scene, place[0], phrases)) or is_visited(scene, place[0], phrases)
    ]
    told = [place for place in located if not is_spoken(scene, place[0], place[1], (), phrases)]
    inner = [place for place in told if not any(end + 1 == place[0] for _, end, _ in told)]  # "di Hotel Mulia, Jakarta"
    return inner[-1][2] if inner else None


def find_held(scene: Scene, phrases: Phrases) -> tuple[int | None, int | None]:
    """Return place and date that a sentence gives for the talks told before: "Dalam pertemuan di Dakar, Senin, …".

    So do "Pertemuan yang berlangsung di Dakar itu …", where the talks are its subject, and "Lokasinya Hotel Mulia".
    """
    lower = scene.line.lower
    if lower[0] in phrases.its_place:
        return next((place[2] for place in scene.places), None), next((time[2] for time in scene.times), None)
    noun = int(lower[0] in phrases.at_talks)
    if lower[noun : noun + 1] == () or lower[noun] not in phrases.gatherings - phrases.summits:
        return None, None
    if (pointed := _pointed_day(scene, noun + 1)) is not None:
        return None, pointed
    relative = int(lower[noun + 1 : noun + 2] == ("yang",))
    held = noun + 1 + relative
    told = lower[held : held + 1] != () and lower[held] in phrases.takes_place
    if not noun and not told:
        return None, None
    start = held + 1 if relative and told else noun + 1
    ends = either(phrases.clause_ends, POINTERS) if relative else phrases.clause_ends
    end = next((p for p, word in enumerate(lower) if p >= start and word in ends), None)
    end = next(
        (p for p in range(noun + 1, end or len(lower)) if lower[p] == "," and not _in_slot(scene, p)),
        end or len(lower),
    )
    if not phrases.elsewhen.isdisjoint(lower[noun + 1 : end]):
        return None, None
    place = next((m for start, _, m in scene.places if start < end and is_located(scene, start, phrases)), None)
    return place, next((time for start, _, time in scene.times if start < end), None)


def _pointed_day(scene: Scene, position: int) -> int | None:
    """Return the day between talks and "itu": "Pertemuan (pada) Minggu (9/6) itu semula …"; None if there is none."""
    lower = scene.line.lower
    while lower[position : position + 1] in (("pada",), ("hari",)):
        position += 1
    end, time = next(((end, time) for start, end, time in scene.times if start == position), (position, None))
    return time if lower[end : end + 1] != () and lower[end] in POINTERS else None


def _in_slot(scene: Scene, comma: int) -> bool:
    """Whether a place or a date follows a comma."""
    return any(start == comma + 1 for start, _, _ in (*scene.places, *scene.times))


def is_moved_to(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Return whether a date is what a contact was moved to: "diundur menjadi Kamis", "ditunda sepekan hingga 7 Maret".

    "ditunda hingga pekan depan" rather leaves open when it will be.
    """
    lower = scene.line.lower
    if start < 2 or lower[start - 1] not in either(_TO, _UNTIL):
        return False
    days = {position for begin, end, _ in scene.times for position in range(begin, end)}
    end = next((end for begin, end, _ in scene.times if begin == start), start)
    if lower[start - 1] in _UNTIL and not any(word[0].isdigit() for word in lower[start:end]):
        return False
    position = start - 2
    while position and (position in days or lower[position] in phrases.delays or lower[position] in ("dari", ",")):
        position -= 1
    return lower[position] in phrases.moved


def is_spoken(scene: Scene, start: int, end: int, triggers: Sequence[Trigger], phrases: Phrases) -> bool:
    """Whether a day or place belongs to words of saying: "kata Amina di Dakar, Senin", "Amina, Senin, mengatakan"."""
    lower = scene.line.lower
    own = {position for trigger in triggers for position in range(trigger.start, trigger.end)}
    for position in range(start - 1, max(start - _SPOKEN_REACH, 0) - 1, -1):
        if position in own:
            return False
        if lower[position] in phrases.says:
            return not any(lower[between] in phrases.reports for between in range(position + 1, start))
        if lower[position] in phrases.reports or position in scene.quoted:
            break
    tail = next((place for place in range(end, len(lower)) if lower[place] not in (",", ")")), end)
    first = min((trigger.start for trigger in triggers if trigger.start >= tail), default=tail + 1)
    # "Senin, saksi bernama Raka mengatakan Amina menemui …"
    for position in range(tail, min(tail + _SPEAKER, first, len(lower))):
        if lower[position] in phrases.says or lower[position] == ",":
            return lower[position] in phrases.says
    return False


def _nearest(
    slots: Sequence[tuple[int, int, int]],
    trigger: Trigger,
    triggers: Sequence[Trigger],
    spoken: set[int],
    lower: Sequence[str],
) -> int | None:
    """Take the slot with the fewest words between; one behind another contact belongs to that contact.

    Args:
        slots: (start, end, index) of the candidates.
        trigger: The contact.
        triggers: All contacts of the sentence that have participants.
        spoken: Indexes of the candidates that rather tell when or where something was said.
        lower: Words of the sentence.
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
        elif not any(trigger.end <= o.start and o.end <= start and not _closed(o, start, lower) for o in others):
            costs.append((start - trigger.end + said, index))
    return min(costs)[1] if costs else None


def _closed(other: Trigger, start: int, lower: Sequence[str]) -> bool:
    """Whether a clause in which a guest comes or has company ends before a word: "Bou, yang tiba Senin, [di Mali]"."""
    opening = lower[max(other.start - _RELATIVE_REACH, 0) : other.start + 1]
    relative = any(pair == (",", "yang") for pair in pairwise(opening))
    return relative and "," in lower[other.end : start]
