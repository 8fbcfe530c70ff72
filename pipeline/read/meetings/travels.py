"""Who travels, as nouns and verbs of trips tell it."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.nouns import NounFrame
from pipeline.read.meetings.partners import LONGEST_ADVERB, LONGEST_REACH
from pipeline.read.meetings.scene import POINTERS, Group
from pipeline.read.meetings.triggers import Trigger

_LAST = frozenset({"terakhir"})
_RARELY = frozenset({"pertama", "terakhir", "kali", "pernah", "baru"})


class TravelFrame(NounFrame):
    """Finds the travellers of trips."""

    def _travel(self, trigger: Trigger) -> Cast:
        owner = self._group_at(trigger.end)
        if self._scene.line.lower[trigger.start] in self._phrases.sends:
            return Cast(owner)  # whoever sends a delegation stays
        if self._scene.line.lower[trigger.end - 1] == "undangan":
            return Cast(self.subject_of(trigger))  # whoever invites stays
        if owner is None and self._is_matter_of_talks(trigger):
            return Cast()
        left = owner or self._predicated(trigger) or self._guest_of(trigger, self.subject_of(trigger))
        if self._came and left is not None and left.actors[0].sort == "pronoun" and left.mentions == self._subject:
            return Cast(None, self._on_board(trigger), self._came)  # "Bou menjamunya. Esoknya ia terbang ke Chad"
        left = left or self._for_whom(trigger) or self._carried_out(trigger)
        own = self._scene.line.lower[trigger.end - 1].endswith("nya") or self._by_party(trigger)
        own = own or self._aimed(trigger)
        carried = self._subject if left is None and own else ()
        carried = carried if left is not None or not self._goes_on_from(trigger) else self._travellers()
        late = None if carried or self._of_others(trigger) else self._late_subject(trigger.end)
        left = left or (None if carried else self._same_trip(trigger) or late)
        return Cast(left, self._on_board(trigger) or self._alongside(left), carried)

    def _aimed(self, trigger: Trigger) -> bool:
        """Whether a trip is what the one told of set out for: "Rencananya untuk terbang ke Mali dibatalkan"."""
        lower = self._scene.line.lower
        aim = lower[max(trigger.start - 2, 0) : trigger.start]
        return (
            len(aim) > 1
            and aim[0].endswith("nya")
            and aim[0][:-3] in self._phrases.plans
            and aim[1] in self._phrases.purposes
        )

    def _is_matter_of_talks(self, trigger: Trigger) -> bool:
        """Whether a trip of nobody named is only what others talk of: "Bou dan Amina membahas kunjungan ke Mali"."""
        bare = self._scene.line.lower[trigger.start] in self._phrases.trips
        return bare and any(other.end == trigger.start and other.rule.frame == "over" for other in self._triggers)

    def _alongside(self, left: Group | None) -> Group | None:
        """Find with whom a sentence opens that travels along: "Pada Senin, bersama Bou, Amina terbang ke Dakar"."""
        company = self._scene.beside_subject(self._phrases)
        return company if company is not None and left is not None and left.start == company.end + 1 else None

    def _goes_on_from(self, trigger: Trigger) -> bool:
        """Whether a sentence tells of the stops of a trip told before: "Lawatan itu dimulai di Dakar"."""
        lower, phrases = self._scene.line.lower, self._phrases
        opens = trigger.start == 0 and lower[0].removesuffix("nya") in phrases.trips
        return opens and lower[trigger.end - 1] in phrases.to_places

    def _travellers(self) -> tuple[int, ...]:
        """Return who made the trip told last, alone, else who was received or whom the last sentence was about."""
        people = self._memory.trip.participants if self._memory.trip is not None else ()
        travellers = tuple(person.mention for person in people if person.part == "named")
        return travellers if len(travellers) == 1 else self._guest

    def _of_others(self, trigger: Trigger) -> bool:
        """Whether people without a name travel in a clause that says when: "Sebelum para utusan terbang ke Mali, …"."""
        lower, phrases = self._scene.line.lower, self._phrases
        opens = self._scene.opening(phrases) > trigger.start
        kinds = either(phrases.collectives, phrases.delegations, phrases.unnamed, phrases.nouns)
        return opens and not kinds.isdisjoint(lower[: trigger.start])

    def _same_trip(self, trigger: Trigger) -> Group | None:
        """Find whose a trip is by what it is said to be: "Kunjungan ke Mali itu merupakan lawatan pertama Amina"."""
        lower = self._scene.line.lower
        later = [t for t in self._triggers if t.start > trigger.end and t.rule.frame == "travel"]
        said = later and lower[later[0].start - 1] in ("merupakan", "adalah", "menjadi", "ialah")
        return self._group_at(later[0].end) if said else None

    def _for_whom(self, trigger: Trigger) -> Group | None:
        """Find for whom a trip is something: "Bagi Amina, kunjungan ke Mali ini merupakan yang ketiga"."""
        lower = self._scene.line.lower
        if lower[trigger.start].removesuffix("nya") not in self._phrases.trips or POINTERS.isdisjoint(lower):
            return None
        return next((g for g in self._scene.groups if g.start and lower[g.start - 1] in self._phrases.topics), None)

    def _carried_out(self, trigger: Trigger) -> Group | None:
        """Find who makes a trip told as a thing done: "Singgah di Dakar, yang sedianya dilakukan Amina, …"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.carried_out:
                return self._named(self._past(position + 1, self._phrases.agents))
        return None

    def _by_party(self, trigger: Trigger) -> bool:
        """Whether a party travels of which nothing more is said: "Rabu malam rombongan dijadwalkan terbang ke Mali"."""
        lower, passed = self._scene.line.lower, either(self._phrases.auxiliaries, self._phrases.set_for, POINTERS)
        before = trigger.start - 1
        while before > 0 and lower[before] in passed:
            before -= 1
        return lower[max(before, 0)] in ("rombongan", "rombongannya")

    def _guest_of(self, trigger: Trigger, near: Group | None) -> Group | None:
        """Find whose trip "-nya" or "dalam" means behind a contact: whoever comes to the other, else its subject."""
        lower = self._scene.line.lower
        before = lower[trigger.start - 1] if trigger.start else ""
        own = lower[trigger.start].endswith("nya") and before not in ("atas", "terhadap")
        own = own or (before in self._phrases.in_course and lower[trigger.start] in self._phrases.trips)
        met = [t for t in self._triggers if near and t.end <= near.start and t.rule.frame in ("act", "with", "passive")]
        if near is None or not own or not met or met[-1].rule.host == "subject":
            return near
        other = self._object(met[-1].end, LONGEST_ADVERB, headed=True) or self._agent(met[-1])
        if met[-1].rule.frame == "with":
            other = self._partner(met[-1])
        return (self.subject_of(met[-1]) if other and other.start == near.start else None) or near

    def _on_board(self, trigger: Trigger) -> Group | None:
        """Find who comes along on a trip: "tiba di Dakar pada Senin bersama istrinya, Amina"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] == "bersama" and lower[position - 1] in self._phrases.goes_on:
                return None  # "tiba dan bersama Amina menemui Bou": who came is not said
            if lower[position] in self._phrases.accompanied or lower[position] == "bersama":
                return self._named(position + 1)
            if self._blocked(position):
                return None
        return None

    def _predicated(self, trigger: Trigger) -> Group | None:
        """Find who "yang (terakhir) mengunjungi Kuba adalah …" names behind the verb.

        So does "Terakhir kali menteri setingkat datang ke Kuba pada 2008, yakni Amina".
        """
        lower = self._scene.line.lower
        before = trigger.start - 1
        helps = either(self._phrases.auxiliaries, self._phrases.helpers, self._phrases.reportedly, _RARELY)
        while before > 0 and lower[before] in helps:
            before -= 1
        opens = before >= 0 and lower[before] == "yang"
        if not opens and (_LAST.isdisjoint(lower[: trigger.start]) or any(self._groups_before(trigger.start))):
            return None
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.copulas or (opens and lower[position] == "juga"):
                found = self._group_at(position + 1) or self._described(position + 1)
                if found is not None or opens:
                    return found
        return None
