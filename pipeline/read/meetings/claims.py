"""Makes claims out of what one sentence says of a contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.meetings.areas import find_areas
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Actor, Scene
from pipeline.read.meetings.slots import Reach, find_place, find_time
from pipeline.read.meetings.status import Verdict
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, MeetingKind, Part, Participant

_PAIR = 2
_TAKE_UP = 3  # sentences over which "pertemuan itu" reaches back
_SITE = 4  # words from "di" to the noun that it governs: "di lobi utama hotel itu"
_BACK_REACH = 3  # words of "Dalam kunjungan kerja itu" before "itu"
_MEANS_REACH = 24  # words behind a contact in which "melalui konferensi video" stands
_CALL_REACH = 8  # words behind a contact in which "telepon" makes it a call


class ClaimMaker:
    """Makes the claims of one sentence.

    Args:
        scene: The sentence.
        triggers: Its contacts that have participants.
        phrases: Closed word classes.
        memory: What the sentences before told.
    """

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], phrases: Phrases, memory: Memory) -> None:
        self._scene = scene
        self.triggers = triggers
        self._phrases = phrases
        self._memory = memory

    def claim(
        self, trigger: Trigger, people: Sequence[Participant], verdict: Verdict, reach: Reach | None = None
    ) -> Claim:
        """Make the claim of a contact, with its place and day.

        Args:
            trigger: The contact.
            people: Who takes part.
            verdict: Whether it happened.
            reach: Where place and day are sought; the whole sentence if not given.
        """
        line = self._scene.line
        reach = reach or Reach(0, len(line))
        place = find_place(self._scene, trigger, self.triggers, self._phrases, reach)
        rule = trigger.rule
        if place is None and rule.placed:  # "berdamai di hadapan Bou di Dakar": whoever else was there was there
            own = [t for t in self.triggers if t.rule.frame != "company"]
            place = find_place(self._scene, trigger, own, self._phrases, reach)
        if place is None:
            place = self._pointed_at()
        if place is None and rule.placed:
            place = self._memory.signed
        areas = find_areas(self._scene, place, self._phrases)
        time = find_time(self._scene, trigger, self.triggers, self._phrases, reach)
        back = self._then() if time is None else ""
        trip = self._trip(people) if back == "trip" else None
        if trip is not None and place is None and rule.kind not in ("visit", "call"):
            place, areas = trip.place, trip.areas
        then = (trip.time if trip is not None else self._memory.when) if back else None
        return Claim(
            kind=self._kind(trigger),
            status=verdict.status or "held",
            participants=tuple(people),
            trigger=line.span(trigger.start, trigger.end),
            evidence=(line.sentence.span,),
            rules=(trigger.rule.id, *((verdict.cue,) if verdict.cue else ())),
            place=place,
            areas=areas,
            time=time if time is not None else then,
            inherited=then is not None,
            weak=(rule.weak or (rule.placed and place is None and line.sentence.zone != "caption"))
            and not self._in_talks(),
            zone=line.sentence.zone,
        )

    def _then(self) -> str:
        """Whether the sentence opens with "kala itu", "dalam kesempatan tersebut" or "dalam kunjungan itu"."""
        opening = self._scene.line.lower[: _BACK_REACH + 2]
        pointer = next((place for place, word in enumerate(opening) if word in ("itu", "tersebut")), 0)
        if pointer and opening[pointer - 1] in self._phrases.times_of and pointer <= _PAIR:
            return "moment"
        return "trip" if not self._phrases.trips.isdisjoint(opening[:pointer]) else ""

    def _trip(self, people: Sequence[Participant]) -> Claim | None:
        """Return the visit told last, if it was just told and somebody of these people made it."""
        trip = self._memory.trip
        if trip is None or not self.recent(trip):
            return None
        same = self._memory.people.same
        return trip if any(same(a.mention, b.mention) for a in people for b in trip.participants) else None

    def _in_talks(self) -> bool:
        """Whether the sentence says that what it tells came about face to face: "dalam pertemuan di Dakar"."""
        lower = self._scene.line.lower
        talks = self._phrases.gatherings - self._phrases.summits
        return any(
            word in talks
            and lower[position - 1] in self._phrases.at_talks
            and lower[position - 1] not in ("awal", "akhir")
            for position, word in enumerate(lower)
            if position and self._linked(position)
        )

    def _linked(self, noun: int) -> bool:
        """Whether a gathering is told of here, not pointed back at: "dalam pertemuan bilateral di Dakar"."""
        tail = self._scene.line.lower[noun + 1 : noun + 4]
        return not {"itu", "tersebut", "lain", "terpisah", "sebelumnya", "internal", "dengan", "bersama"} & {*tail}

    def _pointed_at(self) -> int | None:
        """Return the place told of before that "di kota yang sama", "di sana", "di lobi hotel itu" mean, or None."""
        lower, phrases = self._scene.line.lower, self._phrases
        for position, word in enumerate(lower):
            if word in phrases.venues and phrases.pointed(lower[position + 1 : position + 3]):
                site = lower[max(position - _SITE, 0) : position]
                if "di" in site and word in self._memory.venues:
                    return self._memory.venues[word]
        pointer = self._same_place()
        if pointer == "sana":
            return self._memory.there
        return {None: None, "kota": self._memory.city}.get(pointer, self._memory.place)

    def there_again(self) -> bool:
        """Whether the sentence says that what it tells was where the last contact was."""
        return self._same_place() is not None

    def _same_place(self) -> str | None:
        """Return the noun of "di kota yang sama", "di tempat itu", "di sana", "di sela acara itu", or None."""
        lower = self._scene.line.lower
        for position in range(len(lower) - 1):
            if lower[position] != "di":
                continue
            noun, tail = lower[position + 1], (*lower[position + 2 : position + 4], "")
            if noun == "sana":
                return noun
            if self._in_town(lower[position + 1 : position + _SITE]):
                return "kota"
            if noun in ("sela", "sela-sela") and self._told_of(tail):
                return noun
            if noun in self._phrases.same_place and {"sama", "itu", "tersebut"} & {*tail}:
                return noun
        return None

    def _in_town(self, words: Sequence[str]) -> bool:
        """Whether words go on to a town that needs no name: "(di) sebuah restoran di pinggir kota"."""
        return any(
            word in self._phrases.in_town and words[place + 1 : place + 2] == ("kota",)
            for place, word in enumerate(words)
        )

    def _told_of(self, words: Sequence[str]) -> bool:
        """Whether a gathering without a name of its own is meant: "acara itu", "konferensi,"."""
        return words[0] in self._phrases.gatherings and (words[1] in POINTERS or words[1] in (",", ".", ""))

    def _kind(self, trigger: Trigger) -> MeetingKind:
        kind = trigger.rule.kind
        lower = self._scene.line.lower
        line = self._phrases.on_line | self._phrases.by_phone
        if kind == "meeting" and lower[0] in self._phrases.over and not line.isdisjoint(lower[1:4]):
            return "call"  # "Lewat sambungan video, Raka dan Amina membahas …"
        behind = lower[trigger.end : trigger.end + _CALL_REACH]
        told = lower[max(trigger.end - 1, 0) : trigger.end + _CALL_REACH]
        on_line = any(over in self._phrases.over and word in self._phrases.on_line for over, word in pairwise(told))
        on_line = on_line or self._by_means(trigger)
        if kind in ("meeting", "multilateral") and (on_line or not self._phrases.by_phone.isdisjoint(behind)):
            return "call"
        return kind

    def _by_means(self, trigger: Trigger) -> bool:
        """Whether it is told by what means people talk: "berbicara dengan Amina dari Mali melalui konferensi video".

        So it is before a colon: "… lewat rangkaian telepon: pada Senin ia berbicara dengan Amina".
        """
        lower = self._scene.line.lower
        opened = [place for place in range(1, trigger.start) if lower[place].endswith(":")]
        if opened and not self._phrases.by_phone.isdisjoint(lower[max(opened[-1] - 2, 0) : opened[-1]]):
            return True
        others = (other.start for other in self.triggers if other.start >= trigger.end)
        for place in range(trigger.end, min([*others, trigger.end + _MEANS_REACH, len(lower)])):
            if lower[place] in self._phrases.by_way:
                line = self._phrases.by_phone | self._phrases.on_line
                return not line.isdisjoint(lower[place + 1 : place + 3])
            if lower[place] in self._phrases.clause_ends or lower[place] == ",":
                return False
        return False

    def place_of_signing(self, triggers: Sequence[Trigger]) -> int | None:
        """Return where words that need a place put it, whoever signs: "naskah itu diteken …" may follow."""
        for trigger in triggers:
            if trigger.rule.placed:
                reach = Reach(0, len(self._scene.line))
                return find_place(self._scene, trigger, triggers, self._phrases, reach)
        return None

    def distinct(self, people: Sequence[Participant]) -> list[Participant]:
        """Keep the first of participants that are one person."""
        kept: list[Participant] = []
        for person in people:
            if not any(self._memory.people.same(old.mention, person.mention) for old in kept):
                kept.append(person)
        return kept

    def all_in(self, people: Sequence[Participant], claim: Claim) -> bool:
        """Whether a claim names all of these people already."""
        return len(self.distinct([*claim.participants, *people])) == len(claim.participants)

    def recent(self, claim: Claim) -> bool:
        """Whether a claim was told only a few sentences ago."""
        gap = self._scene.line.sentence.span.start - claim.evidence[-1].end
        return gap < _TAKE_UP * 250  # a sentence of the news has about 150 characters


def participants(actors: Sequence[Actor], part: Part) -> Iterator[Participant]:
    """Yield actors as participants; who only comes along does so whatever the others do."""
    for actor in actors:
        for mention in actor.mentions:
            yield Participant(mention, "accompanying" if actor.company else part)


def mentions_of(actors: Sequence[Actor]) -> tuple[int, ...]:
    """Return the mentions of some actors, in order."""
    return tuple(mention for actor in actors for mention in actor.mentions)
