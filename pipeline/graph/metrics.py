"""What a reader asks of a network at once: who stands between groups, who belongs to its core, which lines are strong.

Paths, cores and strength are counted over ``met`` lines alone: that two persons represent one country brings neither
nearer to the other's acquaintances.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

EXACT = 10_000
"""Up to so many nodes betweenness counts the paths from all of them, above from :data:`PIVOTS` drawn by chance."""

PIVOTS = 1_000
_SEED = 7


def add_metrics(graph: nx.MultiGraph) -> None:
    """Set ``betweenness``, ``k_core`` and ``component`` of every node, in place.

    Equal graphs get equal values, in whatever order they grew.
    """
    import networkx as nx

    met = met_only(graph)
    betweenness = central(met)
    core = nx.core_number(met)
    whole = nx.Graph((u, v) for u, v in graph.edges() if u != v)
    whole.add_nodes_from(graph)
    components = sorted((sorted(found) for found in nx.connected_components(whole)), key=lambda c: (-len(c), c[0]))
    number = {node: at for at, component in enumerate(components) for node in component}
    for node, data in graph.nodes(data=True):
        data.update(betweenness=betweenness[node], k_core=int(core[node]), component=number[node])


def add_disparity(graph: nx.MultiGraph) -> None:
    """Set ``disparity`` of every ``met`` edge, in place; ``weight`` must stand on it."""
    chances = disparity(met_only(graph))
    for u, v, key, data in graph.edges(keys=True, data=True):
        if key == "met" and u != v:
            data["disparity"] = round(chances[min(u, v), max(u, v)], 6)


def met_only(graph: nx.MultiGraph) -> nx.Graph:
    """Return all nodes and the ``met`` edges between two different ones, in sorted order."""
    import networkx as nx

    met = nx.Graph()
    met.add_nodes_from(sorted(graph))
    pairs = {(min(u, v), max(u, v)): w for u, v, key, w in graph.edges(keys=True, data="weight") if key == "met"}
    met.add_weighted_edges_from((u, v, pairs[u, v]) for u, v in sorted(pairs) if u != v)
    return met


def disparity(met: nx.Graph) -> dict[tuple[str, str], float]:
    """Say of every edge how likely chance alone makes it so strong (Serrano, Boguñá & Vespignani 2009).

    Returns:
        The smaller p-value of its two ends, by pair in order; 1.0 where neither end has another edge.
    """
    strength = dict(met.degree(weight="weight"))
    degree = dict(met.degree())
    chances = {}
    for u, v, weight in met.edges(data="weight"):
        ends = [(1 - weight / strength[node]) ** (degree[node] - 1) for node in (u, v) if degree[node] > 1]
        chances[min(u, v), max(u, v)] = max(0.0, min(ends, default=1.0))
    return chances


def keep_backbone(graph: nx.MultiGraph, alpha: float) -> int:
    """Drop, in place, ``met`` edges that are no stronger than chance makes them, and nodes that this leaves alone.

    Args:
        graph: With ``disparity`` on its ``met`` edges.
        alpha: Edges with a p-value of at least this go.

    Returns:
        How many edges were dropped.
    """
    weak = [(u, v, key) for u, v, key, chance in graph.edges(keys=True, data="disparity") if (chance or 0.0) >= alpha]
    touched = {node for u, v, _ in weak for node in (u, v)}
    graph.remove_edges_from(weak)
    graph.remove_nodes_from([node for node in touched if graph.degree(node) == 0])
    return len(weak)


def central(met: nx.Graph) -> dict[str, float]:
    """Return the betweenness of every node, 0..1: the share of shortest paths of other pairs that run through it."""
    import numpy as np

    nodes = list(met)
    count = len(nodes)
    if count < 3 or not met.number_of_edges():
        return dict.fromkeys(nodes, 0.0)
    first, neighbour = _adjacency(met, nodes)
    sources = range(count) if count <= EXACT else sorted(random.Random(_SEED).sample(range(count), PIVOTS))
    score = np.zeros(count)
    for source in sources:
        if first[source] < first[source + 1]:
            score += _dependency(first, neighbour, source)
    score *= count / len(sources) / ((count - 1) * (count - 2))
    return {node: round(value, 6) for node, value in zip(nodes, score.tolist(), strict=True)}


def _adjacency(met: nx.Graph, nodes: list[str]) -> tuple[Ints, Ints]:
    """Return where each node's neighbours begin in the second array, and the neighbours of all nodes."""
    import numpy as np

    index = {node: at for at, node in enumerate(nodes)}
    lists = [sorted(index[other] for other in met[node]) for node in nodes]
    first = np.concatenate([[0], np.cumsum([len(others) for others in lists])]).astype(np.int64)
    return first, np.array([other for others in lists for other in others], dtype=np.int64)


def _dependency(first: Ints, neighbour: Ints, source: int) -> Floats:
    """Return what the paths from one node add to the betweenness of all (Brandes 2001), a level at a time."""
    import numpy as np

    count = len(first) - 1
    distance = np.full(count, -1, dtype=np.int64)
    paths = np.zeros(count)
    distance[source], paths[source] = 0, 1.0
    level = np.array([source], dtype=np.int64)
    steps: list[tuple[Ints, Ints]] = []
    while len(level):
        lengths = first[level + 1] - first[level]
        tail = np.repeat(level, lengths)
        begins = np.repeat(first[level] - np.cumsum(lengths) + lengths, lengths)
        head = neighbour[begins + np.arange(len(tail))]
        onward = distance[head] < 0
        tail, head = tail[onward], head[onward]
        distance[head] = len(steps) + 1
        paths += np.bincount(head, paths[tail], minlength=count)
        steps.append((tail, head))
        level = np.flatnonzero(distance == len(steps))
    through = np.zeros(count)
    for tail, head in reversed(steps):
        through += np.bincount(tail, paths[tail] / paths[head] * (1 + through[head]), minlength=count)
    through[source] = 0.0
    return through
