"""Names of persons: what they are made of, and whether two of them can be one person.

Similarity proposes and contradiction only subtracts: a given name, a suffix or an order that does not fit is a veto
(0.0), however alike the strings are. Nothing here knows of articles.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from pipeline.link.lists import NameLists, fold_name, respell, respell_all

SAME = 0.8
"""From here on two full names are taken for one person."""
CERTAIN = 0.93
"""From here on they differ in spelling or order only; below, one of them leaves something out."""

_K = TypeVar("_K")
_T = TypeVar("_T")
_REMEMBERED = 500_000
SLIP_FROM = 6
"""Words whose skeleton has so many letters may hide a slip of the pen."""
SOUND_FROM = 8
"""Names of so many letters may be one by their sound, wherever the words break."""
NEAR = 0.6
"""Spellings of one sound differ in length by less than this share."""
_GENERATIONS = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr"}
_NUMERAL = re.compile(r"x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}")
_LAST = frozenset("ivxr")  # how all of these end
_PATRONYMIC = frozenset({"bin", "ibn", "binti", "bint"})


class PersonName(NamedTuple):
    """A person's name, cut up. A tuple, because names are hashed, compared and sorted by the million.

    Attributes:
        tokens: Folded words in order, without particles; at least one.
        suffix: ``jr``, ``sr``, a lower-case Roman numeral, or "".
        fathers: Words that follow a "bin" or "ibn".
    """

    tokens: tuple[str, ...]
    suffix: str = ""
    fathers: tuple[str, ...] = ()

    @property
    def full(self) -> bool:
        """Whether it names one person by itself: two words that carry weight, or a regnal number."""
        return len(self.tokens) > 1 or (bool(self.suffix) and self.suffix not in _GENERATIONS)

    @property
    def joined(self) -> str:
        """The words without a break."""
        return "".join(self.tokens)


@dataclass(frozen=True, slots=True)
class NameScore:
    """How well two names go together.

    Attributes:
        value: 0..1, symmetric; 0.0 is a veto, not merely a bad match.
        reasons: One short phrase a step.
    """

    value: float
    reasons: tuple[str, ...]


def parse(name: str, lists: NameLists) -> PersonName:
    """Cut a person's name, which must be without titles, into its words.

    Args:
        name: As written; a name without any letter or digit is kept as one word.

    Returns:
        The folded name. Particles are dropped unless nothing else is left.
    """
    known = lists.names.get(name)
    return remember(name, _cut(name, lists), lists.names) if known is None else known


def _cut(name: str, lists: NameLists) -> PersonName:
    words = fold_name(name).split() or [name.strip() or "?"]
    suffix = ""
    if len(words) > 1 and words[-1][-1] in _LAST and (words[-1] in _GENERATIONS or _is_numeral(words[-1], name)):
        suffix = _GENERATIONS.get(words[-1], words[-1])
        words = words[:-1]
    weighty = [sys.intern(word) for word in words if word not in lists.particles]
    if _PATRONYMIC.isdisjoint(words):
        return PersonName(tuple(weighty or words), suffix)
    fathers = tuple(after for before, after in pairwise(words) if before in _PATRONYMIC)
    return PersonName(tuple(weighty or words), suffix, fathers)


def _is_numeral(word: str, name: str) -> bool:
    """Whether a folded last word is a number: "Pius XI" has one, "Jinping Xi" has not."""
    return _NUMERAL.fullmatch(word) is not None and (word != "xi" or name.rstrip().endswith("XI"))


def skeleton(word: str, lists: NameLists) -> str:
    """Return what a folded word and its other transliterations have in common; short words stay as they are."""
    known = lists.skeletons.get(word)
    if known is None:
        known = remember(word, _reduce(lists.given.get(word, word), lists), lists.skeletons)
    return known


def compare_tokens(left: str, right: str, lists: NameLists) -> float:
    """Say how surely two folded words of names are one word.

    Returns:
        1.0 equal, 0.97 equivalent given names, 0.95 another transliteration, 0.9 an initial, 0.88 one slip of the pen
        in a long word, 0.0 different words.
    """
    if left == right:
        return 1.0
    if lists.given.get(left, left) == lists.given.get(right, right):
        return 0.97
    if 1 in (len(left), len(right)):
        return 0.9 if left[0] == right[0] else 0.0
    a, b = skeleton(left, lists), skeleton(right, lists)
    return 0.95 if a == b else 0.88 if _slip(a, b) else 0.0


def compare(left: PersonName, right: PersonName, lists: NameLists) -> NameScore:
    """Compare two persons' names without any context.

    Args:
        left: Full name, or a part of one.
        right: The same for the other name; the order does not matter.

    Returns:
        At least :data:`CERTAIN` where only spelling or order differ, at least :data:`SAME` where one also leaves out
        a middle, first or last name, less for bare single words, 0.0 where they contradict each other.
    """
    if left.suffix != right.suffix:
        return _score(0.0, f"suffix {left.suffix or 'none'} against {right.suffix or 'none'}")
    return _compare_whole(left, right, lists) or _compare_parts(*_by_length(left, right), lists)


def align(short: PersonName, long: PersonName, lists: NameLists) -> tuple[tuple[int, float], ...] | None:
    """Find each word of the shorter name in the longer one.

    Returns:
        For each word its position in ``long`` and the score of the pair, or None where a word is not found. The first
        best free position is taken, so equal words keep their order.
    """
    free = list(range(len(long.tokens)))
    found: list[tuple[int, float]] = []
    for word in short.tokens:
        place, best = -1, 0.0
        for i in free:
            score = 1.0 if word == long.tokens[i] else compare_tokens(word, long.tokens[i], lists)
            if score > best:
                place, best = i, score
                if best == 1.0:
                    break
        if not best:
            return None
        free.remove(place)
        found.append((place, best))
    return tuple(found)


def reduce_all(words: Iterable[str], lists: NameLists) -> None:
    """Reduce many folded words in one go, so that :func:`skeleton` knows them; one by one is slow."""
    new = [word for word in dict.fromkeys(words) if word not in lists.skeletons]
    given = [lists.given.get(word, word) for word in new]
    for word, name, respelt in zip(new, given, respell_all(given, lists), strict=True):
        remember(word, name if _is_kept(name, lists) else respelt, lists.skeletons)


def _reduce(word: str, lists: NameLists) -> str:
    return word if _is_kept(word, lists) else respell(word, lists)


def _is_kept(word: str, lists: NameLists) -> bool:
    """Whether a word is its own skeleton: a short one, or a family name."""
    return len(word) < 4 or word in lists.family_first


def _compare_parts(short: PersonName, long: PersonName, lists: NameLists) -> NameScore:
    pairs = align(short, long, lists)
    if pairs is None:
        return _score(0.0, "a word of one is no word of the other")
    places, scores = [place for place, _ in pairs], [score for _, score in pairs]
    if min(scores) <= 0.9 and (sum(score < 0.9 for score in scores) > 1 or all(score == 0.9 for score in scores)):
        return _score(0.0, "alike in too few words")
    if len(short.tokens) == len(long.tokens):
        swapped = places != sorted(places)
        if swapped and min(scores) < 0.95:
            return _score(0.0, "other order and other spelling")
        return _score(min(scores), "other order" if swapped else "other spelling")
    return _compare_subset(short, long, places, min(scores), lists)


def _compare_subset(
    short: PersonName, long: PersonName, places: list[int], score: float, lists: NameLists
) -> NameScore:
    """``short`` lacks words that ``long`` has; whether the rest is enough depends on which words those are."""
    if len(short.tokens) == 1:
        shared = short.tokens[0] in lists.family_first | lists.common or only_father(short, long)
        return _score(0.4 if shared else min(0.7, score), "one word of the name")
    vetoes = {
        "other order": places != sorted(places),
        "other given name before the father's": (short.fathers or long.fathers) and places[0] != 0,
        "half of a given name": len(long.tokens) == 3 and long.tokens[0] in lists.family_first and places != [1, 2],
    }
    if any(vetoes.values()):
        return _score(0.0, *(reason for reason, holds in vetoes.items() if holds))
    middle = places[0] != 0 and places[-1] != len(long.tokens) - 1
    if middle or lists.common.issuperset(short.tokens) or score == 0.9:
        return _score(0.6, "only common or middle names or initials")
    return _score(min(0.9, score), "leaves out a part of the name")


@functools.lru_cache(maxsize=1024)
def _score(value: float, *reasons: str) -> NameScore:
    """One record for all pairs that are judged alike: a corpus compares millions."""
    return NameScore(value, reasons)


def only_father(part: PersonName, name: PersonName) -> bool:
    """Whether one word of a name is the name of the father: Mohammed bin Salman is not called Salman."""
    return len(part.tokens) == 1 and not part.fathers and part.tokens[0] in name.fathers


def _rotations(name: PersonName) -> set[str]:
    return {"".join(name.tokens[i:] + name.tokens[:i]) for i in range(len(name.tokens))}


def exclude(left: PersonName, right: PersonName, lists: NameLists) -> bool:
    """Whether two names cannot be one person's: what :func:`compare` gives 0.0, without weighing the other values."""
    if left.suffix != right.suffix:
        return True
    return not (_compare_parts(*_by_length(left, right), lists).value or _compare_whole(left, right, lists))


def _by_length(left: PersonName, right: PersonName) -> tuple[PersonName, PersonName]:
    swap = (len(right.tokens), right.tokens) < (len(left.tokens), left.tokens)
    return (right, left) if swap else (left, right)


def _compare_whole(left: PersonName, right: PersonName, lists: NameLists) -> NameScore | None:
    """Compare names of one suffix without taking them apart; None where they are not alike as a whole."""
    if len(left.tokens) == len(right.tokens) and sorted(left.tokens) == sorted(right.tokens):
        return _score(1.0 if left.tokens == right.tokens else 0.96, "same words")
    a, b = left.joined, right.joined
    if a == b:
        return _score(0.99, "same letters")
    if len(a) == len(b) and {left.tokens[0], left.tokens[-1]} & lists.family_first and a in _rotations(right):
        return _score(0.96, "same letters in other order")
    return _score(0.94, "same sound") if _same_sound(*_by_length(left, right), lists) else None


def _same_sound(short: PersonName, long: PersonName, lists: NameLists) -> bool:
    """Whether two names are one but for spelling when written without breaks ("Le-ji", "Leji")."""
    a, b = len(short.joined), len(long.joined)
    if a < SOUND_FROM or min(a, b) < NEAR * max(a, b):
        return False
    return _sound(short, lists) == _sound(long, lists)


def _sound(name: PersonName, lists: NameLists) -> str:
    known = lists.sounds.get(name)
    return remember(name, sounds((name,), lists)[0], lists.sounds) if known is None else known


def sounds(names: Sequence[PersonName], lists: NameLists) -> list[str]:
    """Return what each name and its other transliterations have in common, written without breaks."""
    joined = [name.joined for name in names]
    return [
        text if name.tokens[0] in lists.family_first and len(text) < 12 else respelt
        for name, text, respelt in zip(names, joined, respell_all(joined, lists), strict=True)
    ]


def remember(key: _K, value: _T, known: dict[_K, _T]) -> _T:
    """Note a result among those that are known, which begin anew when they are too many; return it."""
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value
    return value


def _slip(left: str, right: str) -> bool:
    """Whether one skeleton is the other with a slip of the pen behind its first letter."""
    near = min(len(left), len(right)) >= SLIP_FROM and left[0] == right[0]
    return near and OSA.distance(left, right, score_cutoff=1) <= 1 and not _other_sex(left, right)


def _other_sex(left: str, right: str) -> bool:
    """Hendro and Hendra, Susanto and Susanti: the last vowel is all that tells two names apart."""
    return left[:-1] == right[:-1] and left[-1] in "aeiou" and right[-1] in "aeiou"
