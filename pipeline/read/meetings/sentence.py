"""From a sentence to claims: the contacts that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.meetings.claims import ClaimMaker, participants
from pipeline.read.meetings.company import COMPANY, Company
from pipeline.read.meetings.frames import Cast, CastFinder, eligible, parts
from pipeline.read.meetings.layout import SceneBuilder
from pipeline.read.meetings.occasions import Occasions
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Actor, Scene
from pipeline.read.meetings.slots import Reach, find_repeats
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.told import Told, closed
from pipeline.read.meetings.triggers import TOGETHER, Trigger
from pipeline.read.meetings.visits import Visits
from pipeline.records import Claim, Participant

_TAKES_PLACE = 6  # words behind "pertemuan itu" in which "berlangsung" and the like stand
_POINTER_REACH = 14  # words behind "pertemuan" in which "itu" stands: "pertemuan di Dakar, Senin (3/6), itu"
_APART_REACH = 3  # words before a contact in which "secara terpisah" parts it
_APART_BEHIND = 8  # and behind it


class SentenceReader:
    """Reads one sentence."""

    def __init__(
        self, phrases: Phrases, page: Page, builder: SceneBuilder, scene: Scene, triggers: Sequence[Trigger]
    ) -> None:
        self._phrases = phrases
        self._mentions = page.mentions
        self._memory = builder.memory
        self._scene = scene
        self._all = triggers
        casts = CastFinder(scene, triggers, phrases, self._memory.subject)
        found = [(trigger, casts.cast(trigger)) for trigger in triggers]
        # what points back where nothing was told takes no day or place from the others
        told = bool(self._memory.parties)
        self._active = [(t, cast) for t, cast in found if not cast.empty and (told or not cast.continues)]
        self._triggers = [trigger for trigger, _ in self._active]
        self._maker = ClaimMaker(scene, self._triggers, phrases, self._memory)
        self._visits = Visits(scene, self._maker, page.mentions, phrases)
        self._company = Company(scene, self._maker, page.mentions, phrases, self._active)
        self._occasions = Occasions(scene, self._maker, triggers, phrases)

    @property
    def company(self) -> frozenset[int]:
        """Where the groups begin that only add people to a contact."""
        return frozenset(
            cast.right.start for trigger, cast in self._active if trigger.rule.frame in COMPANY and cast.right
        )

    @property
    def carried(self) -> bool:
        """Whether talks with somebody take their subject from the sentence before."""
        return any(cast.carried and cast.right and not cast.left for _, cast in self._active)

    def told(self, before: Sequence[Told]) -> list[Told]:
        """Return what the sentence tells of contacts, given what the article has told so far."""
        claims = self._claims(before)
        told = [Told(claim, self._company.nouns) for claim in claims]
        goes_on = self._company.taken_up and any(not o.open and self._maker.recent(o.claim) for o in before)
        plain = self._scene.line.sentence.zone == "body" and not self._company.pointed and not goes_on
        if plain and all(claim.weak for claim in claims) and (opened := self._occasions.find()):
            people = self._maker.distinct([*opened.participants, *self._company.leaders()])
            told.append(Told(replace(opened, participants=tuple(people)), self._company.nouns, open=True))
        self._memory.signed = self._maker.place_of_signing(self._all)
        return told

    def _claims(self, before: Sequence[Told]) -> list[Claim]:
        earlier = closed(before)
        found: list[Claim] = []
        trip: Claim | None = None
        last: tuple[Trigger, Cast, Verdict] | None = None
        # company last: "Turut hadir dalam pertemuan Amina dengan Bou …"
        for trigger, cast in sorted(self._active, key=lambda pair: pair[0].rule.frame in COMPANY):
            verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
            if last is not None and not verdict.cue and self._goes_on(*last[:2], trigger, cast):
                verdict = last[2]  # "akan menemui Amina dan pada hari itu juga bertemu Bou"
            last = trigger, cast, verdict
            if verdict.status is None or (trigger.start in self._scene.quoted and cast.carried):
                continue  # whoever is quoted speaks of "we": the subject of the sentence before is not meant
            if trigger.rule.frame == "travel":
                visits = list(self._visits.visit(trigger, cast, verdict, [*earlier, *found]))
                trip = visits[-1] if visits else trip
                found += visits
            elif trigger.rule.frame in COMPANY:
                so_far = [*before, *(Told(claim, self._company.nouns) for claim in found)]
                found += self._company.joined(trigger, cast, so_far)
            elif cast.continues:
                found += self._taken_up(trigger, [*earlier, *found], verdict)
            else:
                talks = [self._visits.on_trip(claim, trip) for claim in self._talks(trigger, cast, verdict)]
                if trip is not None and trip in found:
                    found[found.index(trip)] = trip = self._visits.received(trip, talks)
                for talk in talks:
                    if not self._visits.at_airport(talk):
                        found.append(talk)
                    elif trip is None:
                        found += self._visits.welcomed(talk, earlier)
        if self._scene.line.sentence.zone == "caption" and not any(not claim.weak for claim in found):
            found += self._together()
        return found

    def _goes_on(self, left: Trigger, first: Cast, right: Trigger, second: Cast) -> bool:
        """Whether the same subject does a second thing under the same auxiliary: "akan … dan …"."""
        between = self._scene.line.lower[left.end : right.start]
        same = first.left is not None and second.left is not None and first.left.start == second.left.start
        return same and "dan" in between and self._phrases.clause_ends.isdisjoint(between)

    # --- kinds of claims ------------------------------------------------------------------------------------

    def _talks(self, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        left = cast.left.actors if cast.left else ()
        right = cast.right.actors if cast.right else ()
        if trigger.rule.persons:
            left, right = (tuple(a for a in side if a.sort in ("person", "pronoun")) for side in (left, right))
        everyone = (*left, *right)
        left = tuple(actor for actor in left if eligible(actor, everyone, travel=False))
        right = tuple(actor for actor in right if eligible(actor, everyone, travel=False))
        left_part, right_part = parts(trigger)
        opening = [Participant(mention, left_part) for mention in cast.carried]
        opening += participants(left, left_part)
        repeats = find_repeats(self._scene, trigger, self._triggers, self._phrases)
        bounds = [*(repeat.start for repeat in repeats), len(self._scene.line)]
        for side in self._sides(trigger, cast, right):
            people = self._maker.distinct([*opening, *participants(side, right_part)])
            if len(people) > 1:
                company = any(person.part == "accompanying" for person in people)
                yield replace(self._maker.claim(trigger, people, verdict, Reach(0, bounds[0])), extends=company)
                for repeat, end in zip(repeats, bounds[1:], strict=True):
                    other = list(participants(repeat.other.actors, right_part)) if repeat.other else []
                    again = self._maker.distinct([*opening, *other]) if other else people
                    if len(again) > 1:
                        yield self._maker.claim(trigger, again, verdict, Reach(repeat.start, end))

    def _sides(self, trigger: Trigger, cast: Cast, right: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
        """Part the other side into the people who were met one by one."""
        near = self._scene.line.lower[max(trigger.start - _APART_REACH, 0) : trigger.end + _APART_BEHIND]
        last = cast.right.end if cast.right else trigger.end
        apart = {*near, *self._scene.line.lower[last : last + 3]} & self._phrases.apart
        if len(right) > 1 and (apart or (cast.right is not None and cast.right.apart)):
            return [(actor,) for actor in right]
        return [right]

    def _taken_up(self, trigger: Trigger, before: Sequence[Claim], verdict: Verdict) -> Iterator[Claim]:
        """Let "pertemuan itu berlangsung di Dakar" (or "dibatalkan") add to the contact told last."""
        strong = [claim for claim in before if not claim.weak and claim.kind != "visit"]
        if not strong or not self._maker.recent(strong[-1]):
            return
        last, off = strong[-1], verdict.status in ("cancelled", "denied")
        lower = self._scene.line.lower
        ahead = range(trigger.end, min(trigger.end + _POINTER_REACH, len(lower)))
        pointer = next((place for place in ahead if lower[place] in POINTERS), trigger.end)
        tail = lower[trigger.end : trigger.end + _TAKES_PLACE] + lower[pointer : pointer + _TAKES_PLACE]
        if not off and self._phrases.takes_place.isdisjoint(tail):
            return
        own = off or "terakhir" in tail[:1]  # "percakapan terakhir terjadi pada Mei" took place, whatever came after
        claim = self._maker.claim(trigger, last.participants, verdict if own else replace(verdict, status=last.status))
        if off or claim.place is not None or claim.time is not None:
            yield replace(claim, kind=last.kind, rules=(*claim.rules, "taken-up"))

    def _together(self) -> Iterator[Claim]:
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
