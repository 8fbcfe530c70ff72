"""Contacts of people with one another: who met whom, what adds to a contact, who stands together in a photo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast, eligible, parts
from pipeline.read.meetings.claims import ClaimMaker, participants
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.repeats import find_repeats
from pipeline.read.meetings.rounds import stops_told
from pipeline.read.meetings.scene import Actor, Scene
from pipeline.read.meetings.slots import Reach
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.triggers import TOGETHER, Trigger
from pipeline.records import Claim, Participant

_APART_REACH = 3  # words before a contact in which "secara terpisah" parts it
_APART_BEHIND = 8  # and behind it
_HANDSHAKE = "berjabat-tangan"  # the rule for what people do to each other, at talks as well as in passing
_LISTED = ((), ("dan",), ("serta",), (",",), (",", "dan"), (",", "serta"))  # before the first of several, and others
_STATION_REACH = 4  # words of "akan menjadi negara tujuan" behind the lands
_PROMISE = 2  # words of "untuk kembali" between "sepakat" and what comes
_FEW = 4  # people who are brought together for talks, rather than for a gathering at which some greet each other


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
            left, right = (tuple(a for a in side if a.human) for side in (left, right))
            sought = cast.right is not None and not right
            called = cast.left is not None and not left and len(right) > 1
            if (sought or called) and trigger.rule.frame == "act":
                return  # "Raka dan Amina menyambangi kantor KPU" does not tell that they met each other
        if trigger.rule.frame == "with" and cast.left is None and not cast.carried:
            return  # "…, lalu berunding dengan Raka dan Amina" does not tell that they met each other
        everyone = (*left, *right)
        left = tuple(actor for actor in left if cast.said or eligible(actor, everyone, travel=False))
        right = tuple(actor for actor in right if cast.said or eligible(actor, everyone, travel=False))
        left_part, right_part = parts(trigger)
        own = right_part if left and not right else left_part  # "Amina menyambutnya": whom, not who
        carried = [Participant(mention, own) for mention in cast.carried]
        sides = self._sides(trigger, cast, left, right)
        stations = self._stations(trigger)
        each = len(sides) > 1 and "masing-masing" in self._scene.line.lower
        repeats = () if each else find_repeats(self._scene, trigger, self._triggers, self._phrases)
        bounds = [*(repeat.start for repeat in repeats), len(self._scene.line)]
        for number, (here, there) in enumerate(sides):
            opening = [*carried, *participants(here, left_part)]
            others = self._maker.distinct(list(participants(there, right_part)))
            people = self._maker.distinct([*opening, *others])
            alone = trigger.rule.frame == "with" and not here and len(people) == len(others)
            if len(people) > 1 and not alone:  # "lalu berunding dengan keduanya" leaves out who did
                company = any(person.part == "accompanying" for person in people) or self._between_them(trigger, there)
                claim = self._maker.claim(trigger, people, verdict, Reach(0, bounds[0]))
                claim = self._with_own_slots(claim, number, len(sides)) if each else claim
                if len(stations) == len(sides) > 1:
                    claim = replace(claim, place=stations[number], areas=())
                first = len(self._maker.distinct(opening))
                yield replace(claim, extends=company, first=first if first < len(people) else 0)
                for repeat, end in zip(repeats, bounds[1:], strict=True):
                    other = list(participants(repeat.other.actors, right_part)) if repeat.other else []
                    again = self._maker.distinct([*opening, *other]) if other else people
                    if len(again) > 1:
                        at = Trigger(trigger.rule, *repeat.words) if repeat.words else trigger
                        yield self._maker.claim(at, again, verdict, Reach(repeat.start, end))

    def _with_own_slots(self, claim: Claim, number: int, count: int) -> Claim:
        """Give one of several contacts its own of as many days or places: "masing-masing pada 14 Mei dan 15 Juli"."""
        each = self._scene.line.lower.index("masing-masing")
        times = [index for start, _, index in self._scene.times if start > each]
        places = [mention for start, _, mention in self._scene.places if start > each]
        if len(times) == count:
            claim = replace(claim, time=times[number])
        return replace(claim, place=places[number], areas=()) if len(places) == count else claim

    def _sides(
        self, trigger: Trigger, cast: Cast, left: tuple[Actor, ...], right: tuple[Actor, ...]
    ) -> list[tuple[tuple[Actor, ...], tuple[Actor, ...]]]:
        """Part the two sides where people were met (or received) one by one."""
        if not (_many(left) or _many(right)):
            return [(left, right)]
        near = self._scene.line.lower[max(trigger.start - _APART_REACH, 0) : trigger.end + _APART_BEHIND]
        last = cast.right.end if cast.right else trigger.end
        tail = self._scene.line.lower[last : last + 3]
        singly = any(pair == ("per", "satu") for words in (near, tail) for pair in pairwise(words))
        apart = singly or bool({*near, *tail} & self._phrases.apart)
        rings = trigger.rule.kind == "call" and trigger.rule.frame == "act"  # whoever rings up two people rings twice
        stops = stops_told(self._scene, self._phrases)
        apart = apart or stops == 0 or stops == sum(len(actor.mentions) for actor in right)
        apart = apart or len(self._stations(trigger)) == len(_singly(right))
        if _many(right) and (apart or rings or (cast.right is not None and cast.right.apart)):
            return [(left, one) for one in _singly(right)]
        if apart and right and _many(left) and not any(actor.company for actor in left):
            return [(one, right) for one in _singly(left)]
        return [(left, right)]

    def _stations(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the lands of a trip with which a sentence opens, in each of which somebody else may be met.

        "Mali dan Chad menjadi tujuan berikutnya, dengan agenda pertemuan dengan Presiden Amina dan Raja Bou".
        """
        lower, end, found = self._scene.line.lower, 0, list[int]()
        for start, stop, mention in self._scene.places:
            if self._maker.sort(mention) != "country" or lower[end:start] not in _LISTED:
                break
            found.append(mention)
            end = stop
        told = lower[end : min(end + _STATION_REACH, trigger.start)]
        return tuple(found) if len(found) > 1 and not self._phrases.stations.isdisjoint(told) else ()

    @staticmethod
    def _between_them(trigger: Trigger, others: tuple[Actor, ...]) -> bool:
        """Whether somebody sat down with those who met: "Bou duduk di antara mereka"."""
        several = [actor for actor in others if actor.sort == "pronoun" and len(actor.mentions) > 1]
        return trigger.rule.id == "duduk-di-antara" and bool(several)

    def on_line(self, trigger: Trigger, claim: Claim, before: Sequence[Claim]) -> Claim:
        """Make "percakapan keduanya" a call where these people's last contact or the sentence before was of one."""
        if claim.kind != "meeting" or claim.place is not None:
            return claim
        words = either(self._phrases.call_nouns, self._phrases.call_verbs)
        said = self._scene.line.lower[trigger.start : trigger.end]
        if words.isdisjoint(word.removesuffix("nya") for word in said):
            return claim
        last = next((one for one in reversed(before) if self._of_same(claim, one)), None)
        rung = last is not None and last.kind == "call" and self._maker.recent(last)
        return replace(claim, kind="call") if rung or self._maker.by_phone() else claim

    def beside(self, trigger: Trigger, claim: Claim, before: Sequence[Claim]) -> Claim:
        """Let those who sign at what was told last join it: "Dalam acara yang sama, Amina dan Bou meneken nota"."""
        lower = self._scene.line.lower
        occasion = either(self._phrases.gatherings, self._phrases.times_of)
        there = lower[:1] in (("dalam",), ("pada",), ("di",)) and lower[1:2] and lower[1] in occasion
        last = next((one for one in reversed(before) if not one.weak and one.kind not in ("visit", "call")), None)
        same = there and lower[2:4] == ("yang", "sama") and trigger.rule.frame in ("joint", "signed")
        if not same or last is None or not self._maker.recent(last) or claim.time is not None:
            return claim
        people = tuple(self._maker.distinct([*last.participants, *claim.participants]))
        kept = replace(claim, kind=last.kind, participants=people, place=last.place, areas=last.areas, weak=False)
        return replace(kept, time=last.time, inherited=last.inherited, extends=True)

    def greeted(self, claim: Claim, before: Sequence[Claim]) -> Claim:
        """Let a handshake be a part of talks of a few at which somebody brought these people together.

        "Raka mempertemukan Amina dan Bou di rumahnya. Keduanya bersalaman": it has no day or place of its own.
        """
        own = claim.time is not None or claim.place is not None
        if claim.rules != (_HANDSHAKE,) or own:
            return claim
        last = next((one for one in reversed(before) if self._may_have_greeted(claim.participants, one)), None)
        if last is None:
            return claim
        kept = replace(claim, kind=last.kind, participants=last.participants, place=last.place, areas=last.areas)
        return replace(kept, time=last.time, inherited=last.time is not None, extends=True)

    def _may_have_greeted(self, people: Sequence[Participant], talks: Claim) -> bool:
        """Whether people are among the few of a gathering just told."""
        held = talks.status == "held" and not talks.weak and talks.kind == "multilateral"
        few = len(people) < len(talks.participants) <= _FEW
        return held and few and self._maker.recent(talks) and self._maker.all_in(people, talks)

    def _of_same(self, left: Claim, right: Claim) -> bool:
        """Whether two contacts are of the same people."""
        return len(left.participants) == len(right.participants) and self._maker.all_in(left.participants, right)

    def not_promised(self, claims: Sequence[Claim]) -> list[Claim]:
        """Leave out that people agree where what they agree on is the contact to come: "sepakat untuk bertemu lagi"."""
        positions = self._scene.line.positions
        plans = [positions(claim.trigger)[0] for claim in claims if claim.status == "planned" and not claim.weak]
        ends = [(claim, positions(claim.trigger)[1]) for claim in claims]
        return [
            claim
            for claim, end in ends
            if not (claim.weak and claim.status == "held" and any(0 <= plan - end <= _PROMISE for plan in plans))
        ]

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
