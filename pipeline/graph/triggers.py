"""The words that made a rule fire, found again in a sentence so that a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pipeline import lexicons

_REPEATS = {"?": "{0,1}", "*": "{0,4}", "+": "{1,4}", "": "{1}"}


def trigger_pattern(rules: Iterable[str]) -> str:
    """Return a regular expression for the words of these rules, "" where none is known.

    Args:
        rules: Ids as a meeting carries them; those of other word lists (dates, status) are passed over.
    """
    known = _patterns()
    found = (known[rule] for rule in dict.fromkeys(rules) if rule in known)
    return "|".join(sorted(found, key=lambda pattern: (-len(pattern), pattern)))


@cache
def _patterns() -> Mapping[str, str]:
    rules = lexicons.read("meetings")["rule"]
    spelled = {rule["id"]: _spell(rule["pattern"]) for rule in rules}
    return {name: pattern for name, pattern in spelled.items() if pattern}


def _spell(tokens: list[dict[str, Any]]) -> str:
    """Turn a token pattern into an expression over text; "" if it asks for more than lower-cased words."""
    parts = []
    for token in tokens:
        words = token.get("LOWER")
        if words is None or set(token) - {"LOWER", "OP"} or token.get("OP", "") not in _REPEATS:
            return ""
        listed = [words] if isinstance(words, str) else words.get("IN", [])
        either = "|".join(map(re.escape, sorted(listed, key=lambda word: (-len(word), word))))
        parts.append((either, _REPEATS[token.get("OP", "")]))
    if not parts:
        return ""
    (first, _), *rest = parts
    later = "".join(rf"(?:\s+(?:{either})){repeat}" for either, repeat in rest)
    return f"(?i:(?:{first}){later})"
