"""Whether two names, as a text writes them and without any context, can be one: names and lists only.

What the lists say is final in both directions: two names of one entry are one, names of two entries are two. Only a
name that no list has is compared by its words.
"""

from __future__ import annotations

from typing import Literal

from pipeline.lexicons.world import World, load_world
from pipeline.link.lists import NameLists, fold_name, load_lists
from pipeline.link.organizations import OrganizationNames
from pipeline.link.person_names import CERTAIN, NameScore, PersonName, compare, parse
from pipeline.link.places import resolve_listed
from pipeline.link.titles import strip_titles
from pipeline.link.wording import Wording
from pipeline.records import Mention, MentionType, Span

NameType = Literal["PER", "ORG", "LOC", "GPE"]
"""``LOC`` keeps a capital apart from its country, as the graph does; for ``GPE`` it may stand for it ("Beijing")."""
SAME = 0.65
"""From here on two names are taken for one, as far as names alone can tell."""
STANDS_FOR = 0.8
"""A capital or a seat of government and its country."""


def match(a: str, b: str, type: NameType | MentionType, world: World | None = None) -> NameScore:
    """Compare two names of one type; for many pairs, make one :class:`Matcher`.

    Args:
        a: A name; before a person's, titles, ranks and honorifics may stand.
        b: The other.
        type: ``PER``, ``ORG``, ``LOC`` or ``GPE``.
        world: Listed facts; by default the shipped ones.

    Returns:
        1.0 where the lists say that they are one, else how well the names fit; 0.0 where they exclude each other.
        From :data:`SAME` on they are taken for one.

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
        self._wording = Wording(world, lists)
        self._listed = {organization.id: organization for organization in world.organizations}
        self._capitals = {c.capital: c.id for c in world.countries if c.capital}
        self._seats = {place.id: place.stands_for for place in world.places if place.stands_for}

    def match(self, a: str, b: str, type: NameType | MentionType) -> NameScore:
        """Compare two names of one type; arguments, result and errors are those of :func:`match`."""
        if type == "ROLE" or not a.strip() or not b.strip():
            raise ValueError(f"not two names: {type} {a!r}, {b!r}")
        if type == "PER":
            return self._persons(a, b)
        return self._organizations(a, b) if type == "ORG" else self._lands(a, b, metonyms=type == "GPE")

    def _persons(self, a: str, b: str) -> NameScore:
        left, right = (self._spelt_out(strip_titles(name, self._world, self._lists)) for name in (a, b))
        if left[0] == right[0]:
            return NameScore(1.0, ("same name", *left[1], *right[1]))
        score = compare(left[0], right[0], self._lists)
        if left[2] and right[2] and score.value < CERTAIN:
            return NameScore(0.0, ("two listed persons", *left[1], *right[1]))
        return NameScore(score.value, (*score.reasons, *left[1], *right[1]))

    def _organizations(self, a: str, b: str) -> NameScore:
        left, right = (self._owners(name) for name in (a, b))
        if left & right:
            return NameScore(1.0, ("one entry of the lists",))
        if not left.isdisjoint(self._listed) and not right.isdisjoint(self._listed):
            return NameScore(0.0, ("two entries of the lists",))
        if self._names.unlisted(a).entity == self._names.unlisted(b).entity:
            return NameScore(1.0, ("same name",))
        forms = [self._forms(name, owners) for name, owners in ((a, left), (b, right))]
        return max(
            (self._wording.compare(x, y) for x in forms[0] for y in forms[1]),
            key=lambda score: (score.value, score.reasons),
        )

    def _owners(self, name: str) -> frozenset[str]:
        listed = resolve_listed(Mention(Span(0, len(name)), name, "ORG"), self._names)
        return frozenset({listed.entity} if listed else (o.id for o in self._names.sharing(name)))

    def _forms(self, name: str, owners: frozenset[str]) -> tuple[str, ...]:
        """The name itself and, if one organization owns it, that one's other names."""
        entry = self._listed.get(next(iter(owners))) if len(owners) == 1 else None
        return (name, *entry.strong) if entry else (name,)

    def _lands(self, a: str, b: str, *, metonyms: bool) -> NameScore:
        left, right = (self._land(name) for name in (a, b))
        if left and right:
            if left == right:
                return NameScore(1.0, ("one entry of the lists",))
            if metonyms and (self._stands_for(left) == right or self._stands_for(right) == left):
                return NameScore(STANDS_FOR, ("seat of government for its country",))
            return NameScore(0.0, ("two entries of the lists",))
        return self._wording.compare_spelling(a, b)

    def _land(self, name: str) -> str | None:
        """Return the listed country or place (or the organization that a text takes for one) of a name."""
        names = (name, self._wording.without_state_form(name))
        found = (resolve_listed(Mention(Span(0, len(n)), n, "LOC"), self._names) for n in names)
        return next((link.entity for link in found if link), None)

    def _stands_for(self, land: str) -> str | None:
        return self._seats.get(land) or self._capitals.get(land)

    def _spelt_out(self, name: str) -> tuple[PersonName, tuple[str, ...], bool]:
        """Replace a nickname, or another name of one listed office-holder, by the full name; last, whether listed."""
        nick = self._lists.strong.get(fold_name(name)) or self._lists.weak.get(fold_name(name))
        persons = dict.fromkeys(tenure.person for tenure in self._world.person(nick or name))
        if len(persons) == 1:
            return parse(next(iter(persons)), self._lists), ("listed office-holder",), True
        known = fold_name(name) in self._lists.known
        return parse(nick or name, self._lists), ("listed other name",) if nick else (), known
