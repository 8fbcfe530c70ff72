"""A sentence while it is being read: its words, and where they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from pipeline.records import Sentence, Span

DASHES = frozenset({"-", "--", "–", "—"})
AND = frozenset({"dan", "serta"})
QUOTES = frozenset({"“", "”", '"'})


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence and its words, white space left out; each is itself, so that what was worked out of it is remembered.

    Attributes:
        words: As written, in order; positions in this tuple are what the rest of reading counts in.
        lower: The same in lower case.
        starts: Offset of each word in the article.
        tokens: Index of each word in spaCy's document.
    """

    sentence: Sentence
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    tokens: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """Return the article's span of the words ``start`` up to ``end``, half-open, at least one."""
        return Span(self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))

    def at(self, offset: int) -> int:
        """Return the position of the word that holds (or is the last to begin before) an offset of the article."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def positions(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of words that a span of the article touches."""
        first, behind = bisect_right(self.starts, span.start) - 1, bisect_right(self.starts, span.end - 1)
        return max(first, 0), max(behind, 1)
