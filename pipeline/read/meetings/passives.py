"""Who takes part in a contact that a passive verb tells: "Amina diterima Bou", "Bou ditemuinya"."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.partners import LONGEST_ADVERB
from pipeline.read.meetings.scene import Group
from pipeline.read.meetings.signing import SignedFrame
from pipeline.read.meetings.triggers import Trigger


class PassiveFrame(SignedFrame):
    """Finds who did something to whom."""

    def _passive(self, trigger: Trigger) -> Cast:
        if self._by_press(trigger) or self._is_event(trigger):
            return Cast()
        right = self._object(trigger.end, LONGEST_ADVERB, headed=True) or self._agent(trigger) or self._at_home(trigger)
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

    def _at_home(self, trigger: Trigger) -> Group | None:
        """Find at whose home somebody is received: "dijamu makan malam di rumah Amina"."""
        lower = self._scene.line.lower
        there = lower[trigger.end : trigger.end + 1] == ("di",) and trigger.rule.host == "object"
        home = self._past(trigger.end + 1, either(self._phrases.homes, self._phrases.home_kinds))
        found = self._group_at(home) if there and home > trigger.end + 1 else None
        return found if found is not None and all(actor.sort == "person" for actor in found.actors) else None

    def _is_event(self, trigger: Trigger) -> bool:
        """Whether a passive is a noun with an object of its own: "serta diterimanya penyandang disabilitas"."""
        lower = self._scene.line.lower
        told = lower[trigger.start].endswith("nya") and lower[max(trigger.start - 1, 0)] in self._phrases.eventful
        return told and self._group_at(trigger.end) is None

    def _by_press(self, trigger: Trigger) -> bool:
        """Whether it says who took somebody's words down: "kata Amina ketika ditemui Koran Pagi"."""
        lower = self._scene.line.lower
        when = trigger.start > 0 and lower[trigger.start - 1] in self._phrases.whens
        return when and not trigger.rule.host and not self._phrases.says.isdisjoint(lower[: trigger.start])

    def _clause_before(self, trigger: Trigger, left: Group) -> Group | None:
        """Find who acts in the clause before that of a passive: "Amina tiba pada Senin, dan | Bou ditemuinya"."""
        lower = self._scene.line.lower
        joints = [place for place in range(left.start) if lower[place] == "," or lower[place] in self._phrases.goes_on]
        first = next(self._groups_before(joints[0]), None) if joints else None
        if first is None or len(first.mentions) > 1 or not first.actors[0].human:
            return None
        acts = any(first.end <= t.start < joints[-1] for t in self._triggers)
        return first if acts and not self._scene.oblique(first, self._phrases) else None
