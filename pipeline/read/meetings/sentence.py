"""From a sentence to claims: the contacts that it states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.company import COMPANY, Company
from pipeline.read.meetings.frames import CastFinder
from pipeline.read.meetings.layout import SceneBuilder
from pipeline.read.meetings.occasions import Occasions
from pipeline.read.meetings.page import Page
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.settled import Open, accepted, denied_by, may_settle, reported, settle, unsettled
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.talks import Talks
from pipeline.read.meetings.told import Told, closed
from pipeline.read.meetings.triggers import Trigger
from pipeline.read.meetings.visits import Visits
from pipeline.records import Claim, Participant

_OF_TWO_SIDES = ("with", "act", "passive", "noun")
_NEXT = 4  # characters between a sentence and the one right behind it
_PRESSES = 3  # words behind a name in which "menuntut" stands
_LED = 5  # words of "delegasi parlemen Mali yang" before "dipimpin"
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
        triggers = [self._cut(trigger) for trigger in triggers if not self._is_means(trigger, triggers)]
        self._all = triggers
        casts = CastFinder(scene, triggers, phrases, self._memory)
        found = [self._read(trigger, casts) for trigger in triggers]
        # what points back where nothing was told takes no day or place from the others
        told = bool(self._memory.parties)
        found = [(t, cast) for t, cast in found if not self._of_delegation(t) and not self._of_team(t)]
        found = [(t, cast) for t, cast in found if not self._of_signer(t, found)]
        self._active = [(t, cast) for t, cast in found if not cast.empty and (told or not cast.continues)]
        self._triggers = [trigger for trigger, _ in self._active]
        self._maker = ClaimMaker(scene, self._triggers, phrases, self._memory)
        self._talks = Talks(scene, self._maker, self._triggers, phrases)
        self._visits = Visits(scene, self._maker, page.mentions, phrases)
        self._company = Company(scene, self._maker, page, phrases, self._active)
        self._open: list[Open] = []
        self._never: list[Claim] = []
        self._occasions = Occasions(scene, self._maker, triggers, phrases)

    def _cut(self, trigger: Trigger) -> Trigger:
        """Let the words of a contact end where somebody begins: "kunjungan | Perdana Menteri Amina"."""
        actors = (actor for group in self._scene.groups for actor in group.actors if actor.sort == "person")
        ends = [actor.start for actor in actors if trigger.start < actor.start < trigger.end < actor.end]
        return replace(trigger, end=ends[0]) if ends else trigger

    def _read(self, trigger: Trigger, casts: CastFinder) -> tuple[Trigger, Cast]:
        """Find who takes part in a contact, which is a trip where it leads to a place and not to a person."""
        cast = casts.cast(trigger)
        if cast.continues and not self._memory.met and trigger.rule.frame == "noun":
            cast = casts.gathered(trigger)
        nobody = cast.right is None or all(actor.sort == "body" for actor in cast.right.actors)
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
        """Whether words only say who leads those who meet: "delegasi Mali yang dipimpin Amina"."""
        lower = self._scene.line.lower
        led = trigger.rule.leads and trigger.rule.frame == "company" and lower[max(trigger.start - 1, 0)] == "yang"
        return led and any(word in self._phrases.teams for word in lower[max(trigger.start - _LED, 0) : trigger.start])

    @staticmethod
    def _of_signer(trigger: Trigger, found: Sequence[tuple[Trigger, Cast]]) -> bool:
        """Whether words only say for whom one of those who sign or meet stands: "diteken Amina mewakili Mali dan …"."""
        groups = (side for t, cast in found if t.rule.frame not in COMPANY for side in (cast.left, cast.right) if side)
        inside = any(group.start < trigger.start < group.end and len(group.mentions) > 1 for group in groups)
        return inside and trigger.rule.opened and trigger.rule.third

    def _of_team(self, trigger: Trigger) -> bool:
        """Whether a delegation that somebody leads goes on to meet others: "Amina memimpin tim yang menemui Bou"."""
        lower, words = self._scene.line.lower, self._scene.line.lower[trigger.start : trigger.end]
        leads = trigger.rule.third and not self._phrases.teams.isdisjoint(words)
        behind = any(t.start > trigger.end and t.rule.frame in _OF_TWO_SIDES for t in self._all)
        return leads and behind and lower[trigger.end : trigger.end + 1] == ("yang",)

    def _is_means(self, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
        """Whether a contact only tells by what means another takes place: "berbicara melalui konferensi video"."""
        over = trigger.start > 0 and self._scene.line.lower[trigger.start - 1] in self._phrases.over
        others = [other for other in triggers if other is not trigger and other.rule.frame in ("with", "noun", "over")]
        opens = trigger.start == 1 and any(other.rule.frame == "over" for other in others)
        if trigger.rule.frame == "line":
            lesser = COMPANY | {"line", "travel"}
            return any(other.rule.frame not in lesser and not other.rule.placed for other in triggers)
        return over and trigger.rule.frame == "noun" and (opens or any(o.end < trigger.start for o in others))

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
        claims = [*self._whole(self._claims(before)), *self._settled(before)]
        self._take_back([*self._never, *(claim for claim in claims if claim.status == "denied")], before)
        claims = [replace(claim, apart=True) if self._by_themselves(claim, before) else claim for claim in claims]
        here = self._scene.index
        told = [Told(claim, self._company.nouns, reported=self._reported(claim), line=here) for claim in claims]
        goes_on = self._company.taken_up and any(not o.open and self._maker.recent(o.claim) for o in before)
        back = bool(self._company.pointed) and bool(before)  # "rapat itu" of which nothing was told opens an article
        plain = self._scene.line.sentence.zone == "body" and not back and not goes_on
        if plain and all(claim.weak for claim in claims) and (opened := self._occasions.find()):
            people = self._maker.distinct([*opened.participants, *self._company.leaders(), *self._company.side()])
            opened = replace(opened, participants=tuple(people))
            if (sealed := self._sealed(opened, before)) is not None:
                told.append(Told(sealed, self._company.nouns))
            else:
                apart = bool(people) and not self._phrases.apart.isdisjoint(self._scene.line.lower)
                parties = () if people else self._occasions.parties()
                called_off = opened.status == "cancelled"
                one = Told(opened, self._company.nouns, open=not called_off, apart=apart, parties=parties)
                one.side = self._occasions.side(opened)
                told.append(one)
        elif plain and (filled := self._filled(claims, before)) is not None:
            told.append(Told(filled, self._company.nouns))
        if (came := self._came(before)) is not None:
            told = [Told(came, self._company.nouns), *(one for one in told if not one.claim.weak and not one.open)]
        if not told and (headed := self._headed(before)) is not None:
            told.append(Told(headed, self._company.nouns))
        self._memory.signed = self._maker.place_of_signing(self._all)
        return told

    def _headed(self, before: Sequence[Told]) -> Claim | None:
        """Let the head of a body that met somebody stand for it: "Ketua serikat itu, Amina, menuntut jaminan"."""
        lower, groups = self._scene.line.lower, self._scene.groups
        first = groups[0].actors[0] if groups and groups[0].start == 0 and len(groups[0].mentions) == 1 else None
        last = before[-1] if before else None
        if last is None or first is None or first.sort != "person" or lower[0] not in self._phrases.person_heads:
            return None
        near = self._scene.line.sentence.span.start - last.claim.evidence[-1].end <= _NEXT
        if not near or self._phrases.presses.isdisjoint(lower[first.end : first.end + _PRESSES]):
            return None
        name = {word.lower() for word in self._text(first.mentions[0]).split()}
        title = set(lower[first.start : first.end]) - name - self._phrases.person_heads - {"umum", ",", "itu"}
        bodies = [one for one in last.claim.participants if self._mentions[one.mention].type == "ORG"]
        side = last.side if last.open else {w.lower() for one in bodies for w in self._text(one.mention).split()}
        if not title or not title <= side or (not last.open and len(bodies) != 1):
            return None
        kept = [one for one in last.claim.participants if one not in bodies]
        people = tuple(self._maker.distinct([*kept, Participant(first.mentions[0])]))
        last.claim = replace(last.claim, participants=people)
        return replace(last.claim, evidence=(*last.claim.evidence, self._scene.line.sentence.span))

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
            if trip or before not in ("untuk", "guna", "dalam"):
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

    def _by_themselves(self, claim: Claim, before: Sequence[Told]) -> bool:
        """Whether some of those who met are told to have met alone as well: "sesudah itu Raka menemui Amina"."""
        if claim.extends or not any(
            o.claim.extends and self._maker.all_in(claim.participants, o.claim) for o in before
        ):
            return False
        lower = self._scene.line.lower[: self._scene.line.positions(claim.trigger)[0]]
        return not self._phrases.in_turn.isdisjoint({*lower, *(" ".join(pair) for pair in pairwise(lower))})

    def _sealed(self, opened: Claim, before: Sequence[Told]) -> Claim | None:
        """Give talks without people those who agreed just before: "… sepakat. Itu dicapai dalam pertemuan di Dakar"."""
        last = before[-1].claim if before else None
        if last is None or not last.weak or len(last.participants) < 2 or opened.participants or self._anybody():
            return None
        if self._scene.line.sentence.span.start - last.evidence[-1].end > _NEXT:
            return None
        evidence = (*last.evidence, *opened.evidence)
        return replace(opened, participants=last.participants, evidence=evidence, rules=(*last.rules, *opened.rules))

    def _anybody(self) -> bool:
        """Whether the sentence names a person."""
        return any(actor.sort == "person" for group in self._scene.groups for actor in group.actors)

    def _text(self, mention: int) -> str:
        return self._mentions[mention].text

    def _filled(self, claims: Sequence[Claim], before: Sequence[Told]) -> Claim | None:
        """Let those who agree, sign or promise behind a gathering told without its people be the ones who gathered."""
        together = [claim for claim in claims if claim.weak and len(claim.participants) > 1 and claim.zone == "body"]
        together = [claim for claim in together if claim.kind != "call"]
        waiting = [one for one in before if one.open and self._maker.recent(one.claim)]
        if not together or len(together) < len(claims) or not waiting or len(waiting[-1].claim.participants) > 1:
            return None
        opened, own = waiting[-1].claim, together[-1]
        if own.place is not None and opened.place is not None and self._text(own.place) != self._text(opened.place):
            return None  # they agreed elsewhere
        people = tuple(self._maker.distinct([*opened.participants, *own.participants]))
        waiting[-1].claim = replace(opened, participants=people)
        slots = opened if own.place is None and own.time is None else own
        return replace(
            opened,
            participants=people,
            place=slots.place,
            areas=slots.areas,
            time=slots.time,
            evidence=(*opened.evidence, *own.evidence),
            rules=(*opened.rules, *own.rules),
        )

    def _came(self, before: Sequence[Told]) -> Claim | None:
        """Let several with whom a sentence opens be those whom the one before only counts: "Amina dan Bou datang"."""
        last = before[-1] if before and before[-1].open and not before[-1].apart else None
        lower, groups = self._scene.line.lower, self._scene.groups
        opens = int(lower[0] == "hanya")
        group = next((g for g in groups if g.start == opens and len(g.mentions) > 1), None)
        if last is None or group is None or any(actor.sort != "person" for actor in group.actors):
            return None
        verb = group.end + (lower[group.end : group.end + 1] == ("yang",))
        gap = self._scene.line.sentence.span.start - last.claim.evidence[-1].end
        if gap > _NEXT or self._phrases.turns_up.isdisjoint(lower[verb : verb + 1]):
            return None
        people = tuple(self._maker.distinct([*last.claim.participants, *(Participant(m) for m in group.mentions)]))
        last.claim = replace(last.claim, participants=people)
        return replace(last.claim, evidence=(*last.claim.evidence, self._scene.line.sentence.span))

    def _claims(self, before: Sequence[Told]) -> list[Claim]:
        earlier = closed(before)
        found: list[Claim] = []
        welcomes: list[Claim] = []
        trip: Claim | None = None
        last: tuple[Trigger, Cast, Verdict] | None = None
        # company last: "Turut hadir dalam pertemuan Amina dengan Bou …"
        for trigger, cast in sorted(self._active, key=lambda pair: pair[0].rule.frame in COMPANY):
            verdict = self._judged(trigger, cast)
            if last is not None and not verdict.cue and self._goes_on(*last[:2], trigger, cast):
                verdict = last[2]  # "akan menemui Amina dan pada hari itu juga bertemu Bou"
            last = trigger, cast, verdict
            invites = trigger.rule.invites and not self._went_along(trigger, cast)
            waiting = list(self._left_open(trigger, cast, verdict))
            found += self._accepted(trigger, waiting)
            self._open += waiting
            self._never += self._ruled_out(trigger, cast, verdict)
            if invites or verdict.status is None or (trigger.start in self._scene.quoted and cast.carried):
                continue  # whoever is quoted speaks of "we": the subject of the sentence before is not meant
            if trigger.rule.frame == "travel":
                visits = list(self._visits.visit(trigger, cast, verdict, [*earlier, *found]))
                visits = [self._visits.received(visit, welcomes) for visit in visits]
                # talks behind "mengunjungi Mali dan Chad" were in either
                trip = visits[-1] if len({visit.place for visit in visits}) == 1 else trip
                found += visits
            elif trigger.rule.frame in COMPANY:
                so_far = [*before, *(Told(claim, self._company.nouns) for claim in found)]
                found += self._company.joined(trigger, cast, so_far)
            elif cast.continues:
                found += self._talks.taken_up(trigger, [*earlier, *found], verdict)
            else:
                told = [*earlier, *found]
                talks = [self._talks.on_line(trigger, claim, told) for claim in self._talks.met(trigger, cast, verdict)]
                talks = [self._visits.on_trip(claim, trip) for claim in talks if not self._said(trigger, claim, found)]
                if trip is not None and trip in found:
                    found[found.index(trip)] = trip = self._visits.received(trip, talks)
                for talk in talks:
                    if not self._visits.at_airport(talk, trip, earlier):
                        found.append(talk)
                    elif trip is None:
                        welcomes.append(talk)
                        found += self._visits.welcomed(talk, earlier)
        if self._scene.line.sentence.zone == "caption" and not any(not claim.weak for claim in found):
            found += self._talks.together()
        return found

    def _said(self, trigger: Trigger, talk: Claim, found: Sequence[Claim]) -> bool:
        """Whether a sentence tells what the same people did at talks of theirs: "Pada pertemuan …, Amina dan Bou …"."""
        return trigger.rule.frame == "joint" and any(
            not one.weak and one.kind == talk.kind and talk.place in (None, one.place) and talk.time in (None, one.time)
            for one in found
            if len(one.participants) == len(talk.participants) and self._maker.all_in(talk.participants, one)
        )

    def _ruled_out(self, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Claim]:
        """Yield, as denied, a contact that is said never to have been: "Saya tidak pernah bertemu Bou", kata Amina."""
        lower = self._scene.line.lower
        around = lower[max(trigger.start - _NEVER_REACH, 0) : trigger.end + _NEVER_REACH]
        ever = self._phrases.other_times.isdisjoint(around)
        never = verdict.cue == "tidak" and lower[max(trigger.start - 1, 0)] == "pernah"
        if never and ever and trigger.rule.frame in _OF_TWO_SIDES:
            yield from self._talks.met(trigger, cast, Verdict("denied", verdict.cue))

    def _left_open(self, trigger: Trigger, cast: Cast, verdict: Verdict) -> Iterator[Open]:
        """Yield a contact that is only rumoured, or to which somebody is only invited."""
        how = "invited" if trigger.rule.invites and verdict.status == "held" else unsettled(verdict.cue)
        if how is not None and verdict.status in (None, "held") and trigger.rule.frame in _OF_TWO_SIDES:
            for claim in self._talks.met(trigger, cast, Verdict("held")):
                trip = self._visits.invited(claim, trigger, cast) if how == "invited" else None
                yield Open(trip or claim, how, self._scene.index)

    def _accepted(self, trigger: Trigger, waiting: Sequence[Open]) -> Iterator[Claim]:
        """Yield the invitations of a sentence that it says were accepted."""
        word = accepted(self._scene.line, trigger.end) if trigger.rule.invites and waiting else None
        if word is not None:
            for one in waiting:
                yield replace(one.claim, status=word.status, rules=(*one.claim.rules, word.id))

    def _judged(self, trigger: Trigger, cast: Cast) -> Verdict:
        """Judge a contact; "tak pernah berbicara dengan Amina lewat telepon" begins where Amina is named."""
        start = trigger.start
        if trigger.rule.frame == "line" and cast.right is not None:
            start = min(start, cast.right.start)
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

    def _reported(self, claim: Claim) -> int:
        """Return the number of a sentence in which others claim a contact ("Media menulis bahwa …"), else -1."""
        start, _ = self._scene.line.positions(claim.trigger)
        return self._scene.index if claim.status == "held" and reported(self._scene.line, start) else -1

    def _settled(self, before: Sequence[Told]) -> Iterator[Claim]:
        """Yield the rumour or invitation that this sentence settles; deny what others claimed before."""
        yield from self._never_was()
        self._memory.open += self._open
        own = any(
            trigger.rule.frame not in COMPANY and not cast.continues and not self._of_trip_told(trigger)
            for trigger, cast in self._active
        )
        if self._scene.line.sentence.zone != "body" or own or not may_settle(self._scene.line):
            return
        claimed = [Open(one.claim, "rumoured", one.reported) for one in before if one.reported >= 0 and not one.open]
        stated = [Open(one.claim, "stated", one.line) for one in before if not one.open and one.statement]
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
        return same and "dan" in between and self._phrases.clause_ends.isdisjoint(between)
