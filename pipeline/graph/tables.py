"""nodes.csv and edges.csv: the graph for spreadsheets, R and Gephi's own spreadsheet import."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.graph.flatten import flat_nodes
from pipeline.graph.schema import COLUMNS, Column, Scope, clean_id, encode_all

if TYPE_CHECKING:
    import networkx as nx

_FORMULA = ("=", "+", "-", "@")


def write_tables(graph: nx.MultiGraph, nodes_csv: Path, edges_csv: Path) -> None:
    """Write the nodes to ``nodes_csv`` and the edges, one line a pair **and relation**, to ``edges_csv``.

    The columns are those of the schema, always the same (and those of the events graph where it is one). A text that a
    spreadsheet would run as a formula gets an apostrophe in front.

    Args:
        graph: Ours, placed or not.
        nodes_csv: Replaced if it exists; columns ``id``, ``label`` and so on.
        edges_csv: The same; ``id``, ``source``, ``target``, ``type`` and so on.

    Raises:
        ValueError: If a column is not in the schema or a value not of its type.
        OSError: If a file cannot be written.
    """
    names = flat_nodes(graph)
    _write(nodes_csv, "node", ["id"], (({"id": name}, encode_all("node", graph.nodes[n])) for n, name in names.items()))
    rows = []
    for u, v, key, data in graph.edges(keys=True, data=True):
        source, target = sorted((names[u], names[v]))
        ends = {"id": f"{source}|{clean_id(str(key))}|{target}", "source": source, "target": target}
        rows.append(({**ends, "type": "undirected"}, encode_all("edge", data)))
    rows.sort(key=lambda row: (row[0]["source"], row[0]["target"], row[0]["id"]))
    _write(edges_csv, "edge", ["id", "source", "target", "type"], rows)


def _write(
    path: Path, scope: Scope, first: list[str], rows: Iterable[tuple[Mapping[str, str], Mapping[str, str]]]
) -> None:
    rows = list(rows)
    filled = {name for _, data in rows for name in data}
    columns = {name: column for name, column in COLUMNS[scope].items() if name in filled or not column.events}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*first, *columns])
        for ends, data in rows:
            values = (_safe(column, data.get(name, "")) for name, column in columns.items())
            writer.writerow([*(ends[name] for name in first), *values])


def _safe(column: Column, text: str) -> str:
    is_text = column.type in ("string", "list")
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text
