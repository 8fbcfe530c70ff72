"""Names that no list has, compared by their words: spelling, English and Indonesian, initials, a country at the end.

Used for pairs of names, not for linking: within an article the text itself tells more.
"""

from __future__ import annotations

import functools

from rapidfuzz.distance import OSA

from pipeline.lexicons.world import World
from pipeline.link.lists import NameLists, fold_name
from pipeline.link.person_names import NameScore, skeleton

SPELLING = 0.75
TRANSLATED = 0.72
INITIALS = 0.7
COUNTRY = 0.68
_HALF = 0.5
_LONGEST = 4


class Wording:
    """Compares names by their words."""

    def __init__(self, world: World, lists: NameLists) -> None:
        self._world = world
        self._lists = lists

    def compare(self, left: str, right: str) -> NameScore:
        """Compare two organizations' names.

        Returns:
            At least :data:`COUNTRY` where words, initials or a country at the end account for the whole difference,
            less than one half for what they merely share.
        """
        a, b = self._words(left), self._words(right)
        if len(a) == len(b) and all(self._alike(x, y) for x, y in zip(a, b, strict=True)):
            return NameScore(SPELLING, ("other spelling",))
        meant = [sorted(self._translate(words)) for words in (a, b)]
        if meant[0] == meant[1]:
            return NameScore(TRANSLATED, ("the same in English and Indonesian",))
        if _spells(left, right) or _spells(right, left):
            return NameScore(INITIALS, ("initials of the other name",))
        few, many = ([word for word in words if not word.startswith("cty:")] for words in meant)
        if few == many and len(few) > 1 and len(set(meant[0]) ^ set(meant[1])) == 1:
            return NameScore(COUNTRY, ("one names its country too",))
        shared = set(meant[0]) & set(meant[1])
        return NameScore(_HALF * len(shared) / max(len(a), len(b)), ("shares words" if shared else "other words",))

    def compare_spelling(self, left: str, right: str) -> NameScore:
        """Compare two names of countries or places, at most one of them listed: spelling only."""
        a, b = self._words(self.without_state_form(left)), self._words(self.without_state_form(right))
        if a == b or (len(a) == len(b) and all(self._alike(x, y) for x, y in zip(a, b, strict=True))):
            return NameScore(1.0 if a == b else SPELLING, ("same name" if a == b else "other spelling",))
        if sorted(self._translate(a)) == sorted(self._translate(b)):
            return NameScore(TRANSLATED, ("the same in English and Indonesian",))
        return NameScore(_HALF * len(set(a) & set(b)) / max(len(a), len(b)), ("other words",))

    def without_state_form(self, name: str) -> str:
        """Return "Belarus" for "Republik Belarus", "Rusia" for "Rusia Federasi"; a lone word stays."""
        words = name.split()
        while len(words) > 1 and fold_name(words[0]) in self._lists.state_forms:
            words = words[1:]
        while len(words) > 1 and fold_name(words[-1]) in self._lists.state_forms:
            words = words[:-1]
        return " ".join(words)

    def _words(self, name: str) -> list[str]:
        folded = fold_name(name.replace("(", " ").replace(")", " "))
        for descriptor in self._lists.descriptors:
            folded = folded.removeprefix(descriptor + " ")
        words = [word for word in folded.split() if word not in self._lists.legal_forms]
        return words or folded.split()

    def _alike(self, left: str, right: str) -> bool:
        if left == right:
            return True
        a, b = skeleton(left, self._lists), skeleton(right, self._lists)
        long = min(len(left), len(right)) >= 5 and left[0] == right[0]
        return a == b or (long and OSA.distance(left, right, score_cutoff=1) <= 1)

    def _translate(self, words: list[str]) -> list[str]:
        """Put English into Indonesian, the longest phrase first, and countries into their ids; drop small words."""
        found: list[str] = []
        start = 0
        while start < len(words):
            for length in range(min(_LONGEST, len(words) - start), 0, -1):
                known = self._meaning(" ".join(words[start : start + length]))
                if known is not None:
                    found += known.split()
                    start += length
                    break
            else:
                found.append(words[start])
                start += 1
        return found

    def _meaning(self, phrase: str) -> str | None:
        known = self._lists.english.get(phrase)
        return known if known is not None else self._countries.get(phrase)

    @functools.cached_property
    def _countries(self) -> dict[str, str]:
        return {fold_name(name): country.id for country in self._world.countries for name in country.names}


def _spells(short: str, long: str) -> bool:
    """Whether one name is the initials of the other's capital words."""
    letters = short.replace(".", "").replace("-", "")
    initials = "".join(word[0] for word in long.replace("-", " ").split() if word[0].isupper())
    return letters.isupper() and len(letters) >= 3 and " " not in letters and letters == initials
