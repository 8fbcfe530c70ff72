"""Whether a place that a sentence names is where a contact happened: "di lobi Hotel Mulia", "ke Dakar guna menemui"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicons.classes import either
from pipeline.lexicons.world import buildings
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.triggers import Trigger

_LONGEST_SITE = 6  # words from "di" to the name: "di ruang rapat lantai tiga Hotel Mulia"
_ASIDE_REACH = 4  # words before a place in which "sebelum pertemuan" stands
_LONGEST_ADDRESS = 6  # words from "di" to a comma: "di kantor pusat perusahaan itu, Dakar"
_LONGEST_EVENT = 4  # words from "Konferensi" to the town: "Konferensi Tingkat Tinggi Dakar"
_CONDITION = 5  # words before a place in which "perang", "korban" or "tidak" stands
_UNDERTAKING = 5  # words before a place in which "operasi militer gabungan di" stands
_TOPIC = 4  # words before that in which "membahas rencana" stands
_NOT = frozenset({"tidak", "tak", "bukan"})
_WHERE = ((",", "tempat"), ("tempat",), (",", "di", "mana"), (",", "lokasi"))
_MEAL = frozenset({"makan"})
_PART = 2  # words of "halaman rumah" between that and the name
_PURPOSE = 5  # words from a destination to what somebody goes there for: "ke Dakar pekan ini guna menemui"


def is_located(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether "di" governs the name at a word: "di lobi Hotel Mulia", "di kantornya, Dakar", "di sela KTT Dakar"."""
    lower = scene.line.lower
    if _names_event(scene, start, phrases):
        return True
    if start > 1 and lower[start - 1] == ",":
        if any(end == start - 1 for _, end, _ in scene.places):
            place = next(begin for begin, end, _ in scene.places if end == start - 1)
            return has_capital(lower, place) > 0
        return _governed(lower, start - 1, phrases, _LONGEST_ADDRESS)
    return not has_capital(lower, start) and _governed(lower, start, phrases, _LONGEST_SITE)


def _names_event(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether a town names what somebody was at: "di sela-sela Konferensi Keamanan Dakar", "pada KTT Dakar"."""
    lower, words = scene.line.lower, scene.line.words
    if not any(begin == start and mention in scene.towns for begin, _, mention in scene.places):
        return False
    for position in range(start - 1, max(start - _LONGEST_EVENT, 0), -1):
        if not words[position][0].isupper():
            return False
        if lower[position] in phrases.gatherings:
            return lower[position - 1] in phrases.at_event
    return False


def has_capital(lower: Sequence[str], start: int) -> int:
    """Return how many words before a name make it that of a capital: "ibu kota Mali", "ibukota Mali"; 0 if none."""
    if tuple(lower[max(start - 2, 0) : start]) == ("ibu", "kota"):
        return 2
    return int(tuple(lower[max(start - 1, 0) : start]) == ("ibukota",))


def is_elsewhere(scene: Scene, place: tuple[int, int, int], trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a place is that of something else: "menjelang pertemuan di Dakar", "karena Bou sakit di Dakar"."""
    lower = scene.line.lower
    start, end, _ = place
    matter = _of_condition(scene, start, phrases) and not _of_accord(scene, start, trigger, phrases)
    if matter or is_of_undertaking(scene, place, trigger, phrases) or _denied(lower, start, end, phrases):
        return True
    if not phrases.grounds.isdisjoint(lower[trigger.end : start]):
        return True
    if start > trigger.end:
        for position in range(start - 3, trigger.end - 1, -1):
            if lower[position + 1] == ",":
                break
            if lower[position] in phrases.asides and lower[position + 1] in phrases.gatherings:
                return True  # "digelar sesudah KTT Amina dengan Bou di Dakar"
    for position in range(start - 2, max(start - _ASIDE_REACH, 0) - 1, -1):
        if lower[position] in phrases.asides:
            own = trigger.start <= position + 1 < trigger.end  # "setelah pertemuan mereka di Dakar" is this one
            return not own and lower[position + 1] in either(phrases.gatherings, _MEAL)
        if lower[position] in phrases.no_place:
            return False
    return False


def _of_condition(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether a place is that of what is the matter there: "membahas krisis politik di Mali".

    Not of people who are met there ("korban banjir"), nor of talks ("konferensi perdamaian", "Forum Ekonomi").
    """
    words = scene.line.words[max(start - _CONDITION, 0) : start - 1]
    if scene.line.lower[start - 1] != "di" or phrases.conditions.isdisjoint(words[-2:]):
        return False
    return either(phrases.affected, phrases.gatherings).isdisjoint(words)


def is_of_undertaking(scene: Scene, place: tuple[int, int, int], trigger: Trigger, phrases: Phrases) -> bool:
    """Return whether a place is that of what a contact is about: "rapat membahas operasi militer di Mali".

    Not where it is a building: "membahas pembangunan pasar di Hotel Mulia".
    """
    lower = scene.line.lower
    start = place[0]
    done = next((p for p in range(start - 2, max(start - _UNDERTAKING, 0), -1) if lower[p] in phrases.undertakings), 0)
    if lower[start - 1] != "di" or not done or lower[start] in buildings() or "," in lower[done:start]:
        return False
    return not phrases.matters.isdisjoint(lower[trigger.start : done][-_TOPIC:])


def _of_accord(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether what stands before a place is signed there: "meneken gencatan senjata di Dakar", not "soal perang di"."""
    signed = trigger.rule.placed and trigger.rule.frame != "over"
    what = scene.line.lower[trigger.start : start]
    return signed and not phrases.truces.isdisjoint(what) and phrases.matters.isdisjoint(what)


def _denied(lower: Sequence[str], start: int, end: int, phrases: Phrases) -> bool:
    """Whether it was not at a place, but at another one: "tidak berlangsung di Dakar, tetapi di Thies"."""
    before = lower[max(start - _CONDITION, 0) : start]
    return not _NOT.isdisjoint(before) and "di" in before and not phrases.but.isdisjoint(lower[end:])


def is_bound_for(scene: Scene, place: tuple[int, int, int], trigger: Trigger, phrases: Phrases) -> bool:
    """Whether somebody goes to a place for the contact: "Amina bertolak ke Dakar untuk menemui Bou"."""
    lower = scene.line.lower
    start, end, _ = place
    between = lower[end : trigger.start] if end <= trigger.start else ()
    if lower[start - 1] != "ke" or not between or len(between) > _PURPOSE:
        return False
    aims = phrases.purposes
    return between[-1] in aims or (len(between) > 1 and between[-2] in aims and between[-1] in phrases.convenes)


def is_summoned(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether somebody was asked to come to the place at a word: "Amina memanggil Bou ke lantai tujuh Hotel Mulia"."""
    lower = scene.line.lower
    if start < trigger.end or phrases.summons.isdisjoint(lower[trigger.start : trigger.end]):
        return False
    return next((word == "ke" for word in reversed(lower[trigger.end : start]) if word in phrases.no_place), False)


def is_visited(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether a place is the address of a house that somebody came to: "bertandang ke kantor partai, Jalan Melati"."""
    lower = scene.line.lower
    if lower[max(start - 1, 0)] != ",":
        return False
    for at in range(start - 2, max(start - 2 - _LONGEST_ADDRESS, 0), -1):
        if lower[at] in either(phrases.homes, phrases.venues):
            return lower[at - 1] in phrases.comes_to or (lower[at - 1] == "ke" and lower[at - 2] in phrases.moves)
        if lower[at] in phrases.no_place:
            return False
    return False


def is_where(scene: Scene, place: tuple[int, int, int], trigger: Trigger) -> bool:
    """Whether the clause of a contact tells what happened at a place: "pulang dari Dakar, tempat ia diterima Amina"."""
    lower = scene.line.lower
    _, end, _ = place
    for opening in _WHERE:
        inside = end + len(opening)
        if lower[end:inside] == opening and inside <= trigger.start:
            return "," not in lower[inside : trigger.start]
    return False


def is_reached(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether somebody came to the place at a word: "kembali ke Dakar dan bertemu Bou", "memasuki ruang Istana"."""
    lower = scene.line.lower
    entered = next((at for at in range(start - 1, max(start - 2 - _PART, 0) - 1, -1) if lower[at] == "memasuki"), None)
    if entered is not None and phrases.no_place.isdisjoint(lower[entered + 1 : start]):
        return True
    if start < 2 or lower[start - 1] != "ke":
        return False
    went = either(phrases.moves, phrases.been)
    came = lower[start - 2] in went or (lower[start - 2] in phrases.again and start > 2 and lower[start - 3] in went)
    return came and phrases.not_yet.isdisjoint(lower[:start])


def _governed(lower: Sequence[str], start: int, phrases: Phrases, reach: int) -> bool:
    for word in reversed(lower[max(start - reach, 0) : start]):
        if word in ("di", "bertempat"):
            return True
        if word in phrases.no_place:
            return False
    return False
