"""GEXF 1.3 with a timeline, as Gephi 0.10 and 0.11 and Gephi Lite read it; written as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.graph.flatten import flat_edges, flat_nodes
from pipeline.graph.schema import Column, Scope, clean_text, encode_for_gephi, used

if TYPE_CHECKING:
    import networkx as nx

NAMESPACE = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"

_LONGEST = 366

_OUTSIDE = {"node": ("label", "x", "y", "size", "color"), "edge": ("weight",)}
"""Columns that GEXF has a place of its own for."""


def write_gexf(graph: nx.MultiGraph, path: Path) -> None:
    """Write ``graph`` to exactly ``path``; Gephi's timeline then runs over the days of the meetings.

    Args:
        graph: Ours, placed; parallel edges of a pair become one. ``dates`` gives the days, full dates only.
        path: Replaced if it exists; the caller makes that atomic.

    Raises:
        ValueError: If a column is not in the schema or a value not of its type.
        OSError: If the file cannot be written.
    """
    from lxml import etree

    names = flat_nodes(graph)
    edges = flat_edges(graph)
    options = {"defaultedgetype": "undirected", "idtype": "string", "mode": "dynamic"}
    times = {"timeformat": "date", "timerepresentation": "timestamp", "timezone": "UTC"}
    with path.open("wb") as file, etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element(f"{{{NAMESPACE}}}gexf", {"version": "1.3"}, nsmap={None: NAMESPACE, "viz": VIZ}):
            _write_meta(out)
            with out.element(f"{{{NAMESPACE}}}graph", {**options, **times}):
                _write_columns(out, "node", used("node", (graph.nodes[node] for node in names)))
                _write_columns(out, "edge", used("edge", (edge.data for edge in edges)))
                with out.element(f"{{{NAMESPACE}}}nodes"):
                    for node, name in names.items():
                        data = graph.nodes[node]
                        label = clean_text(data.get("label") or name) or name
                        _write_item(out, "node", {"id": name, "label": label}, data)
                with out.element(f"{{{NAMESPACE}}}edges"):
                    for edge in edges:
                        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
                        _write_item(out, "edge", ends, edge.data)


def _write_meta(out: Any) -> None:
    with out.element(f"{{{NAMESPACE}}}meta"):
        for name, text in (("creator", "Jejaring"), ("title", "Who met whom"), ("description", "Meetings in the news")):
            with out.element(f"{{{NAMESPACE}}}{name}"):
                out.write(text)


def _write_columns(out: Any, scope: Scope, columns: list[Column]) -> None:
    kinds = {"int": "integer", "list": "string"}
    with out.element(f"{{{NAMESPACE}}}attributes", {"class": scope, "mode": "static"}):
        for column in columns:
            if column.name not in _OUTSIDE[scope]:
                kind = kinds.get(column.type, column.type)
                _empty(out, NAMESPACE, "attribute", {"id": column.name, "title": column.name, "type": kind})


def _write_item(out: Any, scope: Scope, attributes: Mapping[str, str], data: Mapping[str, Any]) -> None:
    from lxml import etree

    spelled = encode_for_gephi(scope, data)
    # Plain elements inherit the namespace of the text around them; naming it again on each would double the time.
    values = etree.Element("attvalues")
    for name, text in spelled.items():
        if name not in _OUTSIDE[scope]:
            etree.SubElement(values, "attvalue", {"for": name, "value": text})
    spells = etree.Element("spells")
    for day in every_day(data.get("dates", ())):
        etree.SubElement(spells, "spell", {"timestamp": day})
    weight = {"weight": spelled.get("weight", "1.0")} if scope == "edge" else {}
    with out.element(f"{{{NAMESPACE}}}{scope}", {**attributes, **weight}):
        out.write(values)
        if len(spells):
            out.write(spells)
        if scope == "node" and "size" in spelled:
            _write_looks(out, spelled)
    out.write("\n")


def every_day(dates: Iterable[str]) -> list[str]:
    """Return the days that a ``dates`` column covers, in order, each once.

    A month is each of its days, so that a window over any part of it shows the meeting. Of a span longer than a year
    only its ends are given: nothing is known about the days between.
    """
    days: set[date] = set()
    for item in dates:
        first, _, last = item.partition("/")
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
        step = 1 if (end - start).days <= _LONGEST else (end - start).days
        days.update(date.fromordinal(day) for day in range(start.toordinal(), end.toordinal() + 1, step))
    return [day.isoformat() for day in sorted(days)]


def _write_looks(out: Any, spelled: Mapping[str, str]) -> None:
    _empty(out, VIZ, "size", {"value": spelled["size"]})
    _empty(out, VIZ, "position", {"x": spelled["x"], "y": spelled["y"], "z": "0.0"})
    red, green, blue = (str(int(spelled["color"][at : at + 2], 16)) for at in (1, 3, 5))
    _empty(out, VIZ, "color", {"r": red, "g": green, "b": blue})


def _empty(out: Any, namespace: str, tag: str, attributes: dict[str, str]) -> None:
    with out.element(f"{{{namespace}}}{tag}", attributes):
        pass
