"""Will Gephi show this file as it is? The rules that its importers, and Gephi Lite's, are known to follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.graph.gexf import NAMESPACE as GEXF
from pipeline.graph.gexf import VIZ
from pipeline.graph.graphml import NAMESPACE as GRAPHML

_TYPES = {"boolean", "int", "long", "float", "double", "string"}
_GEXF_TYPES = {"string", "integer", "double", "boolean"}
_RESERVED = {"id", "timeset", "interval", "timestamp"}
_SPECIAL = {"node": {"label", "x", "y", "size", "color"}, "edge": {"label", "weight"}}
_UNREAD = ("desc", "port", "hyperedge", "endpoint", "default")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_FORMS = {
    "boolean": re.compile("true|false"),
    "int": re.compile(r"[+-]?\d{1,10}"),
    "integer": re.compile(r"[+-]?\d{1,10}"),
    "long": re.compile(r"[+-]?\d{1,19}"),
    "float": _NUMBER,
    "double": _NUMBER,
}
_LIMITS = {"int": 2**31, "integer": 2**31, "long": 2**63}
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def problems(path: Path) -> tuple[str, ...]:
    """Check a GraphML or GEXF file, whoever wrote it.

    Args:
        path: The file; its root element tells the format.

    Returns:
        One sentence a problem: where, what, and what Gephi would do. Empty if it opens right.

    Raises:
        OSError: If the file cannot be read.
    """
    from lxml import etree

    head = path.read_bytes()[:200].removeprefix(b"\xef\xbb\xbf")
    found = []
    if not re.match(rb"<\?xml[^>]*encoding=[\"']utf-8[\"']", head, re.IGNORECASE):
        found.append("no XML declaration with encoding=UTF-8: Gephi would guess the encoding and garble names")
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).getroot()
    except etree.XMLSyntaxError as error:
        return (*found, f"not XML, Gephi would open nothing: {error}")
    if root.tag == f"{{{GRAPHML}}}graphml":
        found += [*_graphml(root)]
    elif root.tag == f"{{{GEXF}}}gexf":
        found += [*_gexf(root)]
    else:
        found.append(f"root element {root.tag}: neither GraphML nor GEXF 1.3 with its namespace, Gephi Lite refuses it")
    return tuple(found)


@dataclass(slots=True)
class _Seen:
    """What has been met on the way through a file."""

    nodes: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    places: list[tuple[float, float]] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)


def _graphml(root: Any) -> Iterator[str]:
    for name in _UNREAD:
        if root.find(f".//{{{GRAPHML}}}{name}") is not None:
            yield f"<{name}>: Gephi would ignore or misread it"
    graphs = list(root.iter(f"{{{GRAPHML}}}graph"))
    if len(graphs) != 1:
        yield f"{len(graphs)} graphs in the file: Gephi reads one flat graph"
        return
    if graphs[0].get("edgedefault") != "undirected":
        yield f"edgedefault={graphs[0].get('edgedefault')!r}: Gephi would draw arrows that mean nothing"
    if graphs[0].find(f"{{{GRAPHML}}}data") is not None:
        yield "data of the graph itself: Gephi would drop it with a warning"
    keys = {key.get("id", ""): key for key in root.findall(f"{{{GRAPHML}}}key")}
    yield from _keys(list(root.iter(f"{{{GRAPHML}}}key")))
    seen = _Seen()
    for node in root.iter(f"{{{GRAPHML}}}node"):
        values = yield from _values(node, "node", keys)
        yield from _node(seen, node, values)
    for edge in root.iter(f"{{{GRAPHML}}}edge"):
        values = yield from _values(edge, "edge", keys)
        yield from _edge(seen, edge, values.get("weight", "1"))
    yield from _looks(seen)


def _keys(keys: list[Any]) -> Iterator[str]:
    ids = Counter(key.get("id", "").lower() for key in keys)
    names = Counter((key.get("for"), (key.get("attr.name") or "").lower()) for key in keys)
    for name, count in ids.items():
        if count > 1:
            yield f"key {name!r} declared {count} times (case does not count): Gephi would mix the columns up"
    for (scope, name), count in names.items():
        if count > 1:
            yield f"{scope} column {name!r} declared {count} times: Gephi would keep one"
    for key in keys:
        identifier, scope, name = key.get("id", ""), key.get("for"), key.get("attr.name") or ""
        if scope not in ("node", "edge"):
            yield f"key {identifier}: for={scope!r}; Gephi warns and Gephi Lite refuses the file"
        if key.get("attr.type") not in _TYPES:
            yield f"key {identifier}: type {key.get('attr.type')!r} is none that Gephi knows, it would drop the column"
        if name.lower() in _RESERVED or identifier.lower() in _RESERVED:
            yield f"key {identifier}: {name!r} is a column of Gephi's own, the import would fail"
        if name.lower() in _SPECIAL.get(scope, ()) and name != name.lower():
            yield f"key {identifier}: {name!r} must be lower case, or Gephi makes it an ordinary column"


def _values(element: Any, scope: str, keys: dict[str, Any]) -> Any:
    """Yield the problems of an element's data and return its values by column name."""
    where = f"{scope} {element.get('id')!r}"
    values: dict[str, str] = {}
    for data in element.findall(f"{{{GRAPHML}}}data"):
        key = keys.get(data.get("key", ""))
        if key is None or key.get("for") != scope:
            yield f"{where}: key {data.get('key')!r} is not declared for a {scope}, Gephi would drop the value"
            continue
        name, kind, text = key.get("attr.name") or "", key.get("attr.type") or "", "".join(data.itertext())
        if name in values:
            yield f"{where}: two values of {name!r}, Gephi would keep the last"
        values[name] = text
        yield from _value(f"{where}, {name}", kind, text, name in _SPECIAL[scope])
        if name == "color" and not _COLOUR.fullmatch(text):
            yield f"{where}: colour {text!r} is not #RRGGBB, Gephi would show black"
    return values


def _value(where: str, kind: str, text: str, special: bool) -> Iterator[str]:
    if not text.strip():
        yield f"{where}: empty, Gephi would drop it; leave it out"
        return
    form = _FORMS.get(kind)
    if form is not None and not form.fullmatch(text):
        yield f"{where}: {text!r} is no {kind}, Gephi would drop it"
    elif kind in _LIMITS and not -_LIMITS[kind] <= int(text) < _LIMITS[kind]:
        yield f"{where}: {text} is too large for {kind}, Gephi would drop it"
    elif kind == "string" and not special and "INF" in text:
        yield f"{where}: Gephi would turn the letters INF into Infinity; put U+2060 after the I"
    if kind == "string" and text.lower() == "null":
        yield f"{where}: the word null, Gephi would drop it"


def _node(seen: _Seen, node: Any, values: dict[str, str]) -> Iterator[str]:
    identifier = node.get("id") or ""
    if not identifier or identifier != identifier.strip() or "\n" in identifier:
        yield f"node id {identifier!r}: empty or with blanks around it, Gephi would trim it and lose its edges"
    if identifier in seen.nodes:
        yield f"node {identifier!r} twice: Gephi would keep one"
    seen.nodes.add(identifier)
    if not values.get("label"):
        yield f"node {identifier!r} has no label: Gephi would show none"
    numbers = {
        name: float(text) for name, text in values.items() if name in ("x", "y", "size") and _NUMBER.fullmatch(text)
    }
    if "x" in numbers and "y" in numbers:
        seen.places.append((numbers["x"], numbers["y"]))
    if "size" in numbers:
        seen.sizes.append(numbers["size"])


def _edge(seen: _Seen, edge: Any, weight: str) -> Iterator[str]:
    identifier, source, target = edge.get("id") or "", edge.get("source") or "", edge.get("target") or ""
    where = f"edge {identifier!r}"
    if not identifier or identifier in seen.edges:
        yield f"{where}: ids must be there and unique, Gephi would keep only the first edge"
    seen.edges.add(identifier)
    for end in (source, target):
        if end not in seen.nodes:
            yield f"{where}: there is no node {end!r}, Gephi would drop the edge or invent the node"
    pair = (min(source, target), max(source, target))
    if pair in seen.pairs:
        yield f"{where}: a second edge between {source!r} and {target!r}, Gephi would add up weights and lose columns"
    seen.pairs.add(pair)
    for attribute in ("directed", "label"):
        if edge.get(attribute) is not None and not (attribute == "label" and edge.tag.startswith(f"{{{GEXF}}}")):
            yield f"{where}: attribute {attribute}, Gephi would split the edges into kinds or fail"
    if not _NUMBER.fullmatch(weight) or float(weight) <= 0:
        yield f"{where}: weight {weight!r} is not above 0, Gephi would drop the edge"


def _looks(seen: _Seen) -> Iterator[str]:
    total = len(seen.nodes)
    if not total:
        return
    if len(seen.places) != total:
        yield f"{total - len(seen.places)} nodes without a position: Gephi would pile them up at the centre"
    if len(seen.sizes) != total:
        yield f"{total - len(seen.sizes)} nodes without a size: Gephi would make them all 10"
    elif min(seen.sizes) != 4 or max(seen.sizes) not in (4, 100):
        yield f"sizes run from {min(seen.sizes):g} to {max(seen.sizes):g}: Gephi would stretch them to 4..100"
    if seen.places:
        centre = [sum(place[axis] for place in seen.places) / len(seen.places) for axis in (0, 1)]
        if max(abs(value) for value in centre) > 1:
            yield f"the centroid is ({centre[0]:.0f}, {centre[1]:.0f}): Gephi would move everything"
        if max(max(abs(x), abs(y)) for x, y in seen.places) > 5000:
            yield "positions beyond 5000: Gephi would shrink everything, sizes too"


def _gexf(root: Any) -> Iterator[str]:
    title = root.findtext(f"{{{GEXF}}}meta/{{{GEXF}}}title") or ""
    if "&" in title or "<" in title:
        yield f"title {title!r}: Gephi would cut it at & or <"
    graph = root.find(f"{{{GEXF}}}graph")
    if root.get("version") != "1.3" or graph is None:
        yield "no graph of version 1.3: Gephi would read it by older rules"
        return
    wanted = {"defaultedgetype": "undirected", "idtype": "string", "mode": "dynamic", "timeformat": "date"}
    for name, value in {**wanted, "timerepresentation": "timestamp"}.items():
        if graph.get(name) != value:
            yield f"graph {name}={graph.get(name)!r}, not {value!r}: Gephi would show no or a wrong timeline"
    columns = yield from _gexf_columns(graph)
    seen = _Seen()
    for scope in ("node", "edge"):
        for item in graph.iter(f"{{{GEXF}}}{scope}"):
            yield from _gexf_item(item, scope, columns[scope])
            if scope == "node":
                values = {"label": item.get("label") or ""}
                yield from _gexf_looks(item, values)
                yield from _node(seen, item, values)
            else:
                yield from _edge(seen, item, item.get("weight") or "1")
    yield from _looks(seen)


def _gexf_columns(graph: Any) -> Any:
    """Yield the problems of the column declarations and return their types by scope and id."""
    columns: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    order = [child.tag.rpartition("}")[2] for child in graph]
    if "nodes" in order and "attributes" in order[order.index("nodes") :]:
        yield "attributes after the nodes: Gephi would drop the values of the nodes"
    for scope, declared in columns.items():
        blocks = [b for b in graph.findall(f"{{{GEXF}}}attributes") if b.get("class") == scope]
        if len(blocks) != 1:
            yield f"{len(blocks)} attribute blocks for {scope}s: Gephi Lite reads exactly one"
        for column in (column for block in blocks for column in block):
            identifier, kind = column.get("id") or "", column.get("type") or ""
            if identifier != column.get("title"):
                yield f"{scope} column {identifier!r} has another title: Gephi Lite names it by one, Gephi by the other"
            if kind not in _GEXF_TYPES:
                yield f"{scope} column {identifier!r}: type {kind!r} is not read by both Gephi and Gephi Lite"
            declared[identifier] = kind
    return columns


def _gexf_item(item: Any, scope: str, columns: dict[str, str]) -> Iterator[str]:
    where = f"{scope} {item.get('id')!r}"
    for value in item.iter(f"{{{GEXF}}}attvalue"):
        name, text = value.get("for") or "", value.get("value") or ""
        if name not in columns:
            yield f"{where}: column {name!r} is not declared, Gephi would drop the value"
        else:
            yield from _value(f"{where}, {name}", columns[name], text, special=True)
    for name in ("start", "end", "timestamp"):
        if item.get(name) is not None:
            yield f"{where}: {name} on the {scope}, beside spells Gephi would drop one of the two"
    for spell in item.iter(f"{{{GEXF}}}spell"):
        if not _DAY.fullmatch(spell.get("timestamp") or ""):
            yield f"{where}: {dict(spell.attrib)} is no full date as timestamp, Gephi would fail on the timeline"


def _gexf_looks(item: Any, values: dict[str, str]) -> Iterator[str]:
    """Yield the problems of a node's looks and add its position and size to ``values``."""
    size, position, colour = (item.find(f"{{{VIZ}}}{name}") for name in ("size", "position", "color"))
    if size is not None:
        values["size"] = size.get("value") or ""
    if position is not None:
        values |= {"x": position.get("x") or "", "y": position.get("y") or ""}
        if position.get("z") is None:
            yield f"node {item.get('id')!r}: position without z, Gephi would drop it"
    channels = [colour.get(name) or "" for name in "rgb"] if colour is not None else []
    if not all(re.fullmatch(r"\d{1,3}", channel) and int(channel) < 256 for channel in channels):
        yield f"node {item.get('id')!r}: colour {channels} is not r, g, b of 0..255, Gephi would show black"
