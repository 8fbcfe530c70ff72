"""Contacts that a sentence opens without naming (all) their people: "Perundingan ketiga digelar di Dakar, Senin"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicons.classes import either
from pipeline.read.meetings.areas import find_areas, find_destinations
from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Actor, Group, Scene
from pipeline.read.meetings.search import Search
from pipeline.read.meetings.status import judge
from pipeline.read.meetings.triggers import OCCASION, Trigger
from pipeline.records import Claim, Participant

_PREDICATE_REACH = 9  # words behind "perundingan" in which "digelar" or the place stands
_KIND_REACH = 10  # words of "tiga ketua umum partai kecil", "pejabat tinggi Republik Mali (RM) dan Chad"
_BETWEEN = 4  # words of "tingkat militer antara" behind "perundingan"
_BOTH = (("kedua", "negara"), ("kedua", "negeri"), ("kedua", "pemerintah"))
_SIDES = (("kedua", "pihak"), ("kedua", "kubu"), ("kedua", "kelompok"), ("kedua", "delegasi"))
_CONVENES_REACH = 3  # words before "pertemuan" in which "memimpin" stands
_OF_THINGS = "penyerahan"  # "penyerahan senjata berjalan lancar" tells of nobody who gathered


class Occasions:
    """Finds the contact that a sentence without one of its own opens.

    Args:
        scene: The sentence.
        maker: Makes its claims.
        triggers: All contacts of the sentence, those without participants too.
        phrases: Closed word classes.
    """

    def __init__(self, scene: Scene, maker: ClaimMaker, triggers: Sequence[Trigger], phrases: Phrases) -> None:
        self._scene = scene
        self._maker = maker
        self._triggers = triggers
        self._phrases = phrases

    def find(self) -> Claim | None:
        """Return a contact with nobody or one participant, to which later sentences may add people; None if none."""
        return (
            None
            if self._scene.of_court
            else self._convened() or self._received() or self._arrived() or self._one_sided() or self._called_off()
        )

    def _convened(self) -> Claim | None:
        """Find a gathering that is said to take place, or that somebody leads."""
        lower = self._scene.line.lower
        if self._phrases.gatherings.isdisjoint(lower):
            return None
        for position, word in enumerate(lower):
            if word not in self._phrases.gatherings or word == _OF_THINGS:
                continue
            if position and lower[position - 1] in self._phrases.beside:
                continue
            head = lower[max(position - _CONVENES_REACH, 0) : position]
            tail = lower[position + 1 : position + 1 + _PREDICATE_REACH]
            convened = not self._phrases.convenes.isdisjoint(head)
            inverted = not self._phrases.takes_place.isdisjoint(head[-1:])  # "Di Dakar berlangsung pertemuan tertutup"
            near = any(position < start <= position + _PREDICATE_REACH for start, _, _ in self._scene.places)
            dated = any(start > position for start, _, _ in self._scene.times)
            led = any(t.rule.leads and position < t.start <= position + _PREDICATE_REACH for t in self._triggers)
            told = not self._phrases.takes_place.isdisjoint(tail)
            if convened or inverted or led or told or (near and dated):
                subject = self._subject(position) if convened else None
                if convened and subject is None and (one_sided := self._one_sided()) is not None:
                    return one_sided  # "Komisi E menggelar rapat dengan Bou"
                return self._opened(position, subject, summit=word in self._phrases.summits)
        return None

    def _received(self) -> Claim | None:
        """Find a contact whose other side is only called by kind: "Amina menjamu para pemimpin umat"."""
        lower = self._scene.line.lower
        for trigger in self._triggers:
            ahead = trigger.end + (lower[trigger.end : trigger.end + 1] in (("dengan",), ("bersama",)))
            many = ahead < len(lower) and (lower[ahead] == "tamu" or lower[ahead] in self._phrases.collectives)
            if trigger.rule.frame in ("with", "joint") and (
                self._collective(trigger.start) or self._parties(trigger) or self.parties()
            ):
                return self._opened(trigger.start, None, summit=False)
            if trigger.rule.frame not in ("act", "with", "joint"):
                continue
            if (many or trigger.rule.id == "mempertemukan") and (subject := self._subject(trigger.start)):
                return self._opened(trigger.start, subject, summit=False)
            if many and self._team(trigger.start):
                return self._opened(trigger.start, None, summit=False)
        return None

    def _one_sided(self) -> Claim | None:
        """Find a contact with a body that is not known to meet people: "Komisi E DPRD menerima Bou".

        Or one with which it holds talks: "Komisi E DPRD menggelar rapat dengan Bou".
        """
        words, search = self._scene.line.words, Search(self._scene, self._triggers, self._phrases)
        for trigger in self._triggers:
            named = words[trigger.start - 1] if trigger.start else ""
            held = trigger.rule.frame == "noun" and words[trigger.start] in self._phrases.convenes
            if (
                not (held or trigger.rule.frame in ("act", "with"))
                or trigger.rule.weak
                or not (named[:1].isupper() or named == ")")
            ):
                continue
            other = search.partner_of(trigger)
            if other is not None and not self._before(trigger) and all(a.sort == "person" for a in other.actors):
                return self._opened(trigger.start, other, summit=False)
        return None

    def side(self, claim: Claim) -> frozenset[str]:
        """Return the words before a contact that one side opened, among them those of the other side."""
        start, _ = self._scene.line.positions(claim.trigger)
        return frozenset(self._scene.line.lower[:start])

    def _called_off(self) -> Claim | None:
        """Find talks of delegations that did not take place: "Perundingan antara delegasi Mali dan Chad batal"."""
        parties = self.parties()
        for trigger in self._triggers if parties else ():
            verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
            if trigger.rule.frame != "travel" and verdict.status == "cancelled":
                return self._maker.claim(trigger, parties, verdict)
        return None

    def _arrived(self) -> Claim | None:
        """Find the trip of a delegation of which nobody is named yet: "Delegasi Mali tiba di Dakar pada Senin"."""
        for trigger in self._triggers:
            destinations = find_destinations(self._scene, trigger.end, self._phrases)
            if trigger.rule.frame == "travel" and destinations and self._team(trigger.start):
                verdict = judge(self._scene.line, trigger.start, trigger.end, trigger.rule.frame)
                if verdict.status in ("held", "planned"):
                    claim = self._maker.claim(trigger, (), verdict)
                    areas = find_areas(self._scene, destinations[0], self._phrases)
                    return replace(claim, place=destinations[0], areas=areas)
        return None

    def _collective(self, before: int) -> bool:
        """Whether a contact's subject is only called by kind: "tiga ketua partai berunding"."""
        lower = self._scene.line.lower
        people = [actor for group in self._scene.groups for actor in group.actors if actor.start < before]
        if any(lower[actor.start] not in self._phrases.collectives for actor in people):
            return False
        lands = {start for start, _, _ in self._scene.places}
        for position in range(before - 2, max(before - 2 - _KIND_REACH, -1), -1):
            if lower[position] in ",;" and position + 1 not in lands:
                return False
            if lower[position] in self._phrases.collectives or lower[position] in self._phrases.numbers:
                slots = bool(self._scene.places) and bool(self._scene.times)
                return lower[position + 1] in self._phrases.nouns or (slots and lower[position] in self._phrases.nouns)
        return False

    def _team(self, before: int) -> bool:
        """Whether a delegation is the subject: "delegasi Mali terbang ke Dakar dan bertemu para pengusaha"."""
        actors = [actor for group in self._scene.groups for actor in group.actors if actor.end <= before]
        teams = self._phrases.teams.intersection(self._scene.line.lower[:before])
        return bool(teams) and all(actor.sort == "delegation" for actor in actors)

    def _parties(self, trigger: Trigger) -> bool:
        """Whether those who meet are delegations, and it says where and when: "pejabat Mali dan Chad bertemu"."""
        before = self._before(trigger)
        bodies = len(before) > 1 and all(actor.sort in ("delegation", "body") for actor in before)
        return bodies and bool(self._scene.places) and bool(self._scene.times)

    def _before(self, trigger: Trigger) -> list[Actor]:
        return [actor for group in self._scene.groups for actor in group.actors if actor.end <= trigger.start]

    def parties(self) -> tuple[Participant, ...]:
        """Return the countries whose delegations met, if nobody turns out to have led them."""
        for trigger in self._triggers:
            before = self._before(trigger)
            if trigger.rule.frame == "noun":
                verb = trigger.end - trigger.start > 1  # "delegasi Mali dan Chad memulai perundingan"
                before = self._between(trigger) or (before if verb else [])
            sent = len(before) > 1 and all(actor.sort == "delegation" for actor in before)
            if sent and trigger.rule.frame in ("with", "joint", "noun") and self._scene.times:
                return tuple(Participant(mention) for actor in before for mention in actor.mentions)
            alone = not before and trigger.rule.frame in ("with", "joint") and bool(self._scene.times)
            if alone and (both := self._of_both(trigger)):
                return tuple(Participant(mention) for mention in both)
        return ()

    def _of_both(self, trigger: Trigger) -> tuple[int, ...]:
        """Return the parties told before that meet: "Delegasi kedua negara bertemu", "Kedua pihak bertemu lagi"."""
        lower = self._scene.line.lower
        opens = next((p for p in range(trigger.start) if lower[p : p + 2] in _BOTH + _SIDES), -1)
        helps = either(self._phrases.auxiliaries, self._phrases.additive, self._phrases.helpers)
        if opens < 0 or not helps.issuperset(lower[opens + 2 : trigger.start]):
            return ()
        sent = opens > 0 and lower[opens - 1] in self._phrases.delegations
        if lower[opens : opens + 2] in _BOTH:
            return self._maker.lands if sent else ()
        owned = opens > 0 and lower[opens - 1] in self._phrases.oblique
        return self._maker.sides if sent or not owned else ()

    def _between(self, trigger: Trigger) -> list[Actor]:
        """Return who stands right behind "perundingan antara", and whoever is joined to them by "dengan"."""
        lower, found = self._scene.line.lower, list[Actor]()
        end = trigger.end
        for group in self._scene.groups:
            between = lower[end : group.start]
            opens = bool(between) and between[-1] == "antara" and not found
            if group.start >= end and len(between) <= _BETWEEN and (opens or (found and between == ("dengan",))):
                found += group.actors
                end = group.end
        return found

    def _subject(self, position: int) -> Group | None:
        search, trigger = Search(self._scene, self._triggers, self._phrases), Trigger(OCCASION, position, position + 1)
        subject = None if search.of_other(trigger) else search.subject_of(trigger)
        alone = subject is not None and len(subject.mentions) == 1 and subject.actors[0].human
        return subject if alone else None

    def _opened(self, position: int, subject: Group | None, *, summit: bool) -> Claim | None:
        verdict = judge(self._scene.line, position, position + 1, OCCASION.frame)
        if verdict.status not in ("held", "planned"):
            return None
        people = [Participant(mention) for mention in subject.mentions] if subject else []
        claim = self._maker.claim(Trigger(OCCASION, position, position + 1), people, verdict)
        return replace(claim, kind="multilateral" if summit else "meeting")
