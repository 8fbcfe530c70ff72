"""What pronouns and words like "kedua menteri" may point back to, kept from sentence to sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.meetings.people import People
from pipeline.read.meetings.settled import Open

_PAIR = 2


@dataclass(slots=True)
class Memory:
    """Indexes of mentions told of so far in an article.

    Attributes:
        subject: The subject of the last sentence.
        recent: Persons in the order of their last mention, each once.
        parties: Number of people -> those who last met (or were joined) in that number.
        place: Where the last contact took place.
        city: The town of that place, as far as its sentence told.
        they: Who met in the sentence before, or the two whom alone it names.
        called: Noun for people -> who was last called by it ("penasihatnya, Bou").
        open: Contacts told as rumours or invitations, the latest last.
        signed: Where something was signed or handed over in the sentence before.
    """

    people: People
    subject: tuple[int, ...] = ()
    recent: list[int] = field(default_factory=list)
    parties: dict[int, tuple[int, ...]] = field(default_factory=dict)
    place: int | None = None
    city: int | None = None
    they: tuple[int, ...] = ()
    called: dict[str, int] = field(default_factory=dict)
    open: list[Open] = field(default_factory=list)
    signed: int | None = None

    def note(self, mentions: Sequence[int]) -> None:
        """Remember persons in the order of their mention, each once, the latest last."""
        for mention in mentions:
            same = [old for old in self.recent if self.people.same(old, mention)]
            self.recent = [old for old in self.recent if old not in same] + [mention]

    def several(self, count: int, title: str, here: Sequence[int]) -> tuple[int, ...]:
        """Return the ``count`` persons that "kedua menteri" stands for, or () where nobody is clear.

        Args:
            count: How many.
            title: A word of their office ("menteri", "jenderal"), or "" where none is said.
            here: Persons named before the word in its own sentence.
        """
        told = self.parties.get(count, ())
        recent = Memory(self.people, recent=list(self.recent))
        recent.note(here)
        named = [mention for mention in recent.recent if self.people.named(mention)]
        recent.recent = named if len(named) >= count else recent.recent
        titled = [mention for mention in recent.recent if title and self.people.titled(mention, title)]
        if len(titled) >= count:
            fits = bool(told) and all(self.people.titled(mention, title) for mention in told)
            return told if fits else tuple(titled[-count:])
        if told or (title and count > _PAIR) or len(recent.recent) < count:
            return told  # "tiga ketua" are seldom the last three named, whoever they are
        return tuple(recent.recent[-count:])
