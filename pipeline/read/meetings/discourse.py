"""What a sentence that has been read leaves behind for the pronouns of the next ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.lexicons.classes import either
from pipeline.read.meetings.memory import Memory
from pipeline.read.meetings.people import People
from pipeline.read.meetings.phrases import Lists
from pipeline.read.meetings.pointed import TOWNS, find_route
from pipeline.read.meetings.scene import OPENS_WITHIN, Group, Scene
from pipeline.read.meetings.sites import is_located
from pipeline.read.meetings.slots import find_setting
from pipeline.read.meetings.sources import is_topic
from pipeline.read.meetings.voices import find_speaker, goes_on
from pipeline.records import Claim, Mention

_SIDE_BY_SIDE = (("dan",), ("-",), ("–",), ("dengan",))
_SERIES = frozenset({"rangkaian"})
_IS = ("adalah", "ialah")
_SAYS_BEHIND = 2  # words behind "juru bicara, Amina" in which "mengatakan" stands
_CALLED_BEFORE = 3  # words of "penasihat seniornya," before a name


class Discourse:
    """Keeps the memory of one article up to date, sentence by sentence."""

    def __init__(self, memory: Memory, people: People, mentions: Sequence[Mention], lists: Lists) -> None:
        self._memory = memory
        self._people = people
        self._mentions = mentions
        self._phrases = lists.phrases
        self._world = lists.world
        self._narrated: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    def remember(self, scene: Scene, claims: Sequence[Claim], company: frozenset[int], *, carried: bool) -> None:
        """Keep what later pronouns may mean; call it after the sentence has been read.

        Args:
            scene: The sentence.
            claims: What it tells of contacts.
            company: Where the groups begin that only add people to a contact.
            carried: Whether its contact takes its subject from the sentence before ("Pembicaraan dengan Bou …").
        """
        if scene.line.sentence.zone != "body":
            return
        self._memory.end = scene.line.sentence.span.end
        self._memory.by_phone = self._by_phone(scene.line.lower)
        named = [m for group in scene.groups for a in group.actors if a.sort == "person" for m in a.mentions]
        said = {m for group in scene.groups if self._speaks(scene, group) for m in group.mentions}
        self._memory.note(named)
        self._note_nouns(scene)
        self._note_places(scene)
        self._note_guests(scene, claims)
        self._note_last(scene, claims)
        examples = {m for group in scene.groups if self._only_named(scene, group) for m in group.mentions}
        here = self._people.latest([mention for mention in named if mention not in said and mention not in examples])
        self._note_parties(scene, claims, here)
        if not carried and self._phrases.with_own.isdisjoint(scene.line.lower) and not self._acted_on(scene, claims):
            self._note_subject(scene, company)  # "Bou berunding dengannya" is about whom the last sentence was about
            self._note_sent(scene)
        self._memory.speaker = self._speaker_of(scene)

    def _note_last(self, scene: Scene, claims: Sequence[Claim]) -> None:
        """Keep the day, the trip and the places told last."""
        dated = [claim.time for claim in claims if claim.time is not None]
        self._memory.when = next(reversed([*(index for *_, index in scene.times), *dated]), None)
        self._memory.trip = next((claim for claim in reversed(claims) if claim.kind == "visit"), self._memory.trip)
        placed = [claim for claim in claims if claim.place is not None and claim.status != "denied"]
        if placed:
            self._memory.place = self._memory.there = placed[-1].place
        there = [claim for claim in placed if claim.kind != "visit" or claim.status == "held"]
        if there:
            self._memory.city = self._city(there[-1])

    def _note_parties(self, scene: Scene, claims: Sequence[Claim], here: Sequence[int]) -> None:
        """Keep who met or is named side by side, as "keduanya" and "mereka" may mean them.

        Args:
            scene: The sentence.
            claims: What it tells of contacts.
            here: Whom it tells of: neither who only speaks, nor examples.
        """
        joined_here = [group.mentions for group in scene.groups if len(group.mentions) > 2]
        self._memory.joined += [group.mentions for group in scene.groups if len(group.mentions) == 2 < len(here)]
        parties = [(claim, tuple(p.mention for p in claim.participants)) for claim in claims if not claim.weak]
        self._memory.met = self._memory.met or any(len(party) > 1 for _, party in parties)
        if not self._phrases.contests.isdisjoint(scene.line.lower):
            self._memory.in_rounds = False
        elif any(claim.kind != "visit" for claim, _ in parties):
            lasting = either(self._phrases.lasting, self._phrases.rounds)
            self._memory.in_rounds = not lasting.isdisjoint(scene.line.lower)
        # Whoever only travels together has not met: "keduanya" after "Bou tiba bersama Ami Keita" are not the two.
        trips = [(claim, party) for claim, party in parties if claim.kind == "visit" and not _has_host(claim)]
        travellers = [set(party) for claim, party in trips if any(p.part == "accompanying" for p in claim.participants)]
        met = [party for _, party in parties if set(party) not in travellers]
        along = {p.mention for claim in claims for p in claim.participants if p.part == "accompanying"}
        own = set(here) not in travellers and not along.issuperset(here)  # not "A dan B turut hadir"
        pairs = [tuple(here)] if len(here) == 2 and own else []
        for party in [*pairs, *joined_here, *met]:
            self._memory.gather(party)
        for party in met:
            if len(party) > 1:
                self._memory.meet(party)
        collectives, delegations = self._phrases.collectives, self._phrases.delegations
        alone = collectives.isdisjoint(scene.line.lower) and delegations.isdisjoint(scene.line.lower)
        pair = tuple(here) if len(here) == 2 and alone else ()
        several = (party for _, party in reversed(parties) if len(party) > 1)
        self._memory.they = next(several, pair or next((party for _, party in reversed(parties)), ()))

    def _note_subject(self, scene: Scene, company: frozenset[int]) -> None:
        """Keep whom a sentence is about: of one that quotes, whoever the article was about, not whom a quotation names.

        Behind "“Amina tahu,” ujarnya" and "“Amina tahu,” kata Bou" that is who was told of before. It is Bou only if
        the article was about him, and Amina only if it was about nobody: many speak of somebody else.
        """
        outside = [group for group in scene.groups if group.start not in scene.quoted]
        spoken_of = [g for g in scene.groups if g.start in scene.quoted and not self._is_first_person(scene, g)]
        if spoken_of:
            if not goes_on(scene.line, scene.quoted, self._phrases):
                outside = [group for group in outside if self._still_speaks(scene, group)]
            if not outside and self._narrated is not None:
                self._memory.subject, self._memory.subjects = self._narrated
                return
        told_of = outside if spoken_of and outside else scene.groups
        beside = scene.beside_subject(self._phrases)
        main = [group for group in told_of if group.start not in company and group is not beside]
        topics = [group for group in main if is_topic(scene.line, group.start, group.end, self._phrases)]
        subjects = [group for group in main if not scene.oblique(group, self._phrases)]
        behind = [group for group in subjects if group.start == self._behind_opening(scene)]
        others = [group for group in main if scene.line.lower[group.start - 1] not in self._phrases.with_]
        voices = [group for group in main if len(main) > 1 and self._speaks_for_others(scene, group)]
        for group in [*topics, *behind, *subjects, *others]:
            first = group.actors[0]
            if group in voices or scene.aside(group.start, self._phrases):
                continue
            if first.human and len(first.mentions) == 1:
                self._memory.subject = first.mentions
                self._memory.voice = voices[0].mentions if voices else ()
                people = all(actor.human for actor in group.actors)
                self._memory.subjects = group.mentions if people else ()
                if group.start not in scene.quoted:
                    self._narrated = self._memory.subject, self._memory.subjects
                return

    def _behind_opening(self, scene: Scene) -> int:
        """Where the main clause opens behind one that only says when: "Usai menemui Bou, | Amina pulang"; 0 if none."""
        lower, phrases = scene.line.lower, self._phrases
        whens = either(phrases.whens, phrases.asides, phrases.since, phrases.afters)
        comma = lower.index(",") if "," in lower else 0
        return 0 if whens.isdisjoint(lower[: min(OPENS_WITHIN, comma)]) else comma + 1

    def _is_first_person(self, scene: Scene, group: Group) -> bool:
        return scene.line.lower[group.start] in self._phrases.first_person

    def _speaks_for_others(self, scene: Scene, group: Group) -> bool:
        """Whether a spokesman only says what somebody else does: "Juru bicara istana, Amina, mengatakan Raka …"."""
        lower, end = scene.line.lower, group.end
        says = not self._phrases.speech_verbs.isdisjoint(lower[end : end + _SAYS_BEHIND])
        return says and not self._phrases.mouthpieces.isdisjoint(lower[max(group.start - _CALLED_BEFORE, 0) : end])

    def _acted_on(self, scene: Scene, claims: Sequence[Claim]) -> bool:
        """Whether somebody does something with whom it was about, told by "-nya" alone: "Bou menyambutnya"."""
        subject, lower = self._memory.subject, scene.line.lower
        if len(subject) != 1 or not claims:
            return False
        here = [mention for group in scene.groups for mention in group.mentions]
        own = any(word.startswith("me") and word.endswith("nya") for word in lower)
        if not own or any(self._people.same(subject[0], one) for one in here):
            return False
        return any(self._people.same(subject[0], one.mention) for claim in claims for one in claim.participants)

    def _note_sent(self, scene: Scene) -> None:
        """Let the next sentence be about whom somebody sent: "Amina mengutus Bou ke Dakar. Di sana ia …"."""
        lower, sends = scene.line.lower, self._phrases.sends
        sent = [g for g in scene.groups if g.start and lower[g.start - 1] in sends and g.start not in scene.quoted]
        self._memory.sender = ()
        if len(sent) == 1 and len(sent[0].mentions) == 1 and sent[0].actors[0].human:
            self._memory.sender = self._memory.subject
            self._memory.subject = self._memory.subjects = sent[0].mentions

    def _still_speaks(self, scene: Scene, group: Group) -> bool:
        """Whether somebody speaks of whom the article has told just before, or that met others; no spokesman is."""
        if len(group.mentions) != 1 or not self._speaks(scene, group):
            return False
        before = self._narrated[0] if self._narrated is not None else ()
        parties = (party for several in self._memory.parties.values() for party in several)
        known = (*(before if len(before) == 1 else ()), *(who for party in parties for who in party))
        return any(self._people.same(who, group.mentions[0]) for who in known)

    def _speaker_of(self, scene: Scene) -> tuple[int, ...]:
        """Return who speaks in quotations that the next sentence opens or goes on with; () if nobody clear.

        A spokesman may do so for others, whose "kami" it is.
        """
        line, quoted = scene.line, scene.quoted
        if all(place in quoted or not word.isalnum() for place, word in enumerate(line.lower)):
            return self._memory.speaker
        if not self._phrases.mouthpieces.isdisjoint(line.lower):
            return ()
        actors = [actor for group in scene.groups for actor in group.actors]
        return find_speaker(line, actors, quoted, self._phrases, self._memory)

    def _by_phone(self, lower: Sequence[str]) -> bool:
        """Whether somebody spoke by phone: "lewat telepon", "rangkaian telepon"."""
        if self._phrases.by_phone.isdisjoint(lower):
            return False
        by = either(self._phrases.over, _SERIES)
        return any(a in by and b in self._phrases.by_phone for a, b in pairwise(lower))

    def _note_guests(self, scene: Scene, claims: Sequence[Claim]) -> None:
        """Remember whom somebody received: "Bou menjamunya makan malam"."""
        for claim in claims:
            guests = tuple(one.mention for one in claim.participants if one.part == "guest")
            hosts = tuple(one.mention for one in claim.participants if one.part == "host")
            if len(guests) == 1 and hosts and claim.kind != "visit":
                here = scene.line.sentence.span
                self._memory.guests, self._memory.hosts = guests, hosts
                self._memory.came = tuple(one for one in guests if not here.covers(self._mentions[one].span))

    def _note_places(self, scene: Scene) -> None:
        """Remember the buildings of a sentence, and where it last says that somebody goes."""
        lower = scene.line.lower
        for start, _, mention in scene.places:
            first, *rest = self._mentions[mention].text.lower().split()
            if rest:
                self._memory.venues[first] = mention
            if start > 1 and lower[start - 1] == "ke" and lower[start - 2] in self._phrases.moves:
                self._memory.there = mention
            sort = self._memory.sorts.get(mention)
            if start > 0 and sort in TOWNS and (lower[start - 1] == "ke" or is_located(scene, start, self._phrases)):
                self._memory.town = mention
            self._memory.capital = mention if sort == "capital" else self._memory.capital
        countries = [place for place in scene.places if self._memory.sorts.get(place[2]) == "country"]
        for (_, end, one), (start, _, other) in pairwise(countries):
            if lower[end:start] in _SIDE_BY_SIDE and self._mentions[one].text != self._mentions[other].text:
                self._memory.lands = (one, other)
        for group in scene.groups:
            if len(group.actors) == 2 and all(actor.sort == "delegation" for actor in group.actors):
                self._memory.sides = group.mentions  # "utusan Mali dan pemberontak"
        self._memory.route = find_route(scene, self._memory.sorts)
        setting = find_setting(scene, self._phrases)
        self._memory.there = self._memory.there if setting is None else setting

    def _note_nouns(self, scene: Scene) -> None:
        """Remember what each name is called beside it: "pengusaha Amina", "penasihatnya, Bou", "Cheikh, penyair"."""
        lower, nouns = scene.line.lower, self._phrases.nouns
        if nouns.isdisjoint(lower) and not any(word.endswith("nya") for word in lower):
            return
        actors = [actor for group in scene.groups for actor in group.actors]
        free = {position for actor in actors for position in range(actor.start, actor.end)}
        for actor in actors:
            if actor.sort != "person" or not self._people.named(actor.mentions[0]):
                continue
            before = list(range(max(actor.start - _CALLED_BEFORE, 0), actor.start))
            behind = list(range(actor.end + 1, actor.end + 2)) if lower[actor.end : actor.end + 1] == (",",) else []
            own = [p for p in (*before, *behind) if p < len(lower) and p not in free]
            for position in (*own, *range(actor.start, actor.end)):
                word = lower[position].removesuffix("nya")
                if word in nouns:
                    self._memory.called[word] = actor.mentions[0]

    def _speaks(self, scene: Scene, group: Group) -> bool:
        """Whether a sentence only names somebody as its source: "…, ungkap Amina"."""
        before = scene.line.lower[group.start - 1] if group.start > 0 else ""
        return before in self._phrases.speakers or before in self._phrases.sayers

    def _only_named(self, scene: Scene, group: Group) -> bool:
        """Whether people are only some of many: "sejumlah presiden, di antaranya Amina dan Bou"."""
        before = scene.line.lower[group.start - 1] if group.start > 0 else ""
        return before in self._phrases.namely and before not in _IS

    def _city(self, claim: Claim) -> int | None:
        """The town of a contact: that told with its place, else, for an unlisted building, that of the one before."""
        told = [place for place in (claim.place, *claim.areas) if place is not None]
        towns = [place for place in told if self._memory.sorts.get(place) in TOWNS]
        listed = (place for place in towns if self._world.place(self._mentions[place].text) is not None)
        return next((place for place in (*listed, *towns)), self._city_before(claim.place))

    def _city_before(self, site: int | None) -> int | None:
        """The town of the contact before, unless a place is a country or known to lie in another one."""
        before = self._memory.city
        if site is None or before is None or self._memory.sorts.get(site) == "country":
            return site
        venue, city = (self._world.place(self._mentions[place].text) for place in (site, before))
        elsewhere = venue is not None and (city is None or venue.country != city.country)
        return site if elsewhere else before


def _has_host(claim: Claim) -> bool:
    return any(person.part == "host" for person in claim.participants)
