"""The files as programs read them that are not ours: the parsers of Gephi Lite (under Node), igraph, networkx."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.graph import build, build_events, place_nodes, write_gexf, write_graphml
from pipeline.graph.flatten import flat_edges
from pipeline.graph.schema import COLUMNS, encode_for_gephi
from tests.graph.conftest import make_large_world, make_world

VIEWER = Path(__file__).parents[2] / "pipeline" / "graph" / "viewer" / "source"
NODE = shutil.which("node")
TYPES: Mapping[str, Callable[[str], Any]] = {
    "int": int,
    "double": float,
    "boolean": lambda text: text == "true",
    "string": str,
    "list": str,
}

HOSTILE = (
    "MENKOMINFO: INFLASI",
    "\"><script>alert('1')</script>",
    "a & b &amp; c ]]> d",
    "🙂 👩‍👩‍👧 \x01\x0b\x7f\ud800 e",
    "\u202eفارس الهادي\u202c נתניהו",
    "null",
    "INF",
    "; | , \t \n",
)


@pytest.fixture(scope="module", params=["small", "events", "hostile", "ten thousand"])
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """A placed graph, and the folder of its files."""
    world = make_large_world(11_500, 15_000) if request.param == "ten thousand" else make_world()
    graph = build_events(*world) if request.param == "events" else build(*world)
    if request.param == "ten thousand":
        assert graph.number_of_nodes() >= 10_000 and graph.number_of_edges() >= 30_000
    if request.param == "hostile":
        for number, (_, data) in enumerate(sorted(graph.nodes(data=True))):
            text = HOSTILE[number % len(HOSTILE)]
            data |= {"label": text, "aliases": (text, text), "country": text}
        for number, (_, _, data) in enumerate(sorted(graph.edges(data=True), key=str)):
            data |= {"evidence": HOSTILE[number % len(HOSTILE)], "places": HOSTILE}
    place_nodes(graph)
    folder = tmp_path_factory.mktemp(request.param)
    write_graphml(graph, folder / "a.graphml")
    write_gexf(graph, folder / "a.gexf")
    return graph, folder


def expected(scope: Any, data: Mapping[str, Any]) -> dict[str, Any]:
    """What a reader should see: every column, with the type that the schema gives it."""
    spelled = encode_for_gephi(scope, data)
    return {name: TYPES[COLUMNS[scope][name].type](text) for name, text in spelled.items()}


def test_networkx_sees_every_value_with_its_type(drawn: tuple[Any, Path]) -> None:
    import networkx as nx

    graph, folder = drawn
    back = nx.read_graphml(folder / "a.graphml")
    assert dict(back.nodes(data=True)) == {node: expected("node", data) for node, data in graph.nodes(data=True)}
    edges = flat_edges(graph)
    assert back.number_of_edges() == len(edges)
    for edge in edges:
        read = {name: value for name, value in back.edges[edge.source, edge.target].items() if name != "id"}
        assert read == expected("edge", edge.data)


@pytest.mark.skipif(
    NODE is None or not (VIEWER / "node_modules" / "graphology-graphml").exists(),
    reason="make readers gets what runs under Node",
)
def test_the_parsers_of_gephi_lite_see_the_same(drawn: tuple[Any, Path]) -> None:
    graph, folder = drawn
    command = [str(NODE), str(VIEWER / "test" / "graphs.mjs"), str(folder / "a.graphml"), str(folder / "a.gexf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    edges = flat_edges(graph)
    for seen, skipped in zip(json.loads(done.stdout), (set(), {"label", "color"}), strict=True):
        assert (seen["type"], seen["multi"]) == ("undirected", False)
        assert set(seen["nodes"]) == set(graph)
        for node, data in graph.nodes(data=True):
            wanted = expected("node", data)
            read = {name: value for name, value in seen["nodes"][node].items() if name != "z"}
            assert without(read, skipped) == without(wanted, skipped)
        assert set(seen["edges"]) == {edge.id for edge in edges}
        for edge in edges:
            read = seen["edges"][edge.id]
            assert (read.pop("source"), read.pop("target")) == (edge.source, edge.target)
            assert read == expected("edge", edge.data)


def without(data: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def test_igraph_sees_the_same(drawn: tuple[Any, Path]) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph (GPL) is no dependency; make readers gets it")
    graph, folder = drawn
    back = igraph.Graph.Read_GraphML(str(folder / "a.graphml"))
    edges = flat_edges(graph)
    assert (back.vcount(), back.ecount(), back.is_directed()) == (graph.number_of_nodes(), len(edges), False)
    for vertex in back.vs:
        wanted = expected("node", graph.nodes[vertex["id"]])
        read = vertex.attributes()
        assert all(same(read[name], value) for name, value in wanted.items())
    by_ends = {(edge.source, edge.target): edge for edge in edges}
    for line in back.es:
        low, high = sorted((back.vs[line.source]["id"], back.vs[line.target]["id"]))
        wanted = expected("edge", by_ends[low, high].data)
        assert all(same(line[name], value) for name, value in wanted.items())


def same(read: Any, value: Any) -> bool:
    """igraph has one type of number."""
    return bool(read == value) if isinstance(value, str | bool) else abs(read - value) < 1e-9
