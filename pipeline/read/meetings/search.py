"""Searches for the subject of a contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.lexicons.classes import either
from pipeline.read.lines import AND
from pipeline.read.meetings.cast import Cast
from pipeline.read.meetings.partners import PartnerSearch
from pipeline.read.meetings.scene import VERBAL, Group
from pipeline.read.meetings.triggers import Trigger

_ACTIVE = ("act", "with", "travel")
"""Frames of verbs whose subject does it."""
_LONGEST_STATEMENT = 20  # words of "yang menemui [Bou di Dakar] adalah"
_WITHOUT = frozenset({"tanpa"})
_DURING = frozenset({"dalam", "pada", "selama", "sepanjang", "sela", "sela-sela"})
_HAS_NOT = frozenset({"tidak", "tak", "belum"})
_LONGEST_DI = 4  # letters of a word in "di" that is no verb: "dini", "dia"
_LONGEST_WITH = 2  # words of "dan bersama"
_FRONTED = 2  # words from what opens what is said to its talks: ", dalam dialog"


class Search(PartnerSearch):
    """Searches one sentence for the sides of its contacts."""

    def subject_of(self, trigger: Trigger, *, agent: bool = False) -> Group | None:
        """Find the subject left of a contact: the nearest group, or, behind a conjunction, the clause's first."""
        if trigger.rule.frame == "passive" and self._done_to_theirs(trigger):
            return None
        found = self._set_apart(trigger) or self._nearest_subject(trigger, agent=agent)
        return self._leader_of(found) or self._doing_with(found, trigger) or found

    def _done_to_theirs(self, trigger: Trigger) -> bool:
        """Whether it is done to somebody without a name: "Raka menyebut kliennya ditahan dan dijenguk Amina"."""
        lower, phrases = self._scene.line.lower, self._phrases
        theirs = either(phrases.dependents, phrases.attachments)
        opens = either(phrases.speech_verbs, frozenset({"bahwa"}))
        last = max((group.end for group in self._groups_before(trigger.start)), default=1)
        told = {at for at in range(last, trigger.start) if lower[at - 1] in opens} | {self._before_verb(trigger)}
        own = (at for at in told if either(phrases.with_, phrases.accompanied).isdisjoint(lower[last - 1 : at]))
        return any(lower[at].endswith("nya") and lower[at].removesuffix("nya") in theirs for at in own)

    def _doing_with(self, company: Group | None, trigger: Trigger) -> Group | None:
        """Find who does one more thing together with others: "Raka tiba dan bersama Amina menemui Bou"."""
        lower, goes_on = self._scene.line.lower, self._phrases.goes_on
        if company is None or company.start < _LONGEST_WITH or lower[company.start - 1] != "bersama":
            return None
        before = company.start - 2
        helps = either(self._phrases.additive, self._phrases.set_for)
        if lower[before] not in goes_on or company.end <= self._before_verb(trigger, helps):
            return None
        leads = self._nearest_subject(Trigger(trigger.rule, before + 1, company.start), agent=False)
        apart = leads is not None and set(leads.mentions).isdisjoint(company.mentions)
        return Group((*leads.actors, *company.actors)) if leads is not None and apart else None

    def _fronted_pair(self, trigger: Trigger) -> Cast | None:
        """Find both sides where the other one stands in front: "Dengan Amina, Raka menggelar pertemuan di Dakar"."""
        partner, left = self._fronted_partner(trigger), self.subject_of(trigger)
        if partner is None or left is None or left.start != partner.end + 1:
            return None
        return Cast(left, partner) if self._scene.line.lower[partner.end] == "," else None

    def _set_apart(self, trigger: Trigger) -> Group | None:
        """Find who did it where that is the news: "Yang datang ke Dakar dan menemui Bou hanyalah | Amina"."""
        lower, phrases = self._scene.line.lower, self._phrases
        opens = next((at for at in range(trigger.start - 1, -1, -1) if lower[at] == "yang"), -1)
        if opens < 0 or not self._opens_statement(opens):
            return None
        verb = opens + 1
        while verb < trigger.start and self._passed(lower[verb]):
            verb += 1
        # "yang mengecam Cheikh dan menemui Bou adalah …"
        one_more = not phrases.goes_on.isdisjoint((lower[trigger.start - 1], lower[self._before_verb(trigger)]))
        if not one_more and not any(t.start == verb and t.rule.frame in _ACTIVE for t in self._triggers):
            return None  # "yang dibahas Amina saat menemui Bou adalah …"
        reach = range(trigger.end, min(trigger.end + _LONGEST_STATEMENT, len(lower) - 1))
        stop = next((at for at in reach if lower[at] in phrases.copulas or lower[at] == ","), None)
        return self._group_at(stop + 1) if stop is not None and lower[stop] != "," else None

    def _opens_statement(self, position: int) -> bool:
        """Whether a sentence, or what somebody says in it, opens at a word: "|Yang", "Menurut B, |yang", "bahwa |".

        What kind of person it is of may stand before: "Pejabat yang …", "Orang terakhir yang …".
        """
        lower = self._scene.line.lower
        kind = position in (1, 2) and lower[0] in self._phrases.person_heads and not any(self._groups_before(position))
        if position == 0 or kind or lower[position - 1] == "bahwa":
            return True
        source = next((g for g in self._groups_before(position) if g.end == position - 1), None)
        told = source is not None and source.start > 0 and lower[source.start - 1] in self._phrases.sayers
        return lower[position - 1] == "," and told

    def _leader_of(self, team: Group | None) -> Group | None:
        """Return who leads a delegation: "delegasi Mali pimpinan Bou", "delegasi Mali yang dipimpin Menteri Bou"."""
        if team is None or team.actors[-1].sort != "delegation":
            return None
        lower = self._scene.line.lower
        position = team.end + (lower[team.end : team.end + 2] == ("yang", "dipimpin"))
        if position == team.end and lower[position : position + 1] != ("pimpinan",):
            return None  # "delegasi Mali dipimpin Bou" tells no more than that
        return self._group_at(position) or self._group_at(self._past(position + 1, self._phrases.agents))

    def _nearest_subject(self, trigger: Trigger, *, agent: bool) -> Group | None:
        lower = self._scene.line.lower
        candidates = [
            group
            for group in self._groups_before(trigger.start)
            if self._may_be_subject(group, trigger.start, agent=agent)
            if trigger.start in self._scene.quoted or group.start not in self._scene.quoted
        ]
        if (described := self._described_by(trigger)) is not None:
            return described
        said = self._sayer_of(trigger)
        if said is not None and (not candidates or self._quotes(said) or self._closes_speech(said, trigger)):
            return said
        if not candidates:
            return None
        before = trigger.start - 1
        slots = {place for start, end, _ in (*self._scene.times, *self._scene.places) for place in range(start, end)}
        # "menemui Bou sebelum ke Dakar untuk menemui Cheikh", but "mengutus Bou ke Dakar untuk menemui Cheikh"
        verbs = [t for t in self._triggers if t.rule.frame in ("with", "act") and not t.rule.invites]
        met = any(candidates[-1].start - 1 <= t.end <= candidates[-1].start for t in verbs)
        aim = before if met and lower[before] in self._phrases.purposes else -1
        while before >= candidates[-1].end and before != aim and (self._passed(lower[before]) or before in slots):
            before -= 1
        since = (at for at in range(before, candidates[-1].end - 1, -1) if lower[at] in self._phrases.asides)
        before = next(since, before) if met else before  # "menelepon Bou sebelum ke Dakar menemui Cheikh"
        people = [group for group in candidates if any(actor.sort != "body" for actor in group.actors)] or candidates
        opening = self._scene.opening(self._phrases)
        people = [group for group in people if group.start > max(opening, self._told_from(trigger))] or people
        if before >= candidates[-1].end and lower[before] in self._phrases.subordinators:
            opened = self._scene.aside(before, self._phrases)
            # "Bou menemani Raka saat bertemu Amina"
            along = lower[before] in self._phrases.whens and any(actor.company for actor in candidates[-1].actors)
            if (told_of := candidates[-1] if along else self._qualified(before)) is not None:
                return told_of
            return next((group for group in people if group.start >= opened), people[0])
        return self._before_aside(people, trigger) or people[-1]

    def _told_from(self, trigger: Trigger) -> int:
        """Where what somebody says opens: "Amina mengatakan | Raka senang saat menemui Bou" is of Raka; -1 if none.

        It opens with a comma, with "bahwa" or with its subject and a verb, unlike "mengingatkan Raka saat …".
        """
        lower, phrases = self._scene.line.lower, self._phrases
        doers = {group.start for group in self._groups_before(trigger.start) if self._does(group.end)}
        for place in range(trigger.start - 1, 1, -1):
            if lower[place - 1] in phrases.speech_verbs and (lower[place] in (",", "bahwa") or place in doers):
                return place - (place in doers)
        return -1

    def _does(self, position: int) -> bool:
        """Whether a predicate opens at a word: "baru pulang", "menangis", but not "di Dakar"."""
        word = self._scene.line.lower[position]
        return word in self._phrases.auxiliaries or (word.startswith(VERBAL) and len(word) > _LONGEST_DI)

    def _told_of(self, trigger: Trigger, partner: Group) -> Group | None:
        """Find whose talks open what somebody says: "Amina mengatakan, dalam dialog dengan Bou, Raka marah"."""
        opens = self._told_from(trigger)
        if (
            opens < 0
            or trigger.start - opens != _FRONTED
            or self._phrases.at_talks.isdisjoint(self._scene.line.lower[opens + 1 : trigger.start])
        ):
            return None
        found = self._late_subject(partner.end)
        if found is not None and self._is_passive(found.end):
            return None  # "…, Raka tidak disinggung"
        listed = found is not None and self._scene.line.lower[found.end : found.end + 1] == (",",)
        return None if listed else found

    def _is_passive(self, position: int) -> bool:
        """Whether a predicate tells what was done to its subject: "tidak disinggung"."""
        lower = self._scene.line.lower
        while position < len(lower) - 1 and lower[position] in either(self._phrases.auxiliaries, _HAS_NOT):
            position += 1
        return position < len(lower) and lower[position].startswith("di") and len(lower[position]) > _LONGEST_DI

    def _qualified(self, position: int) -> Group | None:
        """Find whom the relative clause around a word is about: "sikap Raka yang menangis saat menghadap B"."""
        lower = self._scene.line.lower
        last = next(reversed(list(self._groups_before(position))), None)
        inside = last is not None and lower[last.end] == "yang" and "," not in lower[last.end : position]
        return last if inside else None

    def _by_unnamed(self, trigger: Trigger) -> bool:
        """Whether the subject right before a verb is somebody without a name: "kata Amina, polisi lalu memanggil B"."""
        lower, before = self._scene.line.lower, self._before_verb(trigger, self._phrases.additive)
        named = any(group.start <= place < group.end for group in self._scene.groups for place in (before, before - 1))
        listed = not self._phrases.conjunctions.isdisjoint(lower[max(before - 2, 0) : before])
        last = range(max(before - 1, 0), before + 1) if before >= 0 and lower[before] != "," else ()
        nouns = [place for place in last if lower[place] in self._phrases.unnamed]
        return (
            not named and not listed and any(not self._governed(place) for place in nouns)
        ) or self._of_clause_unnamed(before)

    def _by_somebody_here(self, trigger: Trigger) -> bool:
        """Whether the subject right before a trip is whoever speaks, and nobody knows who: "lalu saya ke Dakar"."""
        if trigger.rule.frame != "travel":
            return False
        before = self._before_verb(trigger)
        known = any(group.start <= before < group.end for group in self._scene.groups)
        return before >= 0 and self._scene.line.lower[before] in self._phrases.first_person and not known

    def _of_clause_unnamed(self, before: int) -> bool:
        """Whether what is said opens with people without a name: "Amina mengatakan (bahwa) timnya menemui Bou"."""
        lower, phrases = self._scene.line.lower, self._phrases
        if "bahwa" not in lower and phrases.speech_verbs.isdisjoint(lower):
            return False
        kinds = either(
            phrases.teams, phrases.delegations, phrases.unnamed, phrases.nouns, phrases.dependents, phrases.governments
        )
        taken = {place for group in self._scene.groups for place in range(group.start, group.end)}
        for place in range(before, 0, -1):
            ends = lower[place] in phrases.clause_ends and lower[place] != "bahwa"
            if place in taken or lower[place] == "," or ends:
                return False
            if lower[place - 1] == "bahwa" or lower[place - 1] in phrases.speech_verbs:
                return lower[place].removesuffix("nya") in kinds
        return False

    def of_other(self, trigger: Trigger) -> bool:
        """Whether what somebody says has a subject without a name: "Amina mengatakan, tiga pejabat akan menemui Bou".

        Whoever speaks does nothing there. What they leave out may be themselves ("mengatakan, usai bertemu Bou, …").
        """
        lower, phrases = self._scene.line.lower, self._phrases
        opens = self._said_from(trigger.start)
        between = lower[opens : trigger.start]
        if not opens or not between or trigger.start in self._scene.quoted:
            return False
        word = between[0].removesuffix("nya")
        apart = either(phrases.subordinators, phrases.clause_ends, phrases.reports)
        people = either(phrases.unnamed, phrases.nouns, phrases.collectives)
        goes = lower[trigger.start] == "menuju" and word not in people  # "…, yang membawa udara menuju Mali"
        if not goes and word not in people and not apart.isdisjoint(self._without_relative(between)):
            return False
        own = either(phrases.comings, phrases.trips, phrases.gatherings, phrases.homes)  # "rumahnya didatangi Bou"
        told_when = any(start == opens for start, _, _ in self._scene.times) or "kali" in between[:2]
        if told_when or between[0] in phrases.no_subjects or not word.isalnum() or word in own:
            return False
        theirs = word != between[0] and word not in people  # "lembaganya menemui Bou": as "pihaknya" does
        return word in people or not (theirs or word.startswith(VERBAL))

    def by_envoy(self, trigger: Trigger) -> bool:
        """Whether somebody without a name is sent to a contact: "Amina mengirim seorang utusan untuk menemui Bou"."""
        lower = self._scene.line.lower
        if trigger.start == 0 or lower[trigger.start - 1] not in self._phrases.purposes:
            return False
        sent = (place for place in range(trigger.start - 1, 0, -1) if lower[place] in self._phrases.sends)
        start = next(sent, trigger.start)
        named = any(start < group.end and group.start < trigger.start for group in self._scene.groups)
        return start < trigger.start - 2 and not named and "," not in lower[start : trigger.start]

    def _said_from(self, before: int) -> int:
        """Where what somebody says opens, "mengatakan bahwa |" or "mengatakan, |", if nobody is named since; else 0."""
        lower = self._scene.line.lower
        taken = {place for group in self._scene.groups for place in range(group.start, group.end)}
        for place in range(before - 1, 1, -1):
            if place in taken:
                return 0
            opens = lower[place - 1] in (",", "kalau", "jika") and lower[place - 2] in self._phrases.speech_verbs
            if opens or lower[place - 1] == "bahwa" or self._opens_clause(place, before):
                return place
        return 0

    def _opens_clause(self, place: int, before: int) -> bool:
        """Whether what is said opens with a subject of its own: "Amina mengatakan | kapal itu baru tiba"."""
        lower, phrases = self._scene.line.lower, self._phrases
        if lower[place - 1] not in phrases.speech_verbs or place + 1 >= before:
            return False
        told = lower[place].removesuffix("nya") in either(phrases.things, phrases.tales)  # "menceritakan kisah bertemu"
        return not told and lower[place].isalpha() and lower[before - 1] in phrases.auxiliaries

    def _without_relative(self, words: Sequence[str]) -> Sequence[str]:
        """Leave out what tells which one a subject is: "pesawat yang jatuh di Dakar baru", but "yang ditumpanginya"."""
        pronouns = self._phrases.pronouns
        relative = "yang" in words[1:3] and words[-1] in self._phrases.auxiliaries
        own = any(word in pronouns or word.endswith("nya") for word in words)
        return words[: words.index("yang")] if relative and not own else words

    def _governed(self, position: int) -> bool:
        """Whether a noun is no subject for the word before it: "mewakili warga", "dikawal petugas"."""
        word = self._scene.line.lower[position - 1] if position else ""
        return word in self._phrases.oblique or (word.startswith("di") and word not in self._phrases.pronouns)

    def _of_unnamed(self, trigger: Trigger) -> bool:
        """Whether a relative clause tells what was done to those behind it: "saksi yang dipanggil jaksa, B dan C"."""
        lower, before = self._scene.line.lower, self._before_verb(trigger)
        if before < 1 or lower[before] != "yang" or self._described_by(trigger) is not None:
            return False
        if trigger.rule.host and lower[before - 1] == "," and any(t.rule.frame == "travel" for t in self._triggers):
            return False  # "kunjungan Amina ke Dakar, yang diterima Bou"
        return not any(group.end in (before, before - 1) for group in self._scene.groups)

    def _of_thing(self, trigger: Trigger) -> bool:
        """Whether it is a thing that is received or welcomed: "laporan Raka diterima oleh Amina"."""
        if trigger.rule.frame != "passive" or trigger.rule.host != "object":
            return False
        lower, opens = self._scene.line.lower, trigger.start
        while opens > 0 and lower[opens - 1] not in self._phrases.clause_starts:
            opens -= 1
        clause = [word.removesuffix("nya") for word in lower[opens : trigger.start]]
        if clause[:2] == ["surat", "kabar"]:
            return False  # a newspaper writes it
        near = clause[-2:] if "yang" not in clause[-1:] else clause[-3:-1]
        return not self._phrases.things.isdisjoint([*clause[:1], *near])

    def _before_aside(self, candidates: Sequence[Group], trigger: Trigger) -> Group | None:
        """Return whom an aside between commas parts from the verb: "Raka, setelah dilantik Bou, menemui Amina"."""
        lower, last = self._scene.line.lower, candidates[-1]
        if lower[last.end : last.end + 1] != (",",) or not all(map(self._passed, lower[last.end : trigger.start])):
            return None
        head = next((group for group in reversed(candidates[:-1]) if lower[group.end] == ","), None)
        phrases = self._phrases
        opens = either(phrases.accompanied, phrases.afters, phrases.whens, phrases.asides, _WITHOUT)
        return head if head is not None and lower[head.end + 1] in opens else None

    def _passed(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb."""
        return word in self._phrases.talk_adverbs or word in ("akan", "telah", "sudah", "pada", "di", "hari", ",")

    def _before_verb(self, trigger: Trigger, besides: frozenset[str] = frozenset()) -> int:
        """Return the word before a verb and all that belongs to it ("telah langsung menemui"); -1 before the first."""
        lower, before = self._scene.line.lower, trigger.start - 1
        helps = either(self._phrases.talk_adverbs, self._phrases.auxiliaries, besides)
        while before > 0 and lower[before] in helps:
            before -= 1
        return before

    def _described_by(self, trigger: Trigger) -> Group | None:
        """Find whom a relative clause is about: "kata Amina, yang baru menemui Bou"."""
        lower, before = self._scene.line.lower, self._before_verb(trigger)
        if before < 1 or lower[before] != "yang":
            return None
        ends = before - (lower[before - 1] == ",")
        found = next((group for group in self._groups_before(trigger.start) if group.end == ends), None)
        owned = self._phrases.possessed - self._phrases.sayers
        return found if found and (not found.start or lower[found.start - 1] not in owned) else None

    def _sayer_of(self, trigger: Trigger) -> Group | None:
        """Find whoever spoke "seusai bertemu …": "…," kata Amina usai menerima Bou."""
        lower = self._scene.line.lower
        groups = list(self._groups_before(trigger.start))
        if not groups or lower[groups[-1].start - 1] not in either(self._phrases.says, self._phrases.told_by):
            return None
        between = lower[groups[-1].end : trigger.start]
        # not "… itu, kata Amina, kader dan anggota yang menemui Bou"
        whens = self._phrases.subordinators - AND
        meets = not whens.isdisjoint(between) or not _DURING.isdisjoint(between[-1:])
        return groups[-1] if groups[-1].start > 0 and meets else None

    def _behind_saying(self, trigger: Trigger) -> bool:
        """Whether whoever spoke is the subject: "“…,” ujarnya usai menerima Amina"."""
        lower, when = self._scene.line.lower, self._before_verb(trigger)
        before = when - 1 - (when > 1 and lower[when - 1] == ",")
        whens = either(self._phrases.whens, self._phrases.at_talks)
        return before >= 0 and lower[when] in whens and lower[before] in self._phrases.says_it

    def _quotes(self, sayer: Group) -> bool:
        """Whether a quotation ends right before whoever says it: "“…, Bou,” kata Amina usai menerima Cheikh"."""
        ends = self._scene.line.words[max(sayer.start - 3, 0) : sayer.start - 1]
        return ends[-1:] in (('"',), ("”",)) or ends[-2:] in ((",", '"'), (",", "”"))

    def _closes_speech(self, sayer: Group, trigger: Trigger) -> bool:
        """Whether what is said stands before its speaker without marks: "Panen gagal di Mali, kata Amina usai …".

        Not in "Raka pulang, kata Amina, usai menemui Bou".
        """
        lower = self._scene.line.lower
        behind = lower[max(sayer.start - 2, 0)] == "," and lower[sayer.start - 1] in self._phrases.says
        return behind and sayer.start > 1 and "," not in lower[sayer.end : trigger.start]

    def _groups_before(self, position: int) -> Iterator[Group]:
        """Yield the groups left of a word; of one that reaches over it ("A didampingi B") the people before it."""
        for group in self._scene.groups:
            if group.end <= position:
                yield group
                continue
            actors = tuple(actor for actor in group.actors if actor.end <= position)
            if actors:
                yield Group(actors, group.apart)

    def _arrived(self, trigger: Trigger) -> Group | None:
        """Find whose coming or house is the subject: "kedatangan Amina disambut …", "rumah Amina didatangi …"."""
        lower = self._scene.line.lower
        for group in self._groups_before(trigger.start):
            bodies = all(actor.sort == "body" for actor in group.actors)
            home = not bodies and lower[group.start - 1] in self._phrases.homes  # not "di kantor Partai Cahaya"
            if group.start > 0 and (home or lower[group.start - 1] in self._phrases.comings):
                return group
        return None

    def _of_trip(self, trigger: Trigger) -> bool:
        """Whether a trip told before is received: "Kunjungan tersebut disambut Amina", "Kedatangannya disambut …"."""
        lower, opens = self._scene.line.lower, trigger.start
        while opens > 0 and lower[opens - 1] not in self._phrases.clause_starts:
            opens -= 1
        return lower[opens].removesuffix("nya") in either(self._phrases.comings, self._phrases.trips)

    def _may_be_subject(self, group: Group, before: int, *, agent: bool) -> bool:
        lower = self._scene.line.lower
        if self._scene.oblique(group, self._phrases):
            comes = lower[group.start - 1] in self._phrases.comings and lower[before - 1] in self._phrases.purposes
            return comes or (agent and group.start > 0 and lower[group.start - 1] in self._phrases.agents)
        if ";" in lower[group.end : before] or self._of_other(group):
            return False
        # people inside "…, yang menolak B, bertemu C" do not carry the verb behind the comma
        head = lower[: group.start]
        if "yang" in head and "," in lower[group.end : before]:
            opened = max(position for position, word in enumerate(head) if word == "yang")
            return not any(other.end <= opened for other in self._scene.groups)
        return True

    def _of_other(self, group: Group) -> bool:
        """Whether somebody only did something to the subject, in a relative clause: "kapal yang dilepas Amina tiba"."""
        lower = self._scene.line.lower
        words = lower[max(group.start - 2, 0) : group.start]
        does = words[:1] == ("yang",) and self._is_passive(group.start - 1) and words[1] not in self._phrases.led
        return does and lower[group.end : group.end + 1] != (",",)

    def _late_subject(self, after: int) -> Group | None:
        """Find a subject that follows: "Berbicara dengan Amina di Dakar, Raka tersenyum"."""
        lower = self._scene.line.lower
        for group in self._scene.groups:
            comma = group.start > after and lower[group.start - 1] == ","
            calls = lower[group.start - 2].endswith("nya") and lower[group.start - 3] in ("dan", "serta")
            if calls:
                continue  # "menjenguk Bou dan stafnya, Cheikh"
            if (
                comma
                and lower[group.start - 2] not in self._phrases.counterparts
                and ";" not in lower[after : group.start]
            ):
                return group
        return None
