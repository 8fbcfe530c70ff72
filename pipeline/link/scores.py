"""Persons' names compared by the million: what ``person_names.compare`` says, for many pairs at once.

Numpy goes through the same steps; the few names that need a rule of their own (patronymics, names of one word, very
long ones, family names that may have changed places) are handed to ``compare`` one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.link.lists import NameLists
from pipeline.link.numbered import Bools, Ints, NumberedNames, Words, distinct
from pipeline.link.person_names import NEAR, SOUND_FROM, compare, sounds

Floats = NDArray[np.float64]
Hundredths = NDArray[np.int8]
"""Values of ``compare`` times 100: an eighth of the memory to go through."""

_LONGEST = 8  # words of a name that is compared in bulk
_AT_ONCE = 1 << 16
_SHAPES = _LONGEST + 1


class Scorer:
    """Compares pairs of names."""

    def __init__(self, names: NumberedNames, lists: NameLists) -> None:
        words = names.words
        first, last = words.leads[names.first], words.leads[names.last]
        fathers = np.fromiter((bool(name.fathers) for name in names.names), dtype=bool)
        self._numbered = names
        self._lists = lists
        self._suffix = _hashes(name.suffix for name in names.names)
        self._joined = _hashes(name.joined for name in names.names)
        self._size = names.total(words.length.astype(np.uint64)).astype(np.int64)
        self._bag = names.total(_hashes(words.texts).view(np.uint64))
        self._odd: Bools = fathers | (names.length == 1) | (names.length > _LONGEST)
        self._turns: Bools = first | last
        self._sound: Ints = np.zeros(len(names.names), dtype=np.int64)  # 0 where it is not known yet

    def scores(self, left: Ints, right: Ints) -> Floats:
        """Compare names.

        Args:
            left: Places of names.
            right: Places of the names to compare them with, each higher than the one in ``left``.

        Returns:
            The value of ``compare`` for each pair.
        """
        parts = range(0, len(left), _AT_ONCE)
        found = [self._some(left[at : at + _AT_ONCE], right[at : at + _AT_ONCE]) for at in parts]
        return np.concatenate([np.empty(0, dtype=np.int8), *found]) / 100

    def _some(self, left: Ints, right: Ints) -> Hundredths:
        length, names = self._numbered.length, self._numbered.names
        swap = length[right] < length[left]
        short, long = np.where(swap, right, left), np.where(swap, left, right)
        odd = self._odd[left] | self._odd[right] | (self._turns[left] & (self._size[left] == self._size[right]))
        scores = np.zeros(len(left), dtype=np.int8)
        for place in np.flatnonzero(odd).tolist():
            scores[place] = round(100 * compare(names[left[place]], names[right[place]], self._lists).value)
        rest = np.flatnonzero(~odd & (self._suffix[left] == self._suffix[right]))
        scores[rest] = self._plain(short[rest], long[rest])
        return scores

    def _plain(self, short: Ints, long: Ints) -> Hundredths:
        """Compare names of one suffix that need no rule of their own, the one of fewer words first."""
        scores = np.zeros(len(short), dtype=np.int8)
        same_words = self._bag[short] == self._bag[long]
        same_letters = self._joined[short] == self._joined[long]
        scores[same_letters] = 99
        scores[same_words] = 96
        rest = np.flatnonzero(~same_words & ~same_letters)
        sounds = self._same_sound(short[rest], long[rest])
        scores[rest[sounds]] = 94
        rest = rest[~sounds]
        length = self._numbered.length
        shapes = length[short[rest]] * _SHAPES + length[long[rest]]
        for shape in np.unique(shapes).tolist():
            here = rest[shapes == shape]
            few, many = divmod(shape, _SHAPES)
            rows = self._numbered.row(short[here], few), self._numbered.row(long[here], many)
            scores[here] = _compare_parts(*rows, self._numbered.words)
        return scores

    def _same_sound(self, short: Ints, long: Ints) -> Bools:
        a, b = self._size[short], self._size[long]
        near: Bools = (a >= SOUND_FROM) & (np.minimum(a, b) >= NEAR * np.maximum(a, b))
        asked = distinct(np.concatenate([short[near], long[near]]))
        asked = asked[self._sound[asked] == 0]
        self._sound[asked] = _hashes(sounds([self._numbered.names[name] for name in asked.tolist()], self._lists))
        near[near] = self._sound[short[near]] == self._sound[long[near]]
        return near


def _compare_parts(short: Ints, long: Ints, words: Words) -> Hundredths:
    """Compare rows of words; all rows of a side are equally long, and those of ``short`` not longer."""
    fits = _compare_words(short, long, words)
    # of words that fit no other, one may be a slip of the pen; where there are more, the names are two
    likely = np.flatnonzero((fits == 0).all(axis=2).sum(axis=1) <= 1)
    value = np.zeros(len(short), dtype=np.int8)
    value[likely] = _compare_fitting(short[likely], long[likely], fits[likely], words)
    return value


def _compare_fitting(short: Ints, long: Ints, fits: Hundredths, words: Words) -> Hundredths:
    """Compare rows of words of which at most one fits no other."""
    _add_slips(short, long, fits, words)
    places, scores = _align(fits)
    worst = scores.min(axis=1)
    few = (worst <= 90) & (((scores < 90).sum(axis=1) > 1) | (scores == 90).all(axis=1))
    ordered = (np.diff(places, axis=1) > 0).all(axis=1)
    if short.shape == long.shape:
        value = np.where(ordered | (worst >= 95), worst, 0)
    else:
        middle = (places[:, 0] != 0) & (places[:, -1] != long.shape[1] - 1)
        vague = middle | words.common[short].all(axis=1) | (worst == 90)
        value = np.where(vague, 60, np.minimum(90, worst))
        half = words.leads[long[:, 0]] & ((places[:, 0] != 1) | (places[:, -1] != 2)) & (long.shape[1] == 3)
        value[half | ~ordered] = 0
    value[few | (worst == 0)] = 0
    return value


def _compare_words(short: Ints, long: Ints, words: Words) -> Hundredths:
    """Compare every word of a row with every word of the other: a table a row, without slips."""
    a, b = short[:, :, None], long[:, None, :]
    alone = (words.length[a] == 1) | (words.length[b] == 1)
    begins, sounds = words.initial[a] == words.initial[b], words.skeleton[a] == words.skeleton[b]
    scores: Hundredths = np.where(alone, begins * np.int8(90), sounds * np.int8(95))
    scores[words.given[a] == words.given[b]] = 97
    scores[a == b] = 100
    return scores


def _add_slips(short: Ints, long: Ints, fits: Hundredths, words: Words) -> None:
    """Enter the words that fit but for a slip of the pen into the tables of :func:`_compare_words`."""
    rows, i, j = np.nonzero(fits == 0)
    left, right = short[rows, i], long[rows, j]
    slips = (words.length[left] > 1) & (words.length[right] > 1)
    left, right, initial = words.skeleton[left], words.skeleton[right], words.skeletons.initial
    slips &= (initial[left] == initial[right]) & ~words.skeletons.other_sex(left, right)
    slips[slips] = words.skeletons.slips(left[slips], right[slips])
    fits[rows[slips], i[slips], j[slips]] = 88


def _align(scores: Hundredths) -> tuple[Ints, Hundredths]:
    """Find each word of the first names in the second ones, in order, at the first best place that is free."""
    free, every = scores.copy(), np.arange(len(scores))
    places = np.empty(scores.shape[:2], dtype=np.int64)
    found = np.empty(scores.shape[:2], dtype=np.int8)
    for word in range(scores.shape[1]):
        places[:, word] = free[:, word].argmax(axis=1)
        found[:, word] = free[every, word, places[:, word]]
        free[every, :, places[:, word]] = 0
    return places, found


def _hashes(texts: Iterable[str]) -> Ints:
    return np.fromiter(map(hash, texts), dtype=np.int64)
