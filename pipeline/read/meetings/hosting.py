"""Who takes part where somebody comes to the home or office of whom the clause before is about."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.passives import PassiveFrame
from pipeline.read.meetings.scene import Group
from pipeline.read.meetings.triggers import Trigger

_AWAY = frozenset({"tidak", "tak", "belum", "sedang", "tengah", "masih"})
"""In the clause of whoever is called upon, they say that nobody was at home: "Raka sedang di Dakar saat …"."""


class HomeFrame(PassiveFrame):
    """Finds who came to whom: "Raka menyetujuinya saat Amina datang ke kantornya"."""

    def _home(self, trigger: Trigger) -> Cast:
        lower, guest = self._scene.line.lower, self.subject_of(trigger)
        opens = self._past_pause(guest.start - 1) if guest is not None else -1
        if guest is None or opens < 1 or lower[opens] not in either(self._phrases.whens, self._phrases.afters):
            return Cast()
        if not _AWAY.isdisjoint(lower[:opens]):
            return Cast()
        host = self._source(trigger) or self._owner(opens) or self._subject
        return Cast(guest, None, host) if host and host != guest.mentions else Cast()

    def _past_pause(self, position: int) -> int:
        """Return the word before a comma, or the word itself: "ketika, menurut Bou, Amina datang" is left alone."""
        return position - (self._scene.line.lower[max(position, 0)] == ",")

    def _owner(self, opens: int) -> tuple[int, ...]:
        """Return whom the clause before is about: its first person who is no object, or who acts in a passive."""
        for group in self._groups_before(opens):
            if self._is_owner(group):
                return group.mentions
        return ()

    def _is_owner(self, group: Group) -> bool:
        lower, single = self._scene.line.lower, len(group.mentions) == 1 and group.actors[0].human
        agent = group.start > 0 and (
            lower[group.start - 1] in self._phrases.agents or self._is_passive(group.start - 1)
        )
        return single and (agent or not self._scene.oblique(group, self._phrases))
