"""Finds the date expressions of Indonesian news and says what they say; ``chronology`` places them in time.

Words and rules are data (``lexicons/dates.toml``). All rules are tried at every word that can begin a date; the longest
match wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from pipeline import lexicons
from pipeline.records import Span, Timex

_WORD = re.compile(r"[^\W_]+")
_BLOCK = re.compile(r"\{([a-z_]+)\}")
_BEFORE = re.compile(r"(\w+)\.?[^\S\n]+$")
_AFTER = re.compile(r"[^\S\n]+([^\W\d_]\w*)")
_ON = re.compile(r"\bpada(?:\s+hari)?\s+$")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
# One line break may fall inside a date, an empty line may not.
_SPACE = r"(?:[^\S\n]|\n(?![^\S\n]*\n))+"
_REACH = 40
_LEAP_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date; the fields are explained at the top of ``lexicons/dates.toml``."""

    id: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, Any]
    sign: int
    capital: bool
    guard: str
    uncounted: bool
    after: frozenset[str]
    not_after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and the words that they share.

    Attributes:
        meanings: Group name -> word (lower case, single spaces) -> value of the field.
        starts: Lower-cased first words of a date; a digit may always begin one.
    """

    rules: tuple[Rule, ...]
    meanings: Mapping[str, Mapping[str, Any]]
    starts: frozenset[str]
    cues: frozenset[str]
    zones: frozenset[str]
    counts: frozenset[str]


def find_dates(text: str, *, offset: int = 0) -> tuple[Timex, ...]:
    """Find date expressions; durations, ages, scores and vague words ("kini", "beberapa hari lalu") are none.

    Args:
        text: Running text, such as an article or a sentence of it.
        offset: Added to every span, where ``text`` is a part of an article.

    Returns:
        In text order, not overlapping, with spans in code points.
    """
    grammar = _grammar()
    found: list[Timex] = []
    end = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < end or not _may_begin(word, grammar):
            continue
        best: Timex | None = None
        for match, rule in _matches(text, start, grammar):
            if (best is None or match.end() + offset > best.span.end) and _allowed(match, rule, grammar):
                best = _timex(match, rule, grammar, offset) or best
        if best is not None:
            found.append(best)
            end = best.span.end - offset
    return tuple(_in_week(text, offset, found))


def _in_week(text: str, offset: int, found: Sequence[Timex]) -> Iterator[Timex]:
    """Put a bare weekday into the week with which its sentence opens: "Pekan lalu Amina datang, pada Kamis".

    Without "pada" it is rather that of what is said: "Pekan depan Amina akan datang, kata Bou, Kamis".
    """
    week: Timex | None = None
    for timex in found:
        if week is not None and _SENTENCE_END.search(text, week.span.end - offset, timex.span.start - offset):
            week = None
        if timex.rule == "weekday" and week is not None and _ON.search(text, 0, timex.span.start - offset):
            yield replace(timex, shift=week.shift, unit="week")
            continue
        week = timex if timex.rule == "week" and timex.shift and timex.text[0].isupper() else None
        yield timex


def _may_begin(word: re.Match[str], grammar: Grammar) -> bool:
    said = word.group().lower()
    if not said[0].isdigit() and said not in grammar.starts:
        return False
    # "hari-hari ini", "tahun-tahun sebelumnya" are no dates
    twice = word.string[max(0, word.start() - len(said) - 1) : word.start()].lower()
    return said[0].isdigit() or twice != said + "-"


def _matches(text: str, start: int, grammar: Grammar) -> Iterator[tuple[re.Match[str], Rule]]:
    for rule in grammar.rules:
        match = rule.pattern.match(text, start)
        if match:
            yield match, rule


def _allowed(match: re.Match[str], rule: Rule, grammar: Grammar) -> bool:
    """Whether the words around the match let the rule stand."""
    start = match.start()
    before = _BEFORE.search(match.string, max(0, start - _REACH), start)
    word = before.group(1) if before else ""
    lower = word.lower()
    if lower in rule.not_after or (rule.after and lower not in rule.after):
        return False
    if rule.uncounted and (lower in grammar.counts or lower.isdigit()):
        return False
    if rule.capital and lower != "hari" and not _capitalised(match):
        return False
    return not rule.guard or lower in grammar.cues or not _in_name(match, rule, word, grammar)


def _capitalised(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    named = "weekday" if groups.get("weekday") else "month"
    return bool(groups[named][0].isupper())


def _in_name(match: re.Match[str], rule: Rule, before: str, grammar: Grammar) -> bool:
    """Whether a capitalised neighbour makes the word look like part of a name ("Teresa Mei", "Jumat Supriadi")."""
    after = _AFTER.match(match.string, match.end())
    if after and after.group(1)[0].isupper() and after.group(1).lower() not in grammar.zones:
        return True
    # "di Jakarta Senin" is how some agencies write, "Teresa Mei" is a person
    return rule.guard == "month" and before[:1].isupper()


def _timex(match: re.Match[str], rule: Rule, grammar: Grammar, offset: int) -> Timex | None:
    """Turn a match into what it says, or None where the calendar has no such day."""
    fields: dict[str, Any] = dict(rule.fixed)
    for group, said in match.groupdict().items():
        if said is None or group == "separator":
            continue
        value = _meaning(said, grammar.meanings.get(group, {}))
        if group == "count":
            fields["shift"] = value * rule.sign
        else:
            fields[group] = value
    if "year" in fields and fields["year"] < 100:
        fields["year"] += 2000
    if not _exists(fields):
        return None
    return Timex(Span(match.start() + offset, match.end() + offset), match.group(), rule.id, **fields)


def _meaning(said: str, words: Mapping[str, Any]) -> Any:
    word = " ".join(said.lower().split())
    return words[word] if word in words else int(word)


def _exists(fields: Mapping[str, Any]) -> bool:
    """Whether days and their order can be in some calendar (in the stated year, else in a leap year)."""
    year, month, day, end_day = (fields.get(name) for name in ("year", "month", "day", "end_day"))
    end_month = fields.get("end_month")
    try:
        if day is not None:
            date(year or _LEAP_YEAR, month or 1, day)
        if end_day is not None:
            date(year or _LEAP_YEAR, end_month or month or 1, end_day)
    except ValueError:
        return False
    if end_month is None:
        return end_day is None or end_day > (day or 0)
    return bool(end_month != month)


@cache
def _grammar() -> Grammar:
    data = lexicons.read("dates")
    blocks = data["block"] | _table_blocks(data)
    guard = data["guard"]
    tables = ("weekday", "month", "month_short", "count")
    firsts = {_first_word(word) for table in tables for word in data[table]}
    return Grammar(
        rules=tuple(_rule(raw, blocks) for raw in data["rule"]),
        meanings={
            "weekday": data["weekday"],
            "month": data["month"] | data["month_short"],
            "end_month": data["month"],
            "count": data["count"],
            "unit": data["unit"],
            "shift": data["deixis"],
            "direction": data["deixis"],
        },
        starts=frozenset(data["starts"]["words"]) | firsts,
        cues=frozenset(guard["cues"]),
        zones=frozenset(guard["zones"]),
        counts=frozenset(guard["vague"]) | {word.split()[-1] for word in data["count"]},
    )


def _first_word(phrase: str) -> str:
    found = _WORD.match(phrase)
    return found.group() if found else phrase


def _table_blocks(data: Mapping[str, Any]) -> dict[str, str]:
    weekday, month, unit = _either(data["weekday"]), _either(data["month"]), _either(data["unit"])
    return {
        "weekday": f"(?P<weekday>{weekday})(?!\\w)",
        "any_weekday": f"(?:{weekday})(?!\\w)",
        "month": f"(?P<month>{month})(?!\\w)",
        "end_month": f"(?P<end_month>{month})(?!\\w)",
        "any_month": f"(?P<month>{_either(data['month'] | data['month_short'])})(?!\\w)",
        "count": f"(?P<count>{_either(data['count'])}|\\d\\d?)(?!\\w)",
        "unit": f"(?P<unit>{unit})(?!\\w)",
    }


def _either(words: Mapping[str, Any]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _rule(raw: Mapping[str, Any], blocks: Mapping[str, str]) -> Rule:
    pattern = raw["pattern"]
    while _BLOCK.search(pattern):
        pattern = _BLOCK.sub(lambda block: blocks[block.group(1)], pattern)
    return Rule(
        id=raw["id"],
        pattern=re.compile(pattern.replace(r"\s+", _SPACE) + r"(?!\w)", re.IGNORECASE),
        fixed=raw.get("set", {}),
        sign=raw.get("sign", 1),
        capital=raw.get("capital", False),
        guard=raw.get("guard", ""),
        uncounted=raw.get("uncounted", False),
        after=frozenset(raw.get("after", ())),
        not_after=frozenset(raw.get("not_after", ())),
    )
