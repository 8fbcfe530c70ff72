"""The rules that tell what a line of a scraped page is; their data and meaning are in ``lexicons/zones.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from pipeline import lexicons
from pipeline.ingest.dates import DATE
from pipeline.ingest.outlets import outlets
from pipeline.records import ZoneKind

Opens = Literal["", "one", "list"]

_Find = Callable[[str], re.Match[str] | None]
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*\(?(?:WIB|WITA|WIT|GMT|UTC)\b\)?)?"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of ``lexicons/zones.toml``; the fields are explained there."""

    id: str
    kind: ZoneKind
    pattern: re.Pattern[str]
    longest: int
    opens: Opens
    inline: bool
    needs: tuple[str, ...]
    publication: bool
    fires_on: tuple[str, ...]
    silent_on: tuple[str, ...]

    def fires(self, line: str) -> bool:
        """Whether the rule holds for a line, without the white space around it."""
        return len(line) <= self.longest and self.find(line) is not None

    def spans(self, line: str) -> list[tuple[int, int]]:
        """Where an inline rule holds in a line of any length."""
        if self.needs and not any(word in line for word in self.needs):
            return []
        return [hit.span() for hit in self.pattern.finditer(line)]

    @property
    def find(self) -> _Find:
        """The pattern's fastest way to look: what is anchored at the start need not be tried further on."""
        return self.pattern.match if self.pattern.pattern.startswith("^") else self.pattern.search


@cache
def rules() -> tuple[Rule, ...]:
    """Load the rules, in the order in which they are tried."""
    table = lexicons.read("zones")
    return tuple(
        Rule(
            id=rule["id"],
            kind=_kind(rule["kind"]),
            pattern=re.compile(_expand(rule["pattern"])),
            longest=rule.get("longest", 160),
            opens=rule.get("opens", ""),
            inline=rule.get("inline", False),
            needs=tuple(rule.get("needs", ())),
            publication=rule.get("publication", False),
            fires_on=tuple(rule["fires_on"]),
            silent_on=tuple(rule["silent_on"]),
        )
        for rule in table["rule"]
    )


def _expand(pattern: str) -> str:
    names = "|".join(re.escape(name) for name in sorted(outlets().names))
    for macro, meaning in {"<date>": DATE, "<time>": _TIME, "<outlet>": f"(?i:{names})"}.items():
        pattern = pattern.replace(macro, f"(?:{meaning})")
    return pattern


@cache
def _by_length() -> tuple[tuple[int, tuple[tuple[_Find, Rule], ...]], ...]:
    """The whole-line rules that a line of at most so many characters has to be tried on; most lines are too long."""
    whole = [rule for rule in rules() if not rule.inline]
    return tuple(
        (longest, tuple((rule.find, rule) for rule in whole if rule.longest >= longest))
        for longest in sorted({rule.longest for rule in whole})
    )


@cache
def inline_rules() -> tuple[Rule, ...]:
    """The rules that hold for a stretch of a line."""
    return tuple(rule for rule in rules() if rule.inline)


def _kind(name: str) -> ZoneKind:
    if name not in get_args(ZoneKind):
        raise ValueError(f"not a kind of zone: {name}")
    return cast(ZoneKind, name)


def first_rule(line: str) -> Rule | None:
    """Return the first rule that holds for a whole line, without the white space around it."""
    for longest, candidates in _by_length():
        if len(line) <= longest:
            return next((rule for find, rule in candidates if find(line)), None)
    return None
