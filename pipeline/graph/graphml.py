"""GraphML as Gephi 0.10 and 0.11, Gephi Lite, igraph and networkx read it without loss; written as a stream.

networkx's own writer is not used: Gephi keeps one of its parallel edges, and None, lists or mixed numbers break it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.graph.flatten import flat_edges, flat_nodes
from pipeline.graph.schema import Column, Scope, encode_for_gephi, used

if TYPE_CHECKING:
    import networkx as nx

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write_graphml(graph: nx.MultiGraph, path: Path) -> None:
    """Write ``graph`` to exactly ``path``.

    Args:
        graph: Ours, placed; parallel edges of a pair become one (see ``pipeline.graph.flatten``).
        path: Replaced if it exists; the caller makes that atomic.

    Raises:
        ValueError: If a column is not in the schema or a value not of its type.
        OSError: If the file cannot be written.
    """
    from lxml import etree

    names = flat_nodes(graph)
    edges = flat_edges(graph)
    with path.open("wb") as file, etree.xmlfile(file, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element("graphml", xmlns=NAMESPACE):
            out.write("\n")
            _write_keys(out, "node", used("node", (graph.nodes[node] for node in names)))
            _write_keys(out, "edge", used("edge", (edge.data for edge in edges)))
            with out.element("graph", edgedefault="undirected"):
                out.write("\n")
                for node, name in names.items():
                    _write_element(out, "node", {"id": name}, graph.nodes[node])
                for edge in edges:
                    ends = {"id": edge.id, "source": edge.source, "target": edge.target}
                    _write_element(out, "edge", ends, edge.data)
            out.write("\n")


def _write_keys(out: Any, scope: Scope, columns: list[Column]) -> None:
    from lxml import etree

    for column in columns:
        kind = "string" if column.type == "list" else column.type
        key = {"id": f"{scope[0]}_{column.name}", "for": scope, "attr.name": column.name, "attr.type": kind}
        out.write(etree.Element("key", key))
        out.write("\n")


def _write_element(out: Any, scope: Scope, attributes: Mapping[str, str], data: Mapping[str, Any]) -> None:
    from lxml import etree

    element = etree.Element(scope, dict(attributes))
    for name, text in encode_for_gephi(scope, data).items():
        child = etree.SubElement(element, "data", {"key": f"{scope[0]}_{name}"})
        # Gephi cuts text at an entity (&amp;) unless it stands in CDATA.
        child.text = etree.CDATA(text)
    out.write(element)
    out.write("\n")
