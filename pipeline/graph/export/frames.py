"""Parquet files, one a table, for pandas, Polars, DuckDB, R and Spark."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import InputError
from pipeline.graph.export.tables import Table


def write_frames(tables: Iterable[Table], folder: Path) -> tuple[str, ...]:
    """Write ``<table>.parquet`` for every table and return their names.

    Raises:
        InputError: If pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        cure = f"Install it: {sys.executable} -m pip install pyarrow"
        raise InputError("Parquet files need the package pyarrow", cure=cure) from None
    kinds = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64()}
    names = []
    for table in tables:
        schema = pa.schema([(name, kinds[kind]) for name, kind in table.columns])
        columns = [
            pa.array([_writable(row[at]) for row in table.rows], type=field.type) for at, field in enumerate(schema)
        ]
        parquet.write_table(pa.Table.from_arrays(columns, schema=schema), folder / f"{table.name}.parquet")
        names.append(f"{table.name}.parquet")
    return tuple(names)


def _writable(value: object) -> object:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
