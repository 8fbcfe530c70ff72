"""The people of a contact, side by side, as its frame finds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.meetings.scene import Actor, Group
from pipeline.read.meetings.triggers import Trigger
from pipeline.records import Part


@dataclass(frozen=True, slots=True)
class Cast:
    """The two sides of a contact as groups of actors; a plural subject that met within itself is one side.

    Attributes:
        carried: Mentions that come from an earlier sentence (the subject that "-nya" stands for, "pertemuan itu").
        said: Whether those carried are who is quoted before ("…," katanya dalam rapat dengan Komisi E), a person.
        continues: Whether the words only take up a contact told before ("pertemuan itu").
    """

    left: Group | None = None
    right: Group | None = None
    carried: tuple[int, ...] = ()
    continues: bool = False
    said: bool = False

    @property
    def empty(self) -> bool:
        """Whether nobody was found."""
        return not (self.left or self.right or self.carried or self.continues)


def parts(trigger: Trigger) -> tuple[Part, Part]:
    """Return how the subject and the object of a contact take part."""
    if trigger.rule.host == "subject":
        return "host", "guest"
    if trigger.rule.host == "object":
        return "guest", "host"
    return "named", "named"


def eligible(actor: Actor, others: Sequence[Actor], *, travel: bool) -> bool:
    """Whether an actor can take part beside the others.

    An organization without a word that makes it a delegation counts only beside a person or a delegation: two of them
    play football or sign contracts in the news far more often than they sit down together.
    """
    if actor.human:
        return True
    if travel:
        return False
    sat_down = ("person", "pronoun", "delegation") if actor.sort == "body" else ("person", "pronoun", "body")
    return any(other.sort in sat_down for other in others)
