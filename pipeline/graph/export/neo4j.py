"""CSV files for ``neo4j-admin database import``: meetings are nodes, sentences lead to their articles."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.graph.export.finished import Finished
from pipeline.graph.export.tables import Value, people
from pipeline.graph.facts import facts_of
from pipeline.graph.schema import clean_text

_LABELS = {"person": "Person", "organization": "Organization", "country": "Country", "place": "Place"}


def write_neo4j(finished: Finished, folder: Path) -> tuple[str, ...]:
    """Write three files of nodes, three of relations and the command that loads them; return their names.

    Ids carry their kind in front (``per:``, ``meeting:``, ``article:``), so that they are unique over all nodes.
    """
    facts = facts_of(finished.articles, finished.linked)
    meetings = sorted(finished.linked.meetings, key=lambda meeting: meeting.id)
    named = {who for m in meetings for who in (*m.participants, m.place, m.country) if who}
    entities = [facts.entity(name) for name in sorted({*facts.entities, *named})]
    articles = sorted(finished.articles, key=lambda article: article.id)
    known = {article.id for article in articles}
    files: dict[str, tuple[str, Iterable[Sequence[Value]]]] = {
        "entities.csv": (
            "id:ID name aliases:string[] latitude:double longitude:double :LABEL",
            (
                (
                    e.id,
                    e.name,
                    ";".join(a.replace(";", ",") for a in e.aliases),
                    e.latitude,
                    e.longitude,
                    _LABELS[e.kind],
                )
                for e in entities
            ),
        ),
        "meetings.csv": (
            "id:ID kind status claimed:boolean start:date end:date dateText confidence:double :LABEL",
            (
                (
                    *(f"meeting:{m.id}", m.kind, m.status, "true" if m.claimed else "false"),
                    *((m.dates.start.isoformat(), m.dates.end.isoformat()) if m.dates else (None, None)),
                    *(m.date_text, m.confidence, "Meeting"),
                )
                for m in meetings
            ),
        ),
        "articles.csv": (
            "id:ID title source url published:date :LABEL",
            (
                (
                    f"article:{a.id}",
                    a.title,
                    a.source,
                    a.url,
                    a.published.isoformat() if a.published else None,
                    "Article",
                )
                for a in articles
            ),
        ),
        "took_part.csv": (
            ":START_ID :END_ID office of part :TYPE",
            (
                (
                    who,
                    f"meeting:{m.id}",
                    *((r.office, r.of, r.part) if (r := m.roles.get(who)) else ("", "", "named")),
                    "TOOK_PART",
                )
                for m in meetings
                for who in people(m)
            ),
        ),
        "where.csv": (
            ":START_ID :END_ID :TYPE",
            [
                *((f"meeting:{m.id}", m.place, "AT") for m in meetings if m.place),
                *((f"meeting:{m.id}", m.country, "IN") for m in meetings if m.country),
                *((e.id, e.country, "OF") for e in entities if e.country in facts.entities),
            ],
        ),
        "stated_by.csv": (
            ":START_ID :END_ID start:int end:int sentence :TYPE",
            (
                (f"meeting:{m.id}", f"article:{e.article}", e.start, e.end, facts.sentence(e), "STATED_BY")
                for m in meetings
                for e in m.evidence
                if e.article in known
            ),
        ),
    }
    for name, (columns, rows) in files.items():
        _write(folder / name, columns.split(), rows)
    (folder / "import.sh").write_text(_COMMAND, encoding="utf-8", newline="\n")
    return (*files, "import.sh")


_COMMAND = """\
#!/bin/sh
# Load the files into a new, stopped database. Run it in this folder.
neo4j-admin database import full --overwrite-destination \\
  --nodes=entities.csv --nodes=meetings.csv --nodes=articles.csv \\
  --relationships=took_part.csv --relationships=where.csv --relationships=stated_by.csv \\
  neo4j
"""


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(columns)
        writer.writerows([clean_text(value) if isinstance(value, str) else value for value in row] for row in rows)
