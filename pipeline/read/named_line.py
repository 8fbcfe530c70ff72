"""A line and the names in it, and the word lists, as reading roles asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicons.world import World
from pipeline.read.lines import Line
from pipeline.read.role_words import RoleWords
from pipeline.records import Mention

_CLOSES = frozenset({",", ".", ")", "(", ";", "–", "—", "-", ":", "?", "!"})


@dataclass(frozen=True)
class Tables:
    """The word lists of the world that reading roles needs, as sets."""

    world: World
    words: RoleWords
    ranks: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    vague_openings: frozenset[str]
    """First words of phrases that name no office of their own."""
    vague_closings: frozenset[str]
    """Their last words."""
    national: frozenset[str]
    """Ids of the offices that countries alone have."""

    @classmethod
    def of(cls, world: World) -> Tables:
        """Gather them from the shipped facts."""
        ranks = world.ranks | world.honorifics | {"Purn", "Purn.", "(", ")"}
        words = RoleWords.load()
        vague = frozenset(phrase.partition(" ")[0] for phrase in words.vague)
        closings = frozenset(phrase.rpartition(" ")[2] for phrase in words.vague)
        acting = world.acting | {word.lower() for word in world.acting}  # "plt bupati"
        national = frozenset(office.id for office in world.offices if office.of_kind == "country")
        return cls(world, words, ranks, world.former, acting, vague, closings, national)


class NamedLine:
    """A line and the names in it, by the positions of its words."""

    def __init__(self, line: Line, names: Sequence[Mention], here: range) -> None:
        self.line = line
        self.names = names
        self.at: dict[int, int] = {}
        self.range: dict[int, tuple[int, int]] = {}
        for index in here:
            start, end = line.positions(names[index].span)
            self.range[index] = (start, end)
            self.at.update(dict.fromkeys(range(start, end), index))

    def is_person(self, index: int | None) -> bool:
        """Whether a name is a person's; None is no name."""
        return index is not None and self.names[index].type == "PER"

    def person_at(self, position: int) -> int | None:
        """Return the index of the person whose name stands at a position, or None."""
        index = self.at.get(position)
        return index if index is not None and self.names[index].type == "PER" else None

    def lower_at(self, position: int) -> str:
        """Return the word at a position in lower case, "" outside the line."""
        return self.line.lower[position] if 0 <= position < len(self.line.lower) else ""

    def closed(self, position: int) -> bool:
        """Whether a phrase that ends at a position ends there for good: at the end of the line or a mark."""
        return position >= len(self.line) or self.line.words[position] in _CLOSES
