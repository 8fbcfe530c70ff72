"""Who takes part in a contact: where each frame looks for its people."""

from __future__ import annotations

from dataclasses import replace

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.joining import CompanyFrame
from pipeline.read.meetings.partners import LONGEST_ADVERB, LONGEST_REACH
from pipeline.read.meetings.scene import Actor, Group
from pipeline.read.meetings.triggers import Trigger

_FOR = frozenset({"untuk", "mewakili"})
_SIGNS_FOR = (("selaku",), ("sebagai",), ("untuk",), ("mewakili",), ("atas",), ("dari",))
_WELCOMES = ("menyambut", "menyongsong", "menjemput")
_DONE = ("act", "with", "given")
"""Frames of verbs that somebody does."""


class CastFinder(CompanyFrame):
    """Finds the participants of the contacts of one sentence."""

    def cast(self, trigger: Trigger) -> Cast:
        """Return who takes part, as the trigger's frame has it; an empty cast where nobody is found."""
        if (trigger.rule.frame in _DONE and self._by_unnamed(trigger)) or self._of_thing(trigger):
            return Cast()
        if trigger.rule.frame == "passive" and self._of_unnamed(trigger):
            return self._chosen(trigger)
        cast: Cast = getattr(self, f"_{trigger.rule.frame}")(trigger)
        if trigger.rule.frame not in ("act", "with", "passive"):
            return cast
        return self._also_met(trigger, self._together(cast))

    def _together(self, cast: Cast) -> Cast:
        """Add whom a sentence opens with beside its subject: "Bersama Amina, Raka menemui Bou"."""
        company = self._named(1) if self._scene.line.lower[0] == "bersama" else None
        if company is None or cast.left is None or cast.right is None or cast.left.start != company.end + 1:
            return cast
        along = tuple(replace(actor, company=True) for actor in company.actors)
        return replace(cast, left=Group((*cast.left.actors, *along)))

    def _also_met(self, trigger: Trigger, cast: Cast) -> Cast:
        """Add whom else they met: "Selain dengan Amina, Raka juga berunding dengan Bou", "Selain Amina, ia juga …".

        Not in "Selain Amina, Raka juga menemui Bou", where both may have met him.
        """
        lower, left, right = self._scene.line.lower, cast.left, cast.right
        if lower[0] != "selain" or left is None or right is None or right.start < trigger.end:
            return cast
        by_word = lower[1] in self._phrases.with_
        besides = self._named(1 + by_word)
        follows = besides is not None and left.start == besides.end + 1 and lower[besides.end] == ","
        clear = by_word or (left.actors[0].sort == "pronoun" and len(left.mentions) == 1)
        if besides is None or not follows or not clear or "juga" not in lower[left.end : trigger.start]:
            return cast
        return replace(cast, right=Group((*besides.actors, *right.actors), apart=True))

    # --- frames -----------------------------------------------------------------------------------------------

    def _with(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        right = self._partner(trigger) or self._fronted_partner(trigger)
        if right is not None:
            left = self._told_of(trigger, right) or left or self._late_subject(right.end)
            if left is None and (parted := self._split(trigger, right)).left is not None:
                return parted
        if (
            right is None
            and (left is None or len(left.mentions) == 1)
            and (pair := self._pair_before(trigger)) is not None
        ):
            return pair
        if left is None and right is None:
            listed = self._listed_later(trigger) or self._fronted(trigger)
            if listed is not None:
                return Cast(listed)
        if left is None and right is None and "lagi" in self._scene.line.lower[trigger.end : trigger.end + 2]:
            return Cast(continues=True)  # "Kedua utusan dijadwalkan berunding lagi pada Kamis"
        before = self._scene.line.lower[trigger.start - 1] if trigger.start else ""
        said = left is None and self._behind_saying(trigger)
        goes_on = left is None and right is not None and (said or before in self._phrases.subordinators)
        return Cast(left, right, self._subject if goes_on else (), said=said)

    def _toward(self, trigger: Trigger) -> Cast:
        """Take whom a sentence opens with and who speaks: "Kepada Amina di Dakar, Raka mengusulkan …"."""
        right = self._named(trigger.end) if trigger.start == 0 else None
        left = self._late_subject(right.end) if right is not None else None
        if right is None or left is None or "di" not in self._scene.line.lower[right.end : left.start]:
            return Cast()  # what is not said where may have been written
        return Cast(left, right)

    def _line(self, trigger: Trigger) -> Cast:
        """Find who speaks and to whom before words of a line: "Amina melapor kepada Bou lewat telepon"."""
        lower = self._scene.line.lower
        for group in reversed(list(self._groups_before(trigger.start))):
            to = lower[group.start - 1] if group.start else ""
            if to == "kepada" or to in self._phrases.with_:
                left = self.subject_of(Trigger(trigger.rule, group.start - 1, group.start))
                return Cast(left, group) if left is not None else Cast()
        both, verb = self.subject_of(trigger), trigger.start - 1
        while verb > 0 and not lower[verb].startswith(("ber", "saling")):
            verb -= 1
        if both is not None and len(both.mentions) > 1 and self._is_their_verb(both, verb):
            return Cast(both)  # "Amina dan Bou bertukar kabar lewat telepon"
        left = self._late_subject(trigger.end)
        if left is not None and not any(word.isalpha() for word in lower[: trigger.start]):
            behind = (g for g in self._scene.groups if g.start > left.end and lower[g.start - 1] == "kepada")
            right = next(behind, None)
            if right is not None and self._phrases.clause_ends.isdisjoint(lower[left.end : right.start]):
                return Cast(left, right)  # "Lewat telepon, Amina menyampaikan belasungkawa kepada Bou"
        return Cast()

    def _is_their_verb(self, group: Group, verb: int) -> bool:
        """Whether only auxiliaries stand between a group and a verb."""
        helps = self._phrases.auxiliaries | self._phrases.additive | {"saling"}
        return verb >= group.end and helps.issuperset(self._scene.line.lower[group.end : verb])

    def _of_one_told(self, trigger: Trigger) -> bool:
        """Whether the object of a verb is told of before: "menyambutnya", "menyambut sendiri tamunya"."""
        lower = self._scene.line.lower
        behind = self._past(trigger.end, self._phrases.talk_adverbs | {"sendiri"})
        welcomed = lower[trigger.start] in _WELCOMES and lower[behind : behind + 1] == ("tamunya",)
        return welcomed or lower[trigger.start].endswith("nya")

    def _act(self, trigger: Trigger) -> Cast:
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True)
        if right is None and trigger.rule.kind == "multilateral":
            right = self._partner_at(trigger.end)  # "menjadi tuan rumah pertemuan dengan Amina"
        if right is None and self._of_one_told(trigger):
            left = self.subject_of(trigger)  # "menemuinya": the object is whom the sentence before was about
            far = left is None or not self._phrases.subordinators.isdisjoint(self._between_words(left, trigger))
            theirs = self._guest if trigger.rule.host == "subject" else self._subject
            far = far or (left is not None and trigger.rule.host == "subject" and self._behind_clause(left))
            return Cast() if far else Cast(left, None, theirs)
        if right is None:
            return Cast()
        if trigger.rule.kind == "multilateral" and (other := self._partner_at(right.end)) is not None:
            right = Group((*right.actors, *other.actors))  # "mempertemukan Amina dengan Bou"
        left = self._told_of(trigger, right) or self.subject_of(trigger) or self._predicated(trigger)
        left = left or self._late_subject(right.end)
        if trigger.rule.kind == "multilateral" and len(right.actors) > 1:
            bodies = left is None or all(actor.sort == "body" for actor in left.actors)
            return Cast(None if bodies else left, right)  # "pertemuan di markas NATO mempertemukan …"
        said = left is None and self._behind_saying(trigger)
        carried = self._subject if said else ()
        cast = Cast(left, right, carried, said=said) if left is not None or carried else self._split(trigger, right)
        return cast if cast.left is not None or carried or trigger.rule.kind == "multilateral" else Cast()

    def _behind_clause(self, group: Group) -> bool:
        """Whether a clause with people of its own stands before a subject: "Partai memilih Bou, Bou menerimanya"."""
        opening = self._scene.opening(self._phrases)
        earlier = any(opening < other.start < group.start for other in self._scene.groups)
        return earlier and self._scene.line.lower[group.start - 1] in (",", "dan")

    def _between_words(self, group: Group, trigger: Trigger) -> tuple[str, ...]:
        return self._scene.line.lower[group.end : trigger.start]

    def _passive(self, trigger: Trigger) -> Cast:
        if self._by_press(trigger):
            return Cast()
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True) or self._agent(trigger)
        right = self._group_at(trigger.start) or right  # "Amina yang ia temui"
        left = self.subject_of(trigger) or self._arrived(trigger)
        if left is None and right is not None and self._opens(trigger):
            left = self._late_subject(right.end)  # "Diterima Bou di istana, Amina menyampaikan surat"
        if left is None and right is not None and trigger.rule.host and self._of_trip(trigger):
            return Cast(None, right, self._subject)
        if right is None and self._scene.line.lower[trigger.start].endswith("nya"):
            before = self._clause_before(trigger, left) if left is not None else None
            if before is not None:
                return Cast(left, before)  # "Amina tiba pada Senin, dan Bou ditemuinya keesokan harinya"
            return Cast(left, None, self._subject) if left is not None else Cast()  # "giliran Bou yang ditemuinya"
        if right is None and trigger.rule.kind == "multilateral" and left is not None and len(left.mentions) > 1:
            return Cast(left)
        if right is None and trigger.rule.kind == "multilateral":
            right = self._partner_at(trigger.end)  # "Amina dipertemukan dengan Bou"
        coming = left is None and self._scene.line.lower[max(trigger.start - 1, 0)].removesuffix("nya")
        own = coming in self._phrases.comings or (left is None and self._behind_saying(trigger))
        carried = self._subject if own else ()  # "Kedatangannya disambut Bou"
        return Cast(left, right, carried) if right is not None else Cast()

    def _by_press(self, trigger: Trigger) -> bool:
        """Whether it says who took somebody's words down: "kata Amina ketika ditemui Koran Pagi"."""
        lower = self._scene.line.lower
        when = trigger.start > 0 and lower[trigger.start - 1] in self._phrases.whens
        return when and not trigger.rule.host and not self._phrases.says.isdisjoint(lower[: trigger.start])

    def _clause_before(self, trigger: Trigger, left: Group) -> Group | None:
        """Find who acts in the clause before that of a passive: "Amina tiba pada Senin, dan | Bou ditemuinya"."""
        lower = self._scene.line.lower
        joints = [place for place in range(left.start) if lower[place] in (",", "dan", "serta", "lalu", "kemudian")]
        first = next(self._groups_before(joints[0]), None) if joints else None
        if first is None or len(first.mentions) > 1 or first.actors[0].sort not in ("person", "pronoun"):
            return None
        acts = any(first.end <= t.start < joints[-1] for t in self._triggers)
        return first if acts and not self._scene.oblique(first, self._phrases) else None

    def _signed(self, trigger: Trigger) -> Cast:
        before = self._scene.line.lower[: trigger.start]
        if "surat" in before and self._phrases.accords.isdisjoint(before):
            return Cast()  # "surat yang ditandatangani Amina selaku ketua dan Bou selaku sekretaris"
        right = self._group_at(trigger.end) or self._described(trigger.end)  # "diteken dua menteri, Amina dan Bou"
        right = right or self._signatories(trigger)
        if right is None or len(right.mentions) > 1:
            return Cast(right)
        if self._scene.line.lower[right.end : right.end + 1] == ("dengan",):
            return Cast(right, self._named(right.end + 1))  # "… oleh Amina dengan Bou"
        if self._scene.line.lower[right.end : right.end + 1] in _SIGNS_FOR:
            return Cast(right, self._other_signers(right.end + 1))
        other = right.end + 1  # "… oleh Menteri Amina dan rekannya dari Mali, Bou"
        joined = self._scene.line.lower[right.end : other] in (("dan",), ("serta",)) and self._is_counterpart(other)
        partner = self._named(other) if joined else None
        return Cast(right, partner) if partner is not None else Cast()

    def _signatories(self, trigger: Trigger) -> Group | None:
        """Find who signs behind place and day: "diparaf di Dakar pada 3 Mei oleh menteri pertanian, Amina, dan Bou"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.agents:
                return self._group_at(position + 1) or self._described(position + 1)
            if self._blocked(position):
                return None
        return None

    def _other_signers(self, start: int) -> Group | None:
        """Find who signs besides somebody told of by office or side: "… oleh Amina untuk Mali dan Bou untuk Chad"."""
        lower, last, found = self._scene.line.lower, start, list[Actor]()
        position = start
        while position < min(last + LONGEST_REACH, len(lower) - 1):
            group = self._next_signer(position) if lower[position] in (",", "dan", "serta") else None
            if group is not None:
                found += group.actors
                position = last = group.end
            elif self._ends_signers(position):
                break
            else:
                position += 1
        return Group(tuple(found)) if found else None

    def _next_signer(self, position: int) -> Group | None:
        """Return who stands behind a comma or "dan": ", dan oleh Amina"."""
        lower, opens = self._scene.line.lower, position + 1
        opens += lower[opens] in ("dan", "serta")
        opens += lower[opens] == "oleh"
        group = self._group_at(opens) or self._headed(opens)
        return group if group is not None and group.actors[0].sort == "person" else None

    def _ends_signers(self, position: int) -> bool:
        """Whether a list of signers ends at a word; not at that for whom one signs."""
        lower = self._scene.line.lower
        parts = lower[position] == "," and lower[position + 1] not in ("dan", "serta", "oleh")
        return parts or (lower[position] not in _FOR and self._blocked(position))

    def _given(self, trigger: Trigger) -> Cast:
        """Find to whom (or from whom) somebody hands something: "Amina menyerahkan surat kepada Bou"."""
        lower = self._scene.line.lower
        passive = lower[trigger.start].startswith("di")
        to = ("kepada", "bagi", "untuk", "diterima") if passive else ("kepada",)
        words = ("dari",) if lower[trigger.start] in self._phrases.receives else to
        giver = self._object(trigger.end, LONGEST_ADVERB) if passive else None
        if passive and giver is None:
            return Cast()
        caller = self._group_at(trigger.end) if trigger.rule.kind == "call" else None
        if caller is not None:
            return Cast(self.subject_of(trigger), caller)  # "Raka mendapat telepon Amina"
        for position in range(giver.end if giver else trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in words:
                right = self._named(self._past(position + 1, self._phrases.talk_adverbs | self._phrases.agents))
                return Cast(giver or self.subject_of(trigger), right) if right is not None else Cast()
            if self._blocked(position):
                break
        return Cast()

    def _over(self, trigger: Trigger) -> Cast:
        """Find with whom somebody discusses a matter: "Amina membahas panen dengan Bou"."""
        right, left = self._partner_at(trigger.end), self.subject_of(trigger)
        if (
            right is None
            and left is not None
            and len(left.mentions) > 1
            and len(self._triggers) == 1
            and self._scene.line.lower[0] in self._phrases.over
        ):
            return Cast(left)  # "Lewat sambungan video, Amina dan Bou membahas panen"
        if right is None and left is not None and len(left.mentions) == 2 and trigger.rule.persons:
            first, second = left.actors[0], left.actors[-1]
            people = first.sort != "body" != second.sort
            if people and self._scene.line.lower[first.end : second.start] == ("bersama",):
                return Cast(left)  # "Amina bersama Bou meninjau pasar"
        between = [g for g in self._scene.groups if right and trigger.end <= g.start < right.start]
        return Cast(left, right) if left and right and not between else Cast()

    def _attend(self, trigger: Trigger) -> Cast:
        passive = self._scene.line.lower[trigger.start].startswith("di")
        if passive:
            return Cast(self._object(trigger.end, LONGEST_ADVERB))
        left = self.subject_of(trigger)
        there = self._scene.line.lower[trigger.start] in ("dalam", "pada")
        if there and left is not None and left.actors[0].sort == "pronoun":
            return Cast()  # "Mereka akan mengajukan rencana pada KTT Afrika" is of their countries
        return Cast(left, self._partner_at(trigger.end) or self._led_by(trigger) if left is not None else None)

    def _led_by(self, trigger: Trigger) -> Group | None:
        """Find who leads what somebody attends: "menghadiri KTT Afrika yang dipimpin Amina"."""
        lower, opens = self._scene.line.lower, self._phrases.led | {"dibuka"}
        for position in range(trigger.end + 1, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in opens and lower[position - 1] == "yang":
                return self._named(self._past(position + 1, self._phrases.agents))
        return None

    def _joint(self, trigger: Trigger) -> Cast:
        left = self.subject_of(trigger)
        if left is None or len(left.mentions) > 1:
            return Cast(left)
        cast = self._over(trigger)
        promised = cast.right is not None and "akan" in self._scene.line.lower[trigger.end : cast.right.start]
        return Cast() if promised else cast  # "Amina berjanji akan berunding dengan Bou"
