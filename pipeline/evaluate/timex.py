"""How well date expressions are found and placed, on news annotated with TIMEX3 (TimeML).

``python -m pipeline.evaluate.timex FOLDER`` reads every ``*.tml`` of the folder. The day of publication is the
document's creation time. An expression counts as found where its span overlaps a prediction (relaxed) or is the same
(strict), and as placed right where a relaxed pair means the same days: values are compared as first and last day, so a
clock time counts by its day.

What is annotated but not scored (durations, sets, "kini" = PRESENT_REF, and clock times in the DATE view) is an ignore
zone: a prediction that overlaps it and nothing scored counts neither way. Only the view "all" ignores nothing.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.chronology import full_dates, place
from pipeline.errors import InputError
from pipeline.read.dates import find_dates
from pipeline.records import Interval, Span

VIEWS = {"DATE": ("DATE",), "DATE+TIME": ("DATE", "TIME"), "all": ("DATE", "TIME", "DURATION", "SET")}

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_CREATED = re.compile(r'<DCT>\s*<TIMEX3[^>]*\bvalue="(\d{4})-(\d\d?)-(\d\d?)\b')
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_VALUE = re.compile(r"(\d{4})(?:-(?:W(\d\d)|(\d\d)(?:-(\d\d))?))?(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression of the gold or a found one; ``days`` is None where its value is no calendar day or period."""

    span: Span
    type: str
    days: Interval | None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a TimeML file without its tags, its annotations, and the day it was written."""

    text: str
    created: Interval
    gold: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many expressions there are, were found, and agree; adds up over documents."""

    gold: int = 0
    predicted: int = 0
    relaxed: int = 0
    strict: int = 0
    placed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.relaxed + other.relaxed,
            self.strict + other.strict,
            self.placed + other.placed,
        )

    def f1(self, right: int) -> float:
        """F1 in percent, where ``right`` of the expressions agree."""
        return 200 * right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def read_document(path: Path) -> Document:
    """Read a TimeML file.

    Raises:
        InputError: If it has no text or no creation time.
    """
    raw = path.read_bytes()
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError:
        source = raw.decode("cp1252", errors="replace")
    body, created = _TEXT.search(source), _CREATED.search(source)
    if not body or not created:
        raise InputError("no <TEXT> or no creation time", where=str(path), cure="Give TimeML files with a DCT")
    day = date(*(int(part) for part in created.groups()))
    text, gold = _strip_tags(body.group(1))
    return Document(text, Interval(day, day), gold)


def predict(document: Document) -> tuple[Expression, ...]:
    """Find and place the expressions of a document; the event told before is the last one known to within a week."""
    timexes = find_dates(document.text)
    known = full_dates(timexes)
    event: Interval | None = None
    found = []
    for timex in timexes:
        placed = place(timex, published=document.created, event=event, known=known)
        if placed and (placed.interval.end - placed.interval.start).days < 7:
            event = placed.interval
        found.append(Expression(timex.span, "DATE", placed.interval if placed else None))
    return tuple(found)


def count(gold: Sequence[Expression], predicted: Sequence[Expression], view: str) -> Counts:
    """Compare the expressions of one document; ``view`` is a key of ``VIEWS``."""
    everything = view == "all"
    scored = [g for g in gold if g.type in VIEWS[view] and (everything or g.days)]
    pairs: list[tuple[Expression, Expression]] = []
    left = list(predicted)
    for wanted in scored:
        hit = next((p for p in left if p.span.overlaps(wanted.span)), None)
        if hit:
            left.remove(hit)
            pairs.append((wanted, hit))
    zones = [g.span for g in gold if g not in scored]
    wrong = [p for p in left if not any(p.span.overlaps(zone) for zone in zones)]
    return Counts(
        gold=len(scored),
        predicted=len(pairs) + len(wrong),
        relaxed=len(pairs),
        strict=sum(wanted.span == hit.span for wanted, hit in pairs),
        placed=sum(wanted.days is not None and wanted.days == hit.days for wanted, hit in pairs),
    )


def score(folder: Path) -> dict[str, Counts]:
    """Score every file of a folder.

    Returns:
        View -> counts over all documents.

    Raises:
        InputError: If no file there has an annotated text.
    """
    documents = [read_document(path) for path in sorted(folder.glob("*.tml"))]
    if not any(document.gold for document in documents):
        raise InputError(
            "no annotated TIMEX3 in any *.tml", where=str(folder), cure="Give a folder of annotated TimeML"
        )
    predictions = [predict(document) for document in documents]
    return {
        view: sum((count(d.gold, p, view) for d, p in zip(documents, predictions, strict=True)), Counts())
        for view in VIEWS
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the folder named on the command line and write a table."""
    parser = argparse.ArgumentParser(description="Score date expressions against TIMEX3 annotations.")
    parser.add_argument("folder", type=Path, help="folder of TimeML files (*.tml)")
    try:
        counts = score(parser.parse_args(arguments).folder)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"{'view':<10} {'gold':>5} {'found':>5} {'relaxed F1':>11} {'strict F1':>10} {'placed F1':>10}\n")
    for view, total in counts.items():
        figures = (total.f1(total.relaxed), total.f1(total.strict), total.f1(total.placed))
        sys.stdout.write(f"{view:<10} {total.gold:>5} {total.predicted:>5} {figures[0]:>11.1f} {figures[1]:>10.1f} ")
        sys.stdout.write(f"{figures[2]:>10.1f}\n")
    return 0


def _strip_tags(source: str) -> tuple[str, tuple[Expression, ...]]:
    text = ""
    gold: list[Expression] = []
    attributes: dict[str, str] = {}
    last = begun = 0
    for tag in _TAG.finditer(source):
        text += html.unescape(source[last : tag.start()])
        last = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if not tag.group(1):
            begun, attributes = len(text), dict(_ATTRIBUTE.findall(tag.group(3)))
        elif len(text) > begun:
            gold.append(Expression(Span(begun, len(text)), attributes["type"], _days(attributes["value"])))
    return text + html.unescape(source[last:]), tuple(gold)


def _days(value: str) -> Interval | None:
    """Return the days of a TIMEX3 value, or None for durations, seasons and references like PAST_REF."""
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    year = int(match.group(1))
    week, month, day = (int(part) if part else None for part in match.groups()[1:])
    try:
        if week:
            return Interval(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7))
        if day:
            return Interval(date(year, month or 1, day), date(year, month or 1, day))
        last = monthrange(year, month or 12)[1]
        return Interval(date(year, month or 1, 1), date(year, month or 12, last))
    except ValueError:
        return None


if __name__ == "__main__":
    raise SystemExit(main())
