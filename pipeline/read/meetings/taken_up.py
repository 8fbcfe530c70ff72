"""Contacts that go on with one told before: "pertemuan itu", "giliran Bou", a plan that fell through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.claims import ClaimMaker, participants
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.slots import Reach
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.triggers import IN_LINE, NUMBERED, Trigger
from pipeline.records import Claim, Participant

_PAIR = 2
_COUNTED = 2  # words of "puncak sebelumnya" behind "pertemuan"
_JOINTS = frozenset({",", "dan", "sedangkan", "sementara"})
_FIRST_OR_LAST = frozenset({"pertama", "terakhir"})
_TAKES_PLACE = 6  # words behind "pertemuan itu" in which "berlangsung" and the like stand
_POINTER_REACH = 14  # words behind "pertemuan" in which "itu" stands: "pertemuan di Dakar, Senin (3/6), itu"
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
        strong = [claim for claim in strong if claim.kind != "call" or self._may_be_call(trigger)]
        if not strong or not self._maker.recent(strong[-1]):
            return
        if self._of_plan(trigger):
            yield from self._fell_through(trigger, strong[-1], verdict)
        else:
            yield from self._gone_on(trigger, strong[-1], verdict)

    def _may_be_call(self, trigger: Trigger) -> bool:
        """Whether a word may take up talks by phone; "pertemuan berikutnya" may not."""
        words = {word.removesuffix("nya") for word in self._scene.line.lower[trigger.start : trigger.end]}
        calls = either(self._phrases.call_nouns, self._phrases.call_verbs)
        return trigger.rule.kind == "call" or not calls.isdisjoint(words)

    def _gone_on(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read what more is told of a contact, or that it did not take place."""
        off = verdict.status in ("cancelled", "denied")
        lower = self._scene.line.lower
        ahead = range(trigger.end, min(trigger.end + _POINTER_REACH, len(lower)))
        pointer = next((place for place in ahead if lower[place] in POINTERS), trigger.end)
        if verdict.status == "denied" and self._of_its_matter(pointer + 1):
            return
        further = not self._phrases.further.isdisjoint(lower[trigger.start : trigger.end + 1])
        if verdict.status == "cancelled" and last.status == "held":
            if further:
                yield from self._next_one_off(trigger, last, verdict)
            return  # "Perundingan itu sedianya digelar Mei, tetapi ditunda" is of its first date
        tail = lower[trigger.end : trigger.end + _TAKES_PLACE] + lower[pointer : pointer + _TAKES_PLACE]
        if tail[:1] == ("serupa",):
            yield from self._alike(trigger, last, verdict)
            return
        again = trigger.rule.frame == "with" or further
        if again and (verdict.status != "planned" or not self._as_many(lower[: trigger.start], last)):
            return
        placed = last.place is None and self._opens_somewhere(trigger)
        if not off and not again and not placed and self._phrases.takes_place.isdisjoint(tail):
            return
        # "percakapan terakhir terjadi pada Mei" took place, whatever came after
        other = self._phrases.before_this - self._phrases.talk_adverbs
        earlier = not other.isdisjoint(lower[trigger.end : trigger.end + _COUNTED])
        if earlier and self._names_others(last):
            return  # "Pertemuan sebelumnya terjadi pada 2000, ketika Bou menjamu Cheikh"
        other_round = lower[trigger.start] in self._phrases.rounds and not further
        counted = other_round or self._counted(trigger)
        own = off or again or earlier or counted or "terakhir" in tail[:1] or verdict.cue == "akhirnya"
        verdict = verdict if own else replace(verdict, status=last.status)
        people = self._next_people(trigger, last) if further else last.participants
        end = self._matter(trigger.end) if placed else self._main_end(trigger.end)
        claim = self._maker.claim(trigger, people, verdict, Reach(0, end))
        stated = claim.time is not None and not claim.inherited and claim.place is not None
        of_talks = self._maker.in_rounds and self._phrases.contests.isdisjoint(lower)  # not of an election
        sure = not other_round or (stated and of_talks)
        if sure and (off or again or claim.place is not None or claim.time is not None):
            many = further and last.kind == "meeting" and len(people) > _PAIR
            yield replace(claim, kind="multilateral" if many else last.kind, rules=(*claim.rules, "taken-up"))

    def _counted(self, trigger: Trigger) -> bool:
        """Whether talks are one of several: "Pertemuan pertama berlangsung di Dakar"."""
        said = self._scene.line.lower[trigger.start + 1 : trigger.end + 1]
        return any(word == "pertama" or (word in self._phrases.numbers and word.startswith("ke")) for word in said)

    def _names_others(self, last: Claim) -> bool:
        """Whether the sentence names people besides those of a contact."""
        named = [actor for group in self._scene.groups for actor in group.actors if actor.sort == "person"]
        return not self._maker.all_in(list(participants(named, "named")), last)

    def _next_one_off(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read "Pertemuan lanjutan di Dakar dibatalkan" as one more of the same people, where it has its own place."""
        claim = self._maker.claim(trigger, self._next_people(trigger, last), verdict)
        if claim.place is not None or (claim.time is not None and not claim.inherited):
            yield replace(claim, kind=last.kind, rules=(*claim.rules, "taken-up"))

    def _next_people(self, trigger: Trigger, last: Claim) -> tuple[Participant, ...]:
        """Return who is to meet next: those who met, without company, and whom "bersama" adds behind."""
        lower = self._scene.line.lower
        core = [one for one in last.participants if one.part != "accompanying"]
        behind = [group for group in self._scene.groups if group.start > trigger.end]
        added = [group for group in behind if self._phrases.with_.intersection(lower[group.start - 1 : group.start])]
        people = [*core, *(one for group in added for one in participants(group.actors, "named"))]
        return tuple(self._maker.distinct(people))

    def _opens_somewhere(self, trigger: Trigger) -> bool:
        """Whether a sentence opens with the talks and where they are: "Pertemuan di Dakar akan membahas panen"."""
        return trigger.start == 0 and self._scene.line.lower[trigger.end : trigger.end + 1] == ("di",)

    def _of_plan(self, trigger: Trigger) -> bool:
        """Whether a plan for talks is told of, without its people: "Rencana pertemuan pada 18 Juli"."""
        return trigger.start > 0 and self._scene.line.lower[trigger.start - 1] == "rencana"

    def _fell_through(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read "Rencana pertemuan pada 18 Juli urung terlaksana" as of the same people, where it has its own day."""
        claim = self._maker.claim(trigger, last.participants, verdict)
        if verdict.status == "cancelled" and claim.time is not None and not claim.inherited:
            yield replace(claim, kind=last.kind, rules=(*claim.rules, "taken-up"))

    def _alike(self, trigger: Trigger, last: Claim, verdict: Verdict) -> Iterator[Claim]:
        """Read "Pertemuan serupa digelar pada Mei di Dakar" as one more contact of those people, if it names nobody."""
        named = any(actor.sort == "person" for group in self._scene.groups for actor in group.actors)
        lower = self._scene.line.lower[trigger.end :]
        others = either(self._phrases.nouns, self._phrases.possessed, self._phrases.collectives)
        named = named or "antara" in lower or not others.isdisjoint(lower)  # "… digelar pendahulu mereka"
        claim = self._maker.claim(trigger, last.participants, verdict)
        if not named and claim.time is not None and claim.place is not None:
            yield replace(claim, kind=last.kind)

    def _matter(self, start: int) -> int:
        """Where a sentence begins to tell what talks are about: "Pertemuan di Dakar akan membahas panen pada Mei"."""
        lower, tells = self._scene.line.lower, either(self._phrases.auxiliaries, self._phrases.matters)
        return next((place for place in range(start, len(lower)) if lower[place] in tells), len(lower))

    def _main_end(self, start: int) -> int:
        """Where a clause of another contact's time begins behind a word: "digelar dua bulan setelah …"."""
        lower = self._scene.line.lower
        others = either(self._phrases.asides, self._phrases.whens, self._phrases.afters, self._phrases.since)
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

    def numbered(self, before: Sequence[Claim], here: Sequence[Claim]) -> Iterator[Claim]:
        """Read "Yang pertama di Dakar pada 2019, yang kedua di Lome" as contacts of those who just met again.

        So does "Pertemuan pertama mereka digelar di Dakar, yang kedua di Lome pada 2019".

        Args:
            before: The contacts told before the sentence.
            here: Those that it tells otherwise.
        """
        lower = self._scene.line.lower
        starts = [at for at in range(len(lower) - 2) if self._is_number(at)]
        if not starts or (here and not starts[0]):
            return
        last = before[-1] if before and not starts[0] else None
        if starts[0]:
            last = here[-1] if here and "pertama" in lower[: starts[0]] and lower[starts[0] - 1] in _JOINTS else None
        named = any(actor.human for group in self._scene.groups for actor in group.actors if actor.start >= starts[0])
        if last is None or last.weak or last.kind == "visit" or named or not self._maker.recent(last):
            return
        for start, end in pairwise([*starts, len(lower)]):
            verdict = judge(self._scene.line, start, start + _PAIR, "noun")
            words = Trigger(NUMBERED, start, start + _PAIR)
            claim = self._maker.claim(words, last.participants, verdict, Reach(start, end))
            if verdict.status == "held" and claim.time is not None and not claim.inherited:
                yield replace(claim, kind=last.kind)

    def _is_number(self, position: int) -> bool:
        """Whether one of several contacts is told at a word: "yang pertama di Dakar", "yang kedua digelar"."""
        word, which, behind = self._scene.line.lower[position : position + 3]
        counted = which in self._phrases.numbers or which in _FIRST_OR_LAST
        return word == "yang" and counted and (behind in ("di", "pada") or behind in self._phrases.takes_place)

    def _turn(self, group: Group) -> Trigger | None:
        """Return the word that makes somebody the next one: "giliran Bou", "tamu berikutnya adalah Bou"."""
        lower = self._scene.line.lower
        turn = group.start - 1 - (lower[group.start - 1] in self._phrases.copulas)
        alone = lower[group.end : group.end + 1] in _ENDS and group.actors[0].sort == "person"
        return (
            Trigger(IN_LINE, turn, turn + 1) if turn >= 0 and alone and lower[turn] in self._phrases.in_line else None
        )
