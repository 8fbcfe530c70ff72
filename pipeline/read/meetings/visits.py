"""Trips: who travels where, with whom, and who receives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.read.meetings.claims import ClaimMaker, mentions_of
from pipeline.read.meetings.echoes import find_length
from pipeline.read.meetings.frames import Cast, eligible
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.slots import find_areas, find_destinations
from pipeline.read.meetings.status import Verdict
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Claim, Mention, Participant

_WELCOME_REACH = 3  # words behind a welcome in which "bandara" makes it one on arrival


class Visits:
    """Reads the trips of one sentence."""

    def __init__(self, scene: Scene, maker: ClaimMaker, mentions: Sequence[Mention], phrases: Phrases) -> None:
        self._scene = scene
        self._maker = maker
        self._mentions = mentions
        self._phrases = phrases

    def visit(self, trigger: Trigger, cast: Cast, verdict: Verdict, before: Sequence[Claim]) -> Iterator[Claim]:
        """Yield a trip for each country or town that a traveller goes to."""
        travellers = cast.left.actors if cast.left else ()
        travellers = tuple(actor for actor in travellers if eligible(actor, travellers, travel=True))
        people = [Participant(mention) for mention in (*cast.carried, *mentions_of(travellers))]
        if cast.right is not None:
            company = [actor for actor in cast.right.actors if actor.sort == "person"]
            people += [Participant(mention, "accompanying") for mention in mentions_of(company)]
        people = self._maker.distinct(people)
        destinations = self._destinations(trigger, cast)
        if not destinations and trigger.rule.there:
            trips = [visit for visit in before if visit.kind == "visit" and self._maker.recent(visit)]
            destinations = tuple(visit.place for visit in trips[-1:] if visit.place is not None)
        if not destinations and verdict.status != "held":
            earlier = self._earlier_destination(people, before)
            destinations = (earlier,) if earlier is not None else ()
        for destination in destinations if people else ():
            claim = self._maker.claim(trigger, people, verdict)
            areas = find_areas(self._scene, destination, self._phrases)
            yield replace(claim, place=destination, areas=areas, lasts=find_length(self._scene))

    def _destinations(self, trigger: Trigger, cast: Cast) -> tuple[int, ...]:
        places = find_destinations(self._scene, trigger.end, self._phrases)
        if not places and cast.left is not None and cast.left.start >= trigger.end:
            places = find_destinations(self._scene, cast.left.end, self._phrases)
        return places

    def _earlier_destination(self, people: Sequence[Participant], before: Sequence[Claim]) -> int | None:
        """Where "kunjungan Amina semula direncanakan …" was to go: where the article last let her travel."""
        for claim in reversed(before):
            if claim.kind == "visit" and self._maker.all_in(people, claim):
                return claim.place
        return None

    def on_trip(self, claim: Claim, trip: Claim | None) -> Claim:
        """Let talks told behind a trip happen at its destination, unless a place stands between."""
        if trip is None or trip.trigger.start > claim.trigger.start:
            return claim
        if claim.place is not None and self._mentions[claim.place].span.start > trip.trigger.start:
            return claim
        return replace(claim, place=trip.place, areas=trip.areas)

    def received(self, trip: Claim, talks: Sequence[Claim]) -> Claim:
        """Make whoever receives a traveller part of the visit, and let the talks date it where nothing else does."""
        hosts = [p for talk in talks for p in talk.participants if p.part == "host"]
        times = [talk.time for talk in talks if talk.time is not None]
        time = trip.time if trip.time is not None else next(iter(times), None)
        return replace(trip, participants=tuple(self._maker.distinct([*trip.participants, *hosts])), time=time)

    def at_airport(self, claim: Claim) -> bool:
        """Whether the contact is a welcome on arrival, which belongs to the visit and is no meeting of its own."""
        start, end = self._scene.line.positions(claim.trigger)
        near = set(self._scene.line.lower[start : end + _WELCOME_REACH])
        place = self._mentions[claim.place].text.lower().split() if claim.place is not None else []
        welcome = claim.rules[0] in ("diterima", "menerima")
        return claim.rules[0] == "dijemput" or (welcome and not self._phrases.airports.isdisjoint({*near, *place[:1]}))

    def welcomed(self, claim: Claim, before: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the visit that a welcome on arrival opens, its hosts included, if that has been told."""
        guests = [person for person in claim.participants if person.part != "host"]
        for visit in reversed(before):
            if visit.kind == "visit" and guests and self._maker.all_in(guests, visit):
                people = tuple(self._maker.distinct([*visit.participants, *claim.participants]))
                yield replace(visit, participants=people, evidence=claim.evidence, rules=claim.rules)
                return
