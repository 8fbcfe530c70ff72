"""Where every node stands, its size and its colour, so that the file looks right the moment it opens."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Literal

from pipeline.graph.forces import part_overlaps, spring_layout

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PALETTE = ("#332288", "#88CCEE", "#44AA99", "#117733", "#999933", "#DDCC77", "#CC6677", "#882255", "#AA4499")
"""Paul Tol's "muted" scheme, told apart by colour-blind readers; the nine largest communities get one each."""

GREY = "#BBBBBB"

Colours = Literal["community", "country"]
"""What the colour of a node tells."""

SMALLEST, LARGEST = 4.0, 100.0
"""Exactly the range to which Gephi stretches sizes on opening: with these nothing is changed."""

_REACH = 5000.0
_COVERAGE = 0.2
_FAR = 0.98
_GAP = 30.0
_NAMED = 3


def place_nodes(graph: nx.MultiGraph, colours: Colours = "community") -> None:
    """Set ``x``, ``y``, ``size``, ``community``, ``community_name`` and ``color`` of every node, in place.

    The giant component is laid out by forces, its 2 % farthest nodes are pulled in, and the other components stand in
    rows below it, largest first. The centroid is 0 and no coordinate exceeds 5000. Equal graphs get equal values,
    whatever the order in which nodes and edges were added.

    Args:
        graph: Ours, with ``degree`` on its nodes and ``weight`` on its edges.
        colours: Whether the nine colours go to the largest communities or to the countries with most nodes.
    """
    import numpy as np

    nodes = sorted(graph.nodes)
    if not nodes:
        return
    plain = _plain(graph, nodes)
    sizes = dict(zip(nodes, _sizes([graph.nodes[node].get("degree", 0) for node in nodes]), strict=True))
    groups = _communities(plain)
    position = _positions(plain, sizes, groups)
    points = np.array([position[node] for node in nodes])
    points -= points.mean(axis=0)
    points *= min(1.0, (_REACH - 1) / max(1.0, float(np.abs(points).max())))
    names = _community_names(graph, groups)
    ranks = groups if colours == "community" else _country_ranks(graph, nodes)
    for node, (x, y) in zip(nodes, points.tolist(), strict=True):
        group = groups[node]
        graph.nodes[node].update(x=round(x, 2), y=round(y, 2), size=sizes[node])
        graph.nodes[node].update(community=group, community_name=names[group])
        graph.nodes[node]["color"] = PALETTE[ranks[node]] if ranks[node] < len(PALETTE) else GREY


def _community_names(graph: nx.MultiGraph, groups: dict[str, int]) -> dict[int, str]:
    """Name every community after its three persons with most edges (or other members, where it has no person)."""
    members: dict[int, list[str]] = {}
    for node, group in groups.items():
        members.setdefault(group, []).append(node)
    names = {}
    for group, nodes in members.items():
        persons = [node for node in nodes if graph.nodes[node].get("kind") == "person"] or nodes
        persons.sort(key=lambda node: (-graph.nodes[node].get("degree", 0), node))
        names[group] = ", ".join(str(graph.nodes[node].get("label") or node) for node in persons[:_NAMED])
    return names


def _country_ranks(graph: nx.MultiGraph, nodes: list[str]) -> dict[str, int]:
    """Number the countries, 0 the one that most nodes belong to; nodes without one come after all colours."""
    countries = {node: str(graph.nodes[node].get("country") or "") for node in nodes}
    counted = Counter(country for country in countries.values() if country)
    ranks = {name: at for at, name in enumerate(sorted(counted, key=lambda name: (-counted[name], name)))}
    return {node: ranks.get(country, len(PALETTE)) for node, country in countries.items()}


def _plain(graph: nx.MultiGraph, nodes: list[str]) -> nx.Graph:
    """Return the graph with one edge a pair, weights summed, everything in sorted order."""
    import networkx as nx

    weights: dict[tuple[str, str], float] = {}
    for u, v, weight in graph.edges(data="weight", default=1.0):
        if u != v:
            pair = (u, v) if u < v else (v, u)
            weights[pair] = weights.get(pair, 0.0) + weight
    plain = nx.Graph()
    plain.add_nodes_from(nodes)
    plain.add_weighted_edges_from((u, v, weights[u, v]) for u, v in sorted(weights))
    return plain


def _sizes(degrees: list[int]) -> list[float]:
    """Spread the square roots of degrees over 4..100; all the smallest where they are equal."""
    roots = [math.sqrt(degree) for degree in degrees]
    low, high = min(roots), max(roots)
    if low == high:
        return [SMALLEST] * len(roots)
    return [round(SMALLEST + (LARGEST - SMALLEST) * (root - low) / (high - low), 2) for root in roots]


def _communities(plain: nx.Graph) -> dict[str, int]:
    """Number the communities (Louvain, fixed seed), 0 the one with most nodes; ties by their first node."""
    import networkx as nx

    found = nx.community.louvain_communities(plain, weight="weight", seed=1)
    ordered = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))
    return {node: number for number, group in enumerate(ordered) for node in group}


def _positions(plain: nx.Graph, sizes: dict[str, float], groups: dict[str, int]) -> dict[str, tuple[float, float]]:
    """Lay out every component by itself and stack them: the giant one, then rows."""
    import networkx as nx

    components = [sorted(component) for component in nx.connected_components(plain)]
    components.sort(key=lambda component: (-len(component), component[0]))
    placed: dict[str, tuple[float, float]] = {}
    width = x = row = 0.0
    floor: float | None = None
    for component in components:
        points = _component(plain.subgraph(component), component, sizes, groups)
        radius = [sizes[node] for node in component]
        low_x = min(x_ - r for (x_, _), r in zip(points, radius, strict=True))
        high_x = max(x_ + r for (x_, _), r in zip(points, radius, strict=True))
        low_y = min(y_ - r for (_, y_), r in zip(points, radius, strict=True))
        high_y = max(y_ + r for (_, y_), r in zip(points, radius, strict=True))
        if floor is None:
            width = max(high_x - low_x, _row_width(components[1:], sizes))
            offset, floor = (0.5 * (width - high_x - low_x), -high_y), low_y - high_y - 3 * _GAP
        else:
            if x > 0 and x + high_x - low_x > width:
                x, floor, row = 0.0, floor - row - _GAP, 0.0
            offset = (x - low_x, floor - high_y)
            x, row = x + high_x - low_x + _GAP, max(row, high_y - low_y)
        for node, (px, py) in zip(component, points, strict=True):
            placed[node] = (px + offset[0], py + offset[1])
    return placed


def _row_width(rest: list[list[str]], sizes: dict[str, float]) -> float:
    """Return how wide rows must be so that many small components do not become a tower."""
    area = sum((2 * _half_extent([sizes[node] for node in component]) + _GAP) ** 2 for component in rest)
    return 1.5 * math.sqrt(area)


def _half_extent(radius: list[float]) -> float:
    """Return half the side of the square in which discs of these radii have room to be seen."""
    return math.sqrt(math.pi * sum(r * r for r in radius) / _COVERAGE)


def _component(
    plain: nx.Graph, nodes: list[str], sizes: dict[str, float], groups: dict[str, int]
) -> list[tuple[float, float]]:
    """Lay out one connected component, in units of node size."""
    import numpy as np

    if len(nodes) == 1:
        return [(0.0, 0.0)]
    index = {node: number for number, node in enumerate(nodes)}
    links = sorted((*sorted((index[u], index[v])), weight) for u, v, weight in plain.edges(data="weight"))
    edges = np.array([(u, v) for u, v, _ in links], dtype=np.int64)
    # One pair that met fifty times must not collapse into a point: the pull grows with the logarithm.
    weights = np.log1p(np.array([weight for _, _, weight in links]))
    mass = 1.0 + np.bincount(edges.ravel(), minlength=len(nodes)).astype(np.float64)
    points = spring_layout(_start([groups[node] for node in nodes]), edges, weights, mass)
    points = _lying(_pulled_in(points - points.mean(axis=0)))
    radius = np.array([sizes[node] for node in nodes])
    points *= _half_extent(radius.tolist()) / max(1e-9, float(np.abs(points).max()))
    return [(x, y) for x, y in part_overlaps(points, radius).tolist()]


def _start(groups: list[int]) -> Floats:
    """Begin with each community as a sunflower head on a larger sunflower head: near where forces will take it."""
    import numpy as np

    golden = math.pi * (3 - math.sqrt(5))
    ranks = {group: rank for rank, group in enumerate(sorted(set(groups)))}
    seen: dict[int, int] = {}
    points = []
    for group in groups:
        turn = seen[group] = seen.get(group, 0) + 1
        inner, outer = math.sqrt(turn), 3 * math.sqrt(len(groups)) * math.sqrt(ranks[group] / len(ranks))
        points.append(
            (
                outer * math.cos(golden * ranks[group]) + inner * math.cos(golden * turn),
                outer * math.sin(golden * ranks[group]) + inner * math.sin(golden * turn),
            )
        )
    return np.array(points, dtype=np.float64)


def _lying(points: Floats) -> Floats:
    """Turn the points so that they are widest from left to right, as screens are."""
    import numpy as np

    spread = points.T @ points
    angle = 0.5 * math.atan2(2 * float(spread[0, 1]), float(spread[0, 0] - spread[1, 1]))
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Floats = points @ np.array([[cos, -sin], [sin, cos]])
    return turned


def _pulled_in(points: Floats) -> Floats:
    """Move the farthest 2 % of nodes to just outside the rest, keeping their direction and order."""
    import numpy as np

    distance = np.hypot(points[:, 0], points[:, 1])
    limit = float(np.quantile(distance, _FAR))
    if limit <= 0:
        return points
    beyond = np.maximum(distance, limit) / limit
    factor = (1 + np.log(beyond) / 4) / beyond
    pulled: Floats = points * factor[:, None]
    return pulled
