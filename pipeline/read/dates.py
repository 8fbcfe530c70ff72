"""Finds the date expressions of Indonesian news and says what they say; ``chronology`` places them in time.

Words and rules are data (``lexicons/dates.toml``). At every word that can begin a date all rules are tried that may
begin with it; the longest match wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from pipeline import lexicons
from pipeline.chronology import OF_NEWS
from pipeline.records import Span, Timex

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d")
_BLOCK = re.compile(r"\{([a-z_]+)\}")
_BEFORE = re.compile(r"(\w+)\.?[^\S\n]+$")
_AFTER = re.compile(r"[^\S\n]+([^\W\d_]\w*)")
_ON = re.compile(r"\bpada(?:\s+hari)?\s+$")
_EACH = re.compile(r"\bmasing-masing\s+(?:pada\s+)?$")  # before a day for each: "14 Mei dan 15 Juli"
_EXACTLY = re.compile(r",?\s+(?:tepatnya|persisnya)(?:\s+(?:pada|hari))*\s+")  # from a week to its day
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
# One line break may fall inside a date, an empty line may not.
_SPACE = r"(?:[^\S\n]|\n(?![^\S\n]*\n))+"
_ASIDE = re.compile(r"[^,.;:!?\n“”\"]{1,60}")  # from an event to its day
_SAID = re.compile(r"[^\n“”\"]*[”\"],?[^.;:!?\n“”\"]{1,120}")  # from within a quotation to the day on which it was said
_BESIDE = re.compile(r",?\s+(?:pada|di)\s+")  # from a day to which of several it was
_NEARBY = re.compile(r"(?:(?!\bdan\b)[^.;:!?\n“”\"]){1,40}")  # and from that to the day
_COUNTED = frozenset({"before-event", "before-event-one", "after-event", "after-event-one"})  # rules
_CLAUSE = re.compile(r"[^,.;:!?\n“”\"]{1,80},")  # behind the word that opens it
_HAPPENS = re.compile(
    r"\b(?:terjadi|berlangsung|digelar|diadakan|dilangsungkan|dilakukan|(?:itu|tersebut|ini)\s+(?:di|ter|ber)\w+)"
    r"\s+(?:hanya\s+|tepat\s+)?$"
)
_CLOSED = re.compile(r"[,.;:)]|\s*$")
_APPOSED = (",", ", atau", ", yakni", ", yaitu")  # between a day and how it lies to another
_REACH = 40
_LEAP_YEAR = 2024
_TEN = 10
_DAY_OF_MONTH = "day-of-told-month"  # a rule: days of a month that is told before
_DIGIT = "0"  # stands for any number where words are told apart
_OPENING = re.compile(r"\{([a-z_]+)\}|([a-z]+)(?=\\s)")  # what a pattern begins with: a block, or a word


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date; the fields are explained at the top of ``lexicons/dates.toml``.

    ``openings`` are the words with which it may begin, None where its pattern does not show them.
    """

    id: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, Any]
    sign: int
    capital: bool
    guard: str
    uncounted: bool
    after: frozenset[str]
    not_after: frozenset[str]
    openings: frozenset[str] | None


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


def find_dates(text: str, offset: int = 0) -> tuple[Timex, ...]:
    """Find date expressions; durations, ages, scores and vague words ("kini", "beberapa hari lalu") are none.

    Args:
        text: Running text, such as an article or a sentence of it.
        offset: Added to every span, where ``text`` is a part of an article.

    Returns:
        In text order, not overlapping, with spans in code points.
    """
    grammar = _grammar()
    if _NUMBER.search(text) is None and grammar.starts.isdisjoint(_WORD.findall(text.lower())):
        return ()  # half of all sentences
    found: list[Timex] = []
    end = 0
    for word in _WORD.finditer(text):
        said = word.group().lower()
        if said not in grammar.starts and not said[0].isdigit():
            continue
        start = word.start()
        if start < end or _is_doubled(word, said):
            continue
        best: Timex | None = None
        for match, rule in _matches(text, start, said):
            if (best is None or match.end() + offset > best.span.end) and _allowed(match, rule, grammar):
                best = _timex(match, rule, grammar, offset) or best
        if best is not None:
            found.append(best)
            end = best.span.end - offset
    return tuple(_counted(text, offset, list(_in_week(text, offset, list(_in_month(text, offset, found))))))


def _in_month(text: str, offset: int, found: Sequence[Timex]) -> Iterator[Timex]:
    """Put bare days into the month that their sentence tells before them: "November lalu … dari tanggal 20 sampai 23".

    Without such a month they say nothing.
    """
    month: Timex | None = None
    for timex in found:
        if month is not None and _SENTENCE_END.search(text, month.span.end - offset, timex.span.start - offset):
            month = None
        if timex.rule != _DAY_OF_MONTH:
            month = timex if timex.month is not None and timex.end_month is None else month
            yield timex
        elif month is not None:
            said = replace(month, span=timex.span, text=timex.text, rule=timex.rule, weekday=None)
            yield replace(said, day=timex.day, end_day=timex.end_day)


def _in_week(text: str, offset: int, found: Sequence[Timex]) -> Iterator[Timex]:
    """Put a bare weekday into the week with which its sentence opens: "Pekan lalu Amina datang, pada Kamis".

    Without "pada" it is rather that of what is said: "Pekan depan Amina akan datang, kata Bou, Kamis". So is a day of a
    month one of the year: "Tahun lalu Amina datang pada 29 Agustus". Right behind any week it is of that: "pekan lalu,
    tepatnya Kamis".
    """
    week: Timex | None = None
    before: Timex | None = None
    year: Timex | None = None
    for timex in found:
        exact = timex.rule == "weekday" and before is not None and before.unit == "week" and before.shift is not None
        if exact and before is not None and _EXACTLY.fullmatch(_between(text, offset, before, timex)):
            yield replace(timex, shift=before.shift, unit="week")
            before = None
            continue
        before = timex
        if week is not None and _SENTENCE_END.search(text, week.span.end - offset, timex.span.start - offset):
            week = None
        if year is not None and _SENTENCE_END.search(text, year.span.end - offset, timex.span.start - offset):
            year = None
        if timex.rule == "weekday" and week is not None and _ON.search(text, 0, timex.span.start - offset):
            yield replace(timex, shift=week.shift, unit="week")
            continue
        if year is not None and timex.rule == "day-month" and timex.year is None and timex.direction == 0:
            yield replace(timex, shift=year.shift)
            continue
        week = timex if timex.rule == "week" and timex.shift and timex.text[0].isupper() else None
        if timex.unit == "year" and timex.shift and timex.relative_to == "publication" and timex.text[0].isupper():
            year = timex
        yield timex


def _counted(text: str, offset: int, found: Sequence[Timex]) -> Iterator[Timex]:
    """Tell what counts from the date behind it; what a clause counts from no told day is none.

    "dua hari setelah pelantikan pada 3 Juni", and in a quotation: "Kemarin saya menemui Bou," kata Amina, Rabu.
    """
    for index, timex in enumerate(found):
        before, after = found[index - 1] if index else None, found[index + 1] if index + 1 < len(found) else None
        ahead, behind = _between(text, offset, before, timex), _between(text, offset, timex, after)
        if timex.rule.startswith("stay-") and (_one_day(before, ahead, _BESIDE) or _one_day(after, behind, _NEARBY)):
            continue  # "pada hari kedua KTT itu, Selasa": the day itself is told
        if not is_of_clause(timex):
            counted = replace(timex, relative_to="next") if _counts_on(timex, after, behind) else timex
            of_news = timex.rule in _COUNTED and _CLOSED.match(text, timex.span.end - offset)
            yield replace(counted, rule=OF_NEWS) if of_news else counted
        elif _is_day(after) and behind.strip() and _ASIDE.fullmatch(behind):
            # "sehari setelah Amina menemui Bou pada Senin" is a day of its own, and Senin that of the clause
            yield replace(timex, rule="after-event", shift=-(timex.shift or 0), relative_to="next")
        elif _is_day(before) and ahead.rstrip().endswith(_APPOSED) and not _SENTENCE_END.search(ahead):
            yield timex
        elif _HAPPENS.search(text, 0, timex.span.start - offset):
            yield timex  # "Pertemuan itu terjadi, pidato itu disampaikan dua hari setelah Amina menemui Bou"
        elif timex.text[0].isupper() and _CLAUSE.match(text, timex.span.end - offset):  # "Sehari sebelum pergi, …"
            yield replace(timex, rule=OF_NEWS, shift=-(timex.shift or 0))


def _one_day(timex: Timex | None, between: str, near: re.Pattern[str]) -> bool:
    """Whether a single day is told near by, as far as the words between say."""
    single = timex is not None and timex.end_day is None and timex.end_weekday is None
    return single and _is_day(timex) and near.fullmatch(between) is not None


def is_of_clause(timex: Timex) -> bool:
    """Whether a date expression is only that of a contact in the clause that it opens: "sehari setelah Bou tiba"."""
    return timex.rule.startswith("clause-")


def _is_day(timex: Timex | None) -> bool:
    """Whether the words name a day by themselves."""
    if timex is None or timex.relative_to != "publication":
        return False
    return timex.day is not None or timex.weekday is not None or timex.unit == "day"


def _counts_on(timex: Timex, after: Timex | None, between: str) -> bool:
    if after is None or not _is_day(after) or after.unit == "day":
        return False
    if "-event" in timex.rule:
        return _ASIDE.fullmatch(between) is not None
    return timex.unit == "day" and timex.relative_to == "publication" and _SAID.fullmatch(between) is not None


def _between(text: str, offset: int, left: Timex | None, right: Timex | None) -> str:
    return "" if left is None or right is None else text[left.span.end - offset : right.span.start - offset]


def _is_doubled(word: re.Match[str], said: str) -> bool:
    """Whether a word says itself twice: "hari-hari ini", "tahun-tahun sebelumnya" are no dates."""
    twice = word.string[max(0, word.start() - len(said) - 1) : word.start()].lower()
    return not said[0].isdigit() and twice == said + "-"


def _matches(text: str, start: int, said: str) -> Iterator[tuple[re.Match[str], Rule]]:
    word = _DIGIT if said[0].isdigit() else said
    for rule in _rules_at(word, anywhere=_anywhere().match(text, start) is not None):
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
    if match.groupdict().get("end_month") and _EACH.search(match.string, max(0, start - _REACH), start):
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
    opens = not match.string[: match.start()].strip() or _SENTENCE_END.search(match.string[: match.start()][-2:])
    if rule.guard == "weekday" and opens and match.group().lower() not in grammar.meanings["weekday"]:
        return False  # "Senin malam Raka menemui …"
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
    if not _exists(fields) or ("end_weekday" in fields and not _is_range(match.group(), fields)):
        return None
    return Timex(Span(match.start() + offset, match.end() + offset), match.group(), rule.id, **fields)


def _is_range(text: str, fields: Mapping[str, Any]) -> bool:
    """Whether two weekdays are the ends of a stretch of days: "Rabu dan Jumat" are two days apart from each other."""
    apart = (fields["end_weekday"] - fields["weekday"]) % 7
    return apart == 1 or (apart > 1 and "dan" not in text.lower().split())


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
def _rules_at(word: str, *, anywhere: bool) -> tuple[Rule, ...]:
    """Return the rules that may begin with a word, with or without those that may begin with any."""
    return tuple(r for r in _grammar().rules if (anywhere if r.openings is None else word in r.openings))


@cache
def _anywhere() -> re.Pattern[str]:
    """Return what matches where a rule does that may begin with any word: one question instead of dozens."""
    patterns = (rule.pattern.pattern for rule in _grammar().rules if rule.openings is None)
    return re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in patterns), re.IGNORECASE)


@cache
def _grammar() -> Grammar:
    data = lexicons.read("dates")
    blocks = data["block"] | _table_blocks(data)
    guard = data["guard"]
    tables = ("weekday", "month", "month_short", "count")
    first = {table: frozenset(map(_first_word, data[table])) for table in (*tables, "unit")}
    openings = {
        "weekday": first["weekday"],
        "inner_weekday": first["weekday"],
        "month": first["month"],
        "count": first["count"] | {_DIGIT},
        "unit": first["unit"],
        "loose": frozenset({_DIGIT}),
        "lone_year": frozenset({_DIGIT}),
    }
    return Grammar(
        rules=tuple(_rule(raw, blocks, openings) for raw in data["rule"]),
        meanings={
            "weekday": data["weekday"],
            "end_weekday": data["weekday"],
            "month": data["month"] | data["month_short"],
            "end_month": data["month"],
            "count": _compounds(data["count"]),
            "unit": data["unit"],
            "shift": data["deixis"] | data["ordinal"],
            "direction": data["deixis"],
        },
        starts=frozenset(data["starts"]["words"]).union(*(first[table] for table in tables)),
        cues=frozenset(guard["cues"]),
        zones=frozenset(guard["zones"]),
        counts=frozenset(guard["vague"]) | {word.split()[-1] for word in data["count"]},
    )


def _compounds(words: Mapping[str, int]) -> dict[str, int]:
    """Add the numbers made of tens and ones: "dua puluh dua"."""
    made = {f"{ten} {one}": words[ten] + words[one] for ten in words for one in words if _compound(ten, words[one])}
    return {**words, **made}


def _compound(ten: str, one: int) -> bool:
    return ten.endswith(" puluh") and one < _TEN


def _counts(words: Mapping[str, int]) -> str:
    """Return what matches a number in words, compounds included."""
    tens = {word: count for word, count in words.items() if word.endswith(" puluh")}
    ones = {word: count for word, count in words.items() if count < _TEN}
    return f"(?:{_either(tens)})(?:\\s+(?:{_either(ones)})(?!\\w))?|{_either(words)}"


def _first_word(phrase: str) -> str:
    found = _WORD.match(phrase)
    return found.group() if found else phrase


def _table_blocks(data: Mapping[str, Any]) -> dict[str, str]:
    weekday, month, unit = _either(data["weekday"]), _either(data["month"]), _either(data["unit"])
    return {
        "weekday": f"(?P<weekday>{weekday})(?!\\w)",
        "end_weekday": f"(?P<end_weekday>{weekday})(?!\\w)",
        "any_weekday": f"(?:{weekday})(?!\\w)",
        "month": f"(?P<month>{month})(?!\\w)",
        "end_month": f"(?P<end_month>{month})(?!\\w)",
        "any_month": f"(?P<month>{_either(data['month'] | data['month_short'])})(?!\\w)",
        "count": f"(?P<count>{_counts(data['count'])}|\\d\\d?)(?!\\w)",
        "unit": f"(?P<unit>{unit})(?!\\w)",
    }


def _either(words: Mapping[str, Any]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def _rule(raw: Mapping[str, Any], blocks: Mapping[str, str], openings: Mapping[str, frozenset[str]]) -> Rule:
    pattern = raw["pattern"]
    block, word = opening.groups() if (opening := _OPENING.match(pattern)) else (None, None)
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
        openings=frozenset({word}) if word else openings.get(block or ""),
    )
