"""The graph files anew, drawn from a finished run with other weights, fewer lines or other colours."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pipeline.graph.build import build
from pipeline.graph.events import build_events
from pipeline.graph.export.finished import Finished
from pipeline.graph.gexf import write_gexf
from pipeline.graph.graphml import write_graphml
from pipeline.graph.layout import Colours, place_nodes
from pipeline.graph.page import write_page
from pipeline.graph.picture import write_svg
from pipeline.graph.tables import write_tables

Projection = Literal["newman", "count", "none"]


def write_drawing(
    finished: Finished,
    folder: Path,
    *,
    projection: Projection = "newman",
    backbone: float | None = None,
    colours: Colours = "community",
) -> tuple[str, ...]:
    """Write the graph and return the names of its files.

    Args:
        finished: What a run left behind.
        folder: Where the files go.
        projection: Weight of a meeting of k persons for each pair: ``newman`` 1/(k - 1), ``count`` 1. With ``none``
            nothing is projected: meetings are nodes between those who took part, and there is no page.
        backbone: If given, only ``met`` lines stay whose ``disparity`` is below it.
        colours: What the colour of a node tells.
    """
    articles, linked = finished.articles, finished.linked
    if projection == "none":
        graph = build_events(articles, linked)
    else:
        graph = build(articles, linked, projection=projection, backbone=backbone)
    place_nodes(graph, colours)
    write_graphml(graph, folder / "graph.graphml")
    write_gexf(graph, folder / "graph.gexf")
    write_tables(graph, folder / "nodes.csv", folder / "edges.csv")
    write_svg(graph, folder / "graph.svg")
    files = ("graph.graphml", "graph.gexf", "nodes.csv", "edges.csv", "graph.svg")
    if projection == "none" or backbone is not None:
        return files
    write_page(articles, linked, graph, folder / "index.html")
    return (*files, "index.html")
