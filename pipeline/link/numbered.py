"""Names as numbers, so that numpy can look at millions of them at once; every distinct word is looked at only once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from pipeline.link.lists import NameLists
from pipeline.link.person_names import SLIP_FROM, PersonName, remember, skeleton

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_SUMS = 1 << 64
_SILENT = {ord(letter): None for letter in "aeiouyh"}


class Numbers(dict[str, int]):
    """Numbers texts from 0 on, in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        self[text] = number = len(self)
        return number


class Words:
    """The distinct words of many names; every array has one entry a word.

    Attributes:
        texts: The words.
        skeletons: All skeletons, each once; a word of one letter is its own.
        skeleton: Place of the word's skeleton among them.
        stem: A number that words have in common whose stems (:func:`stem`) are one.
        consonants: A sum over the consonants, so that sums of sums tell whether names have the same ones in any order.
        given: A number that equivalent given names have in common.
        initial: Its first letter, a code point.
        length: Its letters.
        common: Whether it is a given name that identifies nobody.
        leads: Whether it is a family name that stands before the given name.
    """

    def __init__(self, texts: Sequence[str], lists: NameLists) -> None:
        reduced = [text if len(text) == 1 else skeleton(text, lists) for text in texts]
        stems = [stem(text, lists) for text in texts]
        numbers = Numbers()
        self.texts = texts
        self.skeletons = Skeletons(reduced)
        self.skeleton = self.skeletons.places(reduced)
        self.stem = _ints(numbers[beginning] for beginning, _ in stems)
        self.consonants = np.array([consonants % _SUMS for _, consonants in stems], dtype=np.uint64)
        self.given = _ints(numbers[lists.given.get(text, text)] for text in texts)
        self.initial = _ints(ord(text[0]) for text in texts)
        self.length = _ints(map(len, texts))
        self.common: Bools = np.array([text in lists.common for text in texts], dtype=bool)
        self.leads: Bools = np.array([text in lists.family_first for text in texts], dtype=bool)


class Skeletons:
    """Distinct skeletons of words in the order of the alphabet.

    Attributes:
        initial: The first letter of each, a code point.
        length: Its letters.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = sorted(set(texts))
        self._places = {text: place for place, text in enumerate(self._texts)}
        self.initial = _ints(ord(text[0]) for text in self._texts)
        self.length = _ints(map(len, self._texts))
        self._letters = np.array([_letter_set(text) for text in self._texts], dtype=np.uint64)
        numbers = Numbers()
        self._stump = _ints(numbers[text[:-1] + "*" if text[-1] in "aeiou" else text] for text in self._texts)

    def places(self, texts: Iterable[str]) -> Ints:
        """Return the place of each text, all of which must be known."""
        return _ints(map(self._places.__getitem__, texts))

    def slips(self, left: Ints, right: Ints) -> Bools:
        """Whether one slip of the pen, in words that are long enough for it, makes the skeletons of each pair one."""
        letters = np.bitwise_count(self._letters[left] ^ self._letters[right])  # a slip brings one in, one out
        enough = np.minimum(self.length[left], self.length[right]) >= SLIP_FROM
        found: Bools = enough & (letters <= 2) & (np.abs(self.length[left] - self.length[right]) <= 1)
        count = len(self._texts)
        pairs, back = np.unique(left[found] * count + right[found], return_inverse=True)
        one, other = ([self._texts[place] for place in side.tolist()] for side in np.divmod(pairs, count))
        found[found] = (cpdist(one, other, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8) <= 1)[back]
        return found

    def other_sex(self, left: Ints, right: Ints) -> Bools:
        """Whether nothing but the last vowel tells the skeletons of each pair apart (Hendro and Hendra)."""
        same: Bools = self._stump[left] == self._stump[right]
        return same


class NumberedNames:
    """Names in order, with their words as places among the distinct words.

    Attributes:
        names: The names, sorted.
        words: What the distinct words are.
        length: Words of each name.
        first: First word of each name.
        last: Last word of each name.
    """

    def __init__(self, names: Sequence[PersonName], lists: NameLists) -> None:
        numbers = Numbers()
        self.names = names
        self.length = _ints(len(name.tokens) for name in names)
        self._words = _ints(map(numbers.__getitem__, chain.from_iterable(name.tokens for name in names)))
        self._starts = np.cumsum(self.length) - self.length
        self.first: Ints = self._words[self._starts]
        self.last: Ints = self._words[self._starts + self.length - 1]
        self.words = Words(list(numbers), lists)

    def row(self, names: Ints, length: int) -> Ints:
        """Return the words of some names, a row a name, all of which must have so many."""
        found: Ints = self._words[self._starts[names][:, None] + np.arange(length)]
        return found

    def total(self, values: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Return the sum over the words of each name of what each distinct word counts."""
        return np.add.reduceat(values[self._words], self._starts) if len(self.names) else values[:0]


def distinct(values: Ints) -> Ints:
    """Return the values in order, each once, by sorting: numpy's way through a hash table is slow for millions."""
    values = np.sort(values)
    found: Ints = values[np.r_[True, values[1:] != values[:-1]][: len(values)]]
    return found


def stem(word: str, lists: NameLists) -> tuple[str, int]:
    """Return the skeleton of a word without the vowels behind its first letter, and a number for its consonants.

    Sums of such numbers are the same, but for a chance of about 2**-64, only where all the consonants of two names are,
    in any order and with breaks anywhere.
    """
    known = lists.stems.get(word)
    if known is None:
        reduced = skeleton(word, lists)
        first, rest = reduced[0], reduced[1:].translate(_SILENT)
        consonants = sum(map(_WEIGHTS.__getitem__, first.translate(_SILENT) + rest))
        known = remember(word, (first + rest, consonants), lists.stems)
    return known


class _Weights(dict[str, int]):
    """Letter -> a number below 2**64 that looks like chance and is always the same."""

    def __missing__(self, letter: str) -> int:
        self[letter] = weight = int.from_bytes(hashlib.blake2b(letter.encode(), digest_size=8).digest(), "big")
        return weight


_WEIGHTS = _Weights()


def _letter_set(text: str) -> int:
    bits = 0
    for letter in text:
        bits |= 1 << (ord(letter) & 63)
    return bits


def _ints(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, dtype=np.int64)
