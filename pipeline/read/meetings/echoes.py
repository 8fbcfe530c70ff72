"""Sentences that may take up in passing a contact which another article tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import NamedTuple

from pipeline import lexicons
from pipeline.lexicons.classes import either
from pipeline.read.lines import Line
from pipeline.read.meetings.areas import find_areas, find_destinations
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Scene
from pipeline.read.meetings.slots import Reach, find_place, find_time
from pipeline.read.meetings.status import judge
from pipeline.read.meetings.triggers import Frame, Rule, Trigger
from pipeline.records import Claim, MeetingKind, Participant, Status

_LENGTH_REACH = 4  # words between a visit and how long it lasts
_NOT_REACH = 3  # words before "pulang" in which "batal" stands
_END_REACH = 2  # words before a visit in which one stands that ends it ("usai melakukan kunjungan tiga hari")
_NEAR = 10  # words from a word of travel to where the traveller is
_BACK_REACH = 4  # words from a noun to "itu"
_UNTIL_REACH = 6  # words from "berada" to "sampai"
_SITE_REACH = 9  # words from "kedatangan" to "di lokasi"
_RECENT = 750  # characters over which it takes up what was told
_LONGEST = 8  # persons; whoever stands in a longer list is not told of one by one


@dataclass(frozen=True, slots=True)
class Echoes:
    """The words of ``echoes.toml``, and what the cues around them make of an echo.

    Attributes:
        words: Every word of contact, with and without "-nya", and its rule.
        told: Words without which a sentence holds no echo.
        plain: Words that tell of no contact, and count only where two persons are named.
    """

    words: Mapping[str, Rule]
    told: frozenset[str]
    plain: frozenset[str]
    rumour: frozenset[str]
    no: frozenset[str]
    leaves: frozenset[str]
    remains: frozenset[str]
    until: frozenset[str]
    leaves_from: frozenset[str]
    back: frozenset[str]
    lands: frozenset[str]
    stays_on: frozenset[str]
    stays: frozenset[str]
    counts: Mapping[str, int]
    ends: frozenset[str]
    distances: frozenset[str]
    together: frozenset[str]
    told_before: frozenset[str]
    sites: frozenset[str]
    dead: frozenset[str]


_ENDINGS = ("words", "from", "back", "remains")  # kinds of words that tell of the end of a trip
_TOLD_BEFORE = "echo-kedua"
_LEAVING = Rule("echo-leaves", (), "travel", "visit", "", "", ())
_STAYING = Rule("echo-until", (), "travel", "visit", "", "", ())
_COMING = Rule("echo-leaves-from", (), "travel", "visit", "", "", ())


@cache
def load_echoes() -> Echoes:
    """Read the shipped words."""
    table = lexicons.read("echoes")
    words = {word: _rule(row) for row in table["word"] for word in row["words"]}
    words = {f"{word}nya": rule for word, rule in words.items()} | words
    return Echoes(
        words,
        told=frozenset((*words, *(word for kind in _ENDINGS for word in table["leaves"][kind]))),
        plain=frozenset(word for row in table["word"] if row.get("several") for word in row["words"]),
        rumour=frozenset(table["rumour"]["cues"]),
        no=frozenset(table["no"]["cues"]),
        leaves=frozenset(table["leaves"]["words"]),
        remains=frozenset(table["leaves"]["remains"]),
        until=frozenset(table["leaves"]["until"]),
        leaves_from=frozenset(table["leaves"]["from"]),
        back=frozenset(table["leaves"]["back"]),
        lands=frozenset(table["leaves"]["lands"]),
        stays_on=frozenset(table["leaves"]["not"]),
        stays=frozenset(table["lasts"]["stays"]),
        counts=table["lasts"]["counts"],
        ends=frozenset(table["lasts"]["ends"]),
        distances=frozenset(table["lasts"]["not_before"]),
        together=frozenset(table["together"]["words"]),
        told_before=frozenset(table["together"]["back"]),
        sites=frozenset(table["sites"]["words"]),
        dead=frozenset(table["dead"]["words"]),
    )


def _rule(row: Mapping[str, str]) -> Rule:
    frame: Frame = row["frame"]  # type: ignore[assignment]
    kind: MeetingKind = row["kind"]  # type: ignore[assignment]
    return Rule(row["id"], (), frame, kind, row["fires_on"], row["silent_on"], ())


def may_echo(line: Line) -> bool:
    """Whether a sentence has a word of contact; :func:`find_echoes` finds nothing in others."""
    return not load_echoes().told.isdisjoint(line.lower)


def find_echoes(scene: Scene, phrases: Phrases, told: Sequence[Claim], names: People) -> Iterator[Claim]:
    """Yield the echoes of a sentence: its persons, and the day and place told next to a word of contact.

    Args:
        scene: The sentence.
        phrases: Closed word classes.
        told: What the article said of contacts so far; "pertemuan itu" has the people of the last one.
        names: Knows which mentions are one person.

    Yields:
        Weak claims, at most one of each kind and day, with all persons of the sentence.
    """
    lists = load_echoes()
    people = tuple(
        Participant(mention)
        for group in scene.groups
        for actor in group.actors
        if actor.sort != "body" and scene.line.lower[max(actor.start - 1, 0)] not in lists.dead
        for mention in actor.mentions
    )
    if len(people) > _LONGEST:
        return
    persons = {m for group in scene.groups for a in group.actors if a.human for m in a.mentions}
    seen = set()
    for position, word in _in_order(scene.line.lower, lists):
        left = _left(scene, position) if word in lists.leaves or word in lists.leaves_from else None
        if left is not None and people:
            yield replace(_claim(scene, _left_by(scene, position, people, phrases), phrases), place=left, leaves=True)
        leaves = left is None and (word in lists.leaves or word in lists.back)
        trips = [claim for claim in told if leaves and claim.kind == "visit" and _made_by(claim, persons, names)]
        ended = _ended(scene, position, trips) if trips else None
        if ended is not None:
            yield _end_of(ended, scene, position, phrases)
        if _stays(scene, position, phrases, named=bool(persons)):
            yield from _until(scene, position, told, persons, names)
        rule = lists.words.get(word)
        if rule is None or (word in lists.plain and len(people) < 2):
            continue
        echo = _echo_of(scene, Trigger(rule, position, position + 1), people, told, phrases)
        if echo is None:
            continue
        by_phone = rule.kind == "meeting" and ("call", echo.status, echo.time) in seen
        if (rule.kind, echo.status, echo.time) not in seen and not by_phone:
            seen.add((rule.kind, echo.status, echo.time))
            yield _claim(scene, echo, phrases)


def _left_by(scene: Scene, position: int, people: tuple[Participant, ...], phrases: Phrases) -> _Echo:
    """Return the echo of a trip of which a word tells the end, or the way from where it began."""
    lists, word = load_echoes(), scene.line.lower[position]
    outward = word in lists.leaves_from and word not in lists.back
    from_ = outward and scene.line.lower[position + 1] == "dari"
    trigger = Trigger(_COMING if from_ else _LEAVING, position, position + 1)
    return _Echo(trigger, people, find_time(scene, trigger, (), phrases, Reach(0, len(scene.line))))


def _echo_of(
    scene: Scene, trigger: Trigger, people: tuple[Participant, ...], told: Sequence[Claim], phrases: Phrases
) -> _Echo | None:
    """Return what a word of contact may take up, if a sentence says enough of it: of whom, or when."""
    rule, position = trigger.rule, trigger.start
    if rule.frame == "travel" and _on_site(scene, position):
        return None
    who = people if len(people) > 1 else _taken_up(scene, position, rule, told) or people
    if not who and not (scene.times or scene.clauses):
        return None  # most words of contact
    time = find_time(scene, trigger, (), phrases, Reach(0, len(scene.line)))
    if not who and (time is None or not (rule.frame == "noun" or _told_together(scene))):
        return None
    cue, status = _verdict(scene, position, rule)
    if status is None:
        if time is None or len(who) < 2:
            return None
        status = "planned"  # "siap menerima Amina pada Jumat" is no plan, but takes up one that is told elsewhere
    return _Echo(trigger, who, time, status, cue)


def _in_order(words: Sequence[str], lists: Echoes) -> list[tuple[int, str]]:
    """Put the words that tell of a contact before those that only stand between two names, and calls before all.

    "berbicara lewat telepon" tells of a call, and of no talks of that day.
    """

    def rank(found: tuple[int, str]) -> tuple[bool, bool, int]:
        rule = lists.words.get(found[1])
        return rule is None or rule.kind != "call", found[1] in lists.plain, found[0]

    found = [one for one in enumerate(words) if one[1] in lists.told]
    return sorted(found, key=rank) if len(found) > 1 else found


def _on_site(scene: Scene, position: int) -> bool:
    """Whether somebody only comes to where something is held: "tiba di lokasi acara", "disambut di lokasi kongres"."""
    lower, last = scene.line.lower, min(position + _SITE_REACH, len(scene.line) - 1)
    end = min((start for start, _, _ in scene.places if start > position), default=last)
    return any(
        lower[p] in ("di", "ke") and lower[p + 1] in load_echoes().sites for p in range(position + 1, min(end, last))
    )


def _told_together(scene: Scene) -> bool:
    """Whether a sentence without a person tells of several parties: "kedua pemimpin", "Mali dan Senegal"."""
    parties = [actor for group in scene.groups for actor in group.actors]
    return bool(parties) or len(_bodies(scene)) > 1 or not load_echoes().together.isdisjoint(scene.line.lower)


def _taken_up(scene: Scene, position: int, rule: Rule, told: Sequence[Claim]) -> tuple[Participant, ...]:
    """The people of the contact told last, if a noun takes it up: "pertemuan itu", "perjumpaan di Dakar tersebut"."""
    following = scene.line.lower[position + 1 : position + _BACK_REACH]
    if rule.frame != "noun" or POINTERS.isdisjoint(following):
        return ()
    start = scene.line.sentence.span.start
    recent = (c for c in reversed(told) if c.kind != "visit" and start - c.evidence[-1].end < _RECENT)
    return next((claim.participants for claim in recent if len(claim.participants) > 1), ())


def find_length(scene: Scene) -> int | None:
    """Return how many days a sentence says that a visit lasts: "kunjungan kerja tiga hari"; negative where it ends."""
    lists, lower = load_echoes(), scene.line.lower
    for position in range(1, len(lower) - 1):
        if lower[position] in lists.counts and lower[position + 1] == "hari":
            near = range(max(position - _LENGTH_REACH, 0), position)
            stay = next((place for place in near if lower[place] in lists.stays), None)
            following = lower[position + 2] if position + 2 < len(lower) else ""
            if following not in lists.distances and stay is not None:
                days = lists.counts[lower[position]]
                return days if lists.ends.isdisjoint(lower[max(stay - _END_REACH, 0) : stay]) else -days
    return None


class _Echo(NamedTuple):
    """A word of contact, and what was found of it so far."""

    trigger: Trigger
    people: tuple[Participant, ...]
    time: int | None
    status: Status = "held"
    cue: str = ""


def _claim(scene: Scene, echo: _Echo, phrases: Phrases) -> Claim:
    trigger = echo.trigger
    place = find_place(scene, trigger, (), phrases, Reach(0, len(scene.line)))
    if trigger.rule.kind == "visit":
        near = any(mention == place and start - trigger.end <= _NEAR for start, _, mention in scene.places)
        place = next(iter(find_destinations(scene, trigger.end, phrases)), place if near else None)
    return Claim(
        kind=trigger.rule.kind,
        status=echo.status,
        participants=echo.people,
        trigger=scene.line.span(trigger.start, trigger.end),
        evidence=(scene.line.sentence.span,),
        rules=tuple(rule for rule in (trigger.rule.id, echo.cue, _back(scene, echo)) if rule),
        place=place,
        areas=find_areas(scene, place, phrases),
        time=echo.time,
        weak=True,
        zone=scene.line.sentence.zone,
        lasts=find_length(scene) if trigger.rule.kind == "visit" else None,
        bodies=_bodies(scene),
    )


def _back(scene: Scene, echo: _Echo) -> str:
    """Return the id that says that a sentence without a name means those told of before: "kedua pihak"."""
    return "" if echo.people or load_echoes().told_before.isdisjoint(scene.line.lower) else _TOLD_BEFORE


def _bodies(scene: Scene) -> tuple[int, ...]:
    """The organizations and places of a sentence: "setelah dijamu PKB", "pembicaraan Bou dengan Senegal"."""
    actors = (actor for group in scene.groups for actor in group.actors if actor.sort in ("body", "delegation"))
    return tuple(sorted({*(m for a in actors for m in a.mentions), *(mention for _, _, mention in scene.places)}))


def _left(scene: Scene, position: int) -> int | None:
    """Return the place that a traveller leaves, if the word at a position says so."""
    lists, lower = load_echoes(), scene.line.lower
    start = position + 1
    if lower[position] in lists.leaves_from and start < len(lower) and lower[start] == "dari":
        start += 1
    elif lower[position] not in lists.leaves:
        return None
    return next((mention for begin, _, mention in scene.places if begin == start), None)


def _made_by(trip: Claim, persons: AbstractSet[int], names: People) -> bool:
    """Whether one of a sentence's persons, by name or by an office alone, is on a trip."""
    pairs = product((one.mention for one in trip.participants), persons)
    return any(names.same(one, other) or names.bears(one, other) for one, other in pairs)


def _ended(scene: Scene, position: int, trips: Sequence[Claim]) -> Claim | None:
    """Return the last trip, if it ends: "Menurut rencana, ia pulang pada Jumat", "Bou meninggalkan negara itu"."""
    lists, lower = load_echoes(), scene.line.lower
    before, behind = lower[max(position - _NOT_REACH, 0) : position], lower[position + 1 : position + _BACK_REACH]
    if trips[-1].leaves or not lists.stays_on.isdisjoint(before):
        return None
    if lower[position] in lists.leaves:
        told_of = behind[:1] and behind[0] in lists.lands and not POINTERS.isdisjoint(behind)
    else:
        home = lower[position] in lists.back
        told_of = home and (lower[position] == "pulang" or behind[:1] == ("ke",))
    return trips[-1] if told_of and trips[-1].place is not None and trips[-1].status in ("held", "planned") else None


def _end_of(trip: Claim, scene: Scene, position: int, phrases: Phrases) -> Claim:
    """Make the claim of the last day of a trip, of those who made it."""
    trigger = Trigger(_LEAVING, position, position + 1)
    time = find_time(scene, trigger, (), phrases, Reach(0, len(scene.line)))
    _, status = _verdict(scene, position, _LEAVING)
    claim = _claim(scene, _Echo(trigger, trip.participants, time, status or "held"), phrases)
    return replace(claim, place=trip.place, areas=trip.areas, leaves=True)


def _until(
    scene: Scene, position: int, told: Sequence[Claim], persons: AbstractSet[int], names: People
) -> Iterator[Claim]:
    """Yield the last day of a trip told before: "Ia akan tinggal di sana sampai Rabu", "Kunjungannya hingga 7 Juni"."""
    lists, lower = load_echoes(), scene.line.lower
    trips = [claim for claim in told if claim.kind == "visit" and claim.status in ("held", "planned")]
    trips = [trip for trip in trips if not trip.leaves and (not persons or _made_by(trip, persons, names))]
    if not trips:
        return
    for end in range(position + 1, min(position + _UNTIL_REACH, len(lower) - 1)):
        if lower[end] == ",":
            return
        if lower[end] in lists.until:
            first = end + 1 + (lower[end + 1] == "hari")
            time = next((index for start, _, index in scene.times if start == first), None)
            if time is not None:
                _, status = _verdict(scene, position, _STAYING)
                yield _stay(scene, trips[-1], position, time, status or "held")
            return


def _stays(scene: Scene, position: int, phrases: Phrases, *, named: bool) -> bool:
    """Whether the traveller told of before stays, by name or as "ia", and not "para pengungsi" or "istrinya"."""
    lists, lower = load_echoes(), scene.line.lower
    if lower[position] not in lists.stays and lower[position] not in lists.remains:
        return False
    before, behind = lower[max(position - _NOT_REACH, 0) : position], lower[position + 1 : position + _BACK_REACH]
    if not lists.stays_on.isdisjoint(before):
        return False
    subject = lower[max(position - _BACK_REACH, 0) : position]
    own = named or not either(phrases.pronouns, phrases.titles, phrases.teams).isdisjoint(subject)
    if lower[position] in lists.stays:
        return own or lower[position].endswith("nya") or not POINTERS.isdisjoint(behind)
    return own


def _stay(scene: Scene, trip: Claim, position: int, time: int, status: Status) -> Claim:
    """Make the claim of the last day of a trip, at the place where the traveller stays or else that of the trip."""
    between = range(position, next(start for start, _, index in scene.times if index == time))
    place = next((mention for start, _, mention in scene.places if start in between), None)
    return replace(
        trip,
        status=status,
        trigger=scene.line.span(position, position + 1),
        evidence=(scene.line.sentence.span,),
        rules=(_STAYING.id,),
        place=trip.place if place is None else place,
        areas=trip.areas if place is None else (),
        time=time,
        weak=True,
        inherited=False,
        lasts=None,
        leaves=True,
        zone=scene.line.sentence.zone,
    )


def _verdict(scene: Scene, position: int, rule: Rule) -> tuple[str, Status | None]:
    """What the words around an echo say of it, by which cue; None where it is a wish, an offer or a condition."""
    verdict = judge(scene.line, position, position + 1, rule.frame)
    if verdict.status is not None or verdict.cue in load_echoes().rumour:
        return verdict.cue, verdict.status or "held"
    return verdict.cue, "denied" if verdict.cue in load_echoes().no else None
