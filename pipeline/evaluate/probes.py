"""Short annotated articles, one difficulty each: read with the names as marked, linked, compared with what they tell.

What fails here is the reading of meetings, dates and places, not the finding of names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.link import link
from pipeline.read.nlp import split_lines
from pipeline.read.reader import Reader
from pipeline.records import Article, Linked, Meeting, Mention, Report, Span, Zone

_MARK = re.compile(r"\[\[(.+?)\|(PER|ORG|LOC)\]\]")
_EXPECTED = re.compile(r"(\w+) (\w+): ([^@#/]+)(?:@ ([^#/]+))?(?:/ ([^#]+))?(?:# (.+))?")


@dataclass(frozen=True, slots=True)
class Expected:
    """A meeting that a probe must give; ``None`` in a slot means that it is not looked at, ``-`` that it is empty."""

    kind: str
    status: str
    people: frozenset[str]
    place: str | None
    country: str | None
    days: str | None


@dataclass(frozen=True, slots=True)
class Probe:
    """One or several marked articles, and what they tell."""

    pitfall: str
    articles: tuple[tuple[date | None, str], ...]
    expect: tuple[Expected, ...]


class NoTags:
    """A tagger that finds nothing: names come from the marks."""

    digest = "none"

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return O for every word."""
        return [["O"] * len(sentence) for sentence in sentences]


def read_probes(path: Path) -> tuple[Probe, ...]:
    """Read a file of probes; its first lines say what the fields mean.

    Raises:
        InputError: If an expectation is not written as it must be.
    """
    return tuple(_probe(row, str(path)) for row in tomllib.loads(path.read_text(encoding="utf-8"))["probe"])


def judge(probe: Probe, reader: Reader) -> tuple[bool, list[str]]:
    """Return whether a probe is right, and the records that it gives, written like the expected ones."""
    articles, reports = zip(*_read(probe, reader), strict=True)
    linked = link(articles, reports)
    left = list(probe.expect)
    right = len(linked.meetings) == len(left)
    for meeting in linked.meetings:
        found = next((wanted for wanted in left if _agrees(wanted, meeting, linked)), None)
        right = right and found is not None
        if found is not None:
            left.remove(found)
    return right and not left, [_written(meeting, linked) for meeting in linked.meetings]


def tally(results: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """Count right and wrong by pitfall, in the order of their first probe."""
    counts: dict[str, tuple[int, int]] = {}
    for pitfall, right in results:
        good, bad = counts.get(pitfall, (0, 0))
        counts[pitfall] = (good + right, bad + (not right))
    return counts


def unmark(marked: str) -> tuple[str, list[Mention]]:
    """Take the marks out of a text and return it with the names they marked."""
    text, names, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        kind: Any = match[2]
        names.append(Mention(Span(len(text), len(text) + len(match[1])), match[1], kind))
        text += match[1]
        last = match.end()
    return text + marked[last:], names


def _probe(row: Mapping[str, Any], where: str) -> Probe:
    rows = row.get("articles") or [row]
    articles = tuple((part.get("published"), part["text"]) for part in rows)
    return Probe(row["pitfall"], articles, tuple(_expected(text, where) for text in row["expect"]))


def _expected(text: str, where: str) -> Expected:
    match = _EXPECTED.fullmatch(text)
    if match is None:
        cure = 'Write "meeting held: Amina Diallo, Bou Keita @ Dakar / Senegal # 2024-03-05"'
        raise InputError(f"{text!r} is no expectation", where=where, cure=cure)
    people = frozenset(name.strip() for name in match[3].split(","))
    place, country, days = (part.strip() if part else None for part in match.group(4, 5, 6))
    return Expected(match[1], match[2], people, place, country, days)


def _read(probe: Probe, reader: Reader) -> Iterator[tuple[Article, Report]]:
    for number, (published, marked) in enumerate(probe.articles):
        text, names = unmark(marked)
        article = Article(f"p{number}", text, published=published, zones=(Zone(Span(0, len(text)), "body"),))
        doc = reader.tokenize(text)
        yield article, reader.interpret(article, split_lines(doc, article.zones), names)


def _agrees(wanted: Expected, meeting: Meeting, linked: Linked) -> bool:
    names = _names(linked)
    slots = (
        (wanted.place, names.get(meeting.place or "", "-")),
        (wanted.country, names.get(meeting.country or "", "-")),
        (wanted.days, _days(meeting)),
    )
    return (
        (wanted.kind, wanted.status) == (meeting.kind, meeting.status)
        and wanted.people == {names[who] for who in meeting.participants}
        and all(told in (None, found) for told, found in slots)
    )


def _written(meeting: Meeting, linked: Linked) -> str:
    names = _names(linked)
    people = ", ".join(names[who] for who in meeting.participants)
    place, country = names.get(meeting.place or "", "-"), names.get(meeting.country or "", "-")
    return f"{meeting.kind} {meeting.status}: {people} @ {place} / {country} # {_days(meeting)}"


def _names(linked: Linked) -> dict[str, str]:
    return {entity.id: entity.name for entity in linked.entities}


def _days(meeting: Meeting) -> str:
    if meeting.dates is None:
        return "-"
    start, end = meeting.dates.start.isoformat(), meeting.dates.end.isoformat()
    return start if start == end else f"{start}..{end}"
