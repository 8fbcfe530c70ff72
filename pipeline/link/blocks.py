"""Which names are worth comparing: those that share a key, never all against all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from pipeline.link.lists import NameLists
from pipeline.link.numbered import Ints, NumberedNames, distinct, stem
from pipeline.link.person_names import PersonName, reduce_all

WINDOW = 50
"""In a crowded block a name is compared with this many neighbours only."""
_AT_ONCE = 1 << 16


Key = tuple[str, str] | int


def block_keys(name: PersonName, lists: NameLists) -> set[Key]:
    """Return the keys under which a name meets those that may be the same: pairs of words, all at once, an initial."""
    stems = [stem(token, lists) for token in name.tokens]
    keys: set[Key] = {(a, b) if a <= b else (b, a) for (a, _), (b, _) in combinations(stems, 2)}
    keys.add(sum([consonants for _, consonants in stems]))
    keys.add((name.tokens[0][0] + ".", stems[-1][0]))
    return keys


def meeting(names: Sequence[PersonName], lists: NameLists) -> dict[PersonName, list[int]]:
    """Return the names that share a key with others, each with the places of all that do, in order.

    For the few names of an article: most have no word in common with another one, which is soon seen.
    """
    reduce_all((token for name in names for token in name.tokens), lists)
    by_part: dict[str | int, list[int]] = {}
    for place, name in enumerate(names):
        stems = [stem(token, lists) for token in name.tokens]
        parts: set[str | int] = {beginning for beginning, _ in stems}
        parts.add(sum([consonants for _, consonants in stems]))
        for part in parts:
            by_part.setdefault(part, []).append(place)
    suspects = {place for places in by_part.values() if len(places) > 1 for place in places}
    by_key: dict[Key, list[int]] = {}
    for place in sorted(suspects):
        for key in block_keys(names[place], lists):
            by_key.setdefault(key, []).append(place)
    met: dict[PersonName, set[int]] = {}
    for places in by_key.values():
        for place in places if len(places) > 1 else ():
            met.setdefault(names[place], set()).update(places)
    return {name: sorted(places) for name, places in met.items()}


def candidate_pairs(names: NumberedNames) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of names that share a key, each once, in order.

    A key is two words (their stems), all consonants in any order, or the first letter and the last word; the last is
    for given names that are an initial, or differ by a slip of the pen. In a crowded block neighbours make pairs.

    Yields:
        Places of the names of many pairs, the lower one of each, then the higher one.
    """
    count = len(names.names)
    consonants = names.total(names.words.consonants).view(np.int64)
    blocks = (_Blocks(*_pairs_of_words(names)), _Blocks(consonants, np.arange(count)), _Blocks(*_alike(names)))
    for start in range(0, count, _AT_ONCE):
        pairs = [low * count + high for block in blocks for low, high in block.pairs(start, start + _AT_ONCE)]
        if pairs:
            yield np.divmod(distinct(np.concatenate(pairs)), count)


class _Blocks:
    """Members by key, those of one key beside each other and in order, each once."""

    def __init__(self, keys: Ints, members: Ints) -> None:
        order = np.lexsort((members, keys))
        keys, members = keys[order], members[order]
        first = np.r_[True, (keys[1:] != keys[:-1]) | (members[1:] != members[:-1])][: len(keys)]
        self._keys, self._members = keys[first], members[first]

    def pairs(self, start: int, end: int) -> Iterator[tuple[Ints, Ints]]:
        """Yield the members that have a key in common and are near each other: lower (from start to end) and higher."""
        keys, members = self._keys, self._members
        near = np.flatnonzero((members >= start) & (members < end))
        for step in range(1, WINDOW + 1):
            near = near[near + step < len(keys)]
            near = near[keys[near] == keys[near + step]]
            if not len(near):
                return
            yield members[near], members[near + step]


def _pairs_of_words(names: NumberedNames) -> tuple[Ints, Ints]:
    """Every two words of a name as one number, in either order the same, and the name."""
    keys, members = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for length in np.unique(names.length).tolist():
        here = np.flatnonzero(names.length == length)
        stems = names.words.stem[names.row(here, length)]
        for a, b in combinations(range(length), 2):
            low, high = np.minimum(stems[:, a], stems[:, b]), np.maximum(stems[:, a], stems[:, b])
            keys.append(low << 32 | high)
            members.append(here)
    return np.concatenate(keys), np.concatenate(members)


def _alike(names: NumberedNames) -> tuple[Ints, Ints]:
    """Two given names of one family and initial as a number, one an initial or a slip of the pen, and who has either.

    Given names that are equal but for spelling share a key of two words already.
    """
    first, last, words = names.first, names.last, names.words
    keys, given = words.initial[first] << 32 | words.stem[last], words.skeleton[first]
    order = np.lexsort((given, keys))
    starts = np.flatnonzero(np.r_[True, np.diff(keys[order]) | np.diff(given[order])][: len(order)])
    sizes = np.minimum(np.diff(starts, append=len(order)), WINDOW)
    block, group = keys[order][starts], given[order][starts]
    alone = words.skeletons.length[group] == 1
    found = [np.empty((2, 0), dtype=np.int64)]
    for left, right in _Blocks(block, np.arange(len(block))).pairs(0, len(block)):
        fits = alone[left] | alone[right]
        fits[~fits] = words.skeletons.slips(group[left[~fits]], group[right[~fits]])
        keys = left[fits] << 32 | right[fits]
        found += [_spread(keys, order, starts[side[fits]], sizes[side[fits]]) for side in (left, right)]
    keys, members = np.concatenate(found, axis=1)
    return keys, members


def _spread(keys: Ints, members: Ints, starts: Ints, sizes: Ints) -> Ints:
    """Return a stretch of members for each key: the key, once for every member, and those members."""
    places = np.arange(sizes.sum()) + np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
    return np.array([np.repeat(keys, sizes), members[places]])
