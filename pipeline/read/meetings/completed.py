"""A gathering told without its people takes them from the sentence after: "Amina dan Bou datang", "… sepakat …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.meetings.claims import ClaimMaker
from pipeline.read.meetings.phrases import Phrases
from pipeline.read.meetings.scene import Scene
from pipeline.read.meetings.told import Told
from pipeline.records import Claim, Mention, Participant

_PRESSES = 3  # words behind a name in which "menuntut" stands


class Completed:
    """Completes the contact told last by what one sentence says of its people."""

    def __init__(self, scene: Scene, maker: ClaimMaker, phrases: Phrases, mentions: Sequence[Mention]) -> None:
        self._scene = scene
        self._maker = maker
        self._phrases = phrases
        self._mentions = mentions

    def sealed(self, opened: Claim, before: Sequence[Told]) -> Claim | None:
        """Give talks without people those who agreed just before: "… sepakat. Itu dicapai dalam pertemuan di Dakar"."""
        last = before[-1].claim if before else None
        if last is None or not last.weak or len(last.participants) < 2 or opened.participants or self._anybody():
            return None
        if not self._scene.follows(last):
            return None
        evidence = (*last.evidence, *opened.evidence)
        return replace(opened, participants=last.participants, evidence=evidence, rules=(*last.rules, *opened.rules))

    def filled(self, claims: Sequence[Claim], before: Sequence[Told]) -> Claim | None:
        """Let those who agree, sign or promise behind a gathering told without its people be the ones who gathered."""
        together = [claim for claim in claims if claim.weak and len(claim.participants) > 1 and claim.zone == "body"]
        together = [claim for claim in together if claim.kind != "call"]
        if not together or len(together) < len(claims):
            return None
        waiting = [one for one in before if one.open and self._maker.recent(one.claim)]
        if not waiting or len(waiting[-1].claim.participants) > 1:
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

    def came(self, before: Sequence[Told]) -> Claim | None:
        """Let several with whom a sentence opens be those whom the one before only counts: "Amina dan Bou datang"."""
        last = before[-1] if before and before[-1].open and not before[-1].apart else None
        if last is None:
            return None
        lower, groups = self._scene.line.lower, self._scene.groups
        opens = int(lower[0] == "hanya")
        group = next((g for g in groups if g.start == opens and len(g.mentions) > 1), None)
        if group is None or any(actor.sort != "person" for actor in group.actors):
            return None
        verb = group.end + (lower[group.end : group.end + 1] == ("yang",))
        if not self._scene.follows(last.claim) or self._phrases.turns_up.isdisjoint(lower[verb : verb + 1]):
            return None
        people = tuple(self._maker.distinct([*last.claim.participants, *(Participant(m) for m in group.mentions)]))
        last.claim = replace(last.claim, participants=people)
        return replace(last.claim, evidence=(*last.claim.evidence, self._scene.line.sentence.span))

    def headed(self, before: Sequence[Told]) -> Claim | None:
        """Let the head of a body that met somebody stand for it: "Ketua serikat itu, Amina, menuntut jaminan"."""
        lower, groups = self._scene.line.lower, self._scene.groups
        if lower[0] not in self._phrases.person_heads:
            return None
        first = groups[0].actors[0] if groups and groups[0].start == 0 and len(groups[0].mentions) == 1 else None
        last = before[-1] if before else None
        if last is None or first is None or first.sort != "person":
            return None
        presses = not self._phrases.presses.isdisjoint(lower[first.end : first.end + _PRESSES])
        if not presses or not self._scene.follows(last.claim):
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

    def _anybody(self) -> bool:
        """Whether the sentence names a person."""
        return any(actor.sort == "person" for group in self._scene.groups for actor in group.actors)

    def _text(self, mention: int) -> str:
        return self._mentions[mention].text
