"""Token patterns of ``meetings.toml``, matched word by word.

They are written as spaCy's are and match the same words; asking its matcher for a handful of words at a time took five
times as long. White space is no word here, so that a double blank parts no wording.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FIELDS = frozenset({"LOWER", "IS_LOWER", "OP"})
_CHOICES = frozenset({"IN", "NOT_IN"})
_TIMES = frozenset("1?*+")


@dataclass(frozen=True, slots=True)
class _Token:
    """One token of a pattern.

    Attributes:
        words: In lower case, those that it may be, or, where ``excludes``, those that it may not be.
        small: Whether it must be written small.
        optional: Whether it may be missing ("?", "*").
        repeats: Whether there may be several ("*", "+").
    """

    words: frozenset[str]
    excludes: bool
    small: bool
    optional: bool
    repeats: bool


class Pattern:
    """One pattern.

    Args:
        tokens: As ``meetings.toml`` has them.

    Attributes:
        required: For each token that every match has, the words that it may be; the most telling first.
        longest: How many words a match has at most, 0 where that has no bound.
    """

    def __init__(self, tokens: Sequence[Mapping[str, Any]]) -> None:
        self._tokens = [_token(token) for token in tokens]
        choices = [token.words for token in self._tokens if not (token.optional or token.excludes)]
        self.required = sorted(choices, key=lambda words: (len(words), sorted(words)))
        self.longest = 0 if any(token.repeats for token in self._tokens) else len(tokens)

    def ends(self, words: Sequence[str], lower: Sequence[str], start: int) -> list[int]:
        """Return where matches end that begin with a word; one token may match in several ways."""
        ends = [start]
        for token in self._tokens:
            reached = _past(token, words, lower, ends)
            if not reached:
                return reached
            ends = reached
        return [end for end in ends if end > start]


def _past(token: _Token, words: Sequence[str], lower: Sequence[str], starts: Sequence[int]) -> list[int]:
    """Return where a token of a pattern may end that begins at one of several words."""
    ends = list(starts) if token.optional else []
    for start in starts:
        end = start
        while end < len(lower) and (lower[end] in token.words) != token.excludes:
            if token.small and not words[end].islower():
                break
            end += 1
            if end in ends:
                break  # from there on it was tried before
            ends.append(end)
            if not token.repeats:
                break
    return ends


def _token(fields: Mapping[str, Any]) -> _Token:
    """Read one token of a pattern; what is not known here would be silently ignored."""
    said, times = fields["LOWER"], fields.get("OP", "1")
    choice = {"IN": [said]} if isinstance(said, str) else said
    if not _FIELDS.issuperset(fields) or len(choice) != 1 or not _CHOICES.issuperset(choice) or times not in _TIMES:
        raise ValueError(f"no pattern of words: {dict(fields)}")
    how, words = next(iter(choice.items()))
    return _Token(frozenset(words), how == "NOT_IN", bool(fields.get("IS_LOWER")), times in "?*", times in "*+")
