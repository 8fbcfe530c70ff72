from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from pipeline.graph import build, place_nodes, problems, write_gexf, write_graphml
from pipeline.records import Article, Linked

World = tuple[list[Article], Linked]

HEAD = '<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
KEYS = (
    '<key id="n_label" for="node" attr.name="label" attr.type="string"/>'
    '<key id="n_x" for="node" attr.name="x" attr.type="double"/>'
    '<key id="n_y" for="node" attr.name="y" attr.type="double"/>'
    '<key id="n_size" for="node" attr.name="size" attr.type="double"/>'
    '<key id="n_about" for="node" attr.name="about" attr.type="string"/>'
    '<key id="n_n" for="node" attr.name="n" attr.type="int"/>'
    '<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>'
)


def node(name: str, x: int, size: int, more: str = "") -> str:
    data = {"n_label": name, "n_x": x, "n_y": 0, "n_size": size}
    inner = "".join(f'<data key="{key}">{value}</data>' for key, value in data.items())
    return f'<node id="{name}">{inner}{more}</node>'


EDGE = '<edge id="e1" source="a" target="b"/>'


def graphml(
    *, keys: str = KEYS, first: str = node("a", -1, 4), second: str = node("b", 1, 100), rest: str = EDGE
) -> str:
    return f'{HEAD}{keys}<graph edgedefault="undirected">{first}{second}{rest}</graph></graphml>'


def found(text: str, tmp_path: Path) -> str:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    return "\n".join(problems(path))


def test_a_good_file_has_no_problem(tmp_path: Path) -> None:
    assert found(graphml(), tmp_path) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (graphml().replace(' encoding="UTF-8"', ""), "garble"),
        (graphml()[:-9], "not XML"),
        (graphml().replace(' xmlns="http://graphml.graphdrawing.org/xmlns"', ""), "Gephi Lite refuses"),
        (graphml(keys=KEYS.replace('for="edge"', 'for="all"')), "refuses the file"),
        (graphml(keys=KEYS.replace('attr.type="int"', 'attr.type="date"')), "none that Gephi knows"),
        (graphml(keys=KEYS.replace('attr.name="about"', 'attr.name="interval"')), "Gephi's own"),
        (graphml(keys=KEYS.replace('attr.name="label"', 'attr.name="Label"')), "lower case"),
        (graphml(keys=KEYS + KEYS[:67]), "mix the columns"),
        (graphml(rest=EDGE.replace('"b"', '"c"')), "no node 'c'"),
        (graphml(rest=EDGE + EDGE), "unique"),
        (graphml(rest=EDGE + '<edge id="e2" source="b" target="a"/>'), "add up weights"),
        (graphml(rest=EDGE.replace("/>", ' directed="true"/>')), "split the edges"),
        (graphml(rest=EDGE.replace("/>", '><data key="e_weight">0</data></edge>')), "not above 0"),
        (graphml(first=node("a", -1, 4, '<data key="n_about">MENKOMINFO</data>')), "Infinity"),
        (graphml(first=node("a", -1, 4, '<data key="n_about">Null</data>')), "null"),
        (graphml(first=node("a", -1, 4, '<data key="n_about"> </data>')), "leave it out"),
        (graphml(first=node("a", -1, 4, '<data key="n_n">1.0</data>')), "is no int"),
        (graphml(first=node("a", -1, 4, '<data key="n_n">3000000000</data>')), "too large"),
        (graphml(first=node("a", -1, 4, '<data key="n_z">1</data>')), "not declared"),
        (graphml(first=node("a", -1, 5)), "stretch"),
        (graphml(first=node("a", 50, 4)), "move everything"),
        (graphml(first=node("a", -6000, 4), second=node("b", 6000, 100)), "shrink"),
        (graphml(first='<node id=" a"/>', rest=""), "trim"),
        (graphml().replace("undirected", "directed"), "arrows"),
        (graphml().replace("<graph ", "<desc>x</desc><graph "), "<desc>"),
        ('<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.2"/>', "neither"),
        ('<?xml version="1.0" encoding="UTF-8"?><gexf xmlns="http://gexf.net/1.3" version="1.3"/>', "older rules"),
    ],
)
def test_what_gephi_would_spoil_is_named(text: str, message: str, tmp_path: Path) -> None:
    assert message in found(text, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('mode="dynamic"', 'mode="static"', "timeline"),
        ('timestamp="2024-10-15"', 'timestamp="2024-10"', "full date"),
        ('type="integer"', 'type="int"', "not read by both"),
        ('title="kind"', 'title="Kind"', "another title"),
        (' z="0.0"', "", "without z"),
        ('r="51"', 'r="#51"', "0..255"),
        ('for="kind"', 'for="sort"', "not declared"),
    ],
)
def test_what_gephi_would_spoil_in_gexf_is_named(
    world: World, old: str, new: str, message: str, tmp_path: Path
) -> None:
    graph = build(*world)
    place_nodes(graph)
    write_gexf(graph, tmp_path / "a.gexf")
    text = (tmp_path / "a.gexf").read_text(encoding="utf-8")
    assert old in text
    assert message in found(text.replace(old, new), tmp_path)


def test_networkx_own_writer_would_not_do(tmp_path: Path) -> None:
    graph = nx.MultiGraph()
    graph.add_edge("a", "b", "met")
    graph.add_edge("b", "c", "met")
    nx.write_graphml(graph, tmp_path / "a.graphml")
    assert any("only the first edge" in problem for problem in problems(tmp_path / "a.graphml"))


def test_our_own_file_broken_by_hand(world: World, tmp_path: Path) -> None:
    graph = build(*world)
    place_nodes(graph)
    write_graphml(graph, tmp_path / "a.graphml")
    text = (tmp_path / "a.graphml").read_text(encoding="utf-8")
    assert "Infinity" in found(text.replace("I\u2060NF", "INF"), tmp_path)
