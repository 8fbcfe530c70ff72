"""Which words of a sentence tell of a contact of their own, and who takes part in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.company_words import COMPANY
from pipeline.read.meetings.frames import CastFinder
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Scene
from pipeline.read.meetings.triggers import Trigger

OF_TWO_SIDES = ("with", "act", "passive", "noun")
"""Frames of contacts between a subject and somebody else."""

_LESSER = COMPANY | {"line", "travel"}
_LED = 5  # words of "delegasi parlemen Mali yang" before "dipimpin"


class ContactFinder:
    """Finds the contacts of one sentence.

    Attributes:
        triggers: The words of contact that are more than the means of another.
    """

    def __init__(self, scene: Scene, phrases: Phrases, memory: Memory, triggers: Sequence[Trigger]) -> None:
        self._scene = scene
        self._phrases = phrases
        self._memory = memory
        said = [trigger for trigger in triggers if not trigger.rule.quoted or trigger.start in scene.quoted]
        said = [trigger for trigger in said if not trigger.rule.plan or self._is_bound(trigger)]
        self.triggers = [self._cut(trigger) for trigger in said if not self._is_means(trigger, said)]

    def found(self) -> list[tuple[Trigger, Cast]]:
        """Return the contacts of which somebody is named, or that take up one told before."""
        if not self.triggers:
            return []
        casts = CastFinder(self._scene, self.triggers, self._phrases, self._memory)
        found = [self._read(trigger, casts) for trigger in self.triggers]
        found = [(t, cast) for t, cast in found if not self._of_delegation(t) and not self._of_team(t)]
        found = [(t, cast) for t, cast in found if not self._of_signer(t, found) and not self._is_matter(t, cast)]
        found = [(t, cast) for t, cast in found if t.rule.frame not in OF_TWO_SIDES or not self._of_doubles(cast)]
        found = [(t, cast) for t, cast in found if not self._is_asked(t, cast, found)]
        # what points back where nothing was told takes no day or place from the others
        told = bool(self._memory.parties)
        return [(t, cast) for t, cast in found if not cast.empty and (told or not cast.continues)]

    def _cut(self, trigger: Trigger) -> Trigger:
        """Let the words of a contact end where somebody begins: "kunjungan | Perdana Menteri Amina"."""
        actors = (actor for group in self._scene.groups for actor in group.actors if actor.sort == "person")
        ends = [actor.start for actor in actors if trigger.start < actor.start < trigger.end < actor.end]
        return replace(trigger, end=ends[0]) if ends else trigger

    def _is_bound(self, trigger: Trigger) -> bool:
        """Whether a plan leads somewhere: "rencana Amina (itu) ke Mali", "rencananya ke Mali", "undangan ke Mali"."""
        lower = self._scene.line.lower
        owners = (actor for group in self._scene.groups for actor in group.actors if actor.start == trigger.end)
        owner = next((actor for actor in owners if actor.human), None)
        theirs = lower[trigger.start].endswith("nya")
        end = owner.end if owner is not None else trigger.end
        end += lower[end : end + 1] != () and lower[end] in POINTERS
        whose = lower[trigger.end - 1] == "undangan" or theirs == (owner is None)
        return whose and lower[end : end + 1] == ("ke",)

    def _read(self, trigger: Trigger, casts: CastFinder) -> tuple[Trigger, Cast]:
        """Find who takes part in a contact, which is a trip where it leads to a place and not to a person."""
        cast = casts.cast(trigger)
        if cast.continues and not self._memory.met and trigger.rule.frame == "noun":
            cast = casts.gathered(trigger)
        nobody = cast.right is None or all(actor.sort == "body" for actor in cast.right.actors)
        if trigger.rule.frame == "over" and nobody and self._scene.line.lower[0] not in self._phrases.over:
            trigger = replace(trigger, rule=replace(trigger.rule, placed=True))  # "membahas konflik di Dakar"
        if trigger.rule.trip and nobody:
            trigger = replace(trigger, rule=replace(trigger.rule, frame="travel", kind="visit"))
            cast = casts.cast(trigger)
        sends = trigger.rule.opened and self._scene.line.lower[trigger.start] in self._phrases.sends
        sent = cast.right if sends else None
        if sent is not None and self._scene.line.lower[sent.end : sent.end + 1] == ("ke",):
            trigger = replace(trigger, rule=replace(trigger.rule, frame="travel", kind="visit"))
            cast = casts.cast(trigger)  # "mengutus Amina ke Dakar"
        return trigger, cast

    def _of_delegation(self, trigger: Trigger) -> bool:
        """Whether words only say who leads a team, or a body: "delegasi Mali yang dipimpin Amina", "partai yang …"."""
        lower = self._scene.line.lower
        before = trigger.start - 1
        while before > 0 and lower[before] in self._phrases.auxiliaries:
            before -= 1
        if not trigger.rule.leads or trigger.rule.frame != "company" or lower[max(before, 0)] != "yang":
            return False
        if any(word in self._phrases.teams for word in lower[max(before + 1 - _LED, 0) : before]):
            return True
        bodies = {actor.end for group in self._scene.groups for actor in group.actors if actor.sort == "body"}
        return before in bodies or lower[before - 1] in self._phrases.institutions

    @staticmethod
    def _of_signer(trigger: Trigger, found: Sequence[tuple[Trigger, Cast]]) -> bool:
        """Whether words only say for whom one of those who sign or meet stands: "diteken Amina mewakili Mali dan …"."""
        if not (trigger.rule.opened and trigger.rule.third):
            return False
        groups = (side for t, cast in found if t.rule.frame not in COMPANY for side in (cast.left, cast.right) if side)
        return any(group.start < trigger.start < group.end and len(group.mentions) > 1 for group in groups)

    @staticmethod
    def _is_asked(trigger: Trigger, cast: Cast, found: Sequence[tuple[Trigger, Cast]]) -> bool:
        """Whether a verb only says to what somebody is asked along: "mengajak Amina berbicara di Dakar"."""
        if trigger.rule.frame != "with" or cast.right is not None:
            return False
        asked = {right.end for t, other in found if t.rule.invites and (right := other.right) is not None}
        return trigger.start in asked

    def _of_team(self, trigger: Trigger) -> bool:
        """Whether a delegation that somebody leads goes on to meet others: "Amina memimpin tim yang menemui Bou"."""
        if not trigger.rule.third:
            return False
        lower, words = self._scene.line.lower, self._scene.line.lower[trigger.start : trigger.end]
        leads = not self._phrases.teams.isdisjoint(words)
        behind = any(t.start > trigger.end and t.rule.frame in OF_TWO_SIDES for t in self.triggers)
        return leads and behind and lower[trigger.end : trigger.end + 1] == ("yang",)

    def _is_matter(self, trigger: Trigger, cast: Cast) -> bool:
        """Whether talks with a side are only what others talk of: "mereka membahas perundingan dengan Mali"."""
        if trigger.rule.frame != "noun":
            return False
        over = any(other.end == trigger.start and other.rule.frame == "over" for other in self.triggers)
        side = cast.right.actors if cast.right is not None else ()
        return over and all(a.sort in ("delegation", "body") for a in side)

    def _of_doubles(self, cast: Cast) -> bool:
        """Whether a side is a pair of players: "Raka/Bou bertemu Amina/Awa"."""
        if "/" not in self._scene.line.words:
            return False
        words = (*self._scene.line.words, "", "")
        actors = [actor for side in (cast.left, cast.right) if side is not None for actor in side.actors]
        ends = {actor.end for actor in actors if words[actor.end] == "/" and words[actor.end + 1][:1].isupper()}
        starts = {actor.start for actor in actors if words[actor.start - 1] == "/" and words[actor.start - 2].istitle()}
        return bool(ends or starts)

    def _is_means(self, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
        """Whether a contact only tells by what means another takes place: "berbicara melalui konferensi video"."""
        if trigger.rule.frame == "line":
            return any(other.rule.frame not in _LESSER and not other.rule.placed for other in triggers)
        if trigger.rule.frame != "noun":
            return False
        if self._is_backdrop(trigger, others=triggers):
            return True
        over = trigger.start > 0 and self._scene.line.lower[trigger.start - 1] in self._phrases.over
        others = [other for other in triggers if other is not trigger and other.rule.frame in ("with", "noun", "over")]
        opens = trigger.start == 1 and any(other.rule.frame == "over" for other in others)
        return over and (opens or any(o.end < trigger.start for o in others))

    def _is_backdrop(self, trigger: Trigger, others: Sequence[Trigger]) -> bool:
        """Whether a noun of talks is only what a handshake or call was next to: "bersalaman di sela jamuan di Lome"."""
        lower = self._scene.line.lower
        beside = trigger.start > 0 and lower[trigger.start - 1] in self._phrases.beside
        own = lower[trigger.end : trigger.end + 1] in (("dengan",), ("antara",), ("bersama",))
        lesser = any(one.end < trigger.start and one.rule.kind in ("encounter", "call") for one in others)
        return trigger.rule.kind == "meeting" and beside and not own and lesser
