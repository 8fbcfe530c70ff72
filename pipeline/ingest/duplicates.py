"""Articles with the same or almost the same text, found without comparing all pairs.

Two texts are near duplicates if their sets of five-word shingles have a Jaccard index of at least :data:`THRESHOLD`, or
if one of them, of some length, has :data:`CONTAINED` of its own in the other: an agency text that an outlet cut short.
Candidates come from an inverted index over each text's bottom-k sketch (Broder 1997), its :data:`SKETCH` smallest
shingle hashes; for every candidate the index is then computed exactly.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

SHINGLE = 5
"""Words a shingle; five in a row are hardly ever shared by chance, stock phrases apart."""
THRESHOLD = 0.6
"""Least Jaccard index. One changed word in a hundred spoils five shingles (index 0.90), three spoil 15 (0.73): a copy
with a new dateline or a paragraph less stays above 0.6, an agency text edited in every sentence falls below. That
text tells the same events in words of its own, and what it says is merged by meeting, not dropped as a copy."""
CONTAINED = 0.68
"""Least share of a text's shingles that stand in the other. Two outlets that quote one statement share far less."""
LEAST_CONTAINED = 60
"""Shingles that such a text must have; a few lines of notice may be all quotation."""
SKETCH = 16
"""Hashes a sketch. At index 0.6 two texts share fewer than :data:`SHARED` of them once in 7,000 pairs."""
SHARED = 3
"""How many hashes of its sketch a candidate must share, so that one common stock phrase makes none."""
LISTED = 200
"""Articles listed for one hash. More have it only if it is a stock phrase, which tells nothing, or if there are that
many copies of one text, of which the first 200 are enough to find the next."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Prose:
    """What is compared of an article: ``digest`` of its whole text, and its ``body`` without titles and boilerplate."""

    id: str
    digest: str
    body: str


def find_duplicates(proses: Iterable[Prose]) -> Mapping[str, str]:
    """Find for each article the first one that it repeats.

    Args:
        proses: The articles, with ids that differ, in any order.

    Returns:
        Id -> id of the first article, in id order, of its chain of copies; that one is in nobody's debt. Articles that
        repeat no earlier one are absent.
    """
    ordered = sorted(proses, key=lambda prose: prose.id)
    first_with: dict[str, str] = {}
    originals: dict[str, str] = {}
    index: dict[int, array[int]] = defaultdict(lambda: array("I"))
    seen: list[tuple[str, array[int]]] = []
    for prose in ordered:
        exact = first_with.setdefault(prose.digest, prose.id)
        if exact != prose.id:
            originals[prose.id] = originals.get(exact, exact)
            continue
        hashes = _shingles(prose.body)
        found = _match(hashes, index, seen)
        if found:
            originals[prose.id] = originals.get(found, found)
        for value in hashes[:SKETCH]:
            if len(index[value]) < LISTED:
                index[value].append(len(seen))
        seen.append((prose.id, hashes))
    return originals


def _shingles(text: str) -> array[int]:
    """Hash every run of five words; the set of hashes, sorted. Case and punctuation do not count."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    runs = map(slice, starts, starts[SHINGLE:])  # slices of the joined words: all of this loop runs in C
    return array("I", sorted(set(map(zlib.crc32, map(b" ".join([*words, b""]).__getitem__, runs)))))


def _match(hashes: array[int], index: Mapping[int, array[int]], seen: list[tuple[str, array[int]]]) -> str:
    """Return the id of the first earlier article that is close enough, "" if none is."""
    shared: Counter[int] = Counter()
    for value in hashes[:SKETCH]:
        if value in index:
            shared.update(index[value])
    own = set(hashes)
    for number in sorted(number for number, count in shared.items() if count >= min(SHARED, len(hashes))):
        article, other = seen[number]
        common = len(own.intersection(other))
        fewer = min(len(own), len(other))
        cut_short = fewer >= LEAST_CONTAINED and common >= CONTAINED * fewer
        if cut_short or common >= THRESHOLD * (len(own) + len(other) - common):
            return article
    return ""
