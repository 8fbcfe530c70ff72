"""Exact look-ups of names, which fold what the press varies; what has been asked for is remembered, as news repeats."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

_T = TypeVar("_T")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"  # soft hyphens, zero widths, marks of direction
_FOLD = {ord(c): None for c in ".'’‘`ʻʼ\"" + _INVISIBLE} | {ord(c): " " for c in "-‐‑–—"}
_PART = re.compile(r"\w+")
_APOSTROPHES = ("'", "’")
REMEMBERED = 20_000
"""Answers that each look-up keeps: 4 MB."""


@functools.lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return a name without case, accents, dots and apostrophes, hyphens as spaces, runs of space as one."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return " ".join(name.lower().split())  # most names; the long way round would change nothing
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(name.translate(_FOLD).casefold().split())


def name_key(name: str) -> str:
    """Return the key under which a listed name is found: itself for one word in capitals, else folded."""
    return name if name.isupper() and " " not in name else fold(name)


class Index(Generic[_T]):
    """Listed items by the names that they carry.

    Args:
        items: In the order in which those that share a name are found.
        names: The names of one item.

    Attributes:
        keys: The names, as :func:`name_key` has them.
        find: All items that carry a name.
        first: The first of them, or None.
    """

    def __init__(self, items: Iterable[_T], names: Callable[[_T], tuple[str, ...]]) -> None:
        self._items: dict[str, tuple[_T, ...]] = {}
        for item in items:
            for key in dict.fromkeys(name_key(name) for name in names(item)):
                self._items[key] = (*self._items.get(key, ()), item)
        self.keys = self._items.keys()
        self.find: Callable[[str], tuple[_T, ...]] = functools.lru_cache(REMEMBERED)(self._find)
        self.first: Callable[[str], _T | None] = functools.lru_cache(REMEMBERED)(self._first)

    def _first(self, name: str) -> _T | None:
        found = self._find(name)
        return found[0] if found else None

    def _find(self, name: str) -> tuple[_T, ...]:
        name = " ".join(name.split())
        return self._items.get(name) or self._items.get(fold(name), ())


def carried(*keys: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a name is among the keys of indexes: most names are in none, and need no more."""
    known = frozenset[str]().union(*keys)

    def find(name: str) -> bool:
        name = " ".join(name.split())
        return name in known or fold(name) in known

    return functools.lru_cache(REMEMBERED)(find)


def closings(*keys: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a listed name may end with a word.

    It may end with what a tokenizer cuts off a name ("McDonald|'s", "G8+|5") or a look-up passes over (a mark), too.
    """
    ends = {key.rpartition(" ")[2] for some in keys for key in some}
    last = frozenset(["", *ends, *(part for end in ends for part in _PART.findall(end)[-1:])])

    def closes(word: str) -> bool:
        return word in last or fold(word).rpartition(" ")[2] in last or word.startswith(_APOSTROPHES)

    return functools.lru_cache(REMEMBERED)(closes)


def openings(*keys: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a listed name may begin with a word."""
    first = frozenset(key.partition(" ")[0] for some in keys for key in some)
    return functools.lru_cache(REMEMBERED)(lambda word: word in first or fold(word).partition(" ")[0] in first)
