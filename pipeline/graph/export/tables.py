"""The results as plain tables that refer to each other by id: what a database, a data frame or a spreadsheet takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.graph.export.finished import Finished
from pipeline.graph.facts import Facts, facts_of
from pipeline.graph.schema import clean_text
from pipeline.records import Meeting

ColumnType = Literal["text", "integer", "real"]
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        columns: Name and type of each; one that refers to a row elsewhere is named after it (``meeting``).
        rows: In a stable order; days are ISO dates, what is not known is None.
        key: Columns that identify a row; empty where rows may repeat.
    """

    name: str
    columns: tuple[tuple[str, ColumnType], ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()


def tables(finished: Finished) -> tuple[Table, ...]:
    """Cut the results of a run into tables.

    Returns:
        ``articles, entities, aliases, meetings, participants, reports, evidence, conflicts, mentions``; texts as they
        stand in the articles, so that offsets hold.
    """
    facts = facts_of(finished.articles, finished.linked)
    meetings = sorted(finished.linked.meetings, key=lambda meeting: meeting.id)
    return (
        _articles(finished),
        _entities(finished),
        _table(
            "aliases",
            "entity:text alias:text",
            ((e.id, alias) for e in finished.linked.entities for alias in e.aliases),
        ),
        _meetings(facts, meetings),
        _participants(meetings),
        _reports(meetings),
        _evidence(facts, meetings),
        _table(
            "conflicts",
            "meeting:text slot:text value:text article:text",
            (
                (meeting.id, conflict.slot, value, article)
                for meeting in meetings
                for conflict in meeting.conflicts
                for value, articles in sorted(conflict.values.items())
                for article in articles
            ),
        ),
        _table(
            "mentions",
            "article:text start:integer end:integer text:text type:text entity:text",
            ((m["article"], m["start"], m["end"], m["text"], m["type"], m["entity"]) for m in finished.mentions),
        ),
    )


def people(meeting: Meeting) -> list[str]:
    """Return the participants of a meeting, each once."""
    return list(dict.fromkeys(meeting.participants))


def _table(name: str, columns: str, rows: Iterable[tuple[Value, ...]], key: str = "") -> Table:
    """Build a table from ``name:type name:type …``."""
    kinds: dict[str, ColumnType] = {"text": "text", "integer": "integer", "real": "real"}
    pairs = (column.split(":") for column in columns.split())
    return Table(name, tuple((name, kinds[kind]) for name, kind in pairs), tuple(rows), tuple(key.split()))


def _articles(finished: Finished) -> Table:
    columns = "id:text title:text source:text url:text published:text published_basis:text language:text"
    return _table(
        "articles",
        f"{columns} near_duplicate_of:text text:text",
        (
            (
                *(a.id, clean_text(a.title), a.source, a.url, a.published.isoformat() if a.published else None),
                *(a.published_basis, a.language, a.near_duplicate_of, a.text),
            )
            for a in sorted(finished.articles, key=lambda article: article.id)
        ),
        "id",
    )


def _entities(finished: Finished) -> Table:
    return _table(
        "entities",
        "id:text kind:text name:text country:text latitude:real longitude:real mentions:integer articles:integer",
        (
            (e.id, e.kind, clean_text(e.name) or e.id, e.country, e.latitude, e.longitude, e.mentions, len(e.articles))
            for e in sorted(finished.linked.entities, key=lambda entity: entity.id)
        ),
        "id",
    )


def _meetings(facts: Facts, meetings: list[Meeting]) -> Table:
    columns = "id:text kind:text status:text date_start:text date_end:text date_basis:text date_text:text place:text"
    return _table(
        "meetings",
        f"{columns} country:text participants:text claimed:integer articles:integer sources:integer confidence:real",
        (
            (
                *(m.id, m.kind, m.status),
                *((m.dates.start.isoformat(), m.dates.end.isoformat()) if m.dates else (None, None)),
                *(m.date_basis, clean_text(m.date_text), m.place, m.country),
                "; ".join(clean_text(facts.name(who)) for who in people(m)),
                *(int(m.claimed), len(m.articles), len(m.sources), m.confidence),
            )
            for m in meetings
        ),
        "id",
    )


def _participants(meetings: list[Meeting]) -> Table:
    def rows() -> Iterator[tuple[Value, ...]]:
        for meeting in meetings:
            for who in people(meeting):
                role = meeting.roles.get(who)
                yield (
                    meeting.id,
                    who,
                    *((clean_text(role.office), role.of, role.part) if role else ("", None, "named")),
                )

    return _table("participants", "meeting:text entity:text office:text of:text part:text", rows(), "meeting entity")


def _reports(meetings: list[Meeting]) -> Table:
    def rows() -> Iterator[tuple[Value, ...]]:
        for meeting in meetings:
            said: dict[str, list[str]] = {}
            for claim in meeting.status_history:
                said.setdefault(claim.article, []).append(claim.status)
            for article in dict.fromkeys(meeting.articles):
                status = "; ".join(dict.fromkeys(said.get(article, [])))
                yield meeting.id, article, status, int(article in meeting.sources)

    return _table("reports", "meeting:text article:text status:text independent:integer", rows(), "meeting article")


def _evidence(facts: Facts, meetings: list[Meeting]) -> Table:
    return _table(
        "evidence",
        "meeting:text article:text start:integer end:integer sentence:text",
        ((m.id, e.article, e.start, e.end, clean_text(facts.sentence(e))) for m in meetings for e in m.evidence),
    )
