"""From sentences to claims: what one article says about meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.read.lines import Line
from pipeline.read.meetings.frames import Cast, CastFinder, eligible, parts
from pipeline.read.meetings.scene import Actor, Lists, Phrases, Scene, SceneBuilder, same_person
from pipeline.read.meetings.slots import (
    Reach,
    find_areas,
    find_destinations,
    find_place,
    find_repeats,
    find_time,
)
from pipeline.read.meetings.status import Verdict, judge
from pipeline.read.meetings.triggers import TOGETHER, Trigger, TriggerFinder
from pipeline.records import Claim, MeetingKind, Mention, Part, Participant, Span, Timex, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.lexicons.world import World

_READ: frozenset[ZoneKind] = frozenset({"headline", "caption", "body"})
_LOOK_BACK = 2  # sentences over which a date is inherited
_TAKE_UP = 3  # sentences over which "pertemuan itu" reaches back
_TAKES_PLACE = 6  # words behind "pertemuan itu" in which "berlangsung" and the like stand
_APART_REACH = 3  # words before a contact in which "secara terpisah" parts it
_CALL_REACH = 8  # words behind a contact in which "telepon" makes it a call


@dataclass(frozen=True, slots=True)
class Page:
    """An article prepared for the meeting rules."""

    doc: Doc
    lines: Sequence[Line]
    mentions: Sequence[Mention]
    extents: Mapping[int, Span]
    timexes: Sequence[Timex]


class MeetingReader:
    """Reads the meetings of articles; made once for a tokenizer."""

    def __init__(self, nlp: Language, world: World) -> None:
        self._finder = TriggerFinder(nlp)
        self._lists = Lists(Phrases.load(), world)

    def read(self, page: Page) -> tuple[Claim, ...]:
        """Return the claims of one article, in text order."""
        builder = SceneBuilder(page.mentions, page.extents, page.timexes, self._lists)
        claims: list[Claim] = []
        scenes: list[Scene] = []
        for index, line in enumerate(page.lines):
            if line.sentence.zone not in _READ:
                continue
            scene = builder.build(index, line)
            triggers = self._finder.find(page.doc, line)
            found = _SceneReader(self._lists.phrases, page, builder, scene, triggers).claims(claims)
            for claim in found:
                dated = _date(claim, scene, scenes, page.timexes)
                claims.append(_lead_day(dated, scene, claims, page, self._lists.phrases))
            builder.remember(scene, found)
            scenes.append(scene)
        return tuple(claims)


def _date(claim: Claim, scene: Scene, before: Sequence[Scene], timexes: Sequence[Timex]) -> Claim:
    """Let a claim without a date of its own take the day that a sentence just before it gives."""
    if claim.time is not None or scene.line.sentence.zone != "body":
        return claim
    for earlier in reversed(before[-_LOOK_BACK:]):
        days = [(start, index) for start, _, index in earlier.times if _is_day(timexes[index])]
        # "…, yang tiba pada Rabu," tells the day of something else
        main = [day for day in days if "yang" not in earlier.line.lower[: day[0]]]
        main = [day for day in main if timexes[day[1]].relative_to == "publication"] or main
        if days and earlier.line.sentence.zone == "body":
            return replace(claim, time=(main or days)[-1][1], inherited=True)
    return claim


def _lead_day(claim: Claim, scene: Scene, before: Sequence[Claim], page: Page, phrases: Phrases) -> Claim:
    """Let a held contact without any date take the day of the first one told of its people.

    Words that put it into the past forbid that, and a caption's day may be that of an old photograph.
    """
    timexes = page.timexes
    past = not phrases.background.isdisjoint(scene.line.lower)
    if claim.time is not None or claim.status != "held" or claim.kind == "visit" or past or claim.zone != "body":
        return claim
    for first in before:
        told = first.status == "held" and first.zone == "body" and first.kind != "visit" and not first.inherited
        if told and first.time is not None and _is_day(timexes[first.time]) and _shared(first, claim, page.mentions):
            return replace(claim, time=first.time, inherited=True)
    return claim


def _shared(left: Claim, right: Claim, mentions: Sequence[Mention]) -> bool:
    """Whether two claims have somebody in common."""
    return any(
        same_person(mentions[one.mention], mentions[other.mention])
        for one in left.participants
        for other in right.participants
    )


def _is_day(timex: Timex) -> bool:
    return bool(timex.day) or timex.weekday is not None or timex.unit == "day"


class _SceneReader:
    """Reads one sentence."""

    def __init__(
        self, phrases: Phrases, page: Page, builder: SceneBuilder, scene: Scene, triggers: Sequence[Trigger]
    ) -> None:
        self._phrases = phrases
        self._mentions = page.mentions
        self._memory = builder.memory
        self._scene = scene
        casts = CastFinder(scene, triggers, phrases, self._memory.subject)
        self._active = [(trigger, cast) for trigger in triggers if not (cast := casts.cast(trigger)).empty]
        self._triggers = [trigger for trigger, _ in self._active]

    def claims(self, before: Sequence[Claim]) -> list[Claim]:
        """Return the claims of the sentence, given those of the article so far."""
        found: list[Claim] = []
        trip: Claim | None = None
        for trigger, cast in self._active:
            verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
            if verdict.status is None or (trigger.start in self._scene.quoted and cast.carried):
                continue  # whoever is quoted speaks of "we": the subject of the sentence before is not meant
            if trigger.rule.frame == "travel":
                visits = list(self._visit(trigger, cast, verdict, [*before, *found]))
                trip = visits[-1] if visits else trip
                found += visits
            elif trigger.rule.frame == "company":
                found += self._joined(trigger, cast, [*before, *found])
            elif cast.continues:
                found += self._taken_up(trigger, [*before, *found], verdict)
            else:
                talks = [self._on_trip(claim, trip) for claim in self._talks(trigger, cast, verdict)]
                if trip is not None and trip in found:
                    found[found.index(trip)] = trip = self._received(trip, talks)
                for talk in talks:
                    if not self._at_airport(talk):
                        found.append(talk)
                    elif trip is None:
                        found += self._welcomed(talk, before)
        if self._scene.line.sentence.zone == "caption" and not any(not claim.weak for claim in found):
            found += self._together()
        return found

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
        opening += _participants(left, left_part)
        repeats = find_repeats(self._scene, trigger, self._triggers, self._phrases)
        bounds = [*(repeat.start for repeat in repeats), len(self._scene.line)]
        for side in self._sides(trigger, cast, right):
            people = self._distinct([*opening, *_participants(side, right_part)])
            if len(people) > 1:
                company = any(person.part == "accompanying" for person in people)
                yield replace(self._claim(trigger, people, verdict, Reach(0, bounds[0])), extends=company)
                for repeat, end in zip(repeats, bounds[1:], strict=True):
                    other = list(_participants(repeat.other.actors, right_part)) if repeat.other else []
                    again = self._distinct([*opening, *other]) if other else people
                    if len(again) > 1:
                        yield self._claim(trigger, again, verdict, Reach(repeat.start, end))

    def _sides(self, trigger: Trigger, cast: Cast, right: tuple[Actor, ...]) -> list[tuple[Actor, ...]]:
        """Part the other side into the people who were met one by one."""
        near = self._scene.line.lower[max(trigger.start - _APART_REACH, 0) : trigger.end + _CALL_REACH]
        last = cast.right.end if cast.right else trigger.end
        apart = {*near, *self._scene.line.lower[last : last + 3]} & self._phrases.apart
        if len(right) > 1 and (apart or (cast.right is not None and cast.right.apart)):
            return [(actor,) for actor in right]
        return [right]

    def _visit(self, trigger: Trigger, cast: Cast, verdict: Verdict, before: Sequence[Claim]) -> Iterator[Claim]:
        travellers = cast.left.actors if cast.left else ()
        travellers = tuple(actor for actor in travellers if eligible(actor, travellers, travel=True))
        people = [Participant(mention) for mention in (*cast.carried, *_mentions(travellers))]
        if cast.right is not None:
            company = [actor for actor in cast.right.actors if actor.sort == "person"]
            people += [Participant(mention, "accompanying") for mention in _mentions(company)]
        people = self._distinct(people)
        destinations = self._destinations(trigger, cast)
        if not destinations and verdict.status != "held":
            earlier = self._earlier_destination(people, before)
            destinations = (earlier,) if earlier is not None else ()
        for destination in destinations if people else ():
            claim = self._claim(trigger, people, verdict)
            yield replace(claim, place=destination, areas=find_areas(self._scene, destination))

    def _destinations(self, trigger: Trigger, cast: Cast) -> tuple[int, ...]:
        places = find_destinations(self._scene, trigger.end, self._phrases)
        if not places and cast.left is not None and cast.left.start >= trigger.end:
            places = find_destinations(self._scene, cast.left.end, self._phrases)
        return places

    def _earlier_destination(self, people: Sequence[Participant], before: Sequence[Claim]) -> int | None:
        """Where "kunjungan Amina semula direncanakan …" was to go: where the article last let her travel."""
        for claim in reversed(before):
            if claim.kind == "visit" and self._all_in(people, claim):
                return claim.place
        return None

    def _on_trip(self, claim: Claim, trip: Claim | None) -> Claim:
        """Let talks told behind a trip happen at its destination, unless a place stands between."""
        if trip is None or trip.trigger.start > claim.trigger.start:
            return claim
        if claim.place is not None and self._mentions[claim.place].span.start > trip.trigger.start:
            return claim
        return replace(claim, place=trip.place, areas=trip.areas)

    def _taken_up(self, trigger: Trigger, before: Sequence[Claim], verdict: Verdict) -> Iterator[Claim]:
        """Let "pertemuan itu berlangsung di Dakar" (or "dibatalkan") add to the contact told last."""
        strong = [claim for claim in before if not claim.weak and claim.kind != "visit"]
        if not strong or not self._recent(strong[-1]):
            return
        last, off = strong[-1], verdict.status in ("cancelled", "denied")
        tail = self._scene.line.lower[trigger.end : trigger.end + _TAKES_PLACE]
        if not off and self._phrases.takes_place.isdisjoint(tail):
            return
        claim = self._claim(trigger, last.participants, verdict if off else replace(verdict, status=last.status))
        if off or claim.place is not None or claim.time is not None:
            yield replace(claim, kind=last.kind, rules=(*claim.rules, "taken-up"))

    def _joined(self, trigger: Trigger, cast: Cast, before: Sequence[Claim]) -> Iterator[Claim]:
        """Add company to the contact told last, if whoever it accompanies took part in that."""
        accompanied = [m for m in _mentions(cast.left.actors) if not self._is_bare_office(m)] if cast.left else []
        host = self._distinct([Participant(mention) for mention in accompanied])
        known = [claim for claim in before if not claim.weak and self._recent(claim) and self._all_in(host, claim)]
        known = [claim for claim in known if trigger.rule.kind != "visit" or claim.kind == "visit"]
        if not known or cast.right is None:
            yield from self._gathered(trigger, cast)
            return
        last = known[-1]
        verdict = judge(self._scene.line, trigger.start, trigger.end)
        company = [a for a in cast.right.actors if a.sort in ("person", "pronoun")]
        part: Part = "named" if trigger.rule.third else "accompanying"
        people = [*last.participants, *(Participant(mention, part) for mention in _mentions(company))]
        people = self._distinct(people)
        if verdict.status == "held" and len(people) > len(last.participants):
            claim = self._claim(trigger, people, replace(verdict, status=last.status))
            yield replace(
                claim, kind=last.kind, place=last.place, time=last.time, inherited=last.inherited, extends=True
            )

    def _gathered(self, trigger: Trigger, cast: Cast) -> Iterator[Claim]:
        """Take those who are said to attend a gathering that nothing told before for having met there."""
        gathering = not self._phrases.gatherings.isdisjoint(self._scene.line.lower)
        actors = (*(cast.left.actors if cast.left else ()), *(cast.right.actors if cast.right else ()))
        people = self._distinct([Participant(m) for a in actors if a.sort in ("person", "pronoun") for m in a.mentions])
        verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
        if gathering and trigger.rule.kind != "visit" and len(people) > 1 and verdict.status is not None:
            yield replace(self._claim(trigger, people, verdict), kind="multilateral")

    def _is_bare_office(self, mention: int) -> bool:
        """Whether a mention is "Presiden" or "menteri itu", which like "ia" takes up somebody named before."""
        role = self._mentions[mention]
        return role.type == "ROLE" and all(office.of is None for office in role.offices)

    def _all_in(self, people: Sequence[Participant], claim: Claim) -> bool:
        """Whether a claim names all of these people already."""
        return len(self._distinct([*claim.participants, *people])) == len(claim.participants)

    def _received(self, trip: Claim, talks: Sequence[Claim]) -> Claim:
        """Make whoever receives a traveller part of the visit, and let the talks date it where nothing else does."""
        hosts = [p for talk in talks for p in talk.participants if p.part == "host"]
        times = [talk.time for talk in talks if talk.time is not None]
        time = trip.time if trip.time is not None else next(iter(times), None)
        return replace(trip, participants=tuple(self._distinct([*trip.participants, *hosts])), time=time)

    def _at_airport(self, claim: Claim) -> bool:
        """Whether the contact is a welcome on arrival, which belongs to the visit and is no meeting of its own."""
        start, end = self._scene.line.positions(claim.trigger)
        near = set(self._scene.line.lower[start : end + _APART_REACH])
        place = self._mentions[claim.place].text.lower().split() if claim.place is not None else []
        return claim.rules[0] in ("diterima", "menerima") and not self._phrases.airports.isdisjoint({*near, *place[:1]})

    def _welcomed(self, claim: Claim, before: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the visit that a welcome on arrival opens, its hosts included, if that has been told."""
        guests = [person for person in claim.participants if person.part != "host"]
        for visit in reversed(before):
            if visit.kind == "visit" and guests and self._all_in(guests, visit):
                people = tuple(self._distinct([*visit.participants, *claim.participants]))
                yield replace(visit, participants=people, evidence=claim.evidence, rules=claim.rules)
                return

    def _recent(self, claim: Claim) -> bool:
        gap = self._scene.line.sentence.span.start - claim.evidence[-1].end
        return gap < _TAKE_UP * 250  # a sentence of the news has about 150 characters

    def _together(self) -> Iterator[Claim]:
        """Take people shown side by side in a photo, with a place or a date, as having met."""
        groups = [g for g in self._scene.groups if len([a for a in g.actors if a.sort == "person"]) > 1]
        listed = self._scene.line.lower[:2] == ("dari", "kiri")
        if not groups or not (self._scene.places or self._scene.times or listed):
            return
        group = max(groups, key=lambda candidate: len(candidate.actors))
        people = self._distinct([Participant(m) for a in group.actors if a.sort == "person" for m in a.mentions])
        line = self._scene.line
        after = Trigger(TOGETHER, group.start, group.end)
        if len(people) > 1 and judge(line, group.start, group.end).status == "held":
            yield self._claim(after, people, Verdict("held"))

    # --- parts of a claim -----------------------------------------------------------------------------------

    def _claim(
        self, trigger: Trigger, people: Sequence[Participant], verdict: Verdict, reach: Reach | None = None
    ) -> Claim:
        line = self._scene.line
        reach = reach or Reach(0, len(line))
        place = find_place(self._scene, trigger, self._triggers, self._phrases, reach)
        if place is None and self._same_place(trigger):
            place = self._memory.place
        rule = trigger.rule
        return Claim(
            kind=self._kind(trigger),
            status=verdict.status or "held",
            participants=tuple(people),
            trigger=line.span(trigger.start, trigger.end),
            evidence=(line.sentence.span,),
            rules=(trigger.rule.id, *((verdict.cue,) if verdict.cue else ())),
            place=place,
            areas=find_areas(self._scene, place),
            time=find_time(self._scene, trigger, self._triggers, self._phrases, reach),
            weak=rule.weak or (rule.placed and place is None),
            zone=line.sentence.zone,
        )

    def _same_place(self, trigger: Trigger) -> bool:
        """Whether the clause says "di kota yang sama", "di tempat itu" or "di sana"."""
        lower = self._scene.line.lower
        for position in range(len(lower) - 1):
            tail = lower[position + 1 : position + 4]
            if lower[position] == "di" and tail[0] == "sana":
                return True
            if (
                lower[position] == "di"
                and tail[0] in self._phrases.same_place
                and {"sama", "itu", "tersebut"} & {*tail[1:]}
            ):
                return True
        return False

    def _kind(self, trigger: Trigger) -> MeetingKind:
        kind = trigger.rule.kind
        behind = self._scene.line.lower[trigger.end : trigger.end + _CALL_REACH]
        if kind in ("meeting", "multilateral") and not self._phrases.by_phone.isdisjoint(behind):
            return "call"
        return kind

    def _distinct(self, people: Sequence[Participant]) -> list[Participant]:
        kept: list[Participant] = []
        for person in people:
            if not any(same_person(self._mentions[old.mention], self._mentions[person.mention]) for old in kept):
                kept.append(person)
        return kept


def _participants(actors: Sequence[Actor], part: Part) -> Iterator[Participant]:
    for actor in actors:
        for mention in actor.mentions:
            yield Participant(mention, "accompanying" if actor.company else part)


def _mentions(actors: Sequence[Actor]) -> tuple[int, ...]:
    return tuple(mention for actor in actors for mention in actor.mentions)
