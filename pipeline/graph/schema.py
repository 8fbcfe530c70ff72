"""The one door through which a graph reaches a file: every column, its type, and the cleaning of its text.

In memory a column holds what Python finds natural (a tuple of strings, a float, None); :func:`encode` turns
it into the one spelling that Gephi, Gephi Lite, igraph and networkx all read back, or refuses it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

ColumnType = Literal["string", "list", "int", "double", "boolean"]
Merge = Literal["join", "sum", "min", "max", "first"]
Scope = Literal["node", "edge"]

JOINER = "\u2060"
"""WORD JOINER: has no width and changes nothing for a reader, but parts the letters for a machine."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK = re.compile(r"\s+")
_INT_LIMIT = 2**31


@dataclass(frozen=True, slots=True)
class Column:
    """One column of nodes or edges.

    Attributes:
        name: As Gephi shows it, lower_snake_case.
        type: ``list`` is written as a string, its items joined by ``; ``.
        merge: How two edges of one pair become one (only edges are ever merged).
        about: What it means, one phrase.
        events: Whether only the events graph has it.
    """

    name: str
    type: ColumnType
    about: str
    merge: Merge = "first"
    events: bool = False


_STATUS_COLUMNS = (
    *(
        Column(status, "int", f"meetings that were {status}", "sum")
        for status in ("held", "planned", "cancelled", "denied")
    ),
    Column("claimed", "int", "held ones that no article states itself: witnesses or other papers claim them", "sum"),
)

NODE_COLUMNS: tuple[Column, ...] = (
    Column("label", "string", "name"),
    Column("kind", "string", "person, organization, country, place or (events graph) meeting"),
    Column("country", "string", "name of the country it belongs to or lies in"),
    Column("aliases", "list", "surfaces seen in the articles"),
    Column("offices", "list", "offices that the articles give the person, oldest first"),
    Column("degree", "int", "neighbours over all relations, each relation counted"),
    Column("weighted_degree", "double", "sum of the weights of its edges"),
    Column("betweenness", "double", "share of the shortest paths between others, over met edges, that run through it"),
    Column("k_core", "int", "largest k such that it belongs to a group whose members each met k others of the group"),
    Column("component", "int", "number of the connected part it lies in, 0 the largest"),
    Column("meetings", "int", "meetings it takes part in, is represented at or, visited, is the place of; any status"),
    *_STATUS_COLUMNS,
    Column("articles", "int", "articles that report these meetings"),
    Column("sources", "int", "independent ones among them"),
    Column("first_date", "string", "first day of a held meeting, YYYY-MM-DD"),
    Column("last_date", "string", "last day of a held meeting"),
    Column("dates", "list", "days of the held meetings, first/last where only a span is known; the GEXF timeline"),
    Column("community", "int", "number of its community, 0 the largest"),
    Column("community_name", "string", "its three best-connected persons"),
    Column("latitude", "double", "degrees north"),
    Column("longitude", "double", "degrees east"),
    Column("meeting_kind", "string", "meeting, multilateral, call, encounter or visit", events=True),
    Column("status", "string", "held, planned, cancelled or denied", events=True),
    Column("day_known", "boolean", "whether first_date and last_date are one known day", events=True),
    Column("date_basis", "string", "how the date was found", events=True),
    Column("date_text", "string", "the date as the article puts it", events=True),
    Column("place", "string", "most specific place stated", events=True),
    Column("participants", "list", "names of who took part", events=True),
    Column("article_ids", "list", "articles that report it", events=True),
    Column("source_ids", "list", "independent ones among them", events=True),
    Column("evidence", "string", "first sentences that state it", events=True),
    Column("evidence_ids", "list", "article:start-end of every sentence that states it", events=True),
    Column("status_history", "list", "article:status, one a claim", events=True),
    Column("conflicts", "list", "slot=value (articles), one a disagreement", events=True),
    Column("rules", "list", "rules that fired", events=True),
    Column("confidence", "double", "that of the surest meeting, 0..1"),
    Column("x", "double", "position"),
    Column("y", "double", "position"),
    Column("size", "double", "radius, 4..100"),
    Column("color", "string", "colour of its community or country, #RRGGBB"),
)

EDGE_COLUMNS: tuple[Column, ...] = (
    Column("relation", "list", "met, represents, visited; in the events graph took part, at, in", "join"),
    Column("weight", "double", "met: 1/(k-1), or 1, for each held meeting of k; visited: held visits; else 1", "sum"),
    Column("disparity", "double", "met: how likely chance alone makes it so strong; small is strong", "min"),
    Column("meetings", "int", "meetings it rests on or that were announced or denied between the two", "sum"),
    *_STATUS_COLUMNS,
    Column("articles", "int", "articles that report these meetings", "max"),
    Column("sources", "int", "independent ones among them", "max"),
    Column("first_date", "string", "first day, YYYY-MM-DD", "min"),
    Column("last_date", "string", "last day", "max"),
    Column("dates", "list", "days, first/last where only a span is known; the timeline of the GEXF file", "join"),
    Column("places", "list", "where they met", "join"),
    Column("offices", "list", "offices at those dates", "join"),
    Column("part", "string", "named, host, guest or accompanying", events=True),
    Column("of", "string", "entity id of what the office belongs to", events=True),
    Column("evidence", "string", "first sentences that state it"),
    Column("evidence_ids", "list", "article:start-end of every sentence that states it", "join"),
    Column("meeting_ids", "list", "meetings, as in meetings.jsonl", "join"),
    Column("article_ids", "list", "articles that name this participant", "join", events=True),
    Column("confidence", "double", "that of the surest meeting, 0..1", "max"),
)

COLUMNS: Mapping[Scope, Mapping[str, Column]] = {
    "node": {column.name: column for column in NODE_COLUMNS},
    "edge": {column.name: column for column in EDGE_COLUMNS},
}


def clean_text(text: str) -> str:
    """Return ``text`` as one trimmed line without the characters that XML forbids.

    Args:
        text: Anything; article text may hold control characters, lone surrogates, line breaks.
    """
    if text.isprintable() and "  " not in text:  # nearly always, and quick to see
        return text.strip()
    return _BLANK.sub(" ", _UNWRITABLE.sub(" ", text)).strip()


def gephi_text(column: Column, spelled: str) -> str:
    """Return a spelling that Gephi's XML importers leave alone.

    In text columns Gephi rewrites the letters ``INF`` to ``Infinity`` (labels excepted) and drops a bare ``null``;
    ``]]>`` cannot stand in CDATA. All are parted by U+2060: they look the same and survive.

    Args:
        column: Where it stands; numbers and booleans stay as they are.
        spelled: From :func:`encode`.
    """
    if column.type not in ("string", "list"):
        return spelled
    if spelled.lower() == "null":
        return spelled[0] + JOINER + spelled[1:]
    if column.name != "label":
        spelled = spelled.replace("INF", f"I{JOINER}NF")
    return spelled.replace("]]>", f"]]{JOINER}>")


def clean_id(identifier: str) -> str:
    """Return an id without characters that a file cannot hold; clean ids (all of ours) stay the same."""
    return _BLANK.sub("_", _UNWRITABLE.sub(" ", identifier).strip()) or "_"


def encode(scope: Scope, name: str, value: Any) -> str | None:
    """Spell one value for a file.

    Args:
        scope: Whether it belongs to a node or an edge.
        name: The column.
        value: What the graph holds in memory.

    Returns:
        The spelling, never empty, or None where there is nothing to write.

    Raises:
        ValueError: If the column is unknown or the value is not of its type.
    """
    column = COLUMNS[scope].get(name)
    if column is None:
        raise ValueError(f"{scope} column {name!r} is not in the schema")
    if value is None:
        return None
    spelled = _spell(column, value)
    if spelled is None:
        raise ValueError(f"{scope} column {name!r} is {column.type}, not {value!r}")
    return spelled or None


def _spell(column: Column, value: Any) -> str | None:
    """Spell a value that is there; None if it is not of the column's type."""
    if column.type == "boolean":
        return str(value).lower() if isinstance(value, bool) else None
    if column.type == "int":
        fits = isinstance(value, int) and not isinstance(value, bool) and -_INT_LIMIT <= value < _INT_LIMIT
        return str(value) if fits else None
    if column.type == "double":
        number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        return repr(float(value) + 0.0) if number else None
    if column.type == "list":
        return join(value) if isinstance(value, tuple | list) else None
    return clean_text(value) if isinstance(value, str) else None


def join(items: Iterable[str]) -> str:
    """Join the items of a list column with ``; ``; a semicolon inside an item becomes a comma."""
    return clean_text("; ".join(part for part in (clean_text(item).replace(";", ",") for item in items) if part))


def encode_all(scope: Scope, data: Mapping[str, Any]) -> dict[str, str]:
    """Spell all columns of a node or an edge, in the order of the schema, leaving out what is empty.

    Raises:
        ValueError: As :func:`encode`.
    """
    spelled = {name: encode(scope, name, value) for name, value in data.items()}
    return {name: text for name in COLUMNS[scope] if (text := spelled.get(name)) is not None}


def encode_for_gephi(scope: Scope, data: Mapping[str, Any]) -> dict[str, str]:
    """Spell all columns as :func:`encode_all` does, and so that GraphML and GEXF carry them unchanged.

    Raises:
        ValueError: As :func:`encode`.
    """
    return {name: gephi_text(COLUMNS[scope][name], text) for name, text in encode_all(scope, data).items()}


def used(scope: Scope, rows: Iterable[Mapping[str, Any]]) -> list[Column]:
    """Return the columns that at least one of ``rows`` has a value in, in the order of the schema."""
    names = {name for row in rows for name, value in row.items() if value is not None and value not in ("", (), [])}
    return [column for column in COLUMNS[scope].values() if column.name in names]
