"""``jejaring.sqlite``: the tables with their keys, and one view that people read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from pipeline.graph.export.tables import Table

NAME = "jejaring.sqlite"

_INDEXES = (("participants", "entity"), ("evidence", "meeting"), ("mentions", "entity"), ("aliases", "alias"))
_PAIRS = """
create view pairs as
select a.entity as one, b.entity as other, x.name as one_name, y.name as other_name, m.*
from participants a
join participants b on a.meeting = b.meeting and a.entity <> b.entity
join meetings m on m.id = a.meeting
left join entities x on x.id = a.entity
left join entities y on y.id = b.entity
"""


def write_database(tables: Iterable[Table], folder: Path) -> tuple[str, ...]:
    """Write the tables to a new SQLite file and return its name.

    The view ``pairs`` has one row a meeting and ordered pair of participants. Equal tables give equal bytes.
    """
    path = folder / NAME
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as base:
        for table in tables:
            _create(base, table)
            marks = ", ".join("?" * len(table.columns))
            rows = (tuple(_writable(value) for value in row) for row in table.rows)
            base.executemany(f'insert into "{table.name}" values ({marks})', rows)
        for table_name, column in _INDEXES:
            base.execute(f'create index "{table_name}_{column}" on "{table_name}" ("{column}")')
        base.execute(_PAIRS)
    base.close()
    return (NAME,)


def _create(base: sqlite3.Connection, table: Table) -> None:
    columns = [f'"{name}" {kind}' for name, kind in table.columns]
    if table.key:
        columns.append(f"primary key ({', '.join(chr(34) + name + chr(34) for name in table.key)})")
    base.execute(f'create table "{table.name}" ({", ".join(columns)})')


def _writable(value: object) -> object:
    """Return a value that SQLite can hold: it takes no lone surrogates."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
