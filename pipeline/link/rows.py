"""Reports made again from lines of ``mentions.jsonl``, a run's or another reader's, so that linking can be redone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.records import Mention, MentionType, Office, Report, Span

Row = Mapping[str, Any]

_TYPES: Mapping[str, MentionType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "ROLE": "ROLE"}
_FIELDS = "article, start, end, text, type"


def report_of(article: str, rows: Sequence[tuple[str, Row]], length: int) -> Report:
    """Make the report of one article.

    Args:
        article: Its id.
        rows: Where each line stands (for errors), and the line, in any order. Needed are ``start``, ``end``, ``text``
            and ``type``; ``honorific`` and ``offices`` may be missing. An office may be without ``of``: then it
            belongs to the country or organization whose name stands inside its phrase.
        length: Of the article's text, in code points.

    Returns:
        Mentions only, in text order; definitions and dates are not in such lines.

    Raises:
        InputError: If a line is wrong. Names its place, what is wrong and the cure.
    """
    found = [(_mention(row, where, length), row, where) for where, row in rows]
    found.sort(key=lambda item: (item[0].span.start, -item[0].span.end, item[0].type != "ROLE"))
    entities = [(mention.span, mention.type, row.get("entity")) for mention, row, _ in found]
    mentions = []
    for mention, row, where in found:
        offices = _checked(row, "offices", list, where, [])
        made = tuple(_office(_table(office, where), entities, where) for office in offices)
        mentions.append(Mention(mention.span, mention.text, mention.type, mention.honorific, made))
    return Report(article, mentions=tuple(mentions))


def _mention(row: Row, where: str, length: int) -> Mention:
    kind = _TYPES.get(_checked(row, "type", str, where))
    if kind is None:
        cure = "Use PER, ORG, LOC or ROLE; leave lines of other types out"
        raise InputError(f"unknown type {row['type']!r}", where=where, cure=cure)
    span = _span(row, where)
    if span.end > length:
        cure = "Give the articles that the mentions were found in"
        raise InputError(f"the mention ends at {span.end}, the article at {length}", where=where, cure=cure)
    return Mention(span, _checked(row, "text", str, where), kind, _checked(row, "honorific", str, where, ""))


def _span(row: Row, where: str) -> Span:
    try:
        return Span(_checked(row, "start", int, where), _checked(row, "end", int, where))
    except ValueError:
        raise InputError("start and end are no stretch of text", where=where, cure="Give 0 <= start < end") from None


def _office(row: Row, entities: Sequence[tuple[Span, MentionType, Any]], where: str) -> Office:
    span = _span(row, where)
    return Office(
        title=_checked(row, "title", str, where),
        span=span,
        of=_owner(row, span, entities),
        former=_checked(row, "former", bool, where, False),
        acting=_checked(row, "acting", bool, where, False),
        text=_checked(row, "text", str, where, ""),
        definite=_checked(row, "definite", bool, where, True),
        pointed=_checked(row, "pointed", bool, where, False),
        then=_checked(row, "then", bool, where, False),
    )


def _owner(row: Row, span: Span, entities: Sequence[tuple[Span, MentionType, Any]]) -> int | None:
    """The mention that an office belongs to: one of that entity inside the phrase, else the nearest one of it."""
    of = row.get("of")
    if of is None and "of" in row:
        return None
    names = [i for i, (_, kind, _) in enumerate(entities) if kind in ("LOC", "ORG")]
    inside = [i for i in names if span.covers(entities[i][0])]
    same = [i for i in names if of is not None and entities[i][2] == of]
    both = [i for i in inside if i in same]
    if both or not same:
        return next(iter(both or inside), None)
    return min(same, key=lambda i: (abs(entities[i][0].start - span.end), i))


def _table(value: Any, where: str) -> Row:
    if not isinstance(value, dict):
        raise InputError(f"{value!r} is no object", where=where, cure='Write {"field": value, ...}')
    return value


def _checked(row: Row, key: str, kind: type, where: str, default: Any = None) -> Any:
    value = row.get(key)
    if value is None:
        value = default
    if value is None:
        raise InputError(f"{key} is missing", where=where, cure=f"Every line needs {_FIELDS}")
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise InputError(f"{key} cannot be {value!r}", where=where, cure="See docs/records.md for the fields")
    return value


def read_lines(path: Path) -> Iterator[tuple[str, Row]]:
    """Yield the objects of a JSONL file, each with its place (``file:line``); empty lines are skipped.

    Raises:
        InputError: If the file cannot be read or a line is no JSON object.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield f"{path}:{number}", _parsed(line, f"{path}:{number}")
    except OSError as error:
        cure = "Give the path of a file with one JSON object a line"
        raise InputError(f"the file cannot be read ({error.strerror})", where=str(path), cure=cure) from None
    except UnicodeDecodeError:
        raise InputError("the file is not UTF-8", where=str(path), cure="Save it as UTF-8") from None


def _parsed(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"this is not JSON ({error})", where=where, cure="Write one JSON object a line") from None
    return _table(row, where)
