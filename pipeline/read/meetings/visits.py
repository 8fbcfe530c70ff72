"""Trips: who travels where, with whom, and who receives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from pipeline.lexicons.classes import either
from pipeline.lexicons.world import buildings
from pipeline.read.meetings.areas import beyond_port, find_areas, find_destinations
from pipeline.read.meetings.belonging import is_of_main
from pipeline.read.meetings.cast import Cast, eligible
from pipeline.read.meetings.claims import ClaimMaker, mentions_of
from pipeline.read.meetings.echoes import find_length, load_echoes
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.predecessors import find_earlier
from pipeline.read.meetings.repeats import find_stops
from pipeline.read.meetings.scene import POINTERS, Scene
from pipeline.read.meetings.sites import is_where
from pipeline.read.meetings.slots import Reach
from pipeline.read.meetings.status import Verdict
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import TO_MEET, Claim, Mention, Participant

_APART_REACH = 6  # words behind a trip in which "secara terpisah" parts its travellers
_LONGEST_OPENING = 9  # words of "Begitu menuruni tangga pesawat di Dakar,"
_INVITED_REACH = 2  # words before "undangan" in which "atas" or "memenuhi" stands
_STAYING_REACH = 2  # words before a trip in which one of them stands: "sedang berada untuk lawatan"
_PAIR = 2
_HEADS = frozenset({"presiden", "perdana-menteri", "raja", "kanselir"})  # of each land there is one


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
        if trigger.rule.stage and trigger.start > 0 and not self._goes_on(people, before):
            return  # "Cheikh mengatakan lawatan itu dimulai di Dakar" is no trip of whoever says so
        one_by_one = self._of_several_lands(people) or self._separately(trigger)
        parties = [[person] for person in people] if one_by_one else [people]
        destinations = self._destinations(trigger, cast)
        if any(self._is_sight(place) for place in destinations) and self._on_the_way(people, before):
            return  # "Amina tiba di Dakar … Ia akan mengunjungi Museum Dakar" is no second trip
        if not destinations and trigger.rule.there:
            destinations = self._there(trigger, before)
        if not destinations and verdict.status != "held":
            known = self._earlier_destination(people, before)
            destinations = (known,) if known is not None else ()
        earlier = find_earlier(self._scene, trigger, self._maker.triggers, self._phrases)
        end = len(self._scene.line) if earlier is None else earlier.start
        for party, destination in product(parties, destinations if people else ()):
            everybody = self._maker.distinct([*party, *self._inviting()])
            last = destination == destinations[-1]
            stops = self._stops(trigger, destination) if last else ()
            claim = self._maker.claim(trigger, everybody, verdict, self._reach(stops, end=end))
            areas = find_areas(self._scene, destination, self._phrases)
            visit = replace(claim, place=destination, areas=areas, lasts=find_length(self._scene))
            since = self._since(trigger)
            if since is not None and visit.time in (None, since):
                visit = replace(visit, time=since, ongoing=True)
            yield from self._counted(trigger, visit)
            if earlier is not None and earlier.group is not None:
                who = (Participant(earlier.group.mentions[0]),)
                yield replace(visit, status="held", participants=who, time=earlier.time, inherited=False)
            for number, (start, place) in enumerate(stops):
                again = self._maker.claim(trigger, everybody, verdict, self._reach(stops[number + 1 :], start))
                yield replace(again, place=place, areas=find_areas(self._scene, place, self._phrases))

    def _goes_on(self, people: Sequence[Participant], before: Sequence[Claim]) -> bool:
        """Whether a trip of these people was told just before."""
        return any(
            one.kind == "visit" and self._maker.recent(one) and self._maker.all_in(people, one) for one in before
        )

    def _separately(self, trigger: Trigger) -> bool:
        """Whether travellers go somewhere each for themselves: "berkunjung ke Dakar secara terpisah"."""
        tail = self._scene.line.lower[trigger.end : trigger.end + _APART_REACH]
        return any(pair == ("secara", "terpisah") for pair in pairwise(tail))

    def _there(self, trigger: Trigger, before: Sequence[Claim]) -> tuple[int, ...]:
        """Return where the trip told last went: "tiba sehari kemudian"; else the town of a contact: "di kota itu"."""
        said = self._scene.line.lower[trigger.start : trigger.end]
        far = not (self._phrases.numbers.keys() | {"sehari", "esoknya"}).isdisjoint(said)
        trips = [visit for visit in before if visit.kind == "visit" and (far or self._maker.recent(visit))]
        places = [visit.place for visit in trips[-1:]]
        if not trips and trigger.rule.id == "tiba-di-sana":
            places = [self._maker.town()]
        return tuple(place for place in places if place is not None)

    def _since(self, trigger: Trigger) -> int | None:
        """Return since when somebody is where they are: "berada di Dakar sejak Jumat", "masih melawat ke … sejak …"."""
        lower = self._scene.line.lower
        if self._phrases.staying.isdisjoint(lower[max(trigger.start - _STAYING_REACH, 0) : trigger.end]):
            return None
        since = (time for start, _, time in self._scene.times if start > trigger.start and lower[start - 1] == "sejak")
        return next(since, None)

    def _stops(self, trigger: Trigger, place: int) -> tuple[tuple[int, int], ...]:
        """Return where a trip goes on to: "ke Mali, lalu ke Chad"."""
        end = next((stop for _, stop, mention in self._scene.places if mention == place), trigger.end)
        others = (t.start for t in self._maker.triggers if t.start >= end and t.rule.frame == "travel")
        return find_stops(self._scene, end, next(others, len(self._scene.line)), self._phrases)

    def _reach(self, stops: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> Reach:
        """Return where the day of a stop is told: up to the next one, or to the trip of somebody else."""
        last = len(self._scene.line) if end is None else end
        return Reach(start, stops[0][0] if stops else last)

    def _counted(self, trigger: Trigger, visit: Claim) -> Iterator[Claim]:
        """Yield a trip for each day of "dua kali ke Dakar, yakni pada 3 Mei dan pada 6 Juni", none if none is told."""
        lower = self._scene.line.lower
        if trigger.rule.id != "kali-ke":
            yield visit
            return
        for start, _, time in self._scene.times:
            clause = lower[trigger.end : start]
            joined = not self._phrases.goes_on.isdisjoint(clause[-3:])
            if start > trigger.end and (joined or (self._phrases.clause_ends - {"yang"}).isdisjoint(clause)):
                yield replace(visit, time=time, inherited=False)

    def _is_sight(self, place: int) -> bool:
        """Whether a place is one that a guest is shown: "Candi Borobudur", but no port or airport."""
        first = self._mentions[place].text.lower().split()[0]
        return first in buildings() and first not in self._phrases.airports

    def _on_the_way(self, people: Sequence[Participant], before: Sequence[Claim]) -> bool:
        """Whether the article has told of a trip of these people."""
        return bool(people) and any(trip.kind == "visit" and self._maker.all_in(people, trip) for trip in before)

    def _of_several_lands(self, people: Sequence[Participant]) -> bool:
        """Whether travellers hold one office each of a land of their own, or go there one by one."""
        named = [person.mention for person in people if person.part == "named"]
        offices = [{(o.title, self._land(o.of)) for o in self._mentions[m].offices if not o.former} for m in named]
        same = len(offices) > 1 and all(offices) and len({title for own in offices for title, _ in own}) == 1
        lands = {land for own in offices for _, land in own}
        return same and (
            {title for title, _ in offices[0]} <= _HEADS or (len(lands) == len(offices) and "" not in lands)
        )

    def _land(self, of: int | None) -> str:
        return self._mentions[of].text if of is not None else ""

    def _inviting(self) -> Iterator[Participant]:
        """Yield whose invitation a trip follows: "datang ke Dakar atas undangan Amina"."""
        lower = self._scene.line.lower
        for group in self._scene.groups:
            before = lower[max(group.start - 1 - _INVITED_REACH, 0) : group.start]
            if before[-1:] == ("undangan",) and not self._phrases.follows.isdisjoint(before):
                for actor in group.actors[:1]:
                    yield from (Participant(mention, "host") for mention in actor.mentions if actor.sort == "person")

    def by_invitation(self, before: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the trip told last with whoever invited to it: "Kunjungan itu memenuhi undangan Amina"."""
        lower = self._scene.line.lower
        opens = lower[0] in self._phrases.trips and lower[1:2] and lower[1] in POINTERS
        last = next((one for one in reversed(before) if one.kind == "visit"), None) if opens else None
        hosts = list(self._inviting()) if last is not None and self._maker.recent(last) else []
        if last is not None and hosts and not self._maker.all_in(hosts, last):
            people = tuple(self._maker.distinct([*last.participants, *hosts]))
            yield replace(last, participants=people, evidence=(self._scene.line.sentence.span,))

    def invited(self, claim: Claim, trigger: Trigger, cast: Cast) -> Claim | None:
        """Return the trip to which somebody is invited: "Amina mengundang Bou untuk berkunjung ke Mali"; None if none.

        Args:
            claim: The invitation as a contact.
            trigger: Its word, active or passive.
            cast: Who invites whom.
        """
        host, guest = (cast.right, cast.left) if trigger.rule.frame == "passive" else (cast.left, cast.right)
        if host is None or guest is None:
            return None
        lower, end = self._scene.line.lower, max(host.end, guest.end)
        travel = either(self._phrases.moves, self._phrases.trips, self._phrases.tours)
        for start, _, mention in self._scene.places:
            between = lower[end:start]
            if start > end and between[-1:] in (("ke",), ("mengunjungi",)) and not travel.isdisjoint(between):
                people = [Participant(m) for m in mentions_of(guest.actors)]
                people += [Participant(m, "host") for m in mentions_of(host.actors)]
                areas = find_areas(self._scene, mention, self._phrases)
                return replace(claim, kind="visit", participants=tuple(people), place=mention, areas=areas)
        return None

    def _destinations(self, trigger: Trigger, cast: Cast) -> tuple[int, ...]:
        whose = self._scene.line.lower[trigger.end - 1] == "ke"  # "memimpin delegasi Mali ke Dakar"
        inside = [place for place in self._scene.places if trigger.start < place[0] < trigger.end and not whose]
        places = (inside[0][2],) if inside else find_destinations(self._scene, trigger.end, self._phrases)
        host = next((group for group in self._scene.groups if group.start == trigger.end), None)
        if host is not None and self._scene.line.lower[trigger.end - 1] == "undangan":
            places = find_destinations(self._scene, host.end, self._phrases)
        elif not places and cast.left is not None and cast.left.start >= trigger.end:
            places = find_destinations(self._scene, cast.left.end, self._phrases)
        if self._is_career(trigger, places):
            return ()
        if not places and trigger.rule.back:
            before = [place for place in self._scene.places if place[0] < trigger.start]
            passive = self._scene.line.lower[trigger.start].startswith("di")
            before = [place for place in before if self._undergoes(place, trigger)] if passive else before
            places = tuple(mention for *_, mention in before)[-1:]
        if not places:  # "Di Mali, tempat ia tiba pada Rabu, …"
            places = tuple(place[2] for place in self._scene.places if is_where(self._scene, place, trigger))[:1]
        if not places and self._scene.line.lower[trigger.start] in self._phrases.trips:
            spots = [(start, mention) for start, _, mention in self._scene.places]
            which = [mention for start, mention in spots if start > trigger.end and self._is_which(start)]
            places = tuple(which or [mention for start, mention in spots if self._is_left(start)])[:1]
        return places

    def _undergoes(self, place: tuple[int, int, int], trigger: Trigger) -> bool:
        """Whether a place is what is visited: "Dakar baru disinggahi Bou", not "pameran di Dakar disinggahi Bou"."""
        lower, (start, end, _) = self._scene.line.lower, place
        helps = either(self._phrases.auxiliaries, self._phrases.additive, self._phrases.talk_adverbs)
        return helps.issuperset(lower[end : trigger.start]) and (
            not start or lower[start - 1] not in self._phrases.to_places
        )

    def _is_career(self, trigger: Trigger, places: Sequence[int]) -> bool:
        """Whether a course of life is told, and no trip: "perjalanan Amina di Mali", but "perjalanan Amina ke Mali".

        Nor is "tur Asia" of teams and singers one.
        """
        lower = self._scene.line.lower
        starts = {mention: start for start, _, mention in self._scene.places}
        if lower[trigger.start] == "tur" and any(starts[place] == trigger.end for place in places):
            return True
        return lower[trigger.start] == "perjalanan" and any(lower[starts[place] - 1] == "di" for place in places)

    def _is_which(self, place: int) -> bool:
        """Whether it is told which trip to a place it was: "Kunjungan Amina itu merupakan yang pertama ke Mali"."""
        lower, start = self._scene.line.lower, place - 2
        while start > 0 and lower[start] in self._phrases.which_trip:
            start -= 1
        return lower[place - 1] == "ke" and start < place - 2 and lower[start] == "yang"

    def _is_left(self, place: int) -> bool:
        """Whether a traveller leaves a place: "meninggalkan Dakar seusai kunjungan dua hari"."""
        return self._scene.line.lower[place - 1] in load_echoes().leaves

    def _earlier_destination(self, people: Sequence[Participant], before: Sequence[Claim]) -> int | None:
        """Where "kunjungan Amina semula direncanakan …" was to go: where the article last let her travel."""
        for claim in reversed(before):
            if claim.kind == "visit" and self._maker.all_in(people, claim):
                return claim.place
        return None

    def on_trip(self, claim: Claim, trip: Claim | None) -> Claim:
        """Let talks told behind a trip happen at its destination, unless a place stands between."""
        if trip is None or trip.trigger.start > claim.trigger.start or self._before_it(trip, claim):
            return claim
        if claim.place is not None and self._mentions[claim.place].span.start > trip.trigger.start:
            return claim
        place, areas = beyond_port(trip, self._mentions, self._phrases)
        return claim if place is None else replace(claim, place=place, areas=areas)

    def _before_it(self, trip: Claim, claim: Claim) -> bool:
        """Whether a contact was before the trip told ahead of it: "tiba di Dakar setelah menemui Bou"."""
        (_, end), (start, _) = (self._scene.line.positions(one.trigger) for one in (trip, claim))
        between = self._scene.line.lower[end:start]
        return not self._phrases.afters.isdisjoint(between[-1:])

    def in_course(self, talks: Sequence[Claim], trips: Sequence[Claim]) -> list[Claim]:
        """Let contacts without a place be where the trip leads in whose course they were: "dalam kunjungan ke Mali"."""
        return [self._in_course(talk, next(iter(trips), None)) for talk in talks]

    def _in_course(self, claim: Claim, trip: Claim | None) -> Claim:
        if trip is None or claim.kind in ("visit", "call") or claim.place is not None or claim.trigger > trip.trigger:
            return claim
        start, _ = self._scene.line.positions(trip.trigger)
        course = start > 0 and self._scene.line.lower[start - 1] in self._phrases.in_course
        if not course or not self._maker.all_in(trip.participants, claim):
            return claim
        return replace(claim, place=trip.place, areas=trip.areas)

    def received(self, trip: Claim, talks: Sequence[Claim]) -> Claim:
        """Make whoever receives a traveller part of the visit, and let the talks date it where nothing else does."""
        talks = [talk for talk in talks if self._with_traveller(trip, talk) and not self._was_first(talk, trip)]
        hosts = [p for talk in talks for p in talk.participants if p.part == "host"]
        times = [talk.time for talk in talks if talk.time is not None]
        time = trip.time if trip.time is not None else next(iter(times), None)
        return replace(trip, participants=tuple(self._maker.distinct([*trip.participants, *hosts])), time=time)

    def _with_traveller(self, trip: Claim, talk: Claim) -> bool:
        """Whether talks may be a traveller's: not in "Amina berkunjung ke Mali ketika Bou menjamu Cheikh di Dakar"."""
        return len(talk.participants) < _PAIR or any(self._maker.all_in([who], trip) for who in talk.participants)

    def _was_first(self, talk: Claim, trip: Claim) -> bool:
        """Whether talks were before a trip with which their sentence opens: "Sebelum datang ke Mali, Amina …"."""
        (start, _), (contact, _) = (self._scene.line.positions(one.trigger) for one in (talk, trip))
        return is_of_main(self._scene, start, contact)

    def to_meet(self, trip: Claim, talks: Sequence[Claim]) -> Claim:
        """Mark a trip whose sentence goes on to say whom it led to: "Amina terbang ke Dakar dan menemui Bou"."""
        if not talks:
            return trip
        _, start = self._scene.line.positions(trip.trigger)
        end, _ = self._scene.line.positions(talks[0].trigger)
        between = self._scene.line.lower[start:end]
        goes_on = "dan" in between or between[-1:] == ("dengan",)
        apart = not either(self._phrases.clause_ends, self._phrases.whens).isdisjoint(between)
        arrives = trip.rules[0] == "tiba-di"  # whoever arrives may meet others who came
        return replace(trip, rules=(*trip.rules, TO_MEET)) if goes_on and not apart and not arrives else trip

    def at_airport(self, claim: Claim, trip: Claim | None, before: Sequence[Claim]) -> bool:
        """Whether the contact is a welcome on arrival, which belongs to the visit and is no meeting of its own.

        Args:
            claim: The contact.
            trip: The trip that the sentence has told before it: "Amina tiba di Dakar dan disambut Bou".
            before: What earlier sentences told: "Amina tiba di Dakar. Ia disambut Bou."
        """
        start, end = self._scene.line.positions(claim.trigger)
        lower = self._scene.line.lower
        fetched = claim.rules[0] in ("dijemput", "menjemput")
        if fetched or self._phrases.welcomes.isdisjoint(lower[start:end]):
            return fetched
        place = self._mentions[claim.place].text.lower().split()[:1] if claim.place is not None else []
        if not self._phrases.airports.isdisjoint((*place, *self._around(start, end))):
            return True
        if self._phrases.greets.isdisjoint(lower[start:end]):
            return False
        if not {"setiba", "setibanya", "sesampai", "sesampainya"}.isdisjoint(lower[end:]):
            return True
        if trip is not None:
            town = not place or place[0] not in buildings()  # "tiba di Mali dan disambut di Bamako"
            return trip.rules[0] == "tiba-di" and (town or claim.place == trip.place)
        outside = buildings().isdisjoint((*place, *(word.removesuffix("nya") for word in lower)))
        plain = outside and self._phrases.gatherings.isdisjoint(lower)
        return plain and (self._coming() or self._arrived(claim, before))

    def _coming(self) -> bool:
        """Whether it is somebody's coming that is welcomed: "Kehadiran Amina disambut Bou"."""
        coming = self._phrases.comings - self._phrases.trips - self._phrases.teams
        return any(
            group.start > 0 and self._scene.line.lower[group.start - 1] in coming for group in self._scene.groups
        )

    def _around(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words of a contact's clause from the contact on, and those of an aside that opens the sentence."""
        lower, ends = self._scene.line.lower, either(self._phrases.subordinators, self._phrases.clause_ends) - {"yang"}
        stop = next((p for p in range(end, len(lower)) if lower[p] in ends - self._phrases.joins), len(lower))
        comma = next((p for p in range(min(start, _LONGEST_OPENING)) if lower[p] == ","), 0)
        return (*lower[:comma], *lower[start:stop])

    def _arrived(self, claim: Claim, before: Sequence[Claim]) -> bool:
        """Whether the article has just told that those who are welcomed arrived, at an hour that is none of its own."""
        guests = [person for person in claim.participants if person.part != "host"]
        own = claim.time is not None and not claim.inherited
        trips = [trip for trip in before if trip.rules[0] == "tiba-di" and self._maker.recent(trip)]
        return not own and any(self._travelled(guests, trip) for trip in trips)

    def _travelled(self, guests: Sequence[Participant], trip: Claim) -> bool:
        """Whether guests made a trip; an office alone is of whoever came last: "Kepala negara disambut Bou"."""
        office = len(guests) == 1 and self._mentions[guests[0].mention].type == "ROLE"
        return bool(guests) and ((office and self._maker.recent(trip)) or self._maker.all_in(guests, trip))

    def welcomed(self, claim: Claim, before: Sequence[Claim]) -> Iterator[Claim]:
        """Yield the visit that a welcome on arrival opens, its hosts included, if that is told before or here."""
        guests = [person for person in claim.participants if person.part != "host"]
        for visit in reversed(before):
            if visit.kind == "visit" and self._travelled(guests, visit):
                hosts = [person for person in claim.participants if person not in guests]
                people = tuple(self._maker.distinct([*visit.participants, *hosts]))
                yield replace(visit, participants=people, evidence=claim.evidence, rules=claim.rules)
                return
        if claim.place is not None and guests and (self._coming() or self._lands(claim)):
            yield replace(claim, kind="visit")  # "Amina menyambut kedatangan Bou di Dakar"

    def _lands(self, claim: Claim) -> bool:
        """Whether somebody is welcomed at an airport: "Di Bandara Dakar, Bou disambut Amina"."""
        start, end = self._scene.line.positions(claim.trigger)
        place = self._mentions[claim.place].text.lower().split()[:1] if claim.place is not None else []
        return not self._phrases.airports.isdisjoint((*place, *self._around(start, end)))
