"""Persons across articles: which full names are one person.

Names meet only in blocks of shared word skeletons, never all against all. Pairs are merged best first, and a pair that
contradicts any member of either side is left out, so the outcome does not depend on the order of the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pipeline.link.blocks import candidate_pairs
from pipeline.link.lists import NameLists
from pipeline.link.person_names import CERTAIN, SAME, PersonName, compare, may_fit

DOMINANT = 3
"""A name that fits several persons is the one named in this many times as many articles as the next."""


@dataclass(slots=True)
class Evidence:
    """What the corpus tells about one full name; filled while articles are read.

    Attributes:
        surfaces: How often each spelling was written.
        articles: Articles that carry the name.
        countries: Countries of the offices that articles (or the list of offices) give to it.
        titles: Offices that articles give to it.
        person: The one listed office-holder of exactly this name, or "".
    """

    surfaces: dict[str, int] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    countries: AbstractSet[str] = frozenset()
    titles: AbstractSet[str] = frozenset()
    person: str = ""


def cluster_names(evidence: Mapping[PersonName, Evidence], lists: NameLists) -> dict[PersonName, PersonName]:
    """Group full names into persons.

    Args:
        evidence: Every full name of the corpus, and listed names that may help.
        lists: Word lists.

    Returns:
        Name -> the name that stands for its group (the smallest one, for want of a better reason).
    """
    clusters = _Clusters(evidence, lists)
    scored = sorted(_scored_pairs(evidence, lists), key=lambda row: (-row[0], row[1].order, row[2].order))
    for score, left, right in scored:
        if score >= CERTAIN:
            clusters.join(left, right)
    rivals: dict[PersonName, list[PersonName]] = {}
    for score, left, right in scored:
        if score < CERTAIN:
            short, long = sorted((left, right), key=lambda name: (len(name.tokens), name.order))
            rivals.setdefault(short, []).append(long)
    for short in sorted(rivals, key=lambda name: (-len(evidence[name].articles), name.order)):
        chosen = clusters.choose(short, rivals[short])
        if chosen:
            clusters.join(short, chosen)
    return {name: clusters.find(name) for name in evidence}


class _Clusters:
    """Groups under growth, each with the names that a newcomer must not contradict."""

    def __init__(self, evidence: Mapping[PersonName, Evidence], lists: NameLists) -> None:
        self.evidence = evidence
        self.lists = lists
        self.head: dict[PersonName, PersonName] = {}
        self._members: dict[PersonName, list[PersonName]] = {}
        self._checked: dict[PersonName, list[PersonName]] = {}
        self._join_listed()

    def find(self, name: PersonName) -> PersonName:
        while name in self.head:
            name = self.head[name]
        return name

    def members(self, head: PersonName) -> list[PersonName]:
        """All names of a group; only groups of several are stored."""
        return self._members.get(head) or [head]

    def checked(self, head: PersonName) -> list[PersonName]:
        """Those of them that a newcomer must not contradict."""
        return self._checked.get(head) or [head]

    def join(self, left: PersonName, right: PersonName) -> None:
        """Make two names one person unless that would join two listed persons or two names that exclude each other."""
        a, b = sorted((self.find(left), self.find(right)))
        if a != b and not self._contradict(a, b):
            self._unite(a, b, [*self.checked(a), *self.checked(b)])

    def choose(self, short: PersonName, candidates: Iterable[PersonName]) -> PersonName | None:
        """Return the person whose name a shorter or misspelt name is, if only one can be meant.

        Args:
            short: The name that leaves something out.
            candidates: Names that it fits.

        Returns:
            A candidate, or None where several persons fit about equally well.
        """
        own = self.find(short)
        found: dict[PersonName, PersonName] = {}
        for name in sorted(candidates):
            head = self.find(name)
            if head == own:
                return None
            if not self._contradict(own, head) and not self._strangers(own, head):
                found.setdefault(head, name)
        close = [head for head in found if self._articles(head) & self._articles(own)]
        ranked = sorted(close or found, key=lambda head: (-len(self._articles(head)), head))
        if len(ranked) > 1 and len(self._articles(ranked[0])) < DOMINANT * max(1, len(self._articles(ranked[1]))):
            return None
        return found[ranked[0]] if ranked else None

    def _join_listed(self) -> None:
        """All names of one listed person are one, however different they look; the first is the one to be checked."""
        by_person: dict[str, list[PersonName]] = {}
        for name in sorted(name for name, known in self.evidence.items() if known.person):
            by_person.setdefault(self.evidence[name].person, []).append(name)
        for names in by_person.values():
            for name in names[1:]:
                a, b = sorted((self.find(names[0]), name))
                self._unite(a, b, self.checked(a))

    def _unite(self, a: PersonName, b: PersonName, checked: list[PersonName]) -> None:
        self.head[b] = a
        self._members[a] = [*self.members(a), *self.members(b)]
        self._checked[a] = checked
        self._members.pop(b, None)
        self._checked.pop(b, None)

    def _contradict(self, a: PersonName, b: PersonName) -> bool:
        listed = [[name for name in self.members(head) if self.evidence[name].person] for head in (a, b)]
        if listed[0] and listed[1]:
            return not self._listed_twice(*listed)
        if not (listed[0] or listed[1]):
            return any(compare(x, y, self.lists).value == 0.0 for x in self.checked(a) for y in self.checked(b))
        known, free = (listed[0], self.checked(b)) if listed[0] else (listed[1], self.checked(a))
        return any(all(compare(x, y, self.lists).value == 0.0 for y in known) for x in free)

    def _listed_twice(self, left: Iterable[PersonName], right: Sequence[PersonName]) -> bool:
        """Whether the list spells one person in two ways: the same name by sound, offices in a common country."""
        return any(
            compare(x, y, self.lists).value >= CERTAIN
            and not self.evidence[x].countries.isdisjoint(self.evidence[y].countries)
            for x in left
            for y in right
        )

    def _strangers(self, a: PersonName, b: PersonName) -> bool:
        """Whether offices of both are known and no country is common, or one is known from the list alone."""
        left, right = self._countries(a), self._countries(b)
        if left and right:
            return left.isdisjoint(right)
        return not self._articles(a) or not self._articles(b)

    def _articles(self, head: PersonName) -> set[str]:
        return {article for name in self.members(head) for article in self.evidence[name].articles}

    def _countries(self, head: PersonName) -> set[str]:
        return {country for name in self.members(head) for country in self.evidence[name].countries}


def _scored_pairs(names: Iterable[PersonName], lists: NameLists) -> Iterator[tuple[float, PersonName, PersonName]]:
    for left, right in candidate_pairs(sorted(names, key=lambda name: name.order), lists):
        if not may_fit(left, right, lists):
            continue
        score = compare(left, right, lists).value
        if score >= SAME:
            yield score, left, right
