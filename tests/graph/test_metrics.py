from __future__ import annotations

import time
from collections.abc import Callable

import networkx as nx
import pytest

from pipeline.graph import build, metrics
from pipeline.graph.metrics import central, disparity, keep_backbone, met_only
from pipeline.records import Article, Linked

World = tuple[list[Article], Linked]


@pytest.fixture
def met(large_world: Callable[[int, int], World]) -> nx.Graph:
    return met_only(build(*large_world(300, 350)))


def test_betweenness_is_the_one_of_the_textbook(met: nx.Graph) -> None:
    expected = nx.betweenness_centrality(met)
    assert central(met) == pytest.approx(expected, abs=1e-6)


def test_sampled_betweenness_finds_the_same_people_on_top(met: nx.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = central(met)
    monkeypatch.setattr(metrics, "EXACT", 10)
    monkeypatch.setattr(metrics, "PIVOTS", 120)
    drawn = central(met)
    assert drawn == central(met)
    top = sorted(exact, key=lambda node: -exact[node])[:10]
    assert len(set(top) & set(sorted(drawn, key=lambda node: -drawn[node])[:20])) >= 8


def test_disparity_of_a_known_star() -> None:
    star = nx.Graph()
    star.add_weighted_edges_from([("a", "b", 8.0), ("a", "c", 1.0), ("a", "d", 1.0)])
    assert disparity(star) == pytest.approx({("a", "b"): 0.04, ("a", "c"): 0.81, ("a", "d"): 0.81})
    star.add_edge("x", "y", weight=5.0)
    assert disparity(star)["x", "y"] == 1.0


def test_the_backbone_keeps_offices_and_drops_who_is_left_alone(large_world: Callable[[int, int], World]) -> None:
    world = large_world(300, 350)
    whole, bone = build(*world), build(*world, backbone=0.3)
    kept = {(u, v, k): d["disparity"] for u, v, k, d in bone.edges(keys=True, data=True) if k == "met"}
    assert kept == {
        (u, v, k): d["disparity"] for u, v, k, d in whole.edges(keys=True, data=True) if d.get("disparity", 1) < 0.3
    }
    assert {e for e in bone.edges(keys=True) if e[2] != "met"} == {e for e in whole.edges(keys=True) if e[2] != "met"}
    assert all(degree for node, degree in bone.degree() if whole.degree(node))
    assert keep_backbone(bone, 0.3) == 0


def test_components_and_cores(world: World) -> None:
    graph = build(*world)
    rows = dict(graph.nodes(data=True))
    group = ("per:arum-wicaksono", "per:bima-santoso", "per:clara-dupont", "per:dmitri-orlov")
    assert [rows[node]["k_core"] for node in group] == [3, 3, 3, 3]
    assert rows["cty:russia"]["k_core"] == 0
    assert {rows[node]["component"] for node in (*group, "cty:russia")} == {0}
    assert rows["org:dewan-teh"]["component"] == 1


def test_ten_thousand_nodes_take_a_minute_at_most(large_world: Callable[[int, int], World]) -> None:
    met = met_only(build(*large_world(3_000, 3_500)))
    began = time.process_time()
    central(met)
    assert time.process_time() - began < 30
