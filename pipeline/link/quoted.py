"""Finds words that somebody copied from an article, whatever became of blanks, quotes and marks between them."""

from __future__ import annotations

import re

from pipeline.records import Span

_WORD = re.compile(r"\w+")


def find_words(text: str, words: str) -> list[Span]:
    """Return where words stand in a text one after the other, large or small letters, in text order.

    Args:
        text: Of an article.
        words: As copied; only letters and digits count, so a line break, another kind of quotation marks or the marks
            of ``jejaring explain`` do no harm. At least one word.
    """
    row = r"\W+".join(map(re.escape, _WORD.findall(words)))
    return [Span(*found.span()) for found in re.finditer(rf"(?<!\w){row}(?!\w)", text, re.IGNORECASE)]
