"""``meetings.csv`` and ``participants.csv`` for spreadsheets: names instead of ids, nothing runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.graph.export.finished import Finished
from pipeline.graph.export.tables import Value, people
from pipeline.graph.facts import Facts, facts_of, in_time
from pipeline.graph.schema import clean_text, join
from pipeline.records import Meeting

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CELL = 32_000
"""A spreadsheet cuts cells at 32,767 characters."""

_MEETING = "id status claimed kind date_start date_end date_text date_basis participants place country sentences"
_PERSON = "meeting status date_start date_end name kind country office of part"


def write_sheets(finished: Finished, folder: Path) -> tuple[str, ...]:
    """Write both tables, oldest meetings first, and return their names.

    A text that begins like a formula gets an apostrophe in front. The files open right in spreadsheets by a double
    click: they say that they are UTF-8.
    """
    facts = facts_of(finished.articles, finished.linked)
    links = {article.id: article.url for article in finished.articles}
    meetings = in_time(finished.linked.meetings)
    columns = [*_MEETING.split(), "articles", "links", "sources", "confidence", "conflicts"]
    _write(folder / "meetings.csv", columns, (_meeting(facts, links, meeting) for meeting in meetings))
    rows = (_participant(facts, meeting, who) for meeting in meetings for who in people(meeting))
    _write(folder / "participants.csv", _PERSON.split(), rows)
    return "meetings.csv", "participants.csv"


def _days(meeting: Meeting) -> tuple[Value, Value]:
    return (meeting.dates.start.isoformat(), meeting.dates.end.isoformat()) if meeting.dates else (None, None)


def _meeting(facts: Facts, links: dict[str, str], meeting: Meeting) -> list[Value]:
    sentences = dict.fromkeys(clean_text(facts.sentence(item)) for item in meeting.evidence)
    return [
        *(
            meeting.id,
            meeting.status,
            int(meeting.claimed),
            meeting.kind,
            *_days(meeting),
            meeting.date_text,
            meeting.date_basis,
        ),
        join(facts.name(who) for who in people(meeting)),
        *(facts.name(meeting.place), facts.name(meeting.country), " | ".join(filter(None, sentences))),
        join(meeting.articles),
        " ".join(dict.fromkeys(url for article in meeting.articles if (url := links.get(article)))),
        *(len(meeting.sources), meeting.confidence, _conflicts(meeting)),
    ]


def _conflicts(meeting: Meeting) -> str:
    """Say what articles disagree on: "place: Jakarta (a1) / Bogor (a2)"."""
    return join(
        f"{conflict.slot}: " + " / ".join(f"{value} ({', '.join(names)})" for value, names in conflict.values.items())
        for conflict in meeting.conflicts
    )


def _participant(facts: Facts, meeting: Meeting, who: str) -> list[Value]:
    entity, role = facts.entity(who), meeting.roles.get(who)
    about = (role.office, facts.name(role.of), role.part) if role else ("", "", "named")
    return [meeting.id, meeting.status, *_days(meeting), entity.name, entity.kind, facts.name(entity.country), *about]


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([safe(value) for value in row] for row in rows)


def safe(value: Value) -> Value:
    """Return a cell that no spreadsheet runs; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = clean_text(value)
    cut = text if len(text) <= _CELL else f"{text[:_CELL]} …"
    return f"'{cut}" if cut.startswith(_FORMULA) else cut
