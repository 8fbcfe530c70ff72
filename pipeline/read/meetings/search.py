"""Searches for groups of people around a contact: its subject, its object, the other side, who is named behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import POINTERS, Group, Scene
from pipeline.read.meetings.triggers import Trigger

LONGEST_REACH = 14  # words between a contact and the other side of it
LONGEST_ADVERB = 5
_LONGEST_HEAD = 6  # words of "perdana menteri sementara Mali" before a name
_PEOPLE_WITHIN = 3  # words of "mantan kepala dinas" among which one calls people
_LONGEST_DESCRIPTION = 7  # words of "wakil kepala staf militer Chad" before its comma


class Search:
    """Searches one sentence."""

    _FRONTS = (("adapun",), ("sementara",), ("sedangkan",), ("sementara", "itu", ","))

    def __init__(self, scene: Scene, triggers: Sequence[Trigger], phrases: Phrases) -> None:
        self._scene = scene
        self._triggers = triggers
        self._phrases = phrases

    def subject_of(self, trigger: Trigger, *, agent: bool = False) -> Group | None:
        """Find the subject left of a contact: the nearest group, or, behind a conjunction, the clause's first."""
        found = self._nearest_subject(trigger, agent=agent)
        return self._leader_of(found) or found

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
        ]
        if (described := self._described_by(trigger)) is not None:
            return described
        if not candidates:
            return self._sayer_of(trigger)
        before = trigger.start - 1
        slots = {place for start, end, _ in (*self._scene.times, *self._scene.places) for place in range(start, end)}
        # "menemui Bou sebelum ke Dakar untuk menemui Cheikh", but "mengutus Bou ke Dakar untuk menemui Cheikh"
        verbs = [t for t in self._triggers if t.rule.frame in ("with", "act") and not t.rule.invites]
        met = any(candidates[-1].start - 1 <= t.end <= candidates[-1].start for t in verbs)
        aim = before if met and lower[before] in ("untuk", "guna") else -1
        while before >= candidates[-1].end and before != aim and (self._passed(lower[before]) or before in slots):
            before -= 1
        people = [group for group in candidates if any(actor.sort != "body" for actor in group.actors)] or candidates
        if before >= candidates[-1].end and lower[before] in self._phrases.subordinators:
            opened = self._scene.aside(before, self._phrases)
            if (told_of := self._qualified(before)) is not None:
                return told_of
            return next((group for group in people if group.start >= opened), people[0])
        return people[-1]

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
        listed = not (self._phrases.joins - {","}).isdisjoint(lower[max(before - 2, 0) : before])
        last = range(max(before - 1, 0), before + 1) if before >= 0 and lower[before] != "," else ()
        nouns = [place for place in last if lower[place] in self._phrases.unnamed]
        return not named and not listed and any(not self._governed(place) for place in nouns)

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

    def _passed(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb."""
        return word in self._phrases.talk_adverbs or word in ("akan", "telah", "sudah", "pada", "di", "hari", ",")

    def _before_verb(self, trigger: Trigger, besides: frozenset[str] = frozenset()) -> int:
        """Return the word before a verb and all that belongs to it ("telah langsung menemui"); -1 before the first."""
        lower, before = self._scene.line.lower, trigger.start - 1
        helps = (self._phrases.talk_adverbs, self._phrases.auxiliaries, besides)
        while before > 0 and any(lower[before] in words for words in helps):
            before -= 1
        return before

    def _described_by(self, trigger: Trigger) -> Group | None:
        """Find whom a relative clause is about: "kata Amina, yang baru menemui Bou"."""
        lower, before = self._scene.line.lower, self._before_verb(trigger)
        if before < 1 or lower[before] != "yang":
            return None
        ends = before - (lower[before - 1] == ",")
        found = next((group for group in self._groups_before(trigger.start) if group.end == ends), None)
        return found if found and (not found.start or lower[found.start - 1] not in self._phrases.possessed) else None

    def _sayer_of(self, trigger: Trigger) -> Group | None:
        """Find whoever spoke "seusai bertemu …": "…," kata Amina usai menerima Bou."""
        lower = self._scene.line.lower
        groups = list(self._groups_before(trigger.start))
        if not groups or lower[groups[-1].start - 1] not in self._phrases.says | self._phrases.told_by:
            return None
        between = lower[groups[-1].end : trigger.start]
        meets = not self._phrases.subordinators.isdisjoint(between) or between[-1:] in (("dalam",), ("pada",))
        return groups[-1] if groups[-1].start > 0 and meets else None

    def _groups_before(self, position: int) -> Iterator[Group]:
        """Yield the groups left of a word; of one that reaches over it ("A didampingi B") the people before it."""
        for group in self._scene.groups:
            actors = tuple(actor for actor in group.actors if actor.end <= position)
            if actors:
                yield Group(actors, group.apart)

    def _arrived(self, trigger: Trigger) -> Group | None:
        """Find whose coming or house is the subject: "kedatangan Amina disambut …", "rumah Amina didatangi …"."""
        lower = self._scene.line.lower
        for group in self._groups_before(trigger.start):
            if group.start > 0 and lower[group.start - 1] in self._phrases.comings | self._phrases.homes:
                return group
        return None

    def _of_trip(self, trigger: Trigger) -> bool:
        """Whether a trip told before is received: "Kunjungan tersebut disambut Amina", "Kedatangannya disambut …"."""
        lower, opens = self._scene.line.lower, trigger.start
        while opens > 0 and lower[opens - 1] not in self._phrases.clause_starts:
            opens -= 1
        return lower[opens].removesuffix("nya") in self._phrases.comings | self._phrases.trips

    def _may_be_subject(self, group: Group, before: int, *, agent: bool) -> bool:
        lower = self._scene.line.lower
        if self._scene.oblique(group, self._phrases):
            comes = lower[group.start - 1] in self._phrases.comings and lower[before - 1] in ("untuk", "guna")
            return comes or (agent and group.start > 0 and lower[group.start - 1] in self._phrases.agents)
        if ";" in lower[group.end : before]:
            return False
        # people inside "…, yang menolak B, bertemu C" do not carry the verb behind the comma
        head = lower[: group.start]
        if "yang" in head and "," in lower[group.end : before]:
            opened = max(position for position, word in enumerate(head) if word == "yang")
            return not any(other.end <= opened for other in self._scene.groups)
        return True

    def _late_subject(self, after: int) -> Group | None:
        """Find a subject that follows: "Berbicara dengan Amina di Dakar, Raka tersenyum"."""
        lower = self._scene.line.lower
        for group in self._scene.groups:
            comma = group.start > after and lower[group.start - 1] == ","
            if (
                comma
                and lower[group.start - 2] not in self._phrases.counterparts
                and ";" not in lower[after : group.start]
            ):
                return group
        return None

    def _partner(self, trigger: Trigger) -> Group | None:
        """Find the other side behind a contact: right behind it, or after "dengan"."""
        behind = self._past(trigger.end, self._phrases.talk_adverbs)
        direct = self._named(behind) or self._headed(behind)
        if direct is not None and trigger.rule.frame != "noun":
            return direct
        return self._partner_at(trigger.end)

    def _fronted_partner(self, trigger: Trigger) -> Group | None:
        """Find the other side in front: "Dengan Amina, Raka berbicara melalui telepon"."""
        for group in self._scene.groups:
            words = self._scene.line.lower[: group.start]
            opens = words[-1:] and words[-1] in self._phrases.with_
            if group.end < trigger.start and opens and (len(words) == 1 or words[:-1] in self._FRONTS):
                return group
        return None

    def _partner_at(self, start: int) -> Group | None:
        lower = self._scene.line.lower
        for position in range(start, min(start + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.with_own:
                return self._group_at(position)
            if lower[position] in self._phrases.with_:
                group = self._named(position + 1) or self._headed(position + 1)
                if group is not None:
                    return group
            if position > start and self._blocked(position):
                return None
        return None

    def _agent(self, trigger: Trigger) -> Group | None:
        """Find who acts in a passive: "disambut di bandara oleh B"."""
        lower = self._scene.line.lower
        for position in range(trigger.end, min(trigger.end + LONGEST_REACH, len(lower) - 1)):
            if lower[position] in self._phrases.agents:
                return self._group_at(position + 1)
            if self._blocked(position, besides="noun"):  # "diterima dalam sebuah jamuan oleh B"
                return None
        return None

    def _blocked(self, position: int, besides: str = "") -> bool:
        other = any(t.start <= position < t.end for t in self._triggers if t.rule.frame != besides)
        return other or self._scene.line.lower[position] in self._phrases.clause_ends

    def _object(self, start: int, reach: int, *, headed: bool = False) -> Group | None:
        """Find the group right behind a verb; only adverbs, "oleh", "rumah" and the like may stand between."""
        end = self._past(start, self._phrases.talk_adverbs | self._phrases.agents, reach)
        lower = self._scene.line.lower
        if lower[end - 1] in self._phrases.homes or (end < len(lower) and lower[end] in self._phrases.homes):
            end = self._past(end, self._phrases.homes | self._phrases.home_kinds, reach)
        return self._named(end) or (self._headed(end) if headed else None)

    def _named(self, position: int) -> Group | None:
        """Return the group at a word, or the one that names a counterpart: "mitranya dari Utara, Kim"."""
        lower = self._scene.line.lower
        if self._is_counterpart(position):
            opens = position + 1 + (lower[position + 1 : position + 2] == ("mereka",))
            for ahead in range(opens, min(position + LONGEST_ADVERB + 2, len(lower))):
                group = self._group_at(ahead)
                if group is not None:
                    return group
        return (
            self._leader(position)
            or self._group_at(position)
            or self._exemplified(position)
            or self._described(position)
        )

    def _is_counterpart(self, position: int) -> bool:
        """Whether "mitranya" or "mitra mereka" stands at a word."""
        words = self._scene.line.lower[position : position + 2]
        own = words[0] + "nya" if words[1:] == ("mereka",) else "".join(words[:1])
        return own in self._phrases.counterparts

    def _leader(self, position: int) -> Group | None:
        """Return who leads a delegation that stands at a word: "rombongan Mali yang dipimpin (oleh) Menteri Bou"."""
        lower = self._scene.line.lower
        teams = self._phrases.teams | self._phrases.collectives | self._phrases.unnamed
        if position >= len(lower) or lower[position] not in teams:
            return None
        for ahead in range(position + 1, min(position + LONGEST_REACH, len(lower) - 1)):
            if lower[ahead] in self._phrases.led:
                return self._group_at(ahead) or self._group_at(
                    self._past(ahead + 1, self._phrases.talk_adverbs | self._phrases.agents)
                )
            if lower[ahead] != "yang" and self._blocked(ahead):
                return None
        return None

    def _exemplified(self, position: int) -> Group | None:
        """Return whom "para menteri pertanian, yakni Amina dan Bou" names of those it only calls by kind."""
        lower = self._scene.line.lower
        kinds = self._phrases.collectives | self._phrases.unnamed | self._phrases.nouns | self._phrases.affected
        kin = position + 1 + (position < len(lower) and lower[position] in self._phrases.dependents)
        if kinds.isdisjoint(lower[max(position - 1, 0) : kin]):
            return None  # neither "para korban" nor "keluarga para korban"
        for ahead in range(position + 1, min(position + LONGEST_REACH, len(lower) - 1)):
            if lower[ahead] in self._phrases.namely:
                start = ahead + 1
                while start < len(lower) and lower[start] in self._phrases.namely | {"lain", ":", ","}:
                    start += 1
                return self._group_at(start)
            if self._blocked(ahead, besides="travel"):
                return None
        return None

    def _enumerated(self, start: int) -> Group | None:
        """Return the first people behind "hadir dalam pertemuan itu (antara lain)", unless a verb begins before."""
        for group in self._scene.groups:
            if start <= group.start <= start + LONGEST_REACH and group.actors[0].sort != "body":
                between = self._scene.line.lower[start : group.start]
                return (
                    group
                    if self._phrases.clause_ends.isdisjoint(between) and not self._scene.oblique(group, self._phrases)
                    else None
                )
        return None

    def _headed(self, position: int) -> Group | None:
        """Return the one whom a noun for people introduces: "bertemu pengusaha Amina", "menemui aktivis muda Bou"."""
        lower = self._scene.line.lower
        if position >= len(lower) or lower[position] not in self._phrases.nouns:
            return None
        for ahead in range(position + 1, min(position + _LONGEST_HEAD + 1, len(lower))):
            group = self._group_at(ahead)
            if group is not None:
                return group
            titled = self._scene.line.words[ahead][0].isupper()  # "Penasihat Dalam Negeri"
            if lower[ahead] in self._phrases.not_heads and not titled:
                return None
        return None

    def _listed(self, position: int) -> Group | None:
        """Return whom "turut hadir di rumah Amina, Bou dan Cheikh" lists behind its comma."""
        lower = self._scene.line.lower
        for ahead in range(position + 1, min(position + _LONGEST_DESCRIPTION + 1, len(lower) - 1)):
            if lower[ahead] == ",":
                return self._group_at(ahead + 1)
            if lower[ahead] != "yang" and self._ends(lower[ahead]):
                return None
        return None

    def _ends(self, word: str) -> bool:
        """Whether a word opens a clause, or says of what something is."""
        return word in self._phrases.clause_ends or word in self._phrases.no_place

    def _described(self, position: int) -> Group | None:
        """Return the one whom a description names behind its comma: "pendiri yayasan itu, Amina Diallo"."""
        lower = self._scene.line.lower
        starts = {actor.start: actor.end for group in self._scene.groups for actor in group.actors}
        called = {word.removesuffix("nya") for word in lower[position : position + _PEOPLE_WITHIN]}
        if called.isdisjoint(self._phrases.nouns | self._phrases.dependents | self._phrases.possessed):
            return None  # "disambut tarian Betawi, …", "mengunjungi Mali, Presiden Amina …"
        for ahead in range(position, min(position + _LONGEST_DESCRIPTION + 1, len(lower) - 1)):
            if lower[ahead] == "," and ahead > position:
                return self._group_at(ahead + 1) or self._headed(ahead + 1)
            if ahead in starts and lower[position] in self._phrases.possessed | self._phrases.dependents:
                end = starts[ahead]
                named = self._past(end + 1, self._phrases.possessed)  # "ayah Raka, mendiang Bou Keita"
                return self._group_at(named) if lower[end : end + 1] == (",",) else None
            if ahead in starts or (lower[ahead] not in POINTERS and (lower[ahead] == "di" or self._ends(lower[ahead]))):
                return None
        return None

    def _group_at(self, position: int) -> Group | None:
        """Return the group that begins at a word, cut to the actors from there on."""
        for group in self._scene.groups:
            actors = tuple(actor for actor in group.actors if actor.start >= position)
            if actors and actors[0].start == position:
                return Group(actors, group.apart)
        return None

    def _past(self, position: int, words: frozenset[str], reach: int = LONGEST_REACH) -> int:
        lower = self._scene.line.lower
        starts = {group.start for group in self._scene.groups}
        last = min(position + reach, len(lower))
        while position < last and position not in starts and lower[position] in words:
            position += 1
        return position
