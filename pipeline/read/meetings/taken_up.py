"""Contacts that go on with one told before: "pertemuan itu", "giliran Bou", a plan that fell through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.meetings.claims import ClaimMaker, participants
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.slots import Reach
from pipeline.read.meetings.status import Verdict
from pipeline.read.meetings.triggers import IN_LINE, Trigger
from pipeline.records import Claim

_PAIR = 2
_TAKES_PLACE = 6  # words behind "pertemuan itu" in which "berlangsung" and the like stand
_POINTER_REACH = 14  # words behind "pertemuan" in which "itu" stands: "pertemuan di Dakar, Senin (3/6), itu"
_IS = ("adalah", "ialah", "yakni", "yaitu")
_ENDS = ((".",), (",",), ("yang",), ())


class TakenUp:
    """Reads the contacts of one sentence that go on with one told before.

    Args:
        scene: The sentence.
        maker: Makes its claims.
        phrases: The word classes.
    """

    def __init__(self, scene: Scene, maker: ClaimMaker, phrases: Phrases) -> None:
        self._scene = scene
        self._maker = maker
        self._phrases = phrases

    def taken_up(self, trigger: Trigger, before: Sequence[Claim], verdict: Verdict) -> Iterator[Claim]:
        """Let "pertemuan itu berlangsung di Dakar" (or "dibatalkan") add to the contact told last."""
        strong = [claim for claim in before if not claim.weak and claim.kind != "visit"]
        if not strong or not self._maker.recent(strong[-1]):
            return
        if self._of_plan(trigger):
            yield from self._fell_through(trigger, strong[-1], verdict)
        else:
            yield from self._gone_on(trigger, strong[-1], verdict)

    def _gone_on(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read what more is told of a contact, or that it did not take place."""
        off = verdict.status in ("cancelled", "denied")
        lower = self._scene.line.lower
        ahead = range(trigger.end, min(trigger.end + _POINTER_REACH, len(lower)))
        pointer = next((place for place in ahead if lower[place] in POINTERS), trigger.end)
        if verdict.status == "denied" and self._of_its_matter(pointer + 1):
            return
        if verdict.status == "cancelled" and last.status == "held":
            return  # "Perundingan itu sedianya digelar Mei, tetapi ditunda" is of its first date
        tail = lower[trigger.end : trigger.end + _TAKES_PLACE] + lower[pointer : pointer + _TAKES_PLACE]
        if tail[:1] == ("serupa",) and verdict.status == "held":
            yield from self._alike(trigger, last, verdict)
            return
        again = trigger.rule.frame == "with" or not self._phrases.further.isdisjoint(tail[:1])
        if again and (verdict.status != "planned" or not self._as_many(lower[: trigger.start], last)):
            return
        if not off and not again and self._phrases.takes_place.isdisjoint(tail):
            return
        # "percakapan terakhir terjadi pada Mei" took place, whatever came after
        own = off or again or "terakhir" in tail[:1] or verdict.cue == "akhirnya"
        verdict = verdict if own else replace(verdict, status=last.status)
        claim = self._maker.claim(trigger, last.participants, verdict, Reach(0, self._main_end(trigger.end)))
        if off or again or claim.place is not None or claim.time is not None:
            yield replace(claim, kind=last.kind, rules=(*claim.rules, "taken-up"))

    def _of_plan(self, trigger: Trigger) -> bool:
        """Whether a plan for talks is told of, without its people: "Rencana pertemuan pada 18 Juli"."""
        return trigger.start > 0 and self._scene.line.lower[trigger.start - 1] == "rencana"

    def _fell_through(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read "Rencana pertemuan pada 18 Juli urung terlaksana" as of the same people, where it has its own day."""
        claim = self._maker.claim(trigger, last.participants, verdict)
        if verdict.status == "cancelled" and claim.time is not None and not claim.inherited:
            yield replace(claim, kind=last.kind, rules=(*claim.rules, "taken-up"))

    def _alike(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read "Pertemuan serupa digelar pada Mei di Dakar" as one more contact of the same people."""
        named = any(actor.sort == "person" for group in self._scene.groups for actor in group.actors)
        lower = self._scene.line.lower[trigger.end :]
        others = self._phrases.nouns | self._phrases.possessed | self._phrases.collectives
        named = named or "antara" in lower or not others.isdisjoint(lower)  # "… digelar pendahulu mereka"
        claim = self._maker.claim(trigger, last.participants, verdict)
        if not named and claim.time is not None and claim.place is not None:
            yield replace(claim, kind=last.kind)

    def _main_end(self, start: int) -> int:
        """Where a clause of another contact's time begins behind a word: "digelar dua bulan setelah …"."""
        lower = self._scene.line.lower
        others = self._phrases.asides | self._phrases.whens | {"sejak", "menyusul", "seusai", "usai"}
        return next((place for place in range(start, len(lower)) if lower[place] in others), len(lower))

    def _as_many(self, before: Sequence[str], last: Claim) -> bool:
        """Whether a contact had as many people as "kedua pihak" before a word says, if anything says so."""
        said = {self._phrases.numbers[word] for word in before if word in self._phrases.numbers}
        return not said or len(last.participants) in said

    def _of_its_matter(self, position: int) -> bool:
        """Whether a denial is of what was talked about: "membantah pertemuan itu membahas panen"."""
        words = self._scene.line.lower[position : position + 2]
        return any(word.startswith("mem") or word in self._phrases.of_matter for word in words)

    def next_in_line(self, before: Sequence[Claim]) -> Iterator[Claim]:
        """Read "Siangnya, giliran Bou" as one more contact of whoever just met somebody else."""
        last = before[-1] if before else None
        if last is None or last.weak or len(last.participants) != _PAIR or not self._maker.recent(last):
            return
        for group in self._scene.groups:
            turn = self._turn(group)
            kept = self._maker.of_subject(last)
            people = self._maker.distinct([*kept, *participants(group.actors, "named")])
            if turn is not None and kept and len(people) > 1 and not self._maker.all_in(people[1:], last):
                yield replace(self._maker.claim(turn, people, Verdict(last.status)), kind=last.kind)

    def _turn(self, group: Group) -> Trigger | None:
        """Return the word that makes somebody the next one: "giliran Bou", "tamu berikutnya adalah Bou"."""
        lower = self._scene.line.lower
        turn = group.start - 1 - (lower[group.start - 1] in _IS)
        alone = lower[group.end : group.end + 1] in _ENDS and group.actors[0].sort == "person"
        return (
            Trigger(IN_LINE, turn, turn + 1) if turn >= 0 and alone and lower[turn] in self._phrases.in_line else None
        )
