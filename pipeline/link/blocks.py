"""Which names are worth comparing: those that share a key, never all against all.

Keys are kept as numbers in arrays, not as strings in dictionaries: a million names have three million keys.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from pipeline.link.lists import NameLists
from pipeline.link.person_names import PersonName, skeleton

WINDOW = 50
"""In a crowded block a name is compared with this many neighbours only."""
_VOWELS = {ord(letter): None for letter in "aeiouyh"}
_LONG = 6  # letters from which on a word may hide a slip of the pen
_SIGNED = 2**63


def block_keys(name: PersonName, lists: NameLists) -> set[str]:
    """Return the keys under which a name meets those that may be the same: pairs of words, all at once, an initial."""
    return {*_word_keys(name, lists), _initial_key(name, lists)}


def candidate_pairs(names: Sequence[PersonName], lists: NameLists) -> Iterator[tuple[PersonName, PersonName]]:
    """Yield the pairs of names that share a key, each once.

    Args:
        names: Sorted; a crowded block pairs neighbours in this order.
        lists: Word lists.
    """
    by_words, by_initial = _Index(), _Index()
    for number, name in enumerate(names):
        for key in _word_keys(name, lists):
            by_words.add(key, number)
        by_initial.add(_initial_key(name, lists), number)
    found = array("q")
    count = len(names)
    for block in by_words.blocks():
        found.extend(left * count + right for left, right in _neighbours(block))
    for block in by_initial.blocks():
        found.extend(left * count + right for left, right in _loose(block, names, lists))
    for pair in np.unique(np.frombuffer(found, dtype=np.int64)).tolist() if found else ():
        yield names[pair // count], names[pair % count]


class _Index:
    """Key -> numbers, in arrays."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._numbers = array("q")

    def add(self, key: str, number: int) -> None:
        digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
        self._keys.append(int.from_bytes(digest, "big") - _SIGNED)
        self._numbers.append(number)

    def blocks(self) -> Iterator[list[int]]:
        """Yield the numbers of each key that several have, in their order."""
        if not self._keys:
            return
        keys: NDArray[np.int64] = np.frombuffer(self._keys, dtype=np.int64)
        numbers: NDArray[np.int64] = np.frombuffer(self._numbers, dtype=np.int64)
        order = np.argsort(keys, kind="stable")
        keys, numbers = keys[order], numbers[order]
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        ends = np.r_[starts[1:], len(keys)]
        crowded = ends - starts > 1
        for start, end in zip(starts[crowded].tolist(), ends[crowded].tolist(), strict=True):
            yield numbers[start:end].tolist()


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for i, left in enumerate(block):
        for right in block[i + 1 : i + 1 + WINDOW]:
            yield left, right


def _loose(block: Sequence[int], names: Sequence[PersonName], lists: NameLists) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one family and initial whose given names are an initial, or differ by a slip of the pen.

    Given names that are equal but for spelling share a key of two words already.
    """
    groups: dict[str, list[int]] = {}
    for number in block:
        first = names[number].tokens[0]
        groups.setdefault(first[0] if len(first) == 1 else skeleton(first, lists), []).append(number)
    given = sorted(groups)
    for i, left in enumerate(given):
        for right in given[i + 1 : i + 1 + WINDOW]:
            if 1 in (len(left), len(right)) or _slip(left, right):
                both = sorted((*groups[left][:WINDOW], *groups[right][:WINDOW]))
                yield from _neighbours(both)


def _slip(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= _LONG and OSA.distance(left, right, score_cutoff=1) <= 1


def _word_keys(name: PersonName, lists: NameLists) -> set[str]:
    reduced = [skeleton(token, lists) for token in name.tokens]
    words = [_consonants(word) for word in reduced]
    keys = {f"{a}+{b}" if a <= b else f"{b}+{a}" for a, b in combinations(words, 2)}
    keys.add("=" + "".join(sorted("".join(reduced).translate(_VOWELS))))  # in any order, with breaks anywhere
    return keys


def _initial_key(name: PersonName, lists: NameLists) -> str:
    return f"{name.tokens[0][0]}.{_consonants(skeleton(name.tokens[-1], lists))}"


def _consonants(word: str) -> str:
    return word[0] + word[1:].translate(_VOWELS)
