"""Who takes part where a sentence opens with the contact, or tells it in a word order of its own."""

from __future__ import annotations

from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.partners import LONGEST_ADVERB
from pipeline.read.meetings.scene import Group
from pipeline.read.meetings.travels import TravelFrame
from pipeline.read.meetings.triggers import Trigger

_BEFORE = frozenset({"sebelum"})
_UNNAMED = 3  # words behind "bertemu (dengan) para" in which those stand who are only called by kind


class FrontedFrame(TravelFrame):
    """Finds the participants of contacts whose subject stands behind them, or is listed there."""

    def _opens(self, trigger: Trigger) -> bool:
        """Whether a contact opens its sentence, but for "saat" or "usai"."""
        before = self._scene.line.lower[: trigger.start]
        passed = either(self._phrases.whens, self._phrases.auxiliaries, self._phrases.afters, _BEFORE)
        return all(word in passed or not word.isalpha() for word in before)

    def _fronted(self, trigger: Trigger) -> Group | None:
        """Find who "Bertemu di Dakar, Senin, Amina dan Bou sepakat" names behind the contact."""
        lower = self._scene.line.lower
        late = self._late_subject(trigger.end) if self._opens(trigger) else None
        if late is None or len(late.mentions) == 1 or any(not actor.human for actor in late.actors):
            return None
        between = lower[trigger.end : late.start]
        quoted = any(place in self._scene.quoted for place in range(trigger.start, late.start))
        stopped = not self._kinds.isdisjoint(between) or not self._phrases.with_.isdisjoint(between)
        return late if not stopped and not quoted and not self._scene.oblique(late, self._phrases) else None

    def _split(self, trigger: Trigger, right: Group) -> Cast:
        """Part whom a sentence opens with meeting from who met them: "Usai menemui Amina, | Bou dan Cheikh pulang"."""
        actors, lower = right.actors, self._scene.line.lower
        gaps = [lower[left.end : other.start] for left, other in pairwise(actors)]
        named = {mention for actor in actors[:-1] for mention in actor.mentions}
        if not self._opens(trigger) or not gaps or right.apart or named.intersection(actors[-1].mentions):
            return Cast(None, right)
        if gaps[-1] == (",",) and any(gap != (",",) for gap in gaps):  # "Amina, Bou, dan Cheikh, | Raka pulang"
            return Cast(Group(actors[-1:]), Group(actors[:-1]))
        acts = lower[right.end : right.end + 1]
        listed = not acts or not acts[0].isalpha() or acts[0] in self._phrases.oblique
        if gaps[0] != (",",) or listed or any(gap not in (("dan",), ("serta",)) for gap in gaps[1:]) or len(gaps) == 1:
            return Cast(None, right)
        return Cast(Group(actors[1:]), Group(actors[:1]))

    def _chosen(self, trigger: Trigger) -> Cast:
        """Find who "Orang pertama yang ditemui Raka adalah Amina", "tiga orang yang ditemui Raka: Amina, …" were."""
        lower = self._scene.line.lower
        right = self._object(trigger.end, LONGEST_ADVERB) or self._agent(trigger)
        colon = next((place for place in range(trigger.end, len(lower)) if lower[place].endswith(":")), len(lower))
        listed = self._group_at(colon + 1) if self._phrases.collectives.intersection(lower[: trigger.start]) else None
        left = self._predicated(trigger) or listed
        return Cast(left, right) if left is not None and right is not None and right.end <= left.start else Cast()

    def _listed_later(self, trigger: Trigger) -> Group | None:
        """Find who "Tiga tokoh bertemu di Dakar, Senin: Amina, Bou, dan Cheikh" names behind its colon."""
        lower = self._scene.line.lower
        colon = next((place for place in range(trigger.end, len(lower)) if lower[place].endswith(":")), None)
        if colon is None or not self._kinds.isdisjoint(lower[trigger.end : trigger.end + _UNNAMED]):
            return None  # "Dua orang sakit usai bertemu warga: Amina dan Bou": with these
        named = self._group_at(colon + 1)
        counted = self._phrases.collectives.union(self._phrases.numbers).intersection(lower[: trigger.start])
        apart = any(t.start >= trigger.end and t.end <= colon for t in self._triggers)
        return named if named is not None and len(named.mentions) > 1 and counted and not apart else None

    def _pair_before(self, trigger: Trigger) -> Cast | None:
        """Take the only two people of a clause behind which "saat bertemu" stands: "Amina memuji Bou saat bertemu"."""
        lower = self._scene.line.lower
        groups = list(self._groups_before(trigger.start))
        if lower[trigger.start - 1] not in self._phrases.whens or len(groups) < 2:
            return None
        if not self._kinds.isdisjoint(lower[trigger.end : trigger.end + _UNNAMED]):
            return None  # "Amina memuji Bou saat bertemu para petani": with these
        left, right = groups[-2:]
        parted = not self._phrases.clause_ends.isdisjoint(lower[left.end : trigger.start - 1])
        to = lower[right.start - 1] in ("ke", "kepada", "dengan", "pada") or not self._scene.oblique(
            right, self._phrases
        )
        single = len(left.mentions) == len(right.mentions) == 1 and left.mentions != right.mentions
        spoken = any(place in self._scene.quoted for place in (left.start, right.start))
        return Cast(left, right) if single and to and not parted and not spoken else None
