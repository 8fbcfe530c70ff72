"""Meetings become a graph, and the graph becomes files that open right in Gephi, in a spreadsheet and in a browser.

:func:`write_drawing` writes all of them; or :func:`build` (or :func:`build_events`), then :func:`place_nodes`, then any
of the writers.
"""

from pipeline.graph.build import build
from pipeline.graph.drawing import Look, write_drawing
from pipeline.graph.events import build_events
from pipeline.graph.gexf import write_gexf
from pipeline.graph.graphml import write_graphml
from pipeline.graph.layout import place_nodes
from pipeline.graph.page import write_page
from pipeline.graph.picture import write_svg
from pipeline.graph.tables import write_tables
from pipeline.graph.validate import problems

__all__ = [
    "Look",
    "build",
    "build_events",
    "place_nodes",
    "problems",
    "write_drawing",
    "write_gexf",
    "write_graphml",
    "write_page",
    "write_svg",
    "write_tables",
]
