"""All files of the graph, written at once: by a run, and anew from a finished one with other choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.graph import ties
from pipeline.graph.build import build
from pipeline.graph.events import build_events
from pipeline.graph.gexf import write_gexf
from pipeline.graph.graphml import write_graphml
from pipeline.graph.layout import Colours, place_nodes
from pipeline.graph.page import write_page
from pipeline.graph.picture import write_svg
from pipeline.graph.tables import write_tables
from pipeline.records import Article, Linked

Projection = Literal["newman", "count", "none"]

FILES = ("graph.graphml", "graph.gexf", "graph_events.graphml", "nodes.csv", "edges.csv", "graph.svg", "index.html")


@dataclass(frozen=True, slots=True)
class Look:
    """How a graph is drawn.

    Attributes:
        projection: Weight of a meeting of k persons for each pair: ``newman`` 1/(k - 1), ``count`` 1. With ``none``
            nothing is projected: in ``graph.*`` and the tables, meetings are nodes between those who took part.
        backbone: If given, only ``met`` lines stay whose ``disparity`` is below it; the page shows all of them.
        colours: What the colour of a node tells.
    """

    projection: Projection = "newman"
    backbone: float | None = None
    colours: Colours = "community"


def write_drawing(articles: Sequence[Article], linked: Linked, folder: Path, look: Look) -> dict[str, int]:
    """Write :data:`FILES` into ``folder``.

    Args:
        articles: For sentences, titles and links.
        linked: What linking found.
        folder: Where the files go.
        look: Weights, lines and colours.

    Returns:
        Numbers of ``nodes`` and ``edges`` (one a pair and relation), and of ``event_nodes`` and ``event_edges``.

    Raises:
        OSError: If a file cannot be written.
    """
    weights: ties.Projection = "count" if look.projection == "count" else "newman"
    whole, events = build(articles, linked, projection=weights), build_events(articles, linked)
    place_nodes(whole, look.colours)
    place_nodes(events, look.colours)
    graph = events if look.projection == "none" else whole
    if look.backbone is not None and look.projection != "none":
        graph = build(articles, linked, projection=weights, backbone=look.backbone)
        place_nodes(graph, look.colours)
    write_graphml(graph, folder / "graph.graphml")
    write_gexf(graph, folder / "graph.gexf")
    write_graphml(events, folder / "graph_events.graphml")
    write_tables(graph, folder / "nodes.csv", folder / "edges.csv")
    write_svg(graph, folder / "graph.svg")
    write_page(articles, linked, whole, folder / "index.html")
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "event_nodes": events.number_of_nodes(),
        "event_edges": events.number_of_edges(),
    }
