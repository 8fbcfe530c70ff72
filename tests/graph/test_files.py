from __future__ import annotations

import csv
import os
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from pipeline.graph import (
    build,
    build_events,
    place_nodes,
    problems,
    write_gexf,
    write_graphml,
    write_svg,
    write_tables,
)
from pipeline.graph.flatten import flat_edges
from pipeline.graph.gexf import every_day
from pipeline.graph.schema import encode_for_gephi
from pipeline.records import Article, Evidence, Linked, Meeting, Role

World = tuple[list[Article], Linked]
WORLDS = ("world", "empty", "pair")


def placed(world: World, make: Callable[..., Any] = build) -> Any:
    graph = make(*world)
    place_nodes(graph)
    return graph


@pytest.fixture(params=WORLDS)
def any_world(request: pytest.FixtureRequest) -> World:
    world: World = request.getfixturevalue(request.param)
    return world


@pytest.mark.parametrize("make", [build, build_events])
def test_files_open_right(any_world: World, make: Callable[..., Any], tmp_path: Path) -> None:
    graph = placed(any_world, make)
    write_graphml(graph, tmp_path / "a.graphml")
    write_gexf(graph, tmp_path / "a.gexf")
    assert problems(tmp_path / "a.graphml") == ()
    assert problems(tmp_path / "a.gexf") == ()


@pytest.mark.parametrize("make", [build, build_events])
def test_the_independent_check_finds_nothing(
    any_world: World, make: Callable[..., Any], tmp_path: Path, referee: ModuleType
) -> None:
    graph = placed(any_world, make)
    write_graphml(graph, tmp_path / "a.graphml")
    found = dict(referee.lint(str(tmp_path / "a.graphml")))
    if len({degree for _, degree in graph.degree()}) == 1:
        # All sizes are 4: Gephi leaves them, the check cannot know.
        found.pop("W32", None)
    assert found == {}


@pytest.mark.parametrize("make", [build, build_events])
def test_networkx_reads_back_what_was_written(world: World, make: Callable[..., Any], tmp_path: Path) -> None:
    graph = placed(world, make)
    write_graphml(graph, tmp_path / "a.graphml")
    back = nx.read_graphml(tmp_path / "a.graphml")
    assert not back.is_directed()
    assert set(back) == set(graph)
    for node, data in graph.nodes(data=True):
        assert {name: spelled(value) for name, value in back.nodes[node].items()} == encode_for_gephi("node", data)
    edges = flat_edges(graph)
    assert back.number_of_edges() == len(edges)
    for edge in edges:
        read = {name: spelled(value) for name, value in back.edges[edge.source, edge.target].items() if name != "id"}
        assert read == encode_for_gephi("edge", edge.data)


def spelled(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_gexf_holds_the_same_columns_and_the_days(world: World, tmp_path: Path) -> None:
    graph = placed(world)
    write_gexf(graph, tmp_path / "a.gexf")
    ns = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    root: Any = etree.parse(tmp_path / "a.gexf").getroot()
    node = root.xpath("//g:node[@id='per:arum-wicaksono']", namespaces=ns)[0]
    values = {v.get("for"): v.get("value") for v in node.iterfind(".//g:attvalue", ns)}
    data = graph.nodes["per:arum-wicaksono"]
    expected = {
        k: v for k, v in encode_for_gephi("node", data).items() if k not in ("label", "x", "y", "size", "color")
    }
    assert values == expected
    may = [f"2024-05-{day:02d}" for day in range(1, 32)]
    days = ["2024-02-01", "2024-02-02", "2024-02-03", *may, "2024-10-15"]
    assert [spell.get("timestamp") for spell in node.iterfind(".//g:spell", ns)] == days
    assert float(node.find("viz:size", ns).get("value")) == data["size"]
    assert (tmp_path / "a.gexf").read_text(encoding="utf-8").count("xmlns:viz") == 1


def test_a_span_of_years_is_its_ends_and_a_year_is_every_day() -> None:
    assert every_day(["2020-01-01/2023-12-31", "2023-12-31"]) == ["2020-01-01", "2023-12-31"]
    assert len(every_day(["2024-01-01/2024-12-31"])) == 366
    assert every_day([]) == []


def test_edges_play_too_and_the_timeline_runs_from_the_first_to_the_last_day(world: World, tmp_path: Path) -> None:
    write_gexf(placed(world), tmp_path / "a.gexf")
    root: Any = etree.parse(tmp_path / "a.gexf").getroot()
    days = {scope: root.xpath(f"//*[local-name()='{scope}']//@timestamp") for scope in ("node", "edge")}
    assert [min(found) for found in days.values()] == ["2024-02-01", "2024-02-01"]
    assert [max(found) for found in days.values()] == ["2024-12-31", "2024-12-31"]


def test_parallel_edges_become_one_without_loss(tmp_path: Path, referee: ModuleType) -> None:
    roles = {"per:a": Role("Duta", "cty:x", "guest")}
    about = (("per:a", "per:b"), (Evidence("a1", 0, 3),), ("a1",), ("a1",))
    meetings = (
        Meeting("m1", "visit", "held", *about, roles=roles, country="cty:x"),
        Meeting("m2", "meeting", "held", ("per:a", "cty:x"), *about[1:]),
    )
    graph = placed(([], Linked((), {}, meetings)))
    assert graph.number_of_edges("per:a", "cty:x") == 3
    edge = next(edge for edge in flat_edges(graph) if edge.source == "cty:x" and edge.target == "per:a")
    assert edge.data["relation"] == ("met", "represents", "visited")
    assert edge.data["weight"] == 3.0
    assert edge.data["offices"] == ("Duta",)
    assert edge.data["meeting_ids"] == ("m2", "m1")
    write_graphml(graph, tmp_path / "a.graphml")
    assert referee.lint(str(tmp_path / "a.graphml")) == []


def test_tables_keep_every_relation_and_run_no_formula(world: World, tmp_path: Path) -> None:
    graph = placed(world)
    write_tables(graph, tmp_path / "n.csv", tmp_path / "e.csv")
    with (tmp_path / "n.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["id"]: row for row in csv.DictReader(file)}
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert set(nodes) == set(graph)
    assert nodes["per:hari-sunyi"]["aliases"] == "Hari Sunyi; =1+1"
    assert len(edges) == graph.number_of_edges() == len({edge["id"] for edge in edges})
    assert {edge["relation"] for edge in edges} == {"met", "represents", "visited"}
    graph.nodes["per:hari-sunyi"]["label"] = "=1+1"
    write_tables(graph, tmp_path / "n.csv", tmp_path / "e.csv")
    assert "'=1+1" in (tmp_path / "n.csv").read_text(encoding="utf-8")


def test_equal_input_gives_equal_bytes(world: World, tmp_path: Path) -> None:
    for name in ("a", "b"):
        graph = placed(world)
        write_graphml(graph, tmp_path / f"{name}.graphml")
        write_gexf(graph, tmp_path / f"{name}.gexf")
        write_tables(graph, tmp_path / f"{name}.n", tmp_path / f"{name}.e")
        write_svg(graph, tmp_path / f"{name}.svg")
    for ending in ("graphml", "gexf", "n", "e", "svg"):
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_the_picture_shows_every_node(any_world: World, tmp_path: Path) -> None:
    graph = placed(any_world)
    write_svg(graph, tmp_path / "a.svg")
    root = etree.parse(tmp_path / "a.svg").getroot()
    shapes = root.xpath("count(//*[local-name()='circle' or local-name()='polygon']|//*[local-name()='rect'][@x])")
    assert shapes == graph.number_of_nodes()
    assert "http" not in (tmp_path / "a.svg").read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")


def test_a_value_of_the_wrong_type_is_refused(world: World, tmp_path: Path) -> None:
    graph = placed(world)
    graph.nodes["per:arum-wicaksono"]["degree"] = "many"
    with pytest.raises(ValueError, match="degree"):
        write_graphml(graph, tmp_path / "a.graphml")


def test_an_unplaced_graph_makes_no_picture(world: World, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="place_nodes"):
        write_svg(build(*world), tmp_path / "a.svg")


@pytest.mark.skipif(os.environ.get("JEJARING_SLOW") != "1", reason="takes a minute; set JEJARING_SLOW=1")
def test_ten_thousand_nodes(large_world: Callable[[int, int], World], tmp_path: Path, referee: ModuleType) -> None:
    graph = build(*large_world(12_000, 14_000))
    assert graph.number_of_nodes() > 9_000
    assert graph.number_of_edges() > 25_000
    began = time.perf_counter()
    place_nodes(graph)
    assert time.perf_counter() - began < 120
    began = time.perf_counter()
    write_graphml(graph, tmp_path / "a.graphml")
    assert time.perf_counter() - began < 60
    assert problems(tmp_path / "a.graphml") == ()
    assert referee.lint(str(tmp_path / "a.graphml")) == []


def test_a_thousand_edges(large_world: Callable[[int, int], World], tmp_path: Path, referee: ModuleType) -> None:
    graph = placed(large_world(250, 300))
    write_graphml(graph, tmp_path / "a.graphml")
    write_gexf(graph, tmp_path / "a.gexf")
    assert referee.lint(str(tmp_path / "a.graphml")) == []
    assert problems(tmp_path / "a.graphml") == problems(tmp_path / "a.gexf") == ()
