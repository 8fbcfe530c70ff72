from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import networkx as nx
import numpy as np

from pipeline.graph import build, place_nodes
from pipeline.graph.forces import exact_repulsion, grid_kernels, grid_repulsion, part_overlaps
from pipeline.graph.layout import GREY, PALETTE
from pipeline.records import Article, Linked

World = tuple[list[Article], Linked]


def _graph(edges: list[tuple[str, str]], lonely: int = 0) -> nx.MultiGraph:
    graph = nx.MultiGraph()
    for u, v in edges:
        graph.add_edge(u, v, key="met", weight=1.0)
    graph.add_nodes_from(f"lonely{n}" for n in range(lonely))
    for node, degree in graph.degree():
        graph.nodes[node]["degree"] = degree
    return graph


def test_gephi_has_nothing_to_rescale(large_world: Callable[[int, int], World]) -> None:
    graph = build(*large_world(300, 350))
    place_nodes(graph)
    rows = [data for _, data in graph.nodes(data=True)]
    sizes = [row["size"] for row in rows]
    assert (min(sizes), max(sizes)) == (4.0, 100.0)
    assert sorted(sizes)[len(sizes) // 2] < 40
    assert abs(sum(row["x"] for row in rows)) / len(rows) < 0.1
    assert abs(sum(row["y"] for row in rows)) / len(rows) < 0.1
    assert max(max(abs(row["x"]), abs(row["y"])) for row in rows) <= 5000


def test_discs_hardly_overlap(large_world: Callable[[int, int], World]) -> None:
    graph = build(*large_world(300, 350))
    place_nodes(graph)
    rows = [data for _, data in graph.nodes(data=True)]
    touching = sum(
        math.hypot(a["x"] - b["x"], a["y"] - b["y"]) < 0.95 * (a["size"] + b["size"])
        for a, b in itertools.combinations(rows, 2)
    )
    assert touching <= len(rows) // 50


def test_neighbours_are_nearer_than_strangers(large_world: Callable[[int, int], World]) -> None:
    for persons in (250, 900):  # exact forces, forces on the grid
        graph = build(*large_world(persons, persons))
        place_nodes(graph)
        where = {node: (data["x"], data["y"]) for node, data in graph.nodes(data=True)}
        near = np.mean([math.dist(where[u], where[v]) for u, v in graph.edges()])
        nodes = sorted(where)
        far = np.mean([math.dist(where[u], where[v]) for u, v in itertools.pairwise(nodes)])
        assert near < 0.7 * far


def test_small_components_stand_below_the_giant_one() -> None:
    star = [("hub", f"leaf{n}") for n in range(12)]
    graph = _graph([*star, ("p", "q"), ("r", "s")], lonely=5)
    place_nodes(graph)
    low = min(graph.nodes[node]["y"] - graph.nodes[node]["size"] for pair in star for node in pair)
    rest = ["p", "q", "r", "s", *(f"lonely{n}" for n in range(5))]
    assert max(graph.nodes[node]["y"] + graph.nodes[node]["size"] for node in rest) < low


def test_communities_have_nine_colours_and_the_rest_is_grey() -> None:
    triangles = [(f"{n:02d}{a}", f"{n:02d}{b}") for n in range(12) for a, b in ("ab", "bc", "ac")]
    graph = _graph(triangles)
    place_nodes(graph)
    colours = {data["community"]: data["color"] for _, data in graph.nodes(data=True)}
    assert [colours[n] for n in range(12)] == [*PALETTE, GREY, GREY, GREY]
    assert graph.nodes["00a"]["community"] == graph.nodes["00c"]["community"] == 0


def test_colours_of_countries_go_to_those_with_most_nodes(large_world: Callable[[int, int], World]) -> None:
    graph = build(*large_world(200, 300))
    place_nodes(graph, "country")
    colours = {data["country"]: data["color"] for _, data in graph.nodes(data=True)}
    assert colours["Negara 1"] == PALETTE[0]
    assert sorted(set(colours.values())) == sorted({*PALETTE, GREY})


def test_a_community_is_named_after_its_best_connected_persons(large_world: Callable[[int, int], World]) -> None:
    graph = build(*large_world(200, 300))
    place_nodes(graph)
    rows = [data for _, data in graph.nodes(data=True) if data["community"] == 0]
    best = sorted((row for row in rows if row["kind"] == "person"), key=lambda row: -row["degree"])[0]
    assert {row["community_name"] for row in rows} == {rows[0]["community_name"]}
    assert rows[0]["community_name"].startswith(best["label"])
    assert rows[0]["community_name"].count(", ") == 2


def test_one_node_and_none() -> None:
    graph = _graph([], lonely=1)
    place_nodes(graph)
    assert graph.nodes["lonely0"]["size"] == 4.0
    assert (graph.nodes["lonely0"]["x"], graph.nodes["lonely0"]["y"]) == (0.0, 0.0)
    place_nodes(_graph([]))


def test_the_order_of_nodes_does_not_matter() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "f")]
    one, other = _graph(edges), _graph([(v, u) for u, v in edges[::-1]])
    place_nodes(one)
    place_nodes(other)
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))


def test_forces_on_the_grid_are_those_between_all_pairs() -> None:
    rng = np.random.default_rng(0)
    position, mass = rng.uniform(size=(400, 2)) * 100, rng.uniform(1, 9, 400)
    exact, grid = exact_repulsion(position, mass), grid_repulsion(position, mass, grid_kernels(128))
    error = np.hypot(*(exact - grid).T) / np.hypot(*exact.T)
    assert np.median(error) < 0.05


def test_discs_on_one_spot_are_parted() -> None:
    parted = part_overlaps(np.zeros((3, 2)), np.array([1.0, 2.0, 3.0]))
    assert np.hypot(*(parted[0] - parted[1])) >= 2.9
    assert np.abs(parted).max() < 20
