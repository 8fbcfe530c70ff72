"""Which names are worth comparing: those that share a key, never all against all.

Keys, words and pairs are numbers in arrays, not strings in dictionaries: a million names have three million keys.
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
from pipeline.link.person_names import PersonName, remember, skeleton

WINDOW = 50
"""In a crowded block a name is compared with this many neighbours only."""
_LONG = 6  # letters from which on a word may hide a slip of the pen
_WIDTH = 8  # words of a name that the quick look sees; a name of more is always compared
_CHUNK = 1 << 16
_NONE = -1
_VOWELS = {ord(letter): None for letter in "aeiouyh"}

_Ints = NDArray[np.int64]


def block_keys(name: PersonName, lists: NameLists) -> set[str]:
    """Return the keys under which a name meets those that may be the same: pairs of words, all at once, an initial."""
    words = [_stem(token, lists)[0] for token in name.tokens]
    keys = {f"{a}+{b}" if a <= b else f"{b}+{a}" for a, b in combinations(words, 2)}
    keys.add("=" + _anyhow(name, lists))
    keys.add(f"{name.tokens[0][0]}.{words[-1]}")
    return keys


def candidate_pairs(names: Sequence[PersonName], lists: NameLists) -> Iterator[tuple[int, int]]:
    """Yield the pairs of names that share a key and, at a quick look, may be the same; each once, in order.

    Args:
        names: Sorted; a crowded block pairs neighbours in this order.
        lists: Word lists.

    Yields:
        Places in ``names``, the lower one first.
    """
    table = _Table(names, lists)
    count = len(names)
    found = table.met()
    for start in range(0, len(found), _CHUNK):
        left, right = np.divmod(found[start : start + _CHUNK], count)
        fits = table.may_fit(left, right)
        yield from zip(left[fits].tolist(), right[fits].tolist(), strict=True)


class _Table:
    """Names as numbers: their words reduced to skeletons, and the keys under which they meet.

    The rows of ``words`` are names, its columns their words: numbers of skeletons, ``_NONE`` beyond the last one.
    """

    def __init__(self, names: Sequence[PersonName], lists: NameLists) -> None:
        self._by_words, self._by_initial = _Index(), _Index()
        self._skeletons: dict[str, int] = {}
        self._consonants: dict[str, int] = {}
        self._of: dict[str, tuple[int, int]] = {}
        words, letters = array("i"), array("q")
        self._given = array("i")
        for number, name in enumerate(names):
            known = [self._of.get(token) or self._add(token, lists) for token in name.tokens]
            pairs = combinations([consonants for _, consonants in known], 2)
            for key in {one << 31 | other if one <= other else other << 31 | one for one, other in pairs}:
                self._by_words.add(key, number)
            self._by_words.add(_digest(_anyhow(name, lists)), number)
            self._by_initial.add(ord(name.tokens[0][0]) << 31 | known[-1][1], number)
            self._given.append(known[0][0] if len(name.tokens[0]) > 1 else self._letter(name.tokens[0]))
            row = [word for word, _ in known[:_WIDTH]]
            words.extend(row + [_NONE] * (_WIDTH - len(row)))
            letters.append(hash("".join(sorted("".join([skeleton(token, lists) for token in name.tokens])))))
        self._words: NDArray[np.int32] = np.frombuffer(words, dtype=np.int32).reshape(-1, _WIDTH)
        self._letters: _Ints = np.frombuffer(letters, dtype=np.int64)
        self._long = np.fromiter((len(name.tokens) > _WIDTH for name in names), dtype=bool, count=len(names))
        self._texts = list(self._skeletons)
        # one more entry at the end, for _NONE
        self._single = np.array([*(len(word) == 1 for word in self._texts), False])
        self._first = np.array([*(ord(word[0]) for word in self._texts), 0], dtype=np.int32)

    def _add(self, token: str, lists: NameLists) -> tuple[int, int]:
        consonants = self._consonants.setdefault(_stem(token, lists)[0], len(self._consonants))
        self._of[token] = self._letter(skeleton(token, lists)), consonants
        return self._of[token]

    def _letter(self, word: str) -> int:
        return self._skeletons.setdefault(word, len(self._skeletons))

    def may_fit(self, left: _Ints, right: _Ints) -> NDArray[np.bool_]:
        """Whether comparing names can show them the same: a quick look at how many words each pair shares."""
        a, b = self._words[left], self._words[right]
        swap = ((a != _NONE).sum(axis=1) > (b != _NONE).sum(axis=1))[:, None]
        few, many = np.where(swap, b, a), np.where(swap, a, b)
        shared = few[:, :, None] == many[:, None, :]
        lone_few, lone_many = (few != _NONE) & ~shared.any(axis=2), (many != _NONE) & ~shared.any(axis=1)
        # an initial stands for one word: one that both names have is not there for another word
        taken = (self._single[few] & ~lone_few).sum(axis=1)
        odd = (lone_few & ~self._single[few]).sum(axis=1) + taken - self._single[many].sum(axis=1)
        # where every word must be found, the words that are left must at least begin alike
        alike = self._first[few][:, :, None] == self._first[many][:, None, :]
        begins = (alike & lone_few[:, :, None] & lone_many[:, None, :]).any(axis=(1, 2))
        fits: NDArray[np.bool_] = (odd <= 0) | ((odd == 1) & begins)
        fits |= (odd > 1) & (self._letters[left] == self._letters[right])
        fits |= self._long[left] | self._long[right]
        return fits

    def met(self) -> _Ints:
        """Return the pairs that share a key as ``left * count + right``, each once, in order.

        To be asked once: what only this needs is let go, which is much where names are many.
        """
        found = np.unique(np.concatenate([*self._by_words.pairs(len(self._given)), self._alike()]))
        del self._by_words, self._by_initial, self._of, self._consonants, self._skeletons, self._texts
        return found

    def _alike(self) -> _Ints:
        """Return the pairs of one family and initial whose given names are an initial, or differ by a slip of the pen.

        Given names that are equal but for spelling share a key of two words already.
        """
        count = len(self._given)
        found = array("q")
        for block in self._by_initial.blocks():
            found.extend(left * count + right for left, right in self._loose(block))
        return np.frombuffer(found, dtype=np.int64)

    def _loose(self, block: Sequence[int]) -> Iterator[tuple[int, int]]:
        groups: dict[str, list[int]] = {}
        for number in block:
            groups.setdefault(self._texts[self._given[number]], []).append(number)
        given = sorted(groups)
        for i, left in enumerate(given):
            for right in given[i + 1 : i + 1 + WINDOW]:
                if len(left) == 1 or len(right) == 1 or _slip(left, right):
                    both = sorted((*groups[left][:WINDOW], *groups[right][:WINDOW]))
                    yield from _neighbours(both)


class _Index:
    """Key -> numbers, in arrays."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._numbers = array("q")

    def add(self, key: int, number: int) -> None:
        self._keys.append(key)
        self._numbers.append(number)

    def pairs(self, count: int) -> Iterator[_Ints]:
        """Yield the pairs of neighbours in each block as ``left * count + right``, unsorted."""
        keys, numbers = self._sorted()
        for step in range(1, WINDOW + 1):
            near = np.flatnonzero(keys[step:] == keys[:-step])
            if not len(near):
                return
            yield numbers[near] * count + numbers[near + step]

    def blocks(self) -> Iterator[list[int]]:
        """Yield the numbers of each key that several have, in their order."""
        keys, numbers = self._sorted()
        if not len(keys):
            return
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        ends = np.r_[starts[1:], len(keys)]
        crowded = ends - starts > 1
        for start, end in zip(starts[crowded].tolist(), ends[crowded].tolist(), strict=True):
            yield numbers[start:end].tolist()

    def _sorted(self) -> tuple[_Ints, _Ints]:
        keys: _Ints = np.frombuffer(self._keys, dtype=np.int64)
        numbers: _Ints = np.frombuffer(self._numbers, dtype=np.int64)
        order = np.argsort(keys, kind="stable")
        return keys[order], numbers[order]


def _neighbours(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for i, left in enumerate(block):
        for right in block[i + 1 : i + 1 + WINDOW]:
            yield left, right


def _slip(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= _LONG and OSA.distance(left, right, score_cutoff=1) <= 1


def _anyhow(name: PersonName, lists: NameLists) -> str:
    """The consonants of a name in any order, with breaks anywhere."""
    return "".join(sorted("".join([_stem(token, lists)[1] for token in name.tokens])))


def _digest(key: str) -> int:
    """A negative number, which no pair of words has."""
    return -1 - (int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1)


def _stem(token: str, lists: NameLists) -> tuple[str, str]:
    """The skeleton of a word without its vowels, once with and once without the first letter if that is one."""
    known = lists.stems.get(token)
    if known is None:
        word = skeleton(token, lists)
        known = remember(token, (word[0] + word[1:].translate(_VOWELS), word.translate(_VOWELS)), lists.stems)
    return known
