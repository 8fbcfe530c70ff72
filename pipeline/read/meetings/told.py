"""What an article has told so far of contacts, among it those whose people are still to be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.read.meetings.phrases import Phrases
from pipeline.records import Claim, Participant


@dataclass(slots=True)
class Told:
    """A contact told of.

    Attributes:
        claim: What was said; while ``open`` it may have nobody or only one participant, and is no claim of the report.
        nouns: Words of gathering in its sentence ("pertemuan", "forum"), by which it may be taken up.
        reported: Number of its sentence where that says that others claim it; -1 elsewhere.
        line: Number of its sentence.
        side: Words of the party of an open one that has no name: "Komisi E DPRD menerima Bou".
        parties: Of an open one the countries whose delegations met, which stand as long as nobody is named.
        between: How many of its people only stand between those parties.
        open: Whether others are still to be named: "Perundingan ketiga digelar di Dakar, Senin."
        apart: Whether those were met one by one: "Ia menerima tiga rombongan secara terpisah."
    """

    claim: Claim
    nouns: frozenset[str]
    open: bool = False
    apart: bool = False
    reported: int = -1
    line: int = -1
    side: frozenset[str] = frozenset()
    parties: tuple[Participant, ...] = ()
    between: int = 0

    @property
    def statement(self) -> bool:
        """Whether the article itself tells it as having happened, in words that nobody doubts."""
        return self.claim.status == "held" and not self.claim.weak and self.claim.kind != "encounter" and self.line >= 0

    @property
    def awaited(self) -> bool:
        """Whether the article tells it as still to come, or as called off."""
        return self.claim.status in ("planned", "cancelled") and not self.claim.weak and self.line >= 0

    def answers(self, nouns: frozenset[str], phrases: Phrases) -> bool:
        """Whether "pertemuan itu", "forum tersebut" may mean this contact; a summit is meant by its own words only."""
        if self.claim.kind == "visit":
            return False
        if nouns <= phrases.summits:
            own = not nouns.isdisjoint(self.nouns) or (self.open and not self.nouns.isdisjoint(phrases.summits))
            return own and (self.open or self.claim.kind == "multilateral")
        return self.claim.kind != "call" or not nouns.isdisjoint(phrases.call_nouns)


def closed(told: Sequence[Told]) -> list[Claim]:
    """Return the claims proper, in order."""
    return [one.claim for one in told if not one.open]


def finished(told: Sequence[Told]) -> list[Claim]:
    """Return the claims of a whole article, with the delegations of which nobody was named."""
    unnamed = [one for one in told if one.parties and len(one.claim.participants) == one.between]
    return [_of_parties(one) if one in unnamed else one.claim for one in told if not one.open or one in unnamed]


def _of_parties(told: Told) -> Claim:
    """Let the delegations have met, and whoever stood between them."""
    kind = "multilateral" if told.between else told.claim.kind
    return replace(told.claim, participants=(*told.parties, *told.claim.participants), kind=kind)
