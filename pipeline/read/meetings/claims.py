"""Makes claims out of what one sentence says of a contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.areas import find_areas
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.pointed import PlacePointer
from pipeline.read.meetings.scene import BACK, Actor, Scene
from pipeline.read.meetings.sites import is_of_undertaking
from pipeline.read.meetings.slots import Reach, find_place, find_time, is_moved_to, is_spoken
from pipeline.read.meetings.status import Verdict
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, MeetingKind, Part, Participant

_PAIR = 2
_TAKE_UP = 3  # sentences over which "pertemuan itu" reaches back
_BACK_REACH = 3  # words of "Dalam kunjungan kerja itu" before "itu"
_WHO = frozenset({"yang"})
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
        self._pointer = PlacePointer(scene, phrases, memory)

    @property
    def lands(self) -> tuple[int, ...]:
        """The two countries that "kedua negara" means."""
        return self._memory.lands

    @property
    def sides(self) -> tuple[int, ...]:
        """The two delegations that "kedua pihak" means."""
        return self._memory.sides

    @property
    def in_rounds(self) -> bool:
        """Whether the talks told last may go on in rounds."""
        return self._memory.in_rounds

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
            place = self._pointer.place()
        signed_on = None
        if place is None and rule.placed:
            place, signed_on = self._memory.signed
        areas = find_areas(self._scene, place, self._phrases)
        told_to_guest = rule.placed and self._on_trip(trigger)
        time = find_time(self._scene, trigger, [trigger] if told_to_guest else self.triggers, self._phrases, reach)
        status = "planned" if verdict.status == "cancelled" and self._put_off(time) else verdict.status or "held"
        time = None if status in ("planned", "denied") and self._said_on(time) else time
        time = None if status == "denied" and self._denied_on(trigger, time) else time
        back = self._then() if time is None else ""
        trip = self._trip(people) if back == "trip" else None
        if trip is not None and place is None and rule.kind not in ("visit", "call"):
            place, areas = trip.place, trip.areas
        then = (trip.time if trip is not None else self._memory.when) if back else signed_on
        return Claim(
            kind=self._kind(trigger),
            status=status,
            participants=tuple(people),
            trigger=line.span(trigger.start, trigger.end),
            evidence=(line.sentence.span,),
            rules=(trigger.rule.id, *((verdict.cue,) if verdict.cue else ())),
            place=place,
            areas=areas,
            time=time if time is not None else then,
            inherited=time is None and then is not None,
            weak=(rule.weak or (rule.placed and place is None and not self._in_person(trigger)))
            and not self._in_talks()
            and not told_to_guest,
            zone=line.sentence.zone,
        )

    def _in_person(self, trigger: Trigger) -> bool:
        """Whether what needs a place is no less one without it: a caption, or something signed about a place."""
        scene, phrases = self._scene, self._phrases
        if scene.line.sentence.zone == "caption":
            return True
        together = trigger.rule.frame in ("joint", "signed")
        return together and any(is_of_undertaking(scene, place, trigger, phrases) for place in scene.places)

    def _put_off(self, time: int | None) -> bool:
        """Whether a contact was but put off: "ditunda hingga Kamis"; not "diundur ke Kamis, lalu dibatalkan"."""
        lower, phrases = self._scene.line.lower, self._phrases
        ends = (end for start, end, i in self._scene.times if i == time and is_moved_to(self._scene, start, phrases))
        return any(phrases.called_off.isdisjoint(lower[end:]) for end in ends)

    def _said_on(self, time: int | None) -> bool:
        """Whether a day is rather that on which a plan was told: "pada Senin mengatakan bahwa ia akan menemui Bou".

        Or a contact denied: "kemarin menepis isu pertemuannya dengan Bou".
        """
        lower, phrases = self._scene.line.lower, self._phrases
        for start, end, index in self._scene.times:
            if index == time and phrases.to_come.isdisjoint(lower[start:end]):
                said = next((p for p in range(start - 1, -1, -1) if lower[p] in phrases.says), start)
                planned = not phrases.planned.isdisjoint(lower[said:start])
                return not planned and is_spoken(self._scene, start, end, self.triggers, phrases)
        return False

    def _denied_on(self, trigger: Trigger, time: int | None) -> bool:
        """Whether a day closes the sentence of who denies talks: "membantah kabar pertemuan dengan Bou, Senin (3/6)".

        News gives the day of what is said so; "kemarin" and "pekan lalu" are rather those of what is denied.
        """
        lower = self._scene.line.lower
        start, end = next(((start, end) for start, end, index in self._scene.times if index == time), (0, 0))
        denies = trigger.rule.frame == "noun" and not self._phrases.says.isdisjoint(lower[: trigger.start])
        return denies and trigger.end <= start and lower[start - 1] == "," and "(" in lower[start:end]

    def _then(self) -> str:
        """Whether the sentence opens with "kala itu", "dalam kesempatan tersebut" or "dalam kunjungan itu"."""
        opening = self._scene.line.lower[: _BACK_REACH + 2]
        pointer = next((place for place, word in enumerate(opening) if word in BACK), 0)
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

    def _on_trip(self, trigger: Trigger) -> bool:
        """Whether words are said to a guest, or by one: "disampaikan kepada Amina yang (saat) berkunjung ke Mali"."""
        lower, opens = self._scene.line.lower, either(self._phrases.whens, _WHO)
        later = (t.start - 1 for t in self.triggers if t.rule.frame == "travel" and t.start > trigger.end)
        return any(lower[before] in opens and lower[before - 1] != "," for before in later)

    def _linked(self, noun: int) -> bool:
        """Whether a gathering is told of here, not pointed back at: "dalam pertemuan bilateral di Dakar"."""
        tail = self._scene.line.lower[noun + 1 : noun + 4]
        return not {"itu", "tersebut", "lain", "terpisah", "sebelumnya", "internal", "dengan", "bersama"} & {*tail}

    def sort(self, place: int) -> str:
        """Return the sort of a place of the article: "city", "country", a building's first word, "" for others."""
        return self._memory.sorts.get(place, "")

    def there_again(self) -> bool:
        """Whether the sentence says that what it tells was where the last contact was."""
        return self._pointer.noun()[0] is not None

    def _kind(self, trigger: Trigger) -> MeetingKind:
        kind = trigger.rule.kind
        lower = self._scene.line.lower
        line = either(self._phrases.on_line, self._phrases.by_phone)
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
                line = either(self._phrases.by_phone, self._phrases.on_line)
                return not line.isdisjoint(lower[place + 1 : place + 3])
            if lower[place] in self._phrases.clause_ends or lower[place] == ",":
                return False
        return False

    def signing(self, triggers: Sequence[Trigger]) -> tuple[int | None, int | None]:
        """Return the place and day of words that need a place, whoever signs: "naskah itu diteken …" may follow."""
        for trigger in triggers:
            if trigger.rule.placed:
                reach = Reach(0, len(self._scene.line))
                place = find_place(self._scene, trigger, triggers, self._phrases, reach)
                return place, find_time(self._scene, trigger, triggers, self._phrases, reach)
        return None, None

    def distinct(self, people: Sequence[Participant]) -> list[Participant]:
        """Keep the first of participants that are one person."""
        kept: list[Participant] = []
        for person in people:
            if not any(self._memory.people.same(old.mention, person.mention) for old in kept):
                kept.append(person)
        return kept

    def town(self) -> int | None:
        """Return the town of the contact told last: "tiba di kota itu"."""
        return self._memory.city

    def of_subject(self, claim: Claim) -> list[Participant]:
        """Return the one of a contact whom its sentence was about, if that is clear."""
        same, subject = self._memory.people.same, self._memory.subject
        return [replace(one, part="named") for one in claim.participants if subject and same(one.mention, subject[0])]

    def all_in(self, people: Sequence[Participant], claim: Claim) -> bool:
        """Whether a claim names all of these people already."""
        return len(self.distinct([*claim.participants, *people])) == len(claim.participants)

    def same(self, left: int, right: int) -> bool:
        """Whether two mentions stand for one person."""
        return self._memory.people.same(left, right)

    def by_phone(self) -> bool:
        """Whether the sentence goes on with one of the telephone: "Ia bergerak lewat telepon. Senin ia berbicara …"."""
        return self._memory.by_phone and not self._memory.opens_paragraph(self._scene.line)

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
