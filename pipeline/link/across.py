"""Persons across articles: which full names are one person.

Names meet only in blocks of shared word skeletons, never all against all. Pairs are merged best first, and a pair that
contradicts any member of either side is left out, so the outcome does not depend on the order of the articles.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from pipeline.link.blocks import candidate_pairs
from pipeline.link.lists import NameLists
from pipeline.link.numbered import Ints, NumberedNames
from pipeline.link.person_names import CERTAIN, SAME, PersonName, compare, exclude
from pipeline.link.scores import Floats, Scorer

DOMINANT = 3
"""A name that fits several persons is the one named in this many times as many articles as the next."""


@dataclass(slots=True)
class Evidence:
    """What the corpus tells about one full name; filled while articles are read.

    Attributes:
        surfaces: Its spelling at each mention; most names have one, so this is no table of counts.
        articles: Articles that carry the name, each once, in id order.
        countries: Countries of the offices that articles (or the list of offices) give to it.
        titles: Offices that articles give to it.
        person: The one listed office-holder of exactly this name, or "".
    """

    surfaces: list[str] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    countries: AbstractSet[str] = frozenset()
    titles: AbstractSet[str] = frozenset()
    person: str = ""


def cluster_names(evidence: Mapping[PersonName, Evidence], lists: NameLists) -> dict[PersonName, PersonName]:
    """Group full names into persons.

    Args:
        evidence: Every full name of the corpus, and listed names that may help.
        lists: Word lists.

    Returns:
        Name -> the name that stands for its group (the smallest one, for want of a better reason), in order of names.
    """
    names = sorted(evidence)
    pairs = _scored_pairs(names, lists)
    clusters = _Clusters(names, [evidence[name] for name in names], lists)
    for left, right in zip(*_certain(pairs), strict=True):
        clusters.join(left, right)
    for short, fitting in _shorter(pairs, clusters):
        chosen = clusters.choose(short, fitting)
        if chosen is not None:
            clusters.join(short, chosen)
    return {name: names[clusters.find(number)] for number, name in enumerate(names)}


class _Clusters:
    """Groups under growth, each with the names that a newcomer must not contradict; names are their places in order."""

    def __init__(self, names: Sequence[PersonName], told: Sequence[Evidence], lists: NameLists) -> None:
        self.names = names
        self.told = told
        self.lists = lists
        self._head = array("q", range(len(names)))
        self._members: dict[int, list[int]] = {}
        self._checked: dict[int, list[int]] = {}
        self._join_listed()

    def find(self, name: int) -> int:
        while self._head[name] != name:
            self._head[name] = self._head[self._head[name]]
            name = self._head[name]
        return name

    def members(self, head: int) -> list[int]:
        """All names of a group; only groups of several are stored."""
        return self._members.get(head) or [head]

    def checked(self, head: int) -> list[int]:
        """Those of them that a newcomer must not contradict."""
        return self._checked.get(head) or [head]

    def join(self, left: int, right: int) -> None:
        """Make two names that fit one person unless that joins two listed persons or two names that exclude others."""
        a, b = sorted((self.find(left), self.find(right)))
        kin = _father_and_son(self.names[left], self.names[right])
        if a != b and not kin and not self._contradict(a, b, {left, right}):
            self._unite(a, b, [*self.checked(a), *self.checked(b)])

    def choose(self, short: int, candidates: Iterable[int]) -> int | None:
        """Return the person whose name a shorter or misspelt name is, if only one can be meant.

        Args:
            short: The name that leaves something out.
            candidates: Names that it fits, in order.

        Returns:
            A candidate, or None where several persons fit about equally well.
        """
        own = self.find(short)
        found: dict[int, int] = {}
        for name in candidates:
            head = self.find(name)
            if head == own:
                return None
            if head not in found and not self._contradict(own, head, {short, name}) and not self._strangers(own, head):
                found[head] = name
        if len(found) < 2:
            return next(iter(found.values()), None)
        here = self._articles(own)
        many = {head: self._articles(head) for head in found}
        close = [head for head in found if not here.isdisjoint(many[head])]
        ranked = sorted(close or found, key=lambda head: (-len(many[head]), head))
        if len(ranked) > 1 and len(many[ranked[0]]) < DOMINANT * max(1, len(many[ranked[1]])):
            return None
        return found[ranked[0]]

    def _join_listed(self) -> None:
        """All names of one listed person are one, however different they look; the first is the one to be checked."""
        by_person: dict[str, list[int]] = {}
        for number, known in enumerate(self.told):
            if known.person:
                by_person.setdefault(known.person, []).append(number)
        for names in by_person.values():
            for name in names[1:]:
                a, b = sorted((self.find(names[0]), name))
                self._unite(a, b, self.checked(a))

    def _unite(self, a: int, b: int, checked: list[int]) -> None:
        self._head[b] = a
        self._members[a] = [*self.members(a), *self.members(b)]
        self._checked[a] = checked
        self._members.pop(b, None)
        self._checked.pop(b, None)

    def _contradict(self, a: int, b: int, fit: AbstractSet[int]) -> bool:
        """Whether two groups exclude each other; the two names in ``fit`` are known not to."""
        if a not in self._members and b not in self._members:  # they are the two names in ``fit``
            return bool(self.told[a].person and self.told[b].person) and not self._listed_twice([a], [b])
        listed = [[name for name in self.members(head) if self.told[name].person] for head in (a, b)]
        if listed[0] and listed[1]:
            return not self._listed_twice(*listed)
        if not (listed[0] or listed[1]):
            return any(self._exclude(x, y, fit) for x in self.checked(a) for y in self.checked(b))
        known, free = (listed[0], self.checked(b)) if listed[0] else (listed[1], self.checked(a))
        return any(all(self._exclude(x, y, fit) for y in known) for x in free)

    def _exclude(self, x: int, y: int, fit: AbstractSet[int]) -> bool:
        if x in fit and y in fit:
            return False
        return exclude(self.names[x], self.names[y], self.lists)

    def _listed_twice(self, left: Iterable[int], right: Sequence[int]) -> bool:
        """Whether the list spells one person in two ways: the same name by sound, offices in a common country."""
        return any(
            compare(self.names[x], self.names[y], self.lists).value >= CERTAIN
            and not self.told[x].countries.isdisjoint(self.told[y].countries)
            and not _father_and_son(self.names[x], self.names[y])
            for x in left
            for y in right
        )

    def _strangers(self, a: int, b: int) -> bool:
        """Whether offices of both are known and no country is common, or one is known from the list alone."""
        left, right = self._countries(a), self._countries(b)
        if left and right:
            return left.isdisjoint(right)
        return not self._named(a) or not self._named(b)

    def _named(self, head: int) -> bool:
        return any(self.told[name].articles for name in self.members(head))

    def _articles(self, head: int) -> set[str]:
        return {article for name in self.members(head) for article in self.told[name].articles}

    def _countries(self, head: int) -> AbstractSet[str]:
        members = self.members(head)
        if len(members) == 1:
            return self.told[head].countries
        return {country for name in members for country in self.told[name].countries}


def _father_and_son(left: PersonName, right: PersonName) -> bool:
    """Whether each name has the other's first word for a father: "Salim bin Hasan" is not "Hasan bin Salim"."""
    return left.tokens[0] in right.fathers and right.tokens[0] in left.fathers


class _Pairs(NamedTuple):
    """Pairs of names that may be one, in order of names: how well they fit, the lower and the higher place."""

    scores: Floats
    lower: Ints
    higher: Ints


def _scored_pairs(names: Sequence[PersonName], lists: NameLists) -> _Pairs:
    numbered = NumberedNames(names, lists)
    scorer = Scorer(numbered, lists)
    found = [_Pairs(np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))]
    for lower, higher in candidate_pairs(numbered):
        scores = scorer.scores(lower, higher)
        same = scores >= SAME
        found.append(_Pairs(scores[same], lower[same], higher[same]))
    return _Pairs(*(np.concatenate(side) for side in zip(*found, strict=True)))


def _certain(pairs: _Pairs) -> tuple[list[int], list[int]]:
    """The pairs that differ in spelling or order only, best first."""
    order = np.argsort(-pairs.scores, kind="stable")[: np.count_nonzero(pairs.scores >= CERTAIN)]
    return pairs.lower[order].tolist(), pairs.higher[order].tolist()


def _shorter(pairs: _Pairs, clusters: _Clusters) -> Iterator[tuple[int, list[int]]]:
    """Yield the names that leave out or misspell something, the most told first, with those that they fit, in order."""
    length = np.fromiter((len(name.tokens) for name in clusters.names), dtype=np.int64)
    told = np.fromiter((len(known.articles) for known in clusters.told), dtype=np.int64)
    rest = pairs.scores < CERTAIN
    lower, higher = pairs.lower[rest], pairs.higher[rest]
    swap = length[higher] < length[lower]
    short, long = np.where(swap, higher, lower), np.where(swap, lower, higher)
    order = np.lexsort((long, short, -told[short]))
    short, long = short[order], long[order]
    bounds = [*np.flatnonzero(np.diff(short, prepend=-1)).tolist(), len(short)]
    for start, end in pairwise(bounds):
        yield int(short[start]), long[start:end].tolist()
