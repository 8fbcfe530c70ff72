"""From a sentence to claims: the contacts that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.company import Company
from pipeline.read.meetings.company_words import COMPANY, CompanyWords
from pipeline.read.meetings.completed import Completed
from pipeline.read.meetings.contacts import OF_TWO_SIDES, ContactFinder
from pipeline.read.meetings.lands import planned_by_lands
from pipeline.read.meetings.layout import SceneBuilder
from pipeline.read.meetings.occasions import Occasions
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.rounds import Rounds
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.settled import Open, accepted, denied_by, may_settle, reported, settle, unsettled
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.taken_up import TakenUp
from pipeline.read.meetings.talks import Talks
from pipeline.read.meetings.told import Told, closed
from pipeline.read.meetings.triggers import Trigger
from pipeline.read.meetings.visits import Visits
from pipeline.records import Claim, Participant

_THEN = 4  # words with which "Baru sesudah itu" opens a sentence
_LET_ALONE = "apalagi"  # the cue of that
_PLAIN = Verdict("held")  # what nothing is said of
_NEVER_REACH = 6  # words around "tidak pernah bertemu" in which "sebelumnya" says that they have now


class SentenceReader:
    """Reads one sentence."""

    def __init__(
        self, phrases: Phrases, page: Page, builder: SceneBuilder, scene: Scene, triggers: Sequence[Trigger]
    ) -> None:
        self._phrases = phrases
        self._mentions = page.mentions
        self._memory = builder.memory
        self._scene = scene
        contacts = ContactFinder(scene, phrases, self._memory, triggers)
        self._all = contacts.triggers
        self._active = contacts.found()
        self._triggers = [trigger for trigger, _ in self._active]
        self._maker = ClaimMaker(scene, self._triggers, phrases, self._memory)
        self._talks = Talks(scene, self._maker, self._triggers, phrases)
        self._rounds = Rounds(scene, self._maker, page, phrases)
        self._taken_up = TakenUp(scene, self._maker, phrases)
        self._visits = Visits(scene, self._maker, page.mentions, phrases)
        self._added = CompanyWords(scene, self._maker, page.mentions, phrases, self._active)
        self._company = Company(self._added, scene, self._maker, page, phrases)
        self._completed = Completed(scene, self._maker, phrases, page.mentions)
        self._open: list[Open] = []
        self._never: list[Claim] = []
        self._occasions = Occasions(scene, self._maker, self._all, phrases)

    @property
    def company(self) -> frozenset[int]:
        """Where the groups begin that only add people to a contact; who opens the sentence is what it is about."""
        return frozenset(
            cast.right.start
            for trigger, cast in self._active
            if trigger.rule.frame in COMPANY and cast.right and cast.right.start > 0
        )

    @property
    def carried(self) -> bool:
        """Whether talks with somebody take their subject from the sentence before."""
        return any(cast.carried and cast.right and not cast.left for _, cast in self._active)

    def told(self, before: Sequence[Told]) -> list[Told]:
        """Return what the sentence tells of contacts, given what the article has told so far."""
        claims = [*self._talks.not_promised(self._whole(self._claims(before))), *self._settled(before)]
        if not self._active:
            claims += self._taken_up.next_in_line(closed(before))
        claims += self._taken_up.numbered(closed(before), claims)
        if all(claim.weak for claim in claims):
            claims += planned_by_lands(self._scene, self._maker, self._all, self._phrases)
        denials = [*self._never, *(claim for claim in claims if claim.status == "denied")]
        self._take_back(denials, before)
        claims = [self._disputed(claim) for claim in claims]
        self._memory.denials += denials
        claims = [replace(claim, apart=True) if self._by_themselves(claim, before) else claim for claim in claims]
        here = self._scene.index
        told = [self._noted(claim, here) for claim in claims]
        goes_on = self._added.taken_up and any(not o.open and self._maker.recent(o.claim) for o in before)
        back = bool(self._added.pointed) and bool(before)  # "rapat itu" of which nothing was told opens an article
        plain = self._scene.line.sentence.zone == "body" and not back and not goes_on
        if plain and all(claim.weak for claim in claims) and (opened := self._occasions.find()):
            people = self._maker.distinct([*opened.participants, *self._company.leaders(), *self._company.side()])
            opened = replace(opened, participants=tuple(people))
            if (sealed := self._completed.sealed(opened, before)) is not None:
                told.append(Told(sealed, self._added.nouns))
            else:
                apart = bool(people) and not self._phrases.apart.isdisjoint(self._scene.line.lower)
                between = self._company.mediates()  # "Delegasi Mali dan delegasi Chad bertemu dengan perantaraan Bou"
                parties = () if people and not between else self._occasions.parties()
                called_off = opened.status == "cancelled"
                one = Told(opened, self._added.nouns, open=not called_off, apart=apart, parties=parties)
                one.side = self._occasions.side(opened)
                one.between = len(people) if between else 0
                told.append(one)
        elif plain and (filled := self._completed.filled(claims, before)) is not None:
            told.append(Told(filled, self._added.nouns))
        if (came := self._completed.came(before)) is not None:
            told = [
                Told(came, self._added.nouns),
                *(one for one in told if not one.claim.weak and not one.open),
            ]
        if not told and (headed := self._completed.headed(before)) is not None:
            told.append(Told(headed, self._added.nouns))
        self._memory.signed = self._maker.signing(self._all)
        return told

    def _whole(self, claims: Sequence[Claim]) -> list[Claim]:
        """Leave out what some do at a contact of more: "Raka menjamu Amina dan Bou untuk menandatangani …".

        Of "Raka menemui Amina dan Bou, dalam pertemuan di Dakar" the first has the place of the second. What they did
        in the course of a trip ("dalam kunjungannya ke Mali") leaves the trip.
        """
        lower, kept = self._scene.line.lower, list(claims)
        for claim in claims:
            start, _ = self._scene.line.positions(claim.trigger)
            before = lower[start - 1] if start else ""
            # "dalam perjalanan ke Dakar" is no visit, "dalam kunjungannya ke Dakar" is one
            trip = claim.kind == "visit" and (lower[start].startswith(("kunjungan", "lawatan")) or before != "dalam")
            if trip or (before != "dalam" and before not in self._phrases.purposes):
                continue
            wholes = [
                other
                for other in kept
                if other.kind != "visit"
                and other.trigger < claim.trigger
                and len(other.participants) > len(claim.participants)
                and self._maker.all_in(claim.participants, other)
            ]
            if wholes:
                kept = [one for one in kept if one is not claim]
                if before == "dalam" and wholes[-1].place is None:
                    kept[kept.index(wholes[-1])] = replace(wholes[-1], place=claim.place, areas=claim.areas)
        return kept

    def _take_back(self, denials: Sequence[Claim], before: Sequence[Told]) -> None:
        """Let what the article told as having happened be denied by those who should have met."""
        for denial in denials:
            meant = denied_by(denial, closed(before), self._memory.people)
            for one in before:
                if not one.open and any(one.claim is claim for claim in meant):
                    one.claim = replace(one.claim, status="denied", evidence=(*one.claim.evidence, *denial.evidence))

    def _disputed(self, claim: Claim) -> Claim:
        """Let those who denied a contact before do so when others claim it: "Menurut saksi, keduanya bertemu …"."""
        if self._memory.denials and self._reported(claim):
            for denial in self._memory.denials:
                if denied_by(denial, [claim], self._memory.people):
                    return replace(claim, status="denied", evidence=(*denial.evidence, *claim.evidence))
        return claim

    def _by_themselves(self, claim: Claim, before: Sequence[Told]) -> bool:
        """Whether some of those who met are told to have met alone as well: "sesudah itu Raka menemui Amina".

        Of a gathering also where it was only the two of them: "keduanya mengadakan pertemuan tersendiri".
        """
        more = [o.claim for o in before if len(o.claim.participants) > len(claim.participants)]
        if claim.extends or not more:
            return False
        lower, start = self._scene.line.lower, self._scene.line.positions(claim.trigger)[0]
        gathered = any(other.kind == "multilateral" for other in more)
        if gathered and not self._phrases.by_themselves.isdisjoint(_with_pairs(lower)):
            return True  # whoever is meant by "kedua menteri", linking knows
        in_turn = not self._phrases.in_turn.isdisjoint(_with_pairs(lower[:start]))
        return in_turn and any(other.extends and self._maker.all_in(claim.participants, other) for other in more)

    def _claims(self, before: Sequence[Told]) -> list[Claim]:
        earlier = closed(before)
        found: list[Claim] = []
        welcomes: list[Claim] = []
        trip: Claim | None = None
        last: tuple[Trigger, Cast, Verdict] | None = None
        # company last: "Turut hadir dalam pertemuan Amina dengan Bou …"
        for trigger, cast in sorted(self._active, key=lambda pair: pair[0].rule.frame in COMPANY):
            verdict = self._judged(trigger, cast, before)
            if last is not None and not verdict.cue and self._goes_on(*last[:2], trigger, cast):
                verdict = last[2]  # "akan menemui Amina dan pada hari itu juga bertemu Bou"
            last = trigger, cast, verdict
            invites = trigger.rule.invites and not self._went_along(trigger, cast)
            waiting = list(self._left_open(trigger, cast, verdict))
            found += self._accepted(trigger, waiting)
            self._open += waiting
            self._never += self._ruled_out(trigger, cast, verdict)
            unsaid = cast.carried and trigger.start in self._scene.quoted and not self._of_speaker(trigger)
            if invites or verdict.status is None or unsaid:
                continue  # whoever is quoted speaks of "we": the subject of the sentence before is not meant
            if trigger.rule.frame == "travel":
                visits = list(self._visits.visit(trigger, cast, verdict, [*earlier, *found]))
                visits = [self._visits.received(visit, welcomes) for visit in visits]
                # talks behind "mengunjungi Mali dan Chad" were in either
                trip = visits[-1] if len({visit.place for visit in visits}) == 1 else trip
                found = [*self._visits.in_course(found, visits), *visits]
            elif trigger.rule.frame in COMPANY:
                so_far = [*before, *(Told(claim, self._added.nouns) for claim in found)]
                found += self._company.joined(trigger, cast, so_far)
            elif cast.continues:
                self._by_phone(trigger, before)
                found += self._taken_up.taken_up(trigger, [*earlier, *found], verdict)
            else:
                told = [*earlier, *found]
                talks = self._rounds.at_stops(list(self._talks.met(trigger, cast, verdict)), told)
                talks = [self._talks.on_line(trigger, claim, told) for claim in talks]
                talks = [self._talks.greeted(self._talks.beside(trigger, claim, told), told) for claim in talks]
                talks = [self._visits.on_trip(claim, trip) for claim in talks if not self._said(trigger, claim, found)]
                if trip is not None and trip in found:
                    found[found.index(trip)] = trip = self._visits.to_meet(self._visits.received(trip, talks), talks)
                for talk in talks:
                    if not self._visits.at_airport(talk, trip, earlier):
                        found.append(talk)
                    elif trip is None:
                        welcomes.append(talk)
                        found += self._visits.welcomed(talk, earlier)
        found += self._visits.by_invitation([*earlier, *found])
        if self._scene.line.sentence.zone == "caption" and not any(not claim.weak for claim in found):
            found += self._talks.together()
        return found

    def _by_phone(self, trigger: Trigger, before: Sequence[Told]) -> None:
        """Let talks told last be a call where they are taken up as one: "Pembicaraan lewat telepon itu singkat"."""
        last = next((one for one in reversed(before) if not one.open and not one.claim.weak), None)
        if trigger.rule.kind != "call" or last is None or not self._maker.recent(last.claim):
            return
        pointed = not POINTERS.isdisjoint(self._scene.line.lower[trigger.end : trigger.end + 1])
        if pointed and last.claim.kind in ("meeting", "multilateral") and last.claim.place is None:
            last.claim = replace(
                last.claim, kind="call", evidence=(*last.claim.evidence, self._scene.line.sentence.span)
            )

    def _afterwards(self, before: Sequence[Told]) -> bool:
        """Whether a plan goes on: "Raka akan menemui Amina. Sesudah itu barulah ia menjamu Bou".

        Or whether more is said of it: "Ini kunjungan pertama Raka ke Mali".
        """
        lower, last = self._scene.line.lower, before[-1] if before else None
        if last is None or last.claim.status != "planned" or self._scene.line.sentence.zone != "body":
            return False
        near = self._scene.follows(last.claim)
        if lower[0] in POINTERS:
            return near and self._phrases.done.isdisjoint(lower)
        opening = lower[:_THEN]
        then = {*opening, *(" ".join(pair) for pair in pairwise(opening))}
        open_ = self._phrases.done.isdisjoint(lower) and not self._scene.times
        return near and open_ and not self._phrases.then.isdisjoint(then)

    def _of_speaker(self, trigger: Trigger) -> bool:
        """Whether a quotation opens with a contact of whoever speaks: "“Tadi pertemuan dengan Bou,” ujarnya"."""
        quoted = self._scene.quoted
        said = (word for place, word in enumerate(self._scene.line.lower) if place not in quoted)
        return not self._phrases.says_it.isdisjoint(said) and self._scene.opens_quotation(trigger.start, self._phrases)

    def _said(self, trigger: Trigger, talk: Claim, found: Sequence[Claim]) -> bool:
        """Whether a sentence tells what the same people did at talks of theirs: "Pada pertemuan …, Amina dan Bou …"."""
        return trigger.rule.frame == "joint" and any(
            not one.weak
            and one.kind in (talk.kind, "call")
            and talk.place in (None, one.place)
            and talk.time in (None, one.time)
            for one in found
            if len(one.participants) == len(talk.participants) and self._maker.all_in(talk.participants, one)
        )

    def _ruled_out(self, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        """Yield, as denied, a contact that is said never to have been: "Saya tidak pernah bertemu Bou", kata Amina."""
        lower = self._scene.line.lower
        around = lower[max(trigger.start - _NEVER_REACH, 0) : trigger.end + _NEVER_REACH]
        ever = self._phrases.other_times.isdisjoint(around)
        never = verdict.cue == "tidak" and lower[max(trigger.start - 1, 0)] == "pernah"
        if never and ever and trigger.rule.frame in OF_TWO_SIDES:
            yield from self._talks.met(trigger, cast, Verdict("denied", verdict.cue))

    def _left_open(self, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Open]:
        """Yield a contact that is only rumoured, or to which somebody is only invited."""
        how = "invited" if trigger.rule.invites and verdict.status == "held" else unsettled(verdict.cue)
        if how is not None and verdict.status in (None, "held") and trigger.rule.frame in OF_TWO_SIDES:
            for claim in self._talks.met(trigger, cast, Verdict("held")):
                trip = self._visits.invited(claim, trigger, cast) if how == "invited" else None
                yield Open(trip or claim, how, self._scene.index)

    def _accepted(self, trigger: Trigger, waiting: Sequence[Open]) -> Iterator[Claim]:
        """Yield the invitations of a sentence that it says were accepted."""
        word = accepted(self._scene.line, trigger.end) if trigger.rule.invites and waiting else None
        if word is not None:
            for one in waiting:
                yield replace(one.claim, status=word.status, rules=(*one.claim.rules, word.id))

    def _judged(self, trigger: Trigger, cast: Cast, before: Sequence[Told]) -> Verdict:
        """Judge a contact; "tak pernah berbicara dengan Amina lewat telepon" begins where Amina is named."""
        start = trigger.start
        if trigger.rule.frame == "line" and cast.right is not None:
            start = min(start, cast.right.start)
        verdict = self._judge(trigger, start)
        plain = verdict == _PLAIN and trigger.rule.frame not in COMPANY
        return Verdict("planned") if plain and (trigger.rule.plan or self._afterwards(before)) else verdict

    def _judge(self, trigger: Trigger, start: int) -> Verdict:
        return judge(self._scene.line, start, trigger.end, trigger.rule.frame)

    def _went_along(self, trigger: Trigger, cast: Cast) -> bool:
        """Whether an invitation is told as followed: "Raka mengajak Amina makan malam di Dakar, Senin"."""
        lower, slots = self._scene.line.lower, self._scene.places or self._scene.times
        doing = lower[cast.right.end : cast.right.end + 1] if cast.right is not None else ()
        return (
            bool(slots) and lower[trigger.start].startswith("mengajak") and not self._phrases.shares.isdisjoint(doing)
        )

    def _comes_along(self, group: Group) -> bool:
        """Whether somebody keeps company: "Undangan itu ia penuhi bersama pengacaranya, Bou"."""
        lower = self._scene.line.lower
        words = lower[max(group.start - 3, 0) : group.start]
        return group.actors[0].sort == "person" and not ({"bersama", *self._phrases.accompanied}).isdisjoint(words)

    def _noted(self, claim: Claim, index: int) -> Told:
        """Note a contact of this sentence, and whether only others claim it: "Media menulis bahwa …"."""
        claimed = self._reported(claim)
        claim = claim if claim.claimed == claimed else replace(claim, claimed=claimed)
        return Told(claim, self._added.nouns, reported=index if claimed else -1, line=index)

    def _reported(self, claim: Claim) -> bool:
        """Whether others claim a contact: "Media menulis bahwa …"."""
        start, _ = self._scene.line.positions(claim.trigger)
        own = {
            at
            for group in self._scene.groups
            for actor in group.actors
            if any(person.mention in actor.mentions for person in claim.participants)
            for at in range(actor.start, actor.end)
        }
        return claim.status == "held" and reported(self._scene.line, start, self._phrases, own)

    def _settled(self, before: Sequence[Told]) -> Iterator[Claim]:
        """Yield the rumour or invitation that this sentence settles; deny what others claimed before."""
        yield from self._never_was()
        self._memory.open += self._open
        if self._scene.line.sentence.zone != "body" or not may_settle(self._scene.line):
            return
        own = any(
            trigger.rule.frame not in COMPANY and not cast.continues and not self._of_trip_told(trigger)
            for trigger, cast in self._active
            if not self._let_alone(trigger)
        )
        if own:
            return
        claimed = [Open(one.claim, "rumoured", one.reported) for one in before if one.reported >= 0 and not one.open]
        stated = [Open(one.claim, "stated", one.line) for one in before if not one.open and one.statement]
        if closed(before) and closed(before)[-1].status == "denied":
            stated = []  # "Raka membantah menemui Amina. "Tidak ada pertemuan," katanya" says so once more
        planned = [Open(one.claim, "planned", one.line) for one in before if not one.open and one.awaited]
        waiting = [*self._memory.open, *claimed, *stated, *planned]
        found = settle(self._scene, waiting, self._memory.people, self._voice()) if waiting else None
        if found is None:
            return
        settled, claim = found
        along = [Participant(m, "accompanying") for g in self._scene.groups if self._comes_along(g) for m in g.mentions]
        claim = replace(claim, participants=tuple(self._maker.distinct([*claim.participants, *along])))
        if settled in self._memory.open:
            self._memory.open.remove(settled)
            yield claim
        elif settled.how == "planned":
            told = next(one for one in before if one.claim is settled.claim)
            told.claim = claim
        elif claim.status == "denied":
            told = next(one for one in before if one.claim is settled.claim)
            told.claim = claim
            same = replace(claim, place=None, time=None)
            self._take_back([same], [one for one in before if one.claim.zone == "headline"])

    def _never_was(self) -> Iterator[Claim]:
        """Yield the rumours that somebody denies in full: "Saya tidak pernah bertemu Bou di sana," kata Amina."""
        for denial in self._never:
            for one in [one for one in self._memory.open if one.how == "rumoured"]:
                same = len(one.claim.participants) == len(denial.participants)
                if same and self._maker.all_in(denial.participants, one.claim) and self._maker.recent(one.claim):
                    self._memory.open.remove(one)
                    evidence = (*one.claim.evidence, *denial.evidence)
                    rules = (*one.claim.rules, *denial.rules)
                    yield replace(one.claim, status="denied", evidence=evidence, rules=rules)

    def _let_alone(self, trigger: Trigger) -> bool:
        """Whether a contact is denied with all else: "Saya tidak mengenalnya, apalagi bertemu dengannya"."""
        return self._judge(trigger, trigger.start).cue == _LET_ALONE

    def _of_trip_told(self, trigger: Trigger) -> bool:
        """Whether words only take up a trip: "lawatan kenegaraan itu"."""
        behind = self._scene.line.lower[trigger.end : trigger.end + 1]
        return trigger.rule.frame == "travel" and not POINTERS.isdisjoint(behind)

    def _voice(self) -> int | None:
        """Return the first name in the sentence, also of somebody for whom another speaks."""
        span = self._scene.line.sentence.span
        named = (i for i, mention in enumerate(self._mentions) if mention.type == "PER" and span.covers(mention.span))
        return next(named, None)

    def _goes_on(self, left: Trigger, first: Cast, right: Trigger, second: Cast) -> bool:
        """Whether the same subject does a second thing under the same auxiliary: "akan … dan …", "akan … guna …"."""
        between = self._scene.line.lower[left.end : right.start]
        same = first.left is not None and second.left is not None and first.left.start == second.left.start
        if same and left.rule.frame == "travel" and between[-1:] in (("untuk",), ("guna",)):
            return True
        ends = either(self._phrases.clause_ends, self._phrases.contrary)
        return same and "dan" in between and ends.isdisjoint(between)


def _with_pairs(words: Sequence[str]) -> set[str]:
    """Return some words, and each two that follow each other."""
    return {*words, *(" ".join(pair) for pair in pairwise(words))}
