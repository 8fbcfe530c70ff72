"""Who takes part where somebody comes to the home or office of whom the clause before is about."""

from __future__ import annotations

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.passives import PassiveFrame
from pipeline.read.meetings.scene import Group
from pipeline.read.meetings.triggers import Trigger

_OPENS = 6  # words before the subject of a sentence: "Dua hari kemudian, Amina …"


class HomeFrame(PassiveFrame):
    """Finds who came to whom: "Raka menyetujuinya saat Amina datang ke kantornya"."""

    def _home(self, trigger: Trigger) -> Cast:
        lower, guest = self._scene.line.lower, self.subject_of(trigger)
        if guest is None or lower[trigger.end : trigger.end + 1] == ("sendiri",):
            return Cast()
        opens = self._past_pause(guest.start - 1)
        when = opens >= 0 and lower[opens] in either(self._phrases.whens, self._phrases.afters)
        if when and opens == 0:  # "Ketika Amina datang ke kantornya, Raka setuju"
            at_home = self._phrases.away.isdisjoint(lower[trigger.end :])
            return Cast(guest, self._late_subject(trigger.end)) if at_home else Cast()
        if when and self._phrases.away.isdisjoint(lower[:opens]):
            return self._at(guest, self._source(trigger) or self._owner(opens) or self._subject)
        alone = guest.start < _OPENS and not any(self._groups_before(guest.start))
        # whose "rumahnya" somebody comes to may be dead or in jail
        calls = lower[trigger.start] in self._phrases.calls_upon and lower[trigger.end - 1] != "rumahnya" and not when
        return self._at(guest, self._subject) if calls and alone else Cast()

    @staticmethod
    def _at(guest: Group, host: tuple[int, ...]) -> Cast:
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
