"""Which articles may be about one story: those that name several of the same people, or somebody seldom named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

_PEOPLE = 3  # whom two articles of one story both name
_SELDOM = 10  # articles; whoever is named in no more of them is not in many stories


class Stories:
    """What tells the stories of a run apart; made once.

    Args:
        persons: Article -> ids of the persons whom it names.
    """

    def __init__(self, persons: Mapping[str, frozenset[str]]) -> None:
        self._persons = persons
        self._often = Counter(who for people in persons.values() for who in people)

    def one(self, article: str, others: Iterable[str]) -> bool:
        """Whether an article names several of the people in one of others."""
        people = self._persons[article]
        return any(len(people & self._persons[other]) >= _PEOPLE for other in others)

    def seldom(self, people: Iterable[str]) -> bool:
        """Whether one of some people is named so seldom that it is the same story wherever that is."""
        return any(self._often[who] <= _SELDOM for who in people)
