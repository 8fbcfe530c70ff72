"""Whether two names, as a text writes them and without any context, can be one: names and lists only."""

from __future__ import annotations

import re

from pipeline.lexicons.world import World, load_world
from pipeline.link.lists import NameLists, fold_name, load_lists
from pipeline.link.organizations import OrganizationNames
from pipeline.link.person_names import NameScore, PersonName, compare, parse
from pipeline.link.places import resolve_listed
from pipeline.records import Mention, MentionType, Span

_LONGEST_TITLE = 7


def match(a: str, b: str, type: MentionType, world: World | None = None) -> NameScore:
    """Compare two names of one type; for many pairs, make one :class:`Matcher`.

    Args:
        a: A name; before a person's, titles, ranks and honorifics may stand.
        b: The other.
        type: ``PER``, ``ORG`` or ``LOC``.
        world: Listed facts; by default the shipped ones.

    Returns:
        1.0 where the lists say that they are one, else how well the names fit; 0.0 where they exclude each other.

    Raises:
        ValueError: For roles, which are no names, and for empty names.
    """
    return Matcher(world or load_world(), load_lists()).match(a, b, type)


class Matcher:
    """Compares names with the help of the listed facts."""

    def __init__(self, world: World, lists: NameLists) -> None:
        self._world = world
        self._lists = lists
        self._names = OrganizationNames(world, lists)
        words = (*world.honorifics, *world.ranks, *world.former, *world.acting)
        self._before = frozenset(fold_name(word) for word in words)

    def match(self, a: str, b: str, type: MentionType) -> NameScore:
        """Compare two names of one type; arguments, result and errors are those of :func:`match`."""
        if type == "ROLE" or not a.strip() or not b.strip():
            raise ValueError(f"not two names: {type} {a!r}, {b!r}")
        return self._persons(a, b) if type == "PER" else self._things(a, b, type)

    def strip_titles(self, name: str) -> str:
        """Return a person's name without the offices, countries, ranks and honorifics before it; never nothing."""
        words = re.sub(r"\((?:Hor|Purn)\.?\)", " ", name).split()
        start, office = 0, False
        while start < len(words) - 1 and fold_name(" ".join(words[start:])) not in self._lists.strong:
            length = _office_length(words[start:-1], self._world)
            owner = _owner_length(words[start:-1], self._world) if office else 0
            small = words[start].islower() and words[start] not in self._lists.particles
            if not length and not owner and not small and fold_name(words[start]) not in self._before:
                break
            office = office or length > 0
            start += length or owner or 1
        return " ".join(words[start:])

    def _persons(self, a: str, b: str) -> NameScore:
        left, right = (self._spelt_out(self.strip_titles(name)) for name in (a, b))
        if left[0] == right[0]:
            return NameScore(1.0, ("same name", *left[1], *right[1]))
        score = compare(left[0], right[0], self._lists)
        return NameScore(score.value, (*score.reasons, *left[1], *right[1]))

    def _things(self, a: str, b: str, type: MentionType) -> NameScore:
        ids = []
        for name in (a, b):
            listed = resolve_listed(Mention(Span(0, len(name)), name, type), self._names)
            shared = {organization.id for organization in self._names.sharing(name)} if type == "ORG" else set()
            ids.append({listed.entity} if listed else shared or {self._names.unlisted(name).entity})
        if ids[0] & ids[1]:
            return NameScore(1.0, ("one entry of the lists, or one name",))
        return NameScore(0.0, ("neither listed as one nor one name",))

    def _spelt_out(self, name: str) -> tuple[PersonName, tuple[str, ...]]:
        """Replace a nickname, or another name of one listed office-holder, by the full name."""
        nick = self._lists.strong.get(fold_name(name)) or self._lists.weak.get(fold_name(name))
        persons = dict.fromkeys(tenure.person for tenure in self._world.person(nick or name))
        if len(persons) == 1:
            return parse(next(iter(persons)), self._lists), ("listed office-holder",)
        return parse(nick or name, self._lists), ("listed other name",) if nick else ()


def _office_length(words: list[str], world: World) -> int:
    for length in range(min(_LONGEST_TITLE, len(words)), 0, -1):
        if world.office(" ".join(words[:length])):
            return length
    return 0


def _owner_length(words: list[str], world: World) -> int:
    for length in range(min(_LONGEST_TITLE, len(words)), 0, -1):
        owner = " ".join(words[:length])
        if world.country(owner) or world.organization(owner) or world.place(owner):
            return length
    return 0
