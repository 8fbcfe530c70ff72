"""Whether a day or place that a sentence names belongs to something else than a contact in it."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.triggers import Trigger

_WHO_REACH = 5  # words from a name to a day in "Bou yang terpilih pada Mei"
_IN = frozenset({"di"})
_BEFORE = frozenset({"sebelum", "menjelang", "jelang"})
_LONGEST_OPENING = 10  # words of "Sebelum datang ke Dakar untuk menemui Bou,"
_SOURCE_REACH = 7  # words of "dilansir dari Harian Pagi pada" before a day


def is_other_day(scene: Scene, start: int, end: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Return whether a date belongs to something else that the sentence of a contact tells."""
    return (
        _is_of_other(scene, start, end, trigger, phrases)
        or is_of_person(scene, start, end, trigger, phrases)
        or _is_of_birth(scene, start, trigger, phrases)
        or _is_of_matter(scene, start, trigger, phrases)
        or _is_of_clause(scene, start, trigger, phrases)
        or _is_of_calling_off(scene, start, end, phrases)
        or _is_of_source(scene, start, phrases)
        or _is_of_questioning(scene, start, trigger, phrases)
        or _is_of_earlier(scene, start, trigger, phrases)
        or (start < trigger.start and _is_told_aside(scene, trigger, phrases))
        or is_of_main(scene, start, trigger.start)
    )


def is_other_place(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Return whether a place belongs to something else that the sentence of a contact tells."""
    return (
        _is_of_birth(scene, start, trigger, phrases)
        or _is_of_matter(scene, start, trigger, phrases)
        or _is_of_words(scene, start, trigger, phrases)
        or _is_gone_to_later(scene, start, trigger, phrases)
    )


def is_of_main(scene: Scene, start: int, contact: int) -> bool:
    """Return whether what a word tells was before a contact: "Sebelum datang ke Mali, Amina menemui Bou pada Kamis"."""
    lower = scene.line.lower
    comma = lower.index(",") if "," in lower else 0
    return lower[0] in _BEFORE and contact < comma < start and comma <= _LONGEST_OPENING


def _is_told_aside(scene: Scene, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a trip is only that before or after which the rest was: "menemui Bou, Senin, setelah lawatan ke Mali"."""
    lower = scene.line.lower
    trip = trigger.rule.frame == "travel" and lower[trigger.start].removesuffix("nya") in phrases.trips
    return trip and trigger.start > 0 and lower[trigger.start - 1] in either(phrases.asides, phrases.afters)


def _is_gone_to_later(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether somebody went to a place after a contact told behind it: "tiba di Dakar setelah menemui Amina"."""
    lower = scene.line.lower
    between = lower[start : trigger.start]
    went = lower[start - 1] == "ke" or lower[max(start - 2, 0)] in phrases.moves
    return went and between[-1:] != () and between[-1] in phrases.afters and "," not in between


def _is_of_other(scene: Scene, start: int, end: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day is told of something else: "Bou, yang tiba Rabu, menemui Amina", "menemui Bou, besok pergi"."""
    lower = scene.line.lower
    if end <= trigger.start:
        for position in range(start - 1, 0, -1):
            if lower[position] == ",":
                return False
            if lower[position] == "yang":
                return lower[position - 1] == "," and "," in lower[end : trigger.start]
    if start > trigger.end and _of_guest(scene, start, end, trigger):
        return True
    ahead = start > trigger.end and lower[start - 1] == "," and not phrases.to_come.isdisjoint(lower[start:end])
    return ahead and end < len(lower) and lower[end][:1].isalpha()


def _of_guest(scene: Scene, start: int, end: int, trigger: Trigger) -> bool:
    """Whether a day is told in passing of somebody who was met: "menerima Bou, yang tiba Senin, di Dakar, Selasa"."""
    lower = scene.line.lower
    opens = next((p for p in range(start - 1, trigger.end, -1) if lower[p] in (",", "yang")), 0)
    closed = opens > 0 and lower[opens - 1 : opens + 1] == (",", "yang") and lower[end : end + 1] == (",",)
    return closed and any(other > end for other, _, _ in scene.times)


def is_of_person(scene: Scene, start: int, end: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day is told of who somebody is: "menemui Bou, bekas menteri yang mundur Mei lalu, di Dakar".

    Not of whoever came, had company or was met then: "Bou, yang datang bersama istrinya pada Senin, …".
    """
    lower = scene.line.lower
    named = {actor.end for group in scene.groups for actor in group.actors if actor.human}
    opens = next((p for p in range(start - 1, 0, -1) if lower[p] == "," or trigger.start <= p < trigger.end), 0)
    apposed = lower[opens] == "," and opens in named
    if not apposed:
        opens = next((p for p in range(start - 1, max(start - _WHO_REACH, 0), -1) if p in named), start) - 1
    body = lower[opens + 1 : start]
    closed = lower[end : end + 1] == (",",) if apposed else body[:1] == ("yang",)
    others = opens < trigger.start < start or any(opens + 1 < position <= start for position in named)
    if not closed or others or len(body) < 2 or not _says_who(scene, opens + 1 + (body[:1] == ("yang",)), phrases):
        return False
    company = either(phrases.accompanied, phrases.accompanying)
    came = either(phrases.moves - phrases.again, phrases.tours, phrases.trips)
    own = either(company, came, phrases.takes_place, phrases.set_for, phrases.staying)
    return own.isdisjoint(body)


def _says_who(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether words behind a name and a comma say who that is: "Bou, bekas menteri"; not "Bou, pada Senin"."""
    ends = either(phrases.subordinators, phrases.clause_ends, phrases.conjunctions, phrases.additive)
    ends = either(ends, phrases.no_place, phrases.namely, phrases.asides, _IN)
    return scene.line.lower[start] not in ends and all(begin != start for begin, _, _ in scene.times)


def _is_of_birth(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day or place is that of a birth or death: "Bou, kelahiran Lome, 4 Mei 1960, menemui Amina".

    Not in "Ia wafat di Lome, saat menemui Amina", nor that behind the clause: "Bou, lahir di Lome, di Dakar".
    """
    lower = scene.line.lower
    if phrases.born.isdisjoint(lower[:start]) or not phrases.whens.isdisjoint(lower[start : trigger.start]):
        return False
    slots = {p for begin, end, _ in (*scene.places, *scene.times) for p in range(begin, end)}
    before = (p for p in range(start - 1, -1, -1) if p not in slots and lower[p] not in phrases.born_in)
    born = next(before, 0)
    apart = any(lower[p] == "," and p + 1 not in slots for p in range(born, start))
    dated = any(begin == start for begin, _, _ in scene.times) and any(born < time[0] < start for time in scene.times)
    return lower[born] in phrases.born and not apart and not dated


def _is_of_matter(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day or place is that of what was talked about: "membahas latihan yang akan digelar di Dakar"."""
    lower = scene.line.lower
    for position in range(start - 1, trigger.end - 1, -1):
        if lower[position] == ",":
            return False
        if lower[position] == "yang" and lower[position + 1] != "sama":
            to_come = lower[position + 1] in phrases.set_for
            return to_come and not phrases.matters.isdisjoint(lower[trigger.start : position])
    return False


def _is_of_clause(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day is that of a thing that a clause tells of: "membahas naskah yang mereka teken dua tahun silam".

    Not in "pertemuan Amina dengan Bou yang digelar dua tahun silam", where it is that of the contact.
    """
    lower = scene.line.lower
    actors = [actor for group in scene.groups for actor in group.actors]
    for position in range(start - 1, trigger.end - 1, -1):
        if lower[position] == "tempat" and "," in lower[trigger.end : position]:
            return True  # "di Dakar, rumah tempat penyair itu wafat pada 1830"
        if lower[position] == ",":
            return False
        inside = any(actor.start <= position < actor.end for actor in actors)  # "Ketua Partai yang juga Menteri Bou"
        same = lower[position + 1 : position + 2] == ("sama",)  # "di gedung yang sama pada 2000"
        if lower[position] == "yang" and not same and not inside:
            own = either(phrases.takes_place, phrases.set_for, phrases.moved)
            named = {end for _, end, _ in (*scene.places, *scene.times)}
            named |= {actor.end for actor in actors}
            before = lower[position - 1]
            thing = position > trigger.end and position not in named and before not in phrases.gatherings
            return thing and before != "," and own.isdisjoint(lower[position:start])
    return False


def _is_of_source(scene: Scene, start: int, phrases: Phrases) -> bool:
    """Whether a day is that of the report that is quoted: "dilansir Harian Pagi, Senin (3/2)"."""
    lower = scene.line.lower
    for position in range(start - 1, max(start - _SOURCE_REACH, 0) - 1, -1):
        if lower[position] in phrases.cites:
            names = scene.line.words[position + 1 : start]
            if len(names) > 1 and names[0] == ",":
                return False  # "Seperti diberitakan, Raka pada Senin menemui Amina"
            return all(word[0].isupper() or not word.isalpha() or word in ("dari", "pada", "hari") for word in names)
    return False


def _is_of_earlier(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day is that of earlier talks: "akan menemui Bou setelah pertemuan pertama mereka pada 3 Juni"."""
    lower, opens = scene.line.lower, either(phrases.asides, phrases.since)
    for position in range(trigger.end + 1, start):
        if lower[position] in phrases.gatherings and lower[position - 1] in opens:
            return not phrases.before_this.isdisjoint(lower[position + 1 : min(position + 3, start)])
    return False


def _is_of_questioning(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a day is that on which somebody told of a contact: "mengakui menemui Amina saat diperiksa, Kamis"."""
    lower = scene.line.lower
    told = not either(phrases.speech_verbs, phrases.sayers).isdisjoint(lower[:start])
    return told and start >= trigger.end and not phrases.questioned.isdisjoint(lower[trigger.end : start])


def _is_of_calling_off(scene: Scene, start: int, end: int, phrases: Phrases) -> bool:
    """Whether a day is that on which a contact was called off: "tetapi rencana itu dibatalkan sehari sebelumnya".

    Or one for which it had been planned, before it came about: "Setelah tertunda pada Maret, Amina menemui Bou".
    """
    lower = scene.line.lower
    comma = next((p for p in range(start - 1, -1, -1) if lower[p] == ","), -1)
    opens = lower[comma + 1]
    if opens in phrases.afters and lower[end : end + 1] == (",",):
        return not either(phrases.moved, phrases.called_off).isdisjoint(lower[comma + 2 : start])
    return lower[end - 1] == "sebelumnya" and not phrases.called_off.isdisjoint(lower[max(start - 2, 0) : start])


def _is_of_words(scene: Scene, start: int, trigger: Trigger, phrases: Phrases) -> bool:
    """Whether a place stands in what was said at a contact: "Saat bertemu Amina, Bou mengatakan bahwa … di Mali"."""
    lower = scene.line.lower
    for position in range(start - 1, trigger.end - 1, -1):
        if lower[position] in phrases.stresses and lower[position - 1] in phrases.speech_verbs:
            return True  # "Bou menekankan pentingnya perdamaian di Mali"
        if lower[position] == "bahwa" or (lower[position] == "," and lower[position - 1] in phrases.says):
            return position > trigger.end and not phrases.says.isdisjoint(lower[trigger.end : position])
    return False
