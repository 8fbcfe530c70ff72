"""Keeps test sentences out of training, also where they were copied with small changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sentences import Sentence

SHORTEST = 25  # letters and digits; a shorter sentence ("Jakarta .") repeats by chance
GRAM = 6  # words
NEAR = 0.5  # share of a sentence's word 6-grams that is enough to call it a copy


def normal_form(words: Sequence[str]) -> str:
    """Letters and digits only, lower case, so that spelling of quotes and spaces cannot hide a copy."""
    return re.sub(r"[\W_]+", "", "".join(words).casefold())


class LeakCheck:
    """Recognises sentences of the test sets, whole or in large part."""

    def __init__(self, held_out: Iterable[Sentence]) -> None:
        self.forms: set[str] = set()
        self.grams: set[tuple[str, ...]] = set()
        for sentence in held_out:
            self.forms.add(normal_form(sentence.words))
            self.grams.update(_grams(sentence.words))

    def leaks(self, words: Sequence[str]) -> bool:
        """Whether these words are a test sentence, or hold half the 6-grams they have in common with one."""
        form = normal_form(words)
        if len(form) >= SHORTEST and form in self.forms:
            return True
        grams = _grams(words)
        return bool(grams) and sum(gram in self.grams for gram in grams) >= NEAR * len(grams)


def _grams(words: Sequence[str]) -> list[tuple[str, ...]]:
    plain = [form for word in words if (form := normal_form([word]))]
    return [tuple(plain[at : at + GRAM]) for at in range(len(plain) - GRAM + 1)]
