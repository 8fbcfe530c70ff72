"""A still picture of the laid-out graph, for a README or a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.graph.flatten import flat_edges, flat_nodes
from pipeline.graph.schema import clean_text

if TYPE_CHECKING:
    import networkx as nx

_WIDTH = 1200.0
_MARGIN = 70.0
_LABELS = 60
_LETTER = 0.56
"""Width of an average letter in font sizes, for finding labels that would overlap."""


def write_svg(graph: nx.MultiGraph, path: Path) -> None:
    """Draw ``graph`` with its own positions, sizes and colours and the names of its largest nodes.

    Persons are discs, organizations squares, countries diamonds. Nothing is loaded from elsewhere.

    Args:
        graph: Ours, placed.
        path: Replaced if it exists.

    Raises:
        ValueError: If the graph has not been placed.
        OSError: If the file cannot be written.
    """
    from lxml import etree

    names = {name: node for node, name in flat_nodes(graph).items()}
    if any("x" not in data for _, data in graph.nodes(data=True)):
        raise ValueError("the graph has no positions yet: call place_nodes first")
    spots = _spots(graph, names)
    height = max((y + r for _, y, r in spots.values()), default=0.0) + _MARGIN
    box = f"0 0 {_WIDTH:g} {height:.1f}"
    svg = etree.Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "font-family": "system-ui, sans-serif"}
    )
    title = f"{graph.number_of_nodes()} persons, organizations and countries, {graph.number_of_edges()} connections"
    etree.SubElement(svg, "title").text = title
    etree.SubElement(svg, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    _draw_edges(svg, graph, spots)
    for name, node in names.items():
        data = graph.nodes[node]
        shape = _shape(svg, str(data.get("kind")), spots[name])
        shape.attrib.update({"fill": data["color"], "stroke": "#ffffff", "stroke-width": "1.5"})
        etree.SubElement(shape, "title").text = clean_text(str(data.get("label") or name))
    _draw_labels(svg, graph, names, spots)
    path.write_bytes(etree.tostring(svg, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _spots(graph: nx.MultiGraph, names: dict[str, str]) -> dict[str, tuple[float, float, float]]:
    """Return centre and radius of every node in pixels; y grows downwards."""
    placed = {name: graph.nodes[node] for name, node in names.items()}
    if not placed:
        return {}
    left = min(data["x"] - data["size"] for data in placed.values())
    right = max(data["x"] + data["size"] for data in placed.values())
    top = max(data["y"] + data["size"] for data in placed.values())
    scale = (_WIDTH - 2 * _MARGIN) / max(right - left, 400.0)
    middle = (_WIDTH - scale * (right + left)) / 2
    return {
        name: (
            middle + scale * data["x"],
            _MARGIN + scale * (top - data["y"]),
            max(2.5, scale * data["size"]),
        )
        for name, data in placed.items()
    }


def _draw_edges(svg: Any, graph: nx.MultiGraph, spots: dict[str, tuple[float, float, float]]) -> None:
    from lxml import etree

    edges = flat_edges(graph)
    opacity = 0.4 * min(1.0, (900 / max(1, len(edges))) ** 0.5)
    group = etree.SubElement(svg, "g", {"stroke": "#7a8699", "stroke-opacity": f"{opacity:.2f}"})
    for edge in edges:
        (x1, y1, _), (x2, y2, _) = spots[edge.source], spots[edge.target]
        width = min(6.0, 0.8 + 0.7 * float(edge.data.get("weight", 1.0)) ** 0.5)
        ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
        etree.SubElement(group, "line", {**ends, "stroke-width": f"{width:.2f}"})


def _shape(svg: Any, kind: str, spot: tuple[float, float, float]) -> Any:
    from lxml import etree

    x, y, r = spot
    if kind == "organization":
        side = 1.75 * r
        corner = {"x": f"{x - side / 2:.1f}", "y": f"{y - side / 2:.1f}", "rx": f"{side / 8:.1f}"}
        return etree.SubElement(svg, "rect", {**corner, "width": f"{side:.1f}", "height": f"{side:.1f}"})
    if kind in ("country", "place"):
        d = 1.2 * r
        points = f"{x:.1f},{y - d:.1f} {x + d:.1f},{y:.1f} {x:.1f},{y + d:.1f} {x - d:.1f},{y:.1f}"
        return etree.SubElement(svg, "polygon", {"points": points})
    return etree.SubElement(svg, "circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{r:.1f}"})


def _draw_labels(
    svg: Any, graph: nx.MultiGraph, names: dict[str, str], spots: dict[str, tuple[float, float, float]]
) -> None:
    """Write the names of the largest nodes, leaving out what would lie on another name."""
    from lxml import etree

    style = {"text-anchor": "middle", "fill": "#1a2233", "stroke": "#ffffff", "paint-order": "stroke"}
    group = etree.SubElement(svg, "g", {**style, "stroke-width": "3", "stroke-linejoin": "round"})
    taken: list[tuple[float, float, float, float]] = []
    largest = sorted(names, key=lambda name: (-graph.nodes[names[name]]["size"], name))
    for name in largest[:_LABELS]:
        x, y, r = spots[name]
        text = clean_text(str(graph.nodes[names[name]].get("label") or name))
        size = max(11.0, min(20.0, 8 + r / 3))
        half = len(text) * size * _LETTER / 2
        base = y + r + size
        box = (x - half, base - size, x + half, base + 0.25 * size)
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        etree.SubElement(group, "text", {"x": f"{x:.1f}", "y": f"{base:.1f}", "font-size": f"{size:.1f}"}).text = text
