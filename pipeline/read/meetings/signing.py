"""Who signs something together: "diteken Amina dan Bou", "diparaf oleh Amina untuk Mali dan Bou untuk Chad"."""

from __future__ import annotations

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.joining import CompanyFrame
from pipeline.read.meetings.partners import LONGEST_REACH
from pipeline.read.meetings.scene import Actor, Group
from pipeline.read.meetings.triggers import Trigger

_FOR = frozenset({"untuk", "mewakili"})
_SIGNS_FOR = (("selaku",), ("sebagai",), ("untuk",), ("mewakili",), ("atas",), ("dari",))


class SignedFrame(CompanyFrame):
    """Finds who signs or discusses something, where a passive verb tells it."""

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
