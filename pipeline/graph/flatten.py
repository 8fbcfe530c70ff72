"""One edge a pair: what Gephi would do to parallel edges, done without losing their columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pipeline.graph.schema import COLUMNS, Column, clean_id

if TYPE_CHECKING:
    import networkx as nx


@dataclass(slots=True)
class FlatEdge:
    """An edge as it stands in a file: ``source`` < ``target``, and no other edge joins the two."""

    id: str
    source: str
    target: str
    data: dict[str, Any] = field(default_factory=dict)


def flat_nodes(graph: nx.MultiGraph) -> dict[str, str]:
    """Map every node to the id it has in files: its own, cleaned and made unique, in node order."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for node in sorted(graph.nodes, key=str):
        name = base = clean_id(str(node))
        turn = 2
        while name in taken:
            name, turn = f"{base}~{turn}", turn + 1
        names[node] = name
        taken.add(name)
    return names


def flat_edges(graph: nx.MultiGraph) -> list[FlatEdge]:
    """Merge parallel edges, in the order of their pairs.

    GraphML has no valid way to tell Gephi an edge's kind, so Gephi sums the weights of all edges of a pair and keeps
    the columns of the last. Here weights and counts are summed, lists are joined, dates widened.

    Args:
        graph: Ours; edge keys are relations.

    Returns:
        At most one edge a pair, no loops, ids stable between runs.
    """
    names = flat_nodes(graph)
    pairs: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = {}
    for u, v, key, data in graph.edges(keys=True, data=True):
        if u != v:
            low, high = sorted((names[u], names[v]))
            pairs.setdefault((low, high), []).append((str(key), data))
    return [_merged(pair, sorted(pairs[pair], key=lambda item: item[0])) for pair in sorted(pairs)]


def _merged(pair: tuple[str, str], parallel: list[tuple[str, dict[str, Any]]]) -> FlatEdge:
    data = dict(parallel[0][1])
    for _, other in parallel[1:]:
        for name, value in other.items():
            data[name] = _merge_values(COLUMNS["edge"].get(name), data.get(name), value)
    kind = "+".join(clean_id(key) for key, _ in parallel)
    return FlatEdge(f"{pair[0]}|{kind}|{pair[1]}", *pair, data)


def _merge_values(column: Column | None, left: Any, right: Any) -> Any:
    if column is None or left in (None, "", ()) or right in (None, "", ()):
        return left or right
    if column.merge == "join":
        return tuple(dict.fromkeys((*left, *right)))
    if column.merge == "sum":
        return left + right
    if column.merge == "min":
        return min(left, right)
    return max(left, right) if column.merge == "max" else left
