"""Contacts of people with one another: who met whom, what adds to a contact, who stands together in a photo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.meetings.cast import Cast, eligible, parts
from pipeline.read.meetings.claims import ClaimMaker, participants
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.repeats import find_repeats
from pipeline.read.meetings.scene import POINTERS, Actor, Scene
from pipeline.read.meetings.slots import Reach
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.triggers import TOGETHER, Trigger
from pipeline.records import Claim, Participant

_TAKES_PLACE = 6  # words behind "pertemuan itu" in which "berlangsung" and the like stand
_POINTER_REACH = 14  # words behind "pertemuan" in which "itu" stands: "pertemuan di Dakar, Senin (3/6), itu"
_APART_REACH = 3  # words before a contact in which "secara terpisah" parts it
_APART_BEHIND = 8  # and behind it


class Talks:
    """Reads the contacts of one sentence that are no trips.

    Args:
        scene: The sentence.
        maker: Makes its claims.
        triggers: Its contacts, in order.
        phrases: The word classes.
    """

    def __init__(self, scene: Scene, maker: ClaimMaker, triggers: Sequence[Trigger], phrases: Phrases) -> None:
        self._scene = scene
        self._maker = maker
        self._triggers = triggers
        self._phrases = phrases

    def met(self, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        """Yield a claim for each time that people are told to have met; several where they met one by one."""
        left = cast.left.actors if cast.left else ()
        right = cast.right.actors if cast.right else ()
        if trigger.rule.persons:
            left, right = (tuple(a for a in side if a.sort in ("person", "pronoun")) for side in (left, right))
            sought = cast.right is not None and not right
            called = cast.left is not None and not left and len(right) > 1
            if (sought or called) and trigger.rule.frame == "act":
                return  # "Raka dan Amina menyambangi kantor KPU" does not tell that they met each other
        if trigger.rule.frame == "with" and cast.left is None and not cast.carried:
            return  # "…, lalu berunding dengan Raka dan Amina" does not tell that they met each other
        everyone = (*left, *right)
        left = tuple(actor for actor in left if eligible(actor, everyone, travel=False))
        right = tuple(actor for actor in right if eligible(actor, everyone, travel=False))
        left_part, right_part = parts(trigger)
        own = right_part if left and not right else left_part  # "Amina menyambutnya": whom, not who
        carried = [Participant(mention, own) for mention in cast.carried]
        repeats = find_repeats(self._scene, trigger, self._triggers, self._phrases)
        bounds = [*(repeat.start for repeat in repeats), len(self._scene.line)]
        for here, there in self._sides(trigger, cast, left, right):
            opening = [*carried, *participants(here, left_part)]
            others = self._maker.distinct(list(participants(there, right_part)))
            people = self._maker.distinct([*opening, *others])
            alone = trigger.rule.frame == "with" and not here and len(people) == len(others)
            if len(people) > 1 and not alone:  # "lalu berunding dengan keduanya" leaves out who did
                company = any(person.part == "accompanying" for person in people) or self._between_them(trigger, there)
                yield replace(self._maker.claim(trigger, people, verdict, Reach(0, bounds[0])), extends=company)
                for repeat, end in zip(repeats, bounds[1:], strict=True):
                    other = list(participants(repeat.other.actors, right_part)) if repeat.other else []
                    again = self._maker.distinct([*opening, *other]) if other else people
                    if len(again) > 1:
                        yield self._maker.claim(trigger, again, verdict, Reach(repeat.start, end))

    def _sides(
        self, trigger: Trigger, cast: Cast, left: tuple[Actor, ...], right: tuple[Actor, ...]
    ) -> list[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
        """Part the two sides where people were met (or received) one by one."""
        near = self._scene.line.lower[max(trigger.start - _APART_REACH, 0) : trigger.end + _APART_BEHIND]
        last = cast.right.end if cast.right else trigger.end
        apart = bool({*near, *self._scene.line.lower[last : last + 3]} & self._phrases.apart)
        rings = trigger.rule.kind == "call" and trigger.rule.frame == "act"  # whoever rings up two people rings twice
        if _many(right) and (apart or rings or (cast.right is not None and cast.right.apart)):
            return [(left, one) for one in _singly(right)]
        if apart and right and _many(left) and not any(actor.company for actor in left):
            return [(one, right) for one in _singly(left)]
        return [(left, right)]

    @staticmethod
    def _between_them(trigger: Trigger, others: tuple[Actor, ...]) -> bool:
        """Whether somebody sat down with those who met: "Bou duduk di antara mereka"."""
        several = [actor for actor in others if actor.sort == "pronoun" and len(actor.mentions) > 1]
        return trigger.rule.id == "duduk-di-antara" and bool(several)

    def on_line(self, trigger: Trigger, claim: Claim, before: Sequence[Claim]) -> Claim:
        """Make "percakapan keduanya" a call where the contact told last was one of the same people."""
        last = before[-1] if before else None
        spoken = not self._phrases.call_nouns.isdisjoint(self._scene.line.lower[trigger.start : trigger.end])
        if last is None or last.kind != "call" or claim.kind != "meeting" or not spoken or claim.place is not None:
            return claim
        same = len(claim.participants) == len(last.participants) and self._maker.all_in(claim.participants, last)
        return replace(claim, kind="call") if same and self._maker.recent(last) else claim

    def taken_up(self, trigger: Trigger, before: Sequence[Claim], verdict: Verdict) -> Iterator[Claim]:
        """Let "pertemuan itu berlangsung di Dakar" (or "dibatalkan") add to the contact told last."""
        strong = [claim for claim in before if not claim.weak and claim.kind != "visit"]
        if not strong or not self._maker.recent(strong[-1]):
            return
        last, off = strong[-1], verdict.status in ("cancelled", "denied")
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

    def together(self) -> Iterator[Claim]:
        """Take people shown side by side in a photo, with a place or a date, as having met."""
        groups = [g for g in self._scene.groups if len([a for a in g.actors if a.sort == "person"]) > 1]
        listed = self._scene.line.lower[:2] == ("dari", "kiri")
        if not groups or not (self._scene.places or self._scene.times or listed):
            return
        group = max(groups, key=lambda candidate: len(candidate.actors))
        people = self._maker.distinct([Participant(m) for a in group.actors if a.sort == "person" for m in a.mentions])
        line = self._scene.line
        after = Trigger(TOGETHER, group.start, group.end)
        if len(people) > 1 and judge(line, group.start, group.end).status == "held":
            yield self._maker.claim(after, people, Verdict("held"))


def _many(side: tuple[Actor, ...]) -> bool:
    return sum(len(actor.mentions) for actor in side) > 1


def _singly(side: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
    return [(replace(actor, mentions=(mention,)),) for actor in side for mention in actor.mentions]
